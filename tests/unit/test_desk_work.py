"""A file on the desk and in the inbox: read, answered, drafted, sent as a branch, packed, previewed."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from plugins.cchc.desk import desk_pages
from plugins.cchc.desk.desk_pages import render_start, render_work
from plugins.cchc.desk.desk_work import DeskWork, put_on_desk, works_on_desk
from plugins.cchc.desk.inbox import InboxRun
from plugins.cchc.desk.page_picture import PageCutting
from plugins.cchc.desk.report_draft import find_main_line, pull_request_address
from plugins.cchc.edition import assemble
from plugins.cchc.errors import CchcError
from plugins.cchc.intake.questions import DoubtKind, ImportQuestion
from plugins.cchc.intake.source import PageSpot
from plugins.cchc.releases.git_history import Repository
from tests.fixtures.repositories import commit, git, make_repository
from tests.fixtures.small_table_file import SMALL_ANSWERS, SMALL_MISMATCHES, SMALL_TABLE

REPORT = "2019-h2-so-noi-vu"
BRANCH = f"nhap/{REPORT}"
WANTED = ("so-noi-vu", "2019-h2", "bieu-1")
KHO = "https://kho.example/tinh/cchc"
FORM = "- [ ] **Đã trả lời xong"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_repository(tmp_path)
    git(root, "checkout", "--quiet", "main")
    return root


@pytest.fixture
def work(root: Path) -> DeskWork:
    work = put_on_desk(root, "bao-cao.csv", SMALL_TABLE.encode())
    work.want(*WANTED)
    return work


@pytest.fixture
def answered(work: DeskWork) -> DeskWork:
    work.answer(SMALL_ANSWERS)
    return work


def ask(root: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=True).stdout.strip()


def again(work: DeskWork) -> DeskWork:
    """As a desk finds it that was started anew."""
    return DeskWork(work.root, work.folder)


def mismatches(work: DeskWork) -> tuple[tuple[str, str], ...]:
    return tuple((result.check, result.place) for result in work.draft(work.read()).failures)


def test_what_was_wanted_and_answered_is_kept_and_asked_again_when_it_is_taken_back(work: DeskWork) -> None:
    assert {question.id for question in work.read().open} == set(SMALL_ANSWERS)
    assert (work.read().facts.unit, work.read().facts.period) == WANTED[:2]
    work.answer(SMALL_ANSWERS)
    assert work.read().open == () and again(work).state == work.state and again(work).read().open == ()
    work.answer({"bao-cao/so": ""})
    assert [question.id for question in work.read().open] == ["bao-cao/so"]
    assert again(work).state.answers == {id_: text for id_, text in SMALL_ANSWERS.items() if id_ != "bao-cao/so"}
    work.want("so-tu-phap", "2019-h2", "bieu-1")
    assert work.read().facts.unit == "so-tu-phap"


def test_works_are_told_newest_first_and_those_of_another_desk_left_out(root: Path, work: DeskWork) -> None:
    other = put_on_desk(root, "b.csv", b"x")
    os.utime(other.folder / "state.json", (1, 1))
    assert [each.id for each in works_on_desk(root)] == [work.id, other.id]
    (other.folder / "state.json").write_text('{"name": "b", "hat": 1}', "utf-8")
    assert [each.id for each in works_on_desk(root)] == [work.id]
    page = render_start(works_on_desk(root))
    assert "bao-cao.csv" in page and f"{work.id}/" in page and 'role="alert"' not in page
    assert "Hỏng" in render_start((), "Hỏng")


def test_a_draft_is_made_once_for_the_same_answers_and_anew_for_others(answered: DeskWork) -> None:
    draft = answered.draft(answered.read())
    assert draft.release.report == REPORT and answered.draft(answered.read()) is draft
    assert mismatches(answered) == SMALL_MISMATCHES
    problems = draft.problems()
    assert len(problems) == len(SMALL_MISMATCHES) and all(
        f"data/reports/{REPORT}/1.0.0/" in problem.file for problem in problems
    )
    answered.answer({"bao-cao/so": "7/BC-X"})
    other = answered.draft(answered.read())
    assert other is not draft and other.release.source.number == "7/BC-X"
    assert again(answered).draft(again(answered).read()).release.report == REPORT
    answered.want(*WANTED)
    answered.draft(answered.read())
    assert (answered.tree / "data/reports" / REPORT).is_dir(), "data laid out anew have their report anew"


def test_a_report_is_sent_as_one_commit_on_the_main_line_with_what_was_said(answered: DeskWork) -> None:
    root, key = answered.root, " ".join(SMALL_MISMATCHES[1])
    answered.send({key: " Cộng nhầm. ", "khac": "  "})
    assert answered.state.branch == BRANCH and answered.state.words == {key: " Cộng nhầm. "}
    assert ask(root, "rev-parse", BRANCH) == answered.state.commit
    assert ask(root, "rev-parse", f"{BRANCH}^") == ask(root, "rev-parse", "main")
    changed = ask(root, "diff", "--name-only", f"main...{BRANCH}").split("\n")
    others = [name for name in changed if not name.startswith(f"data/reports/{REPORT}/1.0.0/")]
    assert others == [f"data/findings/{REPORT}.yaml", "data/reference/periods.csv"]
    assert ask(root, "log", "-1", "--format=%s|%an", BRANCH) == "Thêm báo cáo 2019-h2 của so-noi-vu|Nhập báo cáo"
    told = ask(root, "show", f"{BRANCH}:data/findings/{REPORT}.yaml")
    assert (
        told.count("check: ") == len(SMALL_MISMATCHES)
        and "Cộng nhầm." in told
        and "chưa rõ vì sao" in told
        and "en:" in told
    )
    sent = assemble(answered.tree, cache=answered.folder / "cache").findings_by_report[REPORT]
    assert {finding.explanation.status for finding in sent} == {"open"}, "what is sent passes the gate"
    assert ask(root, "rev-parse", "--abbrev-ref", "HEAD") == "main" and not ask(root, "status", "--porcelain", "data")
    assert again(answered).state == answered.state
    answered.answer({"bao-cao/so": "8/BC-X"})
    assert (answered.state.branch, answered.state.commit) == ("", "")


def test_a_pack_holds_what_the_branch_adds(answered: DeskWork) -> None:
    answered.send({})
    with zipfile.ZipFile(answered.pack()) as packed:
        names = packed.namelist()
        assert names == sorted(names) and packed.read(f"data/findings/{REPORT}.yaml")
    changed = ask(answered.root, "diff", "--name-only", f"main...{BRANCH}").split("\n")
    assert names == sorted(changed)


def test_a_preview_is_built_beside_from_the_code_and_the_drafted_data(answered: DeskWork) -> None:
    root = answered.root
    for name in ("content", "docs", "theme"):
        (root / name).mkdir(exist_ok=True)
    for name in ("pelicanconf.py", "publishconf.py"):
        (root / name).touch()
    program = (
        "import sys, time\nfrom pathlib import Path\nPath(sys.argv[2]).mkdir(parents=True)\n"
        f"print('x' * 700 + str(Path('data/reports/{REPORT}').is_dir()))\n"
        "while Path(sys.argv[2], '..', 'wait').exists():\n    time.sleep(0.01)\n"
        "sys.exit(int(Path('content/end').exists()))\n"
    )
    (root / "scripts").mkdir(exist_ok=True)
    (root / "scripts" / "build.py").write_text(program, "utf-8")
    answered.send({})
    assert not answered.is_building and answered.build_fault == ""
    (answered.folder / "wait").touch()
    answered.start_preview()
    process = answered._build
    answered.start_preview()
    assert answered.is_building and answered._build is process and answered.build_fault == ""
    (answered.folder / "wait").unlink()
    assert process is not None and process.wait(20) == 0
    assert not answered.is_building and answered.build_fault == "" and answered.site.is_dir()
    answered.site.rmdir()
    (root / "content" / "end").touch()
    answered.start_preview()
    assert answered._build is not None and answered._build.wait(20) == 1
    assert len(answered.build_fault) == 600 and answered.build_fault.strip().endswith("xTrue")


def test_the_page_asks_then_tells_mismatches_then_the_way_on(work: DeskWork, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = render_work(work, KHO)
    assert "Còn 3 câu hỏi" in asking and "Lập báo cáo" not in asking and "Sở Nội vụ, kỳ 2019-h2" in asking
    assert 'value="so-noi-vu"' in asking and "bieu-1 (4 dòng)" in asking
    work.answer(SMALL_ANSWERS)
    ready = render_work(work, KHO)
    assert (
        "Không còn câu hỏi nào" in ready
        and f"({len(SMALL_MISMATCHES)})" in ready
        and f"loi:{' '.join(SMALL_MISMATCHES[0])}" in ready
    )
    assert "2019-h1-so-noi-vu" in ready and "goi.zip" not in ready and "số nữa" not in ready
    assert ready.count('href="doi-chieu#bieu-1-2" target="doi-chieu">Sở Tư pháp') == 1
    monkeypatch.setattr(desk_pages, "MOST_JUMPS", 1)
    assert "… và 3 số nữa" in render_work(work, KHO)
    work.send({})
    sent = render_work(work, KHO)
    assert f"{KHO}/compare/main...{BRANCH}?expand=1" in sent and "goi.zip" in sent
    assert "/compare/" not in render_work(work, "") and "Mở trang của kho" in render_work(work, "")


def test_what_cannot_be_read_or_drafted_is_told_on_the_page(root: Path, answered: DeskWork) -> None:
    broken = put_on_desk(root, "hong.docx", b"x")
    assert "hong.docx: " in render_work(broken, KHO) and 'role="alert"' in render_work(broken, KHO)
    (root / "data/reference/periods.csv").write_text("period\n2019\n", "utf-8")
    commit(root, "broken")
    with pytest.raises(CchcError):
        again(answered).read()


def test_a_draft_that_is_refused_is_told_above_the_questions(
    answered: DeskWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(reading: object) -> None:
        raise CchcError("Không lập được.")

    monkeypatch.setattr(answered, "draft", refuse)
    page = render_work(answered, KHO)
    assert "Không lập được." in page and "Lập báo cáo" not in page and "Không còn câu hỏi nào" in page


def test_a_question_shows_its_cell_and_leads_to_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    spot = PageSpot(1, 0.1, 0.1, 0.2, 0.2)
    question = ImportQuestion("bieu-1/d4/x", "", "", row="2", spot=spot)
    assert desk_pages._row_anchor(question) == "#bieu-1-2"
    for other in (
        ImportQuestion("bieu-1/d4/x", "", ""),
        ImportQuestion("b/2/x", "", "", kind=DoubtKind.MISSING, row="2"),
    ):
        assert desk_pages._row_anchor(other) == ""
    monkeypatch.setattr(desk_pages, "cut_page", lambda file, spot: (file, spot))
    pdf, sheet = (cast("DeskWork", SimpleNamespace(file=Path(name))) for name in ("a.PDF", "a.xlsx"))
    assert cast("Any", desk_pages._cut(pdf, question)) == (Path("a.PDF"), spot)
    assert desk_pages._cut(sheet, question) is None
    assert desk_pages._cut(pdf, ImportQuestion("b/2/x", "", "")) is None
    assert PageCutting(1, 2, 3, 4, 5, 6, 7, (8, 9, 10, 11)).box[0] == 8


class Inbox:
    """A private repository with one file in it, and what the hosting service knows of its issues."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder, self.out, self.issues = folder / "hop-thu", folder / "out", list[dict[str, Any]]()
        (self.folder / "bao-cao" / "2019").mkdir(parents=True)
        self.out.mkdir()
        (self.folder / "bao-cao" / "2019" / "q.csv").write_text(SMALL_TABLE, "utf-8")
        (self.folder / "bao-cao" / "README.md").write_text("x", "utf-8")
        self.task = InboxRun(root, self.folder, self.out, KHO)

    def run(self, issues: Sequence[dict[str, Any]]) -> tuple[list[str], dict[str, str]]:
        """The lines, and the files that say what the issues shall say."""
        (self.out / "issues.json").write_text(json.dumps(issues), "utf-8")
        lines = list(self.task.run())
        told = {path.name: path.read_text("utf-8") for path in self.out.glob("*.*") if path.suffix in (".md", ".title")}
        for name in told:
            (self.out / name).unlink()
        return lines, told


