"""Small files read whole, letter for letter: cells, questions, facts, what is left out, the package that they become.
Renew after a wanted change, and read the difference:

python -m tests.unit.test_intake_readings
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from textwrap import wrap

import pytest

from plugins.cchc.errors import UseError
from plugins.cchc.intake.document_file import open_document
from plugins.cchc.intake.new_package import make_read_report
from plugins.cchc.intake.questions import ImportQuestion
from plugins.cchc.intake.reading import ReportReading, RowReading, TableReading
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.intake.report_reading import read_report
from plugins.cchc.intake.review_sheet import count_reading
from plugins.cchc.loading import load
from plugins.cchc.model.collection import Collection
from tests.fixtures.balance import assert_balanced
from tests.fixtures.print_changes import (
    broken_off,
    in_an_annex,
    spoilt,
    typed_before_unicode,
    unknown,
    with_broken_row,
    with_cells_over_two_rows,
    with_strange_rows,
    with_text,
)
from tests.fixtures.printing import WRITERS, Print, print_table, write_ruled_pdf
from tests.fixtures.small_table_file import SMALL_ANSWERS, SMALL_TABLE

TESTS = Path(__file__).resolve().parents[1]
GOLDEN = TESTS / "golden" / "readings"
SMALL, OTHER = "collection", "other-province"


@dataclass(frozen=True)
class ReadingCase:
    """A file, the collection it is read against, what is wanted and answered."""

    write: Callable[[Path], Path]
    collection: str = SMALL
    wanted: Wanted = field(default_factory=lambda: Wanted("so-noi-vu", "2019-h2", "bieu-1"))
    answers: Mapping[str, str] = field(default_factory=dict)


def table(*swaps: tuple[str, str], head: str = "", **answers: str) -> ReadingCase:
    """The small table as CSV with some of its words changed."""
    return file_of(changed_table(*swaps, head=head), **answers)


def changed_table(*swaps: tuple[str, str], head: str = "") -> str:
    text = head + SMALL_TABLE
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def file_of(text: str, **answers: str) -> ReadingCase:
    def write(folder: Path) -> Path:
        (folder / "a.csv").write_text(text, "utf-8")
        return folder / "a.csv"

    return ReadingCase(write, answers=SMALL_ANSWERS | _by_id(answers))


def _by_id(answers: Mapping[str, str]) -> dict[str, str]:
    return {id_.replace("__", "/"): answer for id_, answer in answers.items()}


def write_plain_pdf(path: Path, prints: Sequence[Print]) -> Path:
    """Without ruling lines; lines of text are no longer than the tables are wide."""
    narrow = [replace(one, letter=tuple(line for part in one.letter for line in wrap(part, 60))) for one in prints]
    return write_ruled_pdf(path, narrow, ruled=False)


KINDS = {**WRITERS, "plain.pdf": write_plain_pdf}


def printed(
    kind: str,
    report: str,
    *tables: str,
    change: Callable[[Print], Print] = lambda one: one,
    parts: Callable[[Print], Sequence[Print]] = lambda one: [one],
    letter: tuple[str, ...] = (),
    **answers: str,
) -> ReadingCase:
    """A report of the other province as its body might print it for another period."""

    def write(folder: Path) -> Path:
        first, *more = [part for one in prints_of(report, tables) for part in parts(change(one))]
        return KINDS[kind](folder / f"a.{kind}", [replace(first, letter=letter or LETTER), *more])

    return ReadingCase(write, OTHER, Wanted(), _by_id(answers))


@cache
def collection_of(name: str) -> Collection:
    """The other province prints things as the small one does. Reports count from a month's 15th on."""
    collection = load(TESTS / "fixtures" / name)
    if name == SMALL:
        wording = replace(collection.references.wording, window_day=15)
    else:
        passages = {"difficulty": ("khó khăn", "vướng mắc"), "proposal": ("kiến nghị",)}
        wording = replace(collection_of(SMALL).references.wording, passages=passages)
    return replace(collection, references=replace(collection.references, wording=wording))


def prints_of(report: str, tables: tuple[str, ...]) -> list[Print]:
    collection = collection_of(OTHER)
    release = next(release for release in collection.newest() if release.report == report)
    unit = collection.references.units[release.unit].name.first
    head = (f"QUÝ II NĂM 2026 CỦA {unit.upper()}", f"(Kèm theo Báo cáo số 7/BC-X ngày 03/7/2026 của {unit})")
    return [print_table(each, collection.references, head) for each in release.tables if each.id in tables]


