"""Files that other programs read about the project: sound by their schemas, and asking nobody for anything."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
TOP = {
    "content", "data", "theme", "plugins", "scripts", "tests", "docs", "pelicanconf.py", "publishconf.py",
    "pyproject.toml", "Makefile", "LICENSE", "LICENSE-DATA.md", "CITATION.cff", "CONTRIBUTING.md", "CHANGELOG.md",
    "SECURITY.md",
}  # fmt: skip


def test_citation_keeps_to_its_schema_and_names_the_holder_of_the_licence() -> None:
    schema = ["--builtin-schema", "vendor.citation-file-format"]
    ended = subprocess.run(
        [str(TOOLS / "check-jsonschema"), *schema, str(ROOT / "CITATION.cff")], capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    holder = re.search(r"^Copyright \(c\) \d{4} (.+)$", (ROOT / "LICENSE").read_text("utf-8"), re.MULTILINE)
    assert holder and citation["authors"] == [{"name": holder[1]}]
    assert citation["license"] == "MIT" and (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")


def test_hooks_are_local_and_call_tools_that_make_lint_calls() -> None:
    assert [entry["repo"] for entry in HOOKS["repos"]] == ["local"]
    hooks = {hook["id"]: hook for hook in HOOKS["repos"][0]["hooks"]}
    assert set(hooks) == {"ruff", "format", "basedpyright", "yamllint", "check"}
    assert all(hook["language"] == "system" for hook in hooks.values())
    lint = (ROOT / "Makefile").read_text("utf-8").partition("\nlint:")[2].partition("\n\n")[0]
    for name in ("ruff", "format", "basedpyright", "yamllint"):
        tool = hooks[name]["entry"].removeprefix(".venv/bin/")
        assert f"$(BIN)/{tool}" in lint
    assert hooks["check"]["entry"] == "make check"


def test_container_is_plain_python_and_calls_targets_that_people_have() -> None:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))
    assert re.fullmatch(r"python:3\.\d+-[a-z]+", container["image"])
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    command = container["postCreateCommand"].split()
    assert command[0] == "make" and set(command[1:]) <= targets


def test_editor_is_told_the_line_length_of_the_linter() -> None:
    told = re.search(r"max_line_length = (\d+)", (ROOT / ".editorconfig").read_text("utf-8"))
    linted = re.search(r"line-length = (\d+)", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert told and linted and told[1] == linted[1]


def test_top_of_the_repository_holds_nothing_else() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if tracked.returncode:
        names = {path.name for path in ROOT.iterdir()}
    else:
        names = {line.split("/")[0] for line in tracked.stdout.splitlines()}
    other = {name for name in names - TOP if not name.startswith((".", "README", "requirements"))}
    assert other - {"output", "output.new"} == set()


@pytest.mark.parametrize(
    "name", ["SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff", "docs/architecture.md"]
)
def test_no_person_or_mailbox_is_named(name: str) -> None:
    assert "@" not in (ROOT / name).read_text("utf-8")