def test_the_inbox_asks_in_an_issue_until_the_report_is_a_branch(root: Path, tmp_path: Path) -> None:
    inbox = Inbox(root, tmp_path)
    lines, told = inbox.run([])
    assert lines == ["q.csv: còn 4 câu hỏi"] and set(told) == {"new-0.md", "new-0.title"}
    assert told["new-0.title"] == "Câu hỏi về 2019/q.csv"
    issue = {"title": told["new-0.title"], "number": 7, "body": told["new-0.md"]}
    assert inbox.run([issue]) == (["q.csv: còn 4 câu hỏi"], {}), "nothing is new: nothing is said"
    answers = {**SMALL_ANSWERS, "bao-cao/don-vi": "so-noi-vu", "bao-cao/ky": "2019-h2"}
    for id_, answer in answers.items():
        issue["body"] = issue["body"].replace(f"Trả lời khác: <!-- {id_} -->", f"Trả lời khác: {answer} <!-- {id_} -->")
    assert inbox.run([issue])[0] == ["q.csv: còn 4 câu hỏi"], "not sent yet"
    issue["body"] = issue["body"].replace(FORM, FORM.replace("[ ]", "[x]"))
    lines, told = inbox.run([issue])
    assert lines == ["q.csv: còn 1 câu hỏi"] and set(told) == {"7.md"}
    issue["body"] = told["7.md"].replace("- [ ]", "- [x]")
    lines, told = inbox.run([issue])
    assert lines == [f"q.csv: nhánh {BRANCH}"] and f"{KHO}/compare/main...{BRANCH}?expand=1" in told["7.md"]
    assert "tự mâu thuẫn" in told["7.md"] and told["7.md"].count("\n- ") == len(SMALL_MISMATCHES)
    assert ask(root, "show", f"{BRANCH}:data/findings/{REPORT}.yaml").count("chưa rõ vì sao") == len(SMALL_MISMATCHES)
    assert inbox.run([issue | {"body": told["7.md"]}]) == (["q.csv: đã gửi ở lượt trước"], {})