LETTER = (
    "Số: 7/BC-X",
    "BÁO CÁO",
    "Kết quả quý II năm 2026",
    "(Số liệu từ ngày 01/4/2026 đến ngày 30/6/2026)",
    "1. Kết quả: trong kỳ đã nhận 1.120 giấy, trong đó có 35 giấy trả chậm, đạt 96,9%; có 2 nơi chưa báo cáo.",
    "2. Theo Quyết định số 12/QĐ-UBND ngày 01/02/2026, Điều 3, mức độ 4, lần thứ 2.",
    "3. Khó khăn: nhiều nơi còn thiếu người; đường truyền chậm.",
    "4. Kiến nghị: đề nghị tỉnh bổ sung 3 biên chế.",
    "5. Giấy đã nhận: 640 bộ, còn từ kỳ trước 25 bộ; trả đúng ngày hẹn 206 bộ; 51 người đang làm, tăng 6 người.",
    "- Xã Bãi Thử nhận 90 giấy;",
    "kèm theo 4 bản kê của các nơi.",
)


def with_columns(text: str, *headings: tuple[str, str]) -> str:
    """Before each of these headings a column of another heading, with a figure in each row."""
    for before, heading in headings:
        lines = [line.split(";") for line in text.splitlines()]
        at = lines[1].index(before)
        text = "".join(
            ";".join([*line[:at], heading if line is lines[1] else "7", *line[at:]]) + "\n" for line in lines
        )
    return text


