"""What make import and make new-report tell and leave behind, letter for letter. Renew after a wanted change:

python -m tests.unit.test_intake_commands
"""

from __future__ import annotations

import builtins
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from plugins.cchc.errors import CchcError, UseError
from plugins.cchc.intake.importing import ImportOrder, import_report
from plugins.cchc.intake.new_report import ScaffoldOrder, new_report
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.loading import load
from tests.fixtures.small_table_file import SMALL_ANSWERS
from tests.unit.test_intake_readings import LETTER, OTHER, REPORTS, SMALL, TESTS, changed_table, file_of, printed

GOLDEN = TESTS / "golden" / "imports"
SMALL_REPORT = Wanted("so-noi-vu", "2019-h2", "bieu-1")
WORDING = TESTS / "fixtures" / SMALL / "data/report_wording.yaml"  # which the other province prints by as well
PASSAGES = """
passages:
  - {kind: difficulty, words: ["khó khăn"]}
  - {kind: proposal, words: ["kiến nghị"]}
"""
LONG = "giấy do các nơi gửi về qua bưu điện rồi được nhập vào máy " * 5


@dataclass(frozen=True)
class ImportCase:
    """A file and what the command was told; `answers` by the ids of their questions, as a person may write them."""

    write: Callable[[Path], Path]
    wanted: Wanted = SMALL_REPORT
    answers: Mapping[str, str] | None = None
    collection: str = SMALL


def small(*swaps: tuple[str, str]) -> Callable[[Path], Path]:
    return file_of(changed_table(*swaps)).write


CASES: dict[str, ImportCase | tuple[str, ScaffoldOrder]] = {
    "asked": ImportCase(small()),
    "much-asked": ImportCase(
        small((";60;4;16;12,5;", ";6.0;4,0;1.6;12.5.5;"), (";1.010;2;9;", ";1.01;2,0;9.0;"), (";6;25;", ";6.0;2.5;"))
    ),
    "published": ImportCase(small(), answers=SMALL_ANSWERS),
    "published-with-another-name": ImportCase(
        small(("Sở Tư pháp", "Tư pháp")), answers=SMALL_ANSWERS | {"bieu-1/d5/dong": "2"}
    ),
    "there-already": ImportCase(small(), Wanted("so-noi-vu", "2019-h1", "bieu-1")),
    "there-already-by-an-answer": ImportCase(
        file_of(changed_table(head="6 tháng đầu năm 2019\n")).write,
        Wanted(form="bieu-1"),
        {"bao-cao/don-vi": "so-noi-vu"},
    ),
    "no-such-form": ImportCase(small(), Wanted("so-noi-vu", "2019-h2", "bieu-9")),
    "a-letter": ImportCase(
        printed("docx", REPORTS["k7-a"], "k7-a", letter=(*LETTER, f"6. Có {LONG}41 {LONG}.")).write,
        Wanted(),
        {"loi-van/tat-ca-13": "xong", "loi-van/d5-1": "dung", "bang-loi/tat-ca-2": "xong"},
        OTHER,
    ),
    "left-out": ImportCase(
        printed("docx", REPORTS["k7-c"], "k7-c", parts=lambda one: [one, one]).write,
        Wanted(),
        {"bang/d26/lap": "bo-qua", "loi-van/tat-ca-12": "bo-qua", "bang-loi/tat-ca-2": "bo-qua"},
        OTHER,
    ),
    "new-half": (SMALL, ScaffoldOrder("so-noi-vu", "2019-h2", ("bieu-1",))),
    "new-by-name-and-table": (OTHER, ScaffoldOrder("sở cho va bến bãi", "2025", ("k7-b", "k7-c", "k7-b"))),
    "new-there-already": (SMALL, ScaffoldOrder("Sở Nội vụ", "2019-h1", ("bieu-1",))),
    "new-forms-not-told": (OTHER, ScaffoldOrder("so-cho-va-ben-bai", "2026-q2")),
    "new-forms-not-told-of-a-commune": (OTHER, ScaffoldOrder("xa-bai-thu", "2026-q2")),
    "new-no-unit": (SMALL, ScaffoldOrder("", "2019-h2", ("bieu-1",))),
    "new-unit-unlike-any": (SMALL, ScaffoldOrder("qqq", "2019-h2", ("bieu-1",))),
    "new-unit-like-some": (OTHER, ScaffoldOrder("Sở Nước và Đê", "2026-q2", ("k7-b",))),
    "new-commune-by-name": (OTHER, ScaffoldOrder("Xã Bãi Thử", "2026-q2", ("k7-b",))),
    "new-no-such-form": (OTHER, ScaffoldOrder("so-cho-va-ben-bai", "2026-q2", ("k7-b", "k7-z"))),
}


