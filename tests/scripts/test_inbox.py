"""The inbox on real git repositories: its workflow's own steps, questions, answers, a branch, no person anywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from plugins.cchc.desk.inbox import write_inbox
from plugins.cchc.desk.issue_form import read_form, render_form
from plugins.cchc.desk.report_draft import pull_request_address
from plugins.cchc.edition import Edition
from plugins.cchc.errors import UseError
from plugins.cchc.intake.question_groups import QuestionGroup
from plugins.cchc.intake.questions import Choice
from tests.fixtures.new_quarter import LONG_PHU, MAIL, PHONE, make_quarter
from tests.fixtures.newcomer import lend_environment, make_origin
from tests.fixtures.repositories import commit, git

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent
REPORT = f"2023-q2-{LONG_PHU}"
PLANTED = "Nguyễn Văn Mẫu"
WORKFLOW = ".github/workflows/nhap-bao-cao.yml"
ADDRESS = "https://kho.example/tinh/cchc"


class Service:
    """A hosting service: a public repository, the private inbox, its issues, and a machine that runs workflows."""

    def __init__(self, folder: Path, report: Path) -> None:
        self.folder, self.report = folder, report
        self.public = make_origin(folder, f"2023-q1-{LONG_PHU}")
        self.inbox, self.runs = folder / "hop-thu", 0
        write_inbox(ROOT, self.inbox, ADDRESS)
        git(self.inbox, "init", "--quiet", "--initial-branch=main")
        commit(self.inbox, "hộp thư")

    @property
    def issues(self) -> list[dict[str, str]]:
        store = self.folder / "issues.json"
        return json.loads(store.read_text("utf-8")) if store.is_file() else []

    def upload(self) -> None:
        shutil.copy(self.report, self.inbox / "bao-cao/bao-cao-quy-2.docx")
        commit(self.inbox, "Add files via upload")

    def edit(self, change: dict[str, str]) -> None:
        """A clerk ticks and types: the body with some of its parts changed."""
        (issue,) = self.issues
        for old, new in change.items():
            assert old in issue["body"], old
            issue["body"] = issue["body"].replace(old, new, 1)
        (self.folder / "issues.json").write_text(json.dumps([issue]), "utf-8")

    def run(self) -> str:
        """Every shell step of the workflow in its order, in a fresh folder; what the steps print."""
        self.runs += 1
        place = self.folder / f"run-{self.runs}"
        (place / "bin").mkdir(parents=True)
        (place / "bin/gh").write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT}/tests/fixtures/fake_gh.py "$@"\n')
        (place / "bin/gh").chmod(0o755)
        git(place, "clone", "--quiet", str(self.inbox), "hop-thu")
        steps = yaml.safe_load((self.inbox / WORKFLOW).read_text("utf-8"))["jobs"]["import"]["steps"]
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(place), "LANG": "C.UTF-8"}
        environment = alone | {
            "PATH": f"{place}/bin:{os.environ['PATH']}", "FAKE_ISSUES": str(self.folder / "issues.json"),
            "RUNNER_TEMP": str(place), "KEY": "khoa", "PUBLIC_PAGE": f"file://{self.public}",
            "PUBLIC_PUSH": str(self.public),
        }  # fmt: skip
        said = ""
        for step in (step for step in steps if "run" in step):
            if (place / "kho").is_dir() and not (place / "kho/.venv").exists():
                lend_environment(place / "kho")
            ended = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=place, env=environment, capture_output=True, text=True
            )
            said += ended.stdout + ended.stderr
            assert ended.returncode == 0, f"{step['name']}\n{said[-3000:]}"
        return said


@pytest.fixture(scope="module")
def service(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """After an upload, a first run, the answers of a clerk and a second run."""
    import docx

    files = tmp_path_factory.mktemp("files")
    path = make_quarter(edition.collection, files)[f"{LONG_PHU}.docx"]
    document = docx.Document(str(path))
    document.add_paragraph(PLANTED)
    document.add_paragraph(f"Người lập biểu: bà {PLANTED}, {MAIL}")
    document.save(str(path))
    service = Service(tmp_path_factory.mktemp("service"), path)
    service.upload()
    assert "còn 4 câu hỏi" in service.run()
    service.asked = service.issues[0]["body"]  # type: ignore[attr-defined]
    service.edit({
        "- [ ] `theo-quy-dinh`": "- [x] `theo-quy-dinh`",
        "Trả lời khác: <!-- sn-534/thieu/i.1.3 -->": "Trả lời khác: khong-in <!-- sn-534/thieu/i.1.3 -->",
        "- [ ] `xong`": "- [x] `xong`", "- [ ] **Đã trả lời xong": "- [x] **Đã trả lời xong",
    })  # fmt: skip
    assert "còn 1 câu hỏi" in service.run()  # the list of passages was forgotten; what was answered is kept
    service.edit({"- [ ] `bo-qua`": "- [x] `bo-qua`", "- [ ] **Đã trả lời xong": "- [x] **Đã trả lời xong"})
    assert f"nhánh nhap/{REPORT}" in service.run()
    return service


def test_issue_asks_with_boxes_and_fields(service: Service) -> None:
    body = service.asked  # type: ignore[attr-defined]
    assert service.issues[0]["title"] == "Câu hỏi về bao-cao-quy-2.docx"
    assert "Còn **4 câu hỏi**" in body and len(body) < 65_536
    assert (
        "- [ ] `theo-quy-dinh`: theo quy định: từ 2023-03-15 đến 2023-06-14 <!-- bao-cao/cua-so = theo-quy-dinh -->"
        in body
    )
    assert "dòng I.1.3 “Số văn bản chỉ đạo CCHC đã ban hành” của biểu mẫu" in body
    assert PHONE not in body and MAIL not in body


def test_branch_comes_from_main_and_holds_the_package_alone(service: Service) -> None:
    branch = f"nhap/{REPORT}"
    changed = _git(service.public, "diff", "--name-status", f"main...{branch}").split("\n")
    assert _git(service.public, "rev-parse", f"{branch}^") == _git(service.public, "rev-parse", "main")
    names = {line.split("\t")[1] for line in changed}
    assert {f"data/reports/{REPORT}/1.0.0/{name}" for name in ("sn-534.csv", "source.txt", "lines.csv")} <= names
    others = {name for name in names if not name.startswith(f"data/reports/{REPORT}/")}
    assert others == {f"data/findings/{REPORT}.yaml", "data/reference/periods.csv"}
    assert f"{ADDRESS}/compare/main...{branch}?expand=1".replace(ADDRESS, "") in service.issues[0]["body"]


def test_branch_passes_the_check(service: Service, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--branch", f"nhap/{REPORT}", str(service.public), "arrived")
    lend_environment(tmp_path / "arrived")
    ended = subprocess.run(
        ["make", "check", f"REPORT={REPORT}"], cwd=tmp_path / "arrived", capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_no_object_of_the_public_repository_holds_the_file_or_a_person(service: Service) -> None:
    objects = _git(service.public, "rev-list", "--objects", "--all", "--no-object-names")
    ended = subprocess.run(
        ["git", "-C", str(service.public), "cat-file", "--batch"],
        input=objects.encode(),
        capture_output=True,
        check=True,
    )
    blob = _git(service.inbox, "rev-parse", "HEAD:bao-cao/bao-cao-quy-2.docx")
    assert blob not in objects.split()
    for secret in (PLANTED, MAIL, PHONE):
        known = subprocess.run(
            ["git", "-C", str(service.public), "grep", "-c", secret, "main"], capture_output=True
        ).stdout.count(b"\n")
        assert ended.stdout.count(secret.encode()) == known == 0, secret


def test_run_without_news_says_nothing_new(service: Service) -> None:
    before, branches = service.issues, _git(service.public, "for-each-ref")
    assert "đã gửi ở lượt trước" in service.run()
    assert (service.issues, _git(service.public, "for-each-ref")) == (before, branches)


def _git(root: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=True).stdout.strip()


def test_file_that_cannot_be_read_is_told_in_its_issue(service: Service, tmp_path: Path) -> None:
    from plugins.cchc.desk.inbox import InboxRun

    (tmp_path / "hop-thu/bao-cao").mkdir(parents=True)
    (tmp_path / "hop-thu/bao-cao/hong.docx").write_bytes(b"khong phai tep Word")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/issues.json").write_text("[]")
    run = InboxRun(service.folder / "run-1/kho", tmp_path / "hop-thu", tmp_path / "out", ADDRESS)
    assert list(run.run()) == ["hong.docx: không nhận được"]
    assert "không phải tệp .docx thật" in (tmp_path / "out/new-0.md").read_text("utf-8")


@pytest.mark.parametrize("tool", ["zizmor", "check-jsonschema"])
def test_workflow_of_the_template_is_sound(tool: str, service: Service) -> None:
    words = {
        "zizmor": ["--offline", "--pedantic", "--no-progress", str(service.inbox / ".github")],
        "check-jsonschema": ["--builtin-schema", "vendor.github-workflows", str(service.inbox / WORKFLOW)],
    }
    ended = subprocess.run([str(TOOLS / tool), *words[tool]], capture_output=True, text=True, cwd=service.folder)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_template_has_least_rights_and_no_placeholder_left(service: Service) -> None:
    text = (service.inbox / WORKFLOW).read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["import"]["permissions"] == {"contents": "read", "issues": "write"}
    for path in (path for path in service.inbox.rglob("*") if path.suffix in (".md", ".yml")):
        assert "@@" not in path.read_text("utf-8")
    assert 'PUBLIC_PUSH: "git@kho.example:tinh/cchc.git"' in text
    pictures = re.findall(r"\((hinh/[\w-]+\.svg)\)", (service.inbox / "README.md").read_text("utf-8"))
    assert len(pictures) == 3 and all((service.inbox / picture).is_file() for picture in pictures)


def test_wrong_address_and_full_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="REPOSITORY_URL"):
        write_inbox(ROOT, tmp_path / "a", "kho")
    (tmp_path / "b").mkdir()
    (tmp_path / "b/x").touch()
    with pytest.raises(UseError, match="đã có tệp"):
        write_inbox(ROOT, tmp_path / "b", ADDRESS)


def test_form_reads_back_what_was_ticked_and_typed() -> None:
    group = QuestionGroup("a/b", "Bảng", "số nào @ai?", (Choice("5", "năm"), Choice("them <mã>", "thêm")), "")
    body = render_form([group], "0" * 64, {"c": "7"})
    assert "@ai" not in body and "- [ ] `them" not in body
    assert read_form(body.replace("- [ ] `5`", "- [x] `5`"), "0" * 64) == {}  # not sent yet
    sent = body.replace("- [ ] **Đã", "- [X] **Đã")
    assert read_form(sent.replace("- [ ] `5`", "- [x] `5`"), "0" * 64) == {"c": "7", "a/b": "5", "gui": "gui"}
    assert read_form(sent.replace("Trả lời khác:", "Trả lời khác: 8 &lt; 9 "), "0" * 64)["a/b"] == "8 < 9"
    assert read_form(sent, "1" * 64) == {}


def test_address_follows_the_hosting_service() -> None:
    assert pull_request_address("https://gitlab.example/a/b", "nhap/x").endswith("source_branch%5D=nhap%2Fx")
