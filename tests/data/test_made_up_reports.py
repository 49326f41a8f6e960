"""What make bench measures with is a collection that passes the gate, whatever rule has come since."""

from __future__ import annotations

from pathlib import Path

from plugins.cchc.edition import assemble
from tests.benchmark.made_up_collection import find_model, write_collection

ROOT = Path(__file__).resolve().parents[2]


def test_made_up_reports_of_two_years_pass(tmp_path: Path) -> None:
    write_collection(ROOT, tmp_path, find_model(ROOT), 1, 2)
    assert len(assemble(tmp_path, cache=tmp_path / "cache").releases) == 2