def told(case: ImportCase | tuple[str, ScaffoldOrder], folder: Path) -> str:
    """What is said, how the collection changes, and the files beside the report."""
    name = case.collection if isinstance(case, ImportCase) else case[0]
    root, out, lines = folder / "root", folder / "out", list[str]()
    shutil.copytree(TESTS / "fixtures" / name / "data", root / "data")
    (root / "data/report_wording.yaml").write_text(WORDING.read_text("utf-8") + PASSAGES, "utf-8")
    before = _texts(root)
    try:
        if isinstance(case, ImportCase):
            file, answers = case.write(folder), _answers(case, folder)
            order = ImportOrder(root, file, case.wanted, answers, out, "2026-08-01")
            lines += import_report(order, lines.append).splitlines()
        else:
            lines.append(str(new_report(root, load(root), case[1])))
    except CchcError as error:
        lines.append(str(error))
    lines += _changes(before, _texts(root))
    for path in sorted(out.glob("*")):
        lines += ["", f"beside: {path.name}", *_shown(path.read_text("utf-8"))]
    text = "\n".join(lines).replace(str(folder), "…").replace(date.today().isoformat(), "(today)")
    return re.sub("[0-9a-f]{64}", "…", text) + "\n"


def _answers(case: ImportCase, folder: Path) -> Path | None:
    if case.answers is None:
        return None
    listed = [{"id": id_, "answer": answer} for id_, answer in case.answers.items()]
    path = folder / "answers.yaml"
    path.write_text("questions: " + json.dumps(listed, ensure_ascii=False) + "\n", "utf-8")
    return path


def _texts(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*") if path.is_file()}


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """New files with their lines, and the new lines of those that were there; nothing else may change."""
    assert before.keys() <= after.keys()
    for name, text in sorted(after.items()):
        old = before.get(name, "").splitlines()
        if text != before.get(name):
            yield f"new lines of {name}"
            yield from (f"> {line}" for line in text.splitlines() if line not in old)


def _shown(text: str) -> list[str]:
    return [line for line in re.sub(r"(?s)<style>.*</style>", "", text).splitlines() if line]


@pytest.mark.parametrize("name", CASES)
def test_a_command_tells_and_leaves_what_was_agreed(name: str, tmp_path: Path) -> None:
    assert told(CASES[name], tmp_path) == (GOLDEN / f"{name}.txt").read_text("utf-8")


def test_every_import_that_is_kept_is_asked() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CASES)


def test_a_terminal_asks_for_what_is_missing_and_again_where_it_is_of_no_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(TESTS / "fixtures" / SMALL / "data", tmp_path / "data")
    typed = iter(["sở nào", " so-noi-vu ", "quý 2", "2019-h2", ""])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", lambda _: next(typed))
    assert (new_report(tmp_path, load(tmp_path), ScaffoldOrder()) / "1.0.0/bieu-1.csv").is_file()
    told = capsys.readouterr().out
    assert "Không có đơn vị “sở nào”" in told and "Kỳ “quý 2” không đúng dạng" in told


def test_a_report_that_is_stopped_leaves_nothing_and_what_is_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    shutil.copytree(TESTS / "fixtures" / SMALL / "data", tmp_path / "data")
    collection, order, before = load(tmp_path), ScaffoldOrder("so-noi-vu", "2019-h2", ("bieu-1",)), _texts(tmp_path)
    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(os, "rename", stop)
        new_report(tmp_path, collection, order)
    assert _texts(tmp_path) == before
    notes = tmp_path / "data/findings/2019-h2-so-noi-vu.yaml"
    notes.write_text("# của người trước\n", "utf-8")
    new_report(tmp_path, collection, order)
    assert notes.read_text("utf-8") == "# của người trước\n"
    assert not (tmp_path / ".cache/nhap").exists()


@pytest.mark.parametrize("typed", [["a", "b", "c", "so-noi-vu"], ["a"]], ids=["three times", "then no more"])
def test_a_terminal_asks_three_times_and_no_more(
    typed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: str) -> str:
        if len(typed) == 0:
            raise EOFError
        return typed.pop(0)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", read)
    with pytest.raises(UseError, match="Thiếu: Đơn vị"):
        new_report(tmp_path, load(TESTS / "fixtures" / SMALL), ScaffoldOrder("", "2019-h2", ("bieu-1",)))
    assert typed in ([], ["so-noi-vu"])


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.iterdir():
        old.unlink()
    for name, case in CASES.items():
        with tempfile.TemporaryDirectory() as temporary:
            (GOLDEN / f"{name}.txt").write_text(told(case, Path(temporary)), "utf-8")
