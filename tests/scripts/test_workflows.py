"""The workflows: zizmor and the published schemas pass, a planted bad one does not, and the promises are kept."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
HUB = ROOT / ".github"
WORKFLOWS = sorted((HUB / "workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent

# Each line is a known way to lose: secrets given to a fork's code, a moving tag, a title run as a command.
BAD = """\
name: bad
on: pull_request_target
jobs:
  one:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: echo "${{ github.event.pull_request.title }}"
"""


def run(tool: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(TOOLS / tool), *words], capture_output=True, text=True, cwd=ROOT)


def read(path: Path) -> dict[Any, Any]:
    return yaml.safe_load(path.read_text("utf-8"))


def test_zizmor_finds_nothing_even_when_pedantic() -> None:
    ended = run("zizmor", "--offline", "--pedantic", "--no-progress", str(HUB))
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_zizmor_finds_a_planted_bad_workflow(tmp_path: Path) -> None:
    bad = tmp_path / ".github" / "workflows" / "bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(BAD, "utf-8")
    ended = run("zizmor", "--offline", "--no-progress", str(bad))
    assert ended.returncode >= 11
    for audit in ("dangerous-triggers", "template-injection", "unpinned-uses", "artipacked"):
        assert audit in ended.stdout, audit


ISSUE_FORMS = ("bao-sai-so-lieu", "gui-bao-cao", "tra-loi-cho-lech")
SCHEMAS = [
    *((path, "vendor.github-workflows") for path in WORKFLOWS),
    *((path, "custom.github-workflows-require-timeout") for path in WORKFLOWS),
    *((HUB / "ISSUE_TEMPLATE" / f"{form}.yml", "vendor.github-issue-forms") for form in ISSUE_FORMS),
    (HUB / "ISSUE_TEMPLATE" / "config.yml", "vendor.github-issue-config"),
]


@pytest.mark.parametrize(("path", "schema"), SCHEMAS)
def test_file_keeps_to_its_schema(path: Path, schema: str) -> None:
    ended = run("check-jsonschema", "--builtin-schema", schema, str(path))
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("form", ISSUE_FORMS)
def test_no_public_form_invites_a_file(form: str) -> None:
    """Office files hold names, and what is attached to an issue stays: they go to the private inbox."""
    words = (HUB / "ISSUE_TEMPLATE" / f"{form}.yml").read_text("utf-8").lower()
    assert "kéo tệp" not in words
    assert words.count("đính kèm") == words.count("đừng đính kèm")


def test_schema_refuses_a_misspelt_key(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text((HUB / "workflows" / "publish.yml").read_text("utf-8").replace("runs-on", "run-on"), "utf-8")
    assert run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(bad)).returncode == 1


def steps() -> list[tuple[str, dict[str, Any]]]:
    jobs = [(path.name, job) for path in WORKFLOWS for job in read(path)["jobs"].values()]
    return [(name, step) for name, job in jobs for step in job["steps"]]


def test_actions_are_pinned_by_commit_and_checkouts_keep_no_key() -> None:
    used = [step for _, step in steps() if "uses" in step]
    assert used
    for step in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
        if step["uses"].startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
        assert "cache" not in step.get("with", {})


def test_no_expression_stands_in_a_shell_line() -> None:
    assert [step["run"] for _, step in steps() if "${{" in step.get("run", "")] == []


def test_pull_requests_may_read_and_nothing_else() -> None:
    workflow = read(HUB / "workflows" / "pull-request.yml")
    # YAML reads a bare `on` as true.
    assert list(workflow[True]) == ["pull_request"] and workflow["permissions"] == {}
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())
    assert "secrets" not in (HUB / "workflows" / "pull-request.yml").read_text("utf-8")


def test_only_the_deploying_job_may_publish() -> None:
    jobs = read(HUB / "workflows" / "publish.yml")["jobs"]
    writing = [name for name, job in jobs.items() if "write" in job["permissions"].values()]
    assert writing == ["deploy"] and jobs["deploy"]["environment"]["name"] == "github-pages"
    # That job runs no code of the project.
    assert [step.get("uses", "").split("@")[0] for step in jobs["deploy"]["steps"]] == ["actions/deploy-pages"]
    assert jobs["deploy"]["needs"] == "build"


def test_workflows_call_targets_that_people_have() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    called = {name for _, step in steps() for name in re.findall(r"(?:^|\s)make ([a-z-]+)", step.get("run", ""))}
    assert called == {"pull-request", "html", "check", "publish"} and called <= targets


def test_form_asks_for_the_cell_and_for_no_person() -> None:
    form = read(HUB / "ISSUE_TEMPLATE" / "bao-sai-so-lieu.yml")
    asked = {field["id"] for field in form["body"] if "id" in field}
    assert asked >= {"report", "table", "row", "printed", "shown"}
    assert not any("email" in str(field) for field in form["body"])
