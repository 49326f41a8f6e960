"""One digit changed in a released version: the ledger names the file, the broken identities name the cell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cchc.edition import assemble
from plugins.cchc.errors import DataError

ROOT = Path(__file__).resolve().parents[2]
TABLE = "data/reports/2019-h1-trung-tam-phuc-vu-hanh-chinh-cong/1.1.3/tthc-pl-1.csv"


def test_ledger_and_identities_name_the_place(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / TABLE
    path.write_text(path.read_text("utf-8").replace(",so-tu-phap,3428,", ",so-tu-phap,3429,"), "utf-8")
    with pytest.raises(DataError) as raised:
        assemble(tmp_path)
    problems = raised.value.problems
    assert [problem.file for problem in problems if problem.code == "ledger.changed"] == [TABLE]
    assert (13, "received_total") in {(problem.row, problem.column) for problem in problems}
