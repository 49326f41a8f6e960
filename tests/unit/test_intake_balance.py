"""Every number of a file within its tables is in a cell, asked, or left out for a reason: the balance tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.intake.report_reading import read_report
from plugins.cchc.intake.source import Document
from tests.fixtures.printing import make_document
from tests.fixtures.small_table_file import SMALL_ANSWERS, SMALL_TABLE
from tests.unit.test_intake_readings import SMALL, collection_of

TABLE = [line.split(";") for line in SMALL_TABLE.splitlines()]
OTHER = [["Họ tên", "Tuổi"], ["a", "31"], ["b", "42"]]
FORM_LIKE = [["TT", "Việc", "Số", "Cũ"], ["1", "a", "31", "5"], ["2", "b", "42", "6"]]
DISMISSED = {"bang__d8__la": "bo-qua"}
LEFT_OUT = "10 bỏ qua (2 ở số thứ tự, nhãn, đơn vị tính, ghi chú, 8 ở tiêu đề bảng)"
BARE = f"23 số trong các bảng của tệp: 13 vào ô, 0 hỏi, {LEFT_OUT}"


def weighed(document: Document, **answers: str) -> tuple[str, list[str]]:
    """The balance as it is told, and what is asked of numbers that stand in no cell."""
    by_id = SMALL_ANSWERS | {id_.replace("__", "/"): answer for id_, answer in answers.items()}
    reading = read_report(document, collection_of(SMALL), Wanted("so-noi-vu", "2019-h2", "bieu-1"), by_id)
    return str(reading.balance), [f"{q.id}: {q.printed}" for q in reading.questions if q.id.startswith("bang/")]


def test_a_table_and_nothing_else() -> None:
    assert weighed(make_document([], TABLE)) == (BARE, [])


def lose(*numbers: str) -> Callable[[Document], Document]:
    """The file's words have numbers that came into no line."""
    return lambda document: replace(document, words=(*document.words, *numbers))


def between(*lines: str) -> Callable[[Document], Document]:
    """Lines of text between the first row of a second table and the last row of the first."""

    def change(document: Document) -> Document:
        first, second = document.grids
        moved = tuple(replace(row, line=row.line + len(lines)) for row in second.rows)
        at = first.rows[-1].line
        text = (*document.lines[:at], *lines, *document.lines[at:])
        return replace(document, lines=text, grids=(first, replace(second, rows=moved)))

    return change


MANY = [str(number) for number in range(101, 114)]
CASES = {
    "a number lost": (lose("77"), "24 số: 13 vào ô, 1 hỏi", "bang/ngoai-o-1: 77"),
    "a number lost in two pieces": (lose("7", "7"), "25 số: 13 vào ô, 2 hỏi", "bang/ngoai-o-2: 7, 7"),
    "pieces of a number that is there": (lose("1", "0"), "25 số: 13 vào ô, 2 hỏi", "bang/ngoai-o-2: 1, 0"),
    "words lost": (lose("hồ sơ"), BARE, ""),
    "twelve numbers lost": (
        lose(*MANY[:12]), "35 số: 13 vào ô, 12 hỏi", f"bang/ngoai-o-12: {', '.join(MANY[:12])}",
    ),
    "thirteen numbers lost": (
        lose(*MANY), "36 số: 13 vào ô, 13 hỏi", f"bang/ngoai-o-13: {', '.join(MANY[:12])}, …",
    ),
}  # fmt: skip


def short(balance: str) -> str:
    return balance.partition(" trong các bảng của tệp")[0] + balance.partition("tệp")[2].partition(", 10 bỏ qua")[0]


@pytest.mark.parametrize("name", CASES)
def test_a_number_that_the_lines_lack_is_asked(name: str) -> None:
    change, balance, asked = CASES[name]
    told, questions = weighed(change(make_document([], TABLE)))
    assert told == balance if balance == BARE else short(told) == balance
    assert questions == [asked] * bool(asked)


def test_a_number_that_the_lines_lack_may_be_dismissed() -> None:
    told, _ = weighed(lose("77")(make_document([], TABLE)), **{"bang__ngoai-o-1": "bo-qua"})
    assert told == BARE.replace("23", "24").replace("10 bỏ", "11 bỏ").replace(")", ", 1 người nhập bỏ qua)")


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (["77"], ["bang/ngoai-o-1: 77"]),
        (["(77) 8,5 %", "- 9"], ["bang/ngoai-o-3: 77, 8,5, 9"]),
        (["có 77 bộ"], []),
        (["-"], []),
    ],
)
def test_a_line_of_nothing_but_numbers_between_two_tables_is_asked(lines: list[str], asked: list[str]) -> None:
    split = [TABLE[:5], TABLE[5:]]
    assert weighed(between(*lines)(make_document([], *split)))[1] == asked


def test_lines_of_numbers_above_and_below_all_tables_are_none_of_theirs() -> None:
    document = make_document(["77"], TABLE)
    below = replace(document, lines=(*document.lines, "88"))
    assert weighed(below) == (BARE, [])


@pytest.mark.parametrize(
    ("grid", "answers", "told", "asked"),
    [
        (OTHER, {}, "25 số: 13 vào ô, 0 hỏi, 12 bỏ qua (2, 8, 2 ở bảng khác)", []),
        (FORM_LIKE, {}, "29 số: 13 vào ô, 6 hỏi, 10 bỏ qua (2, 8)", ["bang/d8/la: "]),
        (FORM_LIKE, DISMISSED, "29 số: 13 vào ô, 0 hỏi, 16 bỏ qua (2, 8, 6 ở bảng khác)", ["bang/d8/la: "]),
    ],
)  # fmt: skip
def test_numbers_of_another_table_are_left_out_or_asked_with_it(
    grid: list[list[str]], answers: dict[str, str], told: str, asked: list[str]
) -> None:
    balance, questions = weighed(make_document([], TABLE, grid), **answers)
    words = (" trong các bảng của tệp", " ở số thứ tự, nhãn, đơn vị tính, ghi chú", " ở tiêu đề bảng")
    for word in words:
        balance = balance.replace(word, "")
    assert (balance, questions) == (told, asked)


STRANGE = [*TABLE[:5], ["3", "Sở Lạ", "5", "1", "4", "", ""], *TABLE[5:]]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "27 số trong các bảng của tệp: 13 vào ô, 4 hỏi, 10 bỏ qua"),
        ("bo-qua", "27 số trong các bảng của tệp: 13 vào ô, 0 hỏi, 14 bỏ qua"),
        ("them tinh-soc-trang", "27 số trong các bảng của tệp: 16 vào ô, 0 hỏi, 11 bỏ qua"),
    ],
)
def test_numbers_of_a_row_go_the_way_of_its_answer(answer: str, told: str) -> None:
    balance, _ = weighed(make_document([], STRANGE), **{"bieu-1__d6__dong": answer})
    assert balance.startswith(told) and ("ở dòng bỏ qua" in balance) is (answer == "bo-qua")


def test_a_cell_that_is_asked_counts_among_what_is_asked() -> None:
    rows = [[text.replace("1.010", "1.01") for text in row] for row in TABLE]
    assert weighed(make_document([], rows))[0].startswith("23 số trong các bảng của tệp: 12 vào ô, 1 hỏi, 10 bỏ qua")