OTHER_LETTER = (
    "Số: 7/BC-X",
    "1. Giấy đã nhận: 640.",
    "2. Khó khăn: nhiều nơi còn thiếu người",
    "và đường truyền chậm.",
    "các nơi khác không nêu gì.",
)
TWICE = "bieu-1__2__lap"
CASES = {
    "as-it-is": table(),
    "nothing-answered": replace(table(), answers={}),
    "nothing-wanted": replace(table(), wanted=Wanted(), answers={}),
    "no-total": table((";Tổng cộng;1.070;6;25;;\n", "")),
    "no-total-answered": table((";Tổng cộng;1.070;6;25;;\n", ""), **{"bieu-1__thieu__total": "khong-in"}),
    "misspelt": table(("Sở Tư pháp", "Sở Tu phap")),
    "strange-row": table((";Tổng cộng", "3;Sở Lạ;1;1;0;;\n;Tổng cộng")),
    "strange-row-left-out": table((";Tổng cộng", "3;Sở Lạ;1;1;0;;\n;Tổng cộng"), **{"bieu-1__d6__dong": "bo-qua"}),
    "strange-row-wrong-answer": table((";Tổng cộng", "3;Sở Lạ;1;1;0;;\n;Tổng cộng"), **{"bieu-1__d6__dong": "xyz"}),
    "row-for-another": table(("Sở Tư pháp", "Sở Lạ"), **{"bieu-1__d5__dong": "2"}),
    "row-added": table(
        (";Tổng cộng", "3;- Tỉnh;1;1;0;;\n;Tổng cộng"),
        **{"bieu-1__d6__dong": "them tinh-soc-trang", "bao-cao__cua-so": "theo-quy-dinh"},
    ),
    "unclear-figures": table((";2;9;;", ";1.01;9 hồ sơ;x;;")),
    "unclear-figures-answered": table(
        (";2;9;;", ";1.01;9 hồ sơ;x;;"),
        **{"bieu-1__2__received_carried_over": "101", "bieu-1__2__online_pct": "trong"},
    ),
    "unclear-figures-wrong-answer": table(
        (";2;9;;", ";1.01;chín;;;"), **{"bieu-1__2__received_carried_over": "nhiều", "bieu-1__2__received_new": "9"}
    ),
    "row-twice": table((";Tổng cộng;", "2;Sở Tư pháp;1.010;2;9;;\n;Tổng cộng;")),
    "row-twice-with-others": table((";Tổng cộng;", "2;Sở Tư pháp;1.011;2;9;;\n;Tổng cộng;"), **{TWICE: "thay"}),
    "another-heading": table(("Mới tiếp nhận", "Nhận mới")),
    "another-heading-answered": table(("Mới tiếp nhận", "Nhận mới"), **{"bieu-1__d2__cot-5": "dung"}),
    "a-heading-with-its-unit": table(("Mới tiếp nhận", "Mới tiếp nhận (hồ sơ)")),
    "a-column-more": table(("Biện pháp\n", "Biện pháp;Ghi chú\n"), ("Tập huấn\n", "Tập huấn;Nhận muộn 3 ngày\n")),
    "a-column-more-and-another-heading": file_of(
        with_columns(changed_table(("Kỳ trước chuyển", "Kỳ cũ chuyển")), ("Tỷ lệ trực tuyên", "Năm trước"))
    ),
    "a-column-more-beside-another-heading": file_of(
        with_columns(changed_table(("Mới tiếp nhận", "Nhận mới")), ("Tỷ lệ trực tuyên", "Năm trước"))
    ),
    "no-column-of-numbers": file_of("".join(line.partition(";")[2] + "\n" for line in SMALL_TABLE.splitlines())),
    "facts-in-the-head": replace(
        table(
            head="Sở Nội vụ\nSố: 12/BC-SNV\nBÁO CÁO 6 tháng cuối năm 2019\nngày 20 tháng 12 năm 2019\n"
            "(từ ngày 15/6/2019 đến ngày 14/12/2019)\n"
        ),
        wanted=Wanted(),
        answers={},
    ),
    "facts-answered": replace(
        table(),
        wanted=Wanted(),
        answers={
            "bao-cao/don-vi": "so-tu-phap", "bao-cao/ky": "2020-q1", "bao-cao/so": "12/BC-STP",
            "bao-cao/ngay": "2020-03-16", "bao-cao/cua-so": "2019-12-15 2020-03-14",
        },
    ),
    "facts-answered-wrongly": replace(
        table(),
        wanted=Wanted(),
        answers={
            "bao-cao/don-vi": "so-nao", "bao-cao/ky": "quý một", "bao-cao/so": "\t", "bao-cao/ngay": "16/3",
            "bao-cao/cua-so": "2020-03-14 2019-12-15",
        },
    ),
    "misprints-in-the-head": table(("3=(4+5);4;5", "3=(4+5);4;6")),
}  # fmt: skip
REPORTS = {
    "k7-a": "2026-q1-ban-mot-cua-song-mau",
    "k7-b": "2025-so-nuoc-va-de-dieu",
    "k7-c": "2026-9m-so-cho-va-ben-bai",
}
CASES |= {f"{form}-{kind}": printed(kind, report, form) for form, report in REPORTS.items() for kind in KINDS}
CASES |= {
    "two-tables-docx": printed("docx", REPORTS["k7-c"], "k7-b", "k7-c"),
    "two-tables-pdf": printed("pdf", REPORTS["k7-c"], "k7-b", "k7-c"),
    **{f"spoilt-{kind}": printed(kind, REPORTS["k7-b"], "k7-b", change=spoilt) for kind in KINDS},
    "before-unicode-pdf": printed("pdf", REPORTS["k7-a"], "k7-a", change=typed_before_unicode, letter=OTHER_LETTER),
    "table-twice-docx": printed("docx", REPORTS["k7-c"], "k7-c", parts=lambda one: [one, one]),
    "table-twice-docx-left-out": printed(
        "docx", REPORTS["k7-c"], "k7-c", parts=lambda one: [one, one], **{"bang__d26__lap": "bo-qua"}
    ),
    "below-another-letter-docx": printed(
        "docx",
        REPORTS["k7-c"],
        "k7-c",
        change=in_an_annex,
        letter=OTHER_LETTER,
        **{"loi-van__tat-ca-1": "chac", "bang-loi__tat-ca-1": "chac"},
    ),
    "broken-off-docx": printed("docx", REPORTS["k7-c"], "k7-c", parts=broken_off, letter=OTHER_LETTER),
    "broken-off-without-notes-docx": printed(
        "docx", REPORTS["k7-c"], "k7-c", parts=lambda one: broken_off(one, 1), letter=OTHER_LETTER
    ),
    "broken-off-without-figures-docx": printed(
        "docx", REPORTS["k7-c"], "k7-c", parts=lambda one: broken_off(one, 2), letter=OTHER_LETTER
    ),
    "broken-row-docx": printed("docx", REPORTS["k7-c"], "k7-c", change=with_broken_row, letter=OTHER_LETTER),
    **{
        f"over-two-rows-{kind}": printed(
            kind, REPORTS["k7-c"], "k7-c", change=with_cells_over_two_rows, letter=OTHER_LETTER
        )
        for kind in ("docx", "xlsx")
    },
    "strange-rows-docx": printed("docx", REPORTS["k7-c"], "k7-c", change=with_strange_rows, letter=OTHER_LETTER),
    "strange-rows-and-heading-docx": printed(
        "docx",
        REPORTS["k7-c"],
        "k7-c",
        change=lambda one: with_strange_rows(with_text(one, 0, 3, "Việc")),
        letter=OTHER_LETTER,
    ),
    "unknown-docx": printed("docx", REPORTS["k7-b"], "k7-b", change=unknown),
    "letter-answered": printed(
        "docx",
        REPORTS["k7-c"],
        "k7-b",
        "k7-c",
        **{
            "loi-van__tat-ca-12": "xong",
            "loi-van__d5-1": "dung",
            "loi-van__d5-3": "Tỷ lệ trả đúng hẹn",
            "bang-loi__tat-ca-2": "xong",
            "bang-loi__1": "dung",
            "bang-loi__2": "Xin thêm người.",
        },
    ),
    "letter-answered-sure": printed(
        "docx", REPORTS["k7-a"], "k7-a", **{"loi-van__tat-ca-12": "chac", "bang-loi__tat-ca-2": "chac"}
    ),
    "letter-left-out": printed(
        "docx", REPORTS["k7-a"], "k7-a", **{"loi-van__tat-ca-12": "bo-qua", "bang-loi__tat-ca-2": "bo-qua"}
    ),
}