def test_a_file_that_is_refused_is_told_why_in_its_issue(root: Path, tmp_path: Path) -> None:
    inbox = Inbox(root, tmp_path)
    (inbox.folder / "bao-cao" / "2019" / "q.csv").write_bytes("BÁO CÁO".encode("latin-1", "ignore") + b"\xff\xc3")
    (inbox.folder / "bao-cao" / "2019" / "a.csv").write_bytes(b"\xff")
    lines, told = inbox.run([])
    assert lines == ["a.csv: không nhận được", "q.csv: không nhận được"], "in the order of their names"
    assert "không ghi theo Unicode" in told["new-1.md"] and told["new-1.title"] == "Câu hỏi về 2019/q.csv"


def test_a_folder_without_a_commit_is_refused_and_so_is_what_git_refuses(root: Path, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    git(tmp_path / "bare", "init", "--quiet")
    with pytest.raises(CchcError, match="không phải một kho git"):
        find_main_line(tmp_path / "bare")
    line = find_main_line(root)
    assert line.commit == ask(root, "rev-parse", "main")
    tree = tmp_path / "tree"
    (tree / "old").mkdir(parents=True)
    line.lay_out(tree)
    assert [path.name for path in tree.iterdir()] == ["data"]
    with pytest.raises(CchcError, match="git read-tree không chạy được: fatal"):
        Repository(root).say("read-tree", "nothing")


def test_the_proposal_opens_where_the_service_has_it() -> None:
    assert pull_request_address(KHO, BRANCH) == f"{KHO}/compare/main...{BRANCH}?expand=1"
    told = pull_request_address("https://gitlab.example/a", "nhap/x")
    assert told == "https://gitlab.example/a/-/merge_requests/new?merge_request%5Bsource_branch%5D=nhap%2Fx"
