"""Rows of a print against the rows of the form: damaged in any way, a figure is read right or asked, not misplaced."""

from __future__ import annotations

import pytest

from plugins.cchc.intake.import_context import ImportContext
from plugins.cchc.intake.questions import AnswerSheet, ImportQuestion
from plugins.cchc.intake.row_matching import _next_key, align, match_rows
from plugins.cchc.intake.source import EMPTY, PrintedCell
from plugins.cchc.intake.table_groups import PrintedRow
from plugins.cchc.intake.templates import make_template
from tests.unit.test_intake_readings import OTHER, collection_of


def matched(printed: str, expected: str) -> list[tuple[int, int]]:
    return align(len(printed), len(expected), lambda i, j: printed[i] == expected[j])


def test_only_what_fits_in_one_way_is_matched() -> None:
    assert matched("abcd", "abcd") == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert matched("acd", "abcd") == [(0, 0), (1, 2), (2, 3)]
    assert matched("axb", "axxb") == [(0, 0), (2, 3)]  # which of the two is printed?
    assert matched("axxb", "axb") == [(0, 0), (3, 2)]
    assert matched("ba", "ab") == []  # each alone would fit, both together do not


def told(table: str, rows: list[str], answers: dict[str, str]) -> list[str]:
    """Lines with the rows they are (new ones with a plus), how many wait, what is asked or told. Cells by bars."""
    sheet, printed = AnswerSheet(answers, "d{}".format), list[PrintedRow]()
    for at, row in enumerate(rows, start=1):
        label, *figures = row.split("|")
        cells = {f"c{number}": PrintedCell(text) for number, text in enumerate(figures)}
        printed.append(PrintedRow(at, at, "", label, "", cells, EMPTY))
    collection = collection_of(OTHER)
    matches, waiting = match_rows(printed, make_template(table, collection), ImportContext(collection, sheet))
    pairs = " ".join(f"{match.printed.line}={match.row.key}{'+' * match.is_new}" for match in matches)
    asked = [f"{'?' * question.is_open}{question.id}: {_ask(question)}" for question in sheet.questions]
    return [f"{pairs}, {waiting}", *asked, *sheet.notices]


def _ask(question: ImportQuestion) -> str:
    """The answers offered, beside those that are always, and why it is asked."""
    offered = [choice.answer for choice in question.choices if choice.answer.split()[0] not in ("bo-qua", "them")]
    why = question.ask.partition(". Đây là")[0].partition(". Bỏ lần")[0]
    return f"[{' '.join(offered)}] {why}" if "/thieu/" not in question.id else ""


