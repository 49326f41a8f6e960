"""What passes the gate builds, what is refused names its row: the short form of make attack, and the command itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.errors import UseError
from scripts import attack
from tests.planted import attack as attacks
from tests.planted.mutated_packages import try_changes


def test_what_passes_the_gate_builds() -> None:
    trials = list(try_changes(seed=1, count=0, passed=4))
    assert sum(not trial.problems for trial in trials) == 4
    assert [trial for trial in trials if trial.crash] == []


def test_refusal_names_the_changed_row_first() -> None:
    refused = [trial for trial in try_changes(seed=2, count=70) if trial.problems]
    wrong = [trial.change for trial in refused if not trial.is_placed]
    assert len(refused) > 30 and len(wrong) <= len(refused) / 20, wrong


def test_command_writes_what_it_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(attacks, "ATTACKS", {"Personal data": attacks.attack_guard})
    page = tmp_path / "trust.md"
    assert attack.main(["--count", "6", "--seed", "3", "--page", str(page)]) == 0
    said, written = capsys.readouterr().out, page.read_text("utf-8")
    assert "→ Personal data (seed 3)" in said and "`make attack COUNT=6` (seed 3)" in written
    assert all(line in said for line in written.partition("```text\n")[2].partition("\n```")[0].splitlines())


def test_command_called_wrongly() -> None:
    with pytest.raises(UseError, match="COUNT"):
        attack.main(["--count", "0"])
