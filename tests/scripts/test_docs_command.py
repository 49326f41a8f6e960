"""What `make docs` writes stands in the repository as it would be written now; owners are those of the setting."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cchc.checks import RULES, ReportRule
from scripts.docs import main, make_files
from tests.docs.code_owners import render_code_owners
from tests.docs.rule_page import make_rule_page

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", make_files(ROOT))
def test_file_is_as_it_would_be_written_now(name: str) -> None:
    path, text = ROOT / name, make_files(ROOT)[name]
    assert (path.read_text("utf-8") if path.exists() else "") == text, "run make docs"


def test_page_of_rules_tells_each_rule_and_each_parameter() -> None:
    page = make_rule_page()
    for rule in RULES.values():
        part = page.partition(f"### `{rule.name}`\n")[2].partition("\n### ")[0]
        assert rule.title.first in part
        assert " ".join(part.split()).count(rule.sentence) == 1
        for param in () if isinstance(rule, ReportRule) else rule.params:
            assert f"| `{param.name}`{'' if param.required else ' (optional)'} | " in part


def owners(text: str) -> dict[str, list[str]]:
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {line[0]: line[1:] for line in lines}


def test_data_and_code_have_the_owners_of_the_setting() -> None:
    named = owners(render_code_owners({"data": ["@x/figures"], "code": ["@x/code"]}))
    assert named["*"] == ["@x/code"] and named["/data/reports/"] == ["@x/figures"]
    assert named["/data/forms/"] == ["@x/figures", "@x/code"]
    assert next(iter(named)) == "*"  # the last line that fits a file wins
    assert [path for path in named if path != "*" and not (ROOT / path.strip("/")).exists()] == []


@pytest.mark.parametrize("setting", [{}, {"data": [], "code": []}, {"data": ["@x/a"]}, {"code": ["@x/a"]}])
def test_nobody_named_is_nobody_written(setting: dict[str, list[str]]) -> None:
    assert render_code_owners(setting) == ""


def test_file_goes_when_nobody_is_named_any_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("docs/pictures", ".github"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    settings = tmp_path / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace("data = []\ncode = []", 'data = ["@x/a"]\ncode = ["@x/b"]'))
    assert main(["--root", str(tmp_path)]) == 0
    assert owners((tmp_path / ".github/CODEOWNERS").read_text("utf-8"))["*"] == ["@x/b"]
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert main(["--root", str(tmp_path)]) == 0
    assert not (tmp_path / ".github/CODEOWNERS").exists()
    assert "chưa ghi ai" in capsys.readouterr().out