RIVER, MAIN, SMALL, MARKETS, ALL = "Bến sông|1", "Chợ đầu mối|2", "Chợ nhỏ|3", "Cộng chợ|4", "Tổng|5"
FORM, STRANGE = [RIVER, MAIN, SMALL, MARKETS, ALL], [RIVER, MAIN, "Chợ lạ|7", SMALL, MARKETS, ALL]
EACH = "1=ben-song 2=cho-dau-moi 3=cho-nho 4=cong-cho 5=tong, 0"
OTHERS = "1=ben-song 2=cho-dau-moi 4=cho-nho 5=cong-cho 6=tong"
UNKNOWN = "không khớp dòng nào của biểu mẫu"
REFUSED = f"không dùng được: không có mã dòng này, hoặc mã đã dùng cho dòng khác. {UNKNOWN}"
AMONG = f"k7-c/d3/dong: [cho-nho cho-dau-moi cong-cho] {UNKNOWN}"
CASES: dict[str, tuple[list[str], dict[str, str], list[str]]] = {
    "all": (FORM, {}, [EACH]),
    "one is missing": (
        [RIVER, SMALL, MARKETS, ALL], {},
        ["1=ben-song 2=cho-nho 3=cong-cho 4=tong, 0", "?k7-c/thieu/cho-dau-moi: "],
    ),
    "a strange row below a missing one": (
        [RIVER, SMALL, "Chợ|7", ALL], {},
        ["1=ben-song 2=cho-nho 4=tong, 1", f"?k7-c/d3/dong: [cong-cho] {UNKNOWN}", "?k7-c/thieu/cho-dau-moi: "],
    ),
    "a strange row above a missing one": (
        [RIVER, "Chợ|7", SMALL, ALL], {},
        ["1=ben-song 3=cho-nho 4=tong, 1", f"?k7-c/d2/dong: [cho-dau-moi] {UNKNOWN}", "?k7-c/thieu/cong-cho: "],
    ),
    "titles and signatures around": (
        ["Tiêu đề", *FORM, "Người ký"], {},
        ["2=ben-song 3=cho-dau-moi 4=cho-nho 5=cong-cho 6=tong, 0", "Bảng k7-c: d1; d7 nằm ngoài bảng, không đọc."],
    ),
    "words between two rows": (
        [*FORM[:2], "Gồm có", *FORM[2:]], {}, [f"{OTHERS}, 1", f"?k7-c/d3/dong: [] {UNKNOWN}"],
    ),
    "a figure below the table": (
        [*FORM, "Người ký|7"], {}, [EACH.replace("0", "1"), f"?k7-c/d6/dong: [] {UNKNOWN}"],
    ),
    "a label cut short": (
        [RIVER, "Chợ đầu|2", SMALL, MARKETS, ALL], {},
        ["1=ben-song 3=cho-nho 4=cong-cho 5=tong, 1", f"?k7-c/d2/dong: [cho-dau-moi] {UNKNOWN}"],
    ),
    "no label": (
        [RIVER, "|2", SMALL, MARKETS, ALL], {},
        ["1=ben-song 3=cho-nho 4=cong-cho 5=tong, 1", "?k7-c/d2/dong: [cho-dau-moi] có dòng không nhãn"],
    ),
    "a label cut short, answered": (
        [RIVER, "Chợ đầu|2", SMALL, MARKETS, ALL], {"k7-c/d2/dong": "cho-dau-moi"},
        [EACH, f"k7-c/d2/dong: [cho-nho cong-cho] {UNKNOWN}"],
    ),
    "twice the same": (
        [RIVER, MAIN, MAIN, SMALL, MARKETS, ALL], {},
        [f"{OTHERS}, 0", "?k7-c/cho-dau-moi/lap: [thay] dòng này in hai lần, lần đầu ở d2, giống hệt"],
    ),
    "three times": (
        [RIVER, MAIN, MAIN, "Chợ đầu mối|9", SMALL, MARKETS, ALL], {},
        ["1=ben-song 2=cho-dau-moi 5=cho-nho 6=cong-cho 7=tong, 0",
         "?k7-c/cho-dau-moi/lap: [thay] dòng này in hai lần, lần đầu ở d2, giống hệt",
         "?k7-c/cho-dau-moi/lap: [thay] dòng này in hai lần, lần đầu ở d2, in khác: 2 và 9"],
    ),
    "twice, and the later print is taken": (
        [RIVER, MAIN, "Chợ đầu mối|9", SMALL, MARKETS, ALL], {"k7-c/cho-dau-moi/lap": "thay"},
        [OTHERS.replace("2=", "3=") + ", 0",
         "k7-c/cho-dau-moi/lap: [thay] dòng này in hai lần, lần đầu ở d2, in khác: 2 và 9"],
    ),
    "a strange row": (STRANGE, {}, [f"{OTHERS}, 1", f"?k7-c/d3/dong: [] {UNKNOWN}"]),
    "a strange row left out": (STRANGE, {"k7-c/d3/dong": "bo-qua"}, [f"{OTHERS}, 0", AMONG]),
    "a strange row added": (
        STRANGE, {"k7-c/d3/dong": "them cho-nho"}, [OTHERS.replace("4=", "3=cho-dau-moi-2+ 4=") + ", 0", AMONG],
    ),
    "two strange rows added": (
        [*STRANGE[:3], "Chợ quê|8", *STRANGE[3:]], {"k7-c/d3/dong": "them", "k7-c/d4/dong": "them"},
        ["1=ben-song 2=cho-dau-moi 3=cho-dau-moi-2+ 4=cho-dau-moi-2-2+ 5=cho-nho 6=cong-cho 7=tong, 0", AMONG,
         AMONG.replace("d3", "d4")],
    ),
    "a strange row of no known kind": (
        STRANGE, {"k7-c/d3/dong": "them cho-gi"},
        [f"{OTHERS}, 1", f"?k7-c/d3/dong: [] Câu trả lời “them cho-gi” {REFUSED}"],
    ),
    "a strange row that is told to be one already read": (
        STRANGE, {"k7-c/d3/dong": "ben"}, [f"{OTHERS}, 1", f"?k7-c/d3/dong: [] Câu trả lời “ben” {REFUSED}"],
    ),
    "a row again at the end": (
        [*FORM, "Bến sông|7"], {},
        [EACH.replace("0", "1"), "?k7-c/d6/dong: [] in lại nhãn của dòng đã đọc ở d1"],
    ),
    "two rows the wrong way round": (
        [SMALL, RIVER], {},
        [", 2", f"?k7-c/d1/dong: [cho-nho cong-cho cho-dau-moi] {UNKNOWN}",
         f"?k7-c/d2/dong: [ben-song tong] {UNKNOWN}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_printed_row_is_the_row_of_the_form_that_stands_there_or_is_asked(name: str) -> None:
    rows, answers, lines = CASES[name]
    assert told("k7-c", rows, answers) == lines


UNITS = [row.label for row in make_template("k7-a", collection_of(OTHER)).rows]


@pytest.mark.parametrize(
    ("printed", "instead", "key"),
    [
        ("Ban Một cửa", "Ban Một cửa tỉnh Sông Mẫu", "i.3"),  # its full name
        ("Bãi Thử", "XÃ BAI THU", "ii.2"),
        ("P. Cầu Mẫu", "Phường Cầu Mẫu", "ii.6"),
        ("Tổng", "Tỉnh Sông Mẫu", ""),  # a total is no body, whomever it counts
        ("Bãi Thử", "Sở Nước và Đê điều", ""),  # that is another row
    ],
)
def test_a_row_about_a_body_is_known_by_each_of_its_names(printed: str, instead: str, key: str) -> None:
    rows = [instead if label == printed else label for label in UNITS]
    pairs = told("k7-a", [f"{label}|1" for label in rows], {})[0].partition(",")[0].split()
    assert f"{UNITS.index(printed) + 1}={key}" in pairs if key else len(pairs) == len(UNITS) - 1


@pytest.mark.parametrize(
    ("before", "taken", "key"),
    [
        ("3", {"3"}, "4"),
        ("i.3", {"i.3"}, "i.4"),
        ("i.3", {"i.3", "i.4"}, "i.3-2"),
        ("tong", {"tong", "tong-2"}, "tong-3"),
    ],
)
def test_a_new_row_is_counted_on_from_the_row_before(before: str, taken: set[str], key: str) -> None:
    assert _next_key(before, taken) == key