def read(case: ReadingCase, folder: Path) -> ReportReading | UseError:
    try:
        document = open_document(case.write(folder))
        return read_report(document, collection_of(case.collection), case.wanted, case.answers)
    except UseError as error:
        return error


def told(reading: ReportReading | UseError, collection: Collection) -> str:
    lines = [str(reading)] if isinstance(reading, UseError) else _lines(reading, collection)
    return "\n".join(lines) + "\n"


def _lines(reading: ReportReading, collection: Collection) -> Iterator[str]:
    facts = reading.facts
    yield f"{facts.report} number={facts.number} date={facts.date} {facts.window}"
    yield f"new period: {facts.new_period}"
    yield str(reading.balance)
    yield from (f"! {notice}" for notice in reading.notices)
    for each in reading.tables:
        yield from _table_lines(each)
    yield from map(_question_line, reading.questions)
    yield from (f"prose {prose}" for prose in reading.prose)
    yield from (f"aside {aside}" for aside in reading.asides)
    yield from (f"passage {passage}" for passage in reading.passages)
    yield str(count_reading(reading))
    yield from () if reading.open else _package_lines(reading, collection)


def _package_lines(reading: ReportReading, collection: Collection) -> Iterator[str]:
    new = make_read_report(reading, collection, "2026-08-01")
    for name, text in new.files.items():
        yield f"file {name}"
        yield from (f"> {line}" for line in text.splitlines())
    yield from map(str, (*new.periods, *new.unit_names))


def _table_lines(reading: TableReading) -> Iterator[str]:
    yield f"table {reading.id} {reading.period} at {reading.place}, {reading.unread} unread"
    yield from map(_row_line, reading.rows)
    yield from (f"  note {note}" for note in reading.annotations)


def _row_line(row: RowReading) -> str:
    cells = " | ".join(
        f"{cell.printed}→{cell.value}{'?' * cell.is_open}{f' ({cell.doubt})' * bool(cell.doubt)}" for cell in row.cells
    )
    label = row.label if row.label == row.printed_label else f"{row.label} ← {row.printed_label}"
    about = f"{row.row.key} {label} [{row.measure}] {row.line}–{row.line_to}"
    return "  " + " | ".join(part for part in (about, cells, row.note, row.printed_note, *row.doubts) if part)


def _question_line(question: ImportQuestion) -> str:
    choices = ", ".join(f"{choice.answer} ({choice.means})" for choice in question.choices)
    spot = question.spot and tuple(
        round(part, 3) for part in (question.spot.page, question.spot.left, question.spot.top, question.spot.right)
    )
    return (
        f"{'?' if question.is_open else '='} {question.id}: {question.about}: {question.ask} | {question.printed} | "
        f"{choices} | {question.answer} | {question.kind} {question.topic} {question.row} {question.sure} "
        f"{question.optional} {spot or ''}"
    ).rstrip()


@pytest.mark.parametrize("name", CASES)
def test_a_small_file_is_read_letter_for_letter(name: str, tmp_path: Path) -> None:
    reading = read(CASES[name], tmp_path)
    assert told(reading, collection_of(CASES[name].collection)) == (GOLDEN / f"{name}.txt").read_text("utf-8")
    if isinstance(reading, ReportReading):
        assert_balanced(reading)


def test_every_reading_that_is_kept_is_asked() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CASES)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.iterdir():
        old.unlink()
    for name, case in CASES.items():
        with tempfile.TemporaryDirectory() as temporary:
            (GOLDEN / f"{name}.txt").write_text(
                told(read(case, Path(temporary)), collection_of(case.collection)), "utf-8"
            )
