"""Which form a table is, where it begins anew, and which of a form's tables: by titles, headers and known rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import pytest

from plugins.cchc.errors import UseError
from plugins.cchc.intake.import_context import ImportContext
from plugins.cchc.intake.questions import AnswerSheet
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.intake.report_reading import looks_like_form, read_report
from plugins.cchc.intake.source import EMPTY, CellMark, Document, GridRow, PrintedCell
from plugins.cchc.intake.table_groups import PrintedRow, _add, _join_broken, find_groups, likely_forms
from plugins.cchc.intake.templates import make_template
from plugins.cchc.model.collection import Collection
from tests.fixtures.printing import make_document
from tests.unit.test_intake_readings import OTHER, REPORTS, SMALL, collection_of, prints_of

COLLECTION = collection_of(OTHER)
TITLE = ("9 THÁNG ĐẦU NĂM 2027 CỦA SỞ CHỢ VÀ BẾN BÃI", "(Kèm theo Báo cáo số 7/BC-X ngày 03/10/2027)")


def grid_of(form: str) -> list[list[str]]:
    (print_,) = prints_of(REPORTS[form], (form,))
    grid = [[""] * print_.width for _ in range(print_.height)]
    for spot in print_.spots:
        grid[spot.row][spot.column] = spot.text
    return grid


ASKED, ALIKE = grid_of("k7-b"), grid_of("k7-c")


def with_twins(*letters: str, period: str = "") -> Collection:
    """The form of what a body tells of itself has several tables, told apart by a letter."""
    releases = []
    for release in COLLECTION.newest():
        table = release.table("k7-b")
        twins = [replace(table, id=f"k7-b{each}", period=period or table.period) for each in letters] if table else []
        others = [each for each in release.tables if each.id != "k7-b"]
        releases.append(replace(release, tables=(*others, *twins)))
    return replace(COLLECTION, releases=tuple(releases))


def tables(collection: Collection, lines: Sequence[str], **answers: str) -> tuple[list[str], list[str]]:
    """Tables with their periods, and what is asked about whole tables."""
    by_id = {id_.replace("__", "/"): answer for id_, answer in answers.items()}
    reading = read_report(make_document([*TITLE, *lines], ASKED), collection, Wanted(), by_id)
    asked = [f"{q.id} {' '.join(q.offered)}" for q in reading.questions if q.id.startswith("bang/")]
    return [f"{table.id} {table.period}" for table in reading.tables], asked


BOTH = "bang__d4__bang", "bang/d4/bang k7-ba k7-bb"


@pytest.mark.parametrize(
    ("lines", "answers", "told"),
    [
        (["KHUNG 7BA"], {}, (["k7-ba 2027-9m"], [])),
        (["Khung 7Bb", "Bảng tự kê"], {}, (["k7-bb 2027-9m"], [])),
        (["KHUNG", "7BB"], {}, (["k7-bb 2027-9m"], [])),
        (["Khung 7B"], {}, ([], [BOTH[1]])),
        (["Khung 7Ba, khung 7Bb"], {BOTH[0]: "k7-bb"}, (["k7-bb 2027-9m"], [BOTH[1]])),
    ],
)  # fmt: skip
def test_tables_of_one_form_are_told_apart_by_the_letter_of_their_title(
    lines: list[str], answers: dict[str, str], told: tuple[list[str], list[str]]
) -> None:
    assert tables(with_twins("a", "b"), lines, **answers) == told


def test_a_table_over_pages_bears_the_title_above_its_first() -> None:
    head, *rows = ASKED
    document = make_document([*TITLE, "Khung 7Ba"], [head, *rows[:8]], [head, *rows[8:]])
    assert [table.id for table in read_report(document, with_twins("a", "b"), Wanted(), {}).tables] == ["k7-ba"]


def test_a_table_of_a_part_of_the_period_is_of_the_same_part_of_the_new_one() -> None:
    assert tables(with_twins("a", period="2026-q1"), ["Khung 7B"])[0] == ["k7-ba 2027-q1"]


def row(label: str, *marks: str, on_page: bool = False, note: str = "", extra: str = "") -> PrintedRow:
    return PrintedRow(1, 1, "", label, "", {}, PrintedCell(note), extra, on_page, tuple(marks))


NAMES = ["giaychotauthuyennuocngoai", "giaydatra"]
SCANNED = CellMark.SCANNED


@pytest.mark.parametrize(
    ("printed", "is_one"),
    [
        (row("Giấy đã trả"), True),
        (row("Giấy đã tra:"), True),
        (row("Giấy đã trà lại"), False),
        (row("Giây đá trả", SCANNED), True),
        (row("Giấy đã nra", SCANNED), True),
        (row("Giấy đã mất", SCANNED), False),
        (row("", SCANNED), False),
        (row("Giấy cho tàu thuyền nước"), False),
        (row("Giấy cho tàu thuyền nước", on_page=True), True),
        (row("Giấy cho tàu thuyền", on_page=True), False),  # cut so short that it could be any
        (row("cho tàu thuyền nước ngoài", on_page=True), False),
    ],
)
def test_a_label_is_known_letter_for_letter_but_in_a_scan_or_cut_off(printed: PrintedRow, is_one: bool) -> None:
    assert printed.is_one_of(NAMES) is is_one


def test_a_row_is_blank_where_none_of_its_parts_says_anything() -> None:
    assert row("").is_blank
    filled = [
        row("a"),
        row("", note="a"),
        row("", extra="a"),
        replace(row(""), number="1"),
        replace(row(""), measure="bộ"),
    ]
    assert not any(each.is_blank for each in filled)
    assert not replace(row(""), cells={"a": replace(EMPTY, formula="=1")}).is_blank


def groups(document: Document) -> list[tuple[list[str], int]]:
    """Forms that each table may be, best first, and of how many parts it is."""
    context = ImportContext(COLLECTION, AnswerSheet({}))
    found_groups = find_groups(document, COLLECTION.forms.values(), context)
    return [(likely_forms(group, context), len(group.segments)) for group in found_groups]


HEAD, *ROWS = ASKED
HALF = [HEAD, *ROWS[:8]], [HEAD, *ROWS[8:]]


@pytest.mark.parametrize(
    ("grids", "told"),
    [
        ([ASKED], [(["k7-b"], 1)]),
        (HALF, [(["k7-b"], 2)]),  # the header is printed on each page
        ([ASKED, ASKED], [(["k7-b"], 1), (["k7-b"], 1)]),  # the same rows again
        ([[HEAD, *ROWS[:8]], ROWS[8:]], [(["k7-b"], 2)]),
        ([ROWS[:8], HALF[1]], [(["k7-b"], 1)]),  # rows without a header above the first
        ([ALIKE, ASKED], [(["k7-c"], 1), (["k7-b"], 1)]),
        ([[HEAD]], [(["k7-b"], 1)]),
        ([[["Họ tên", "Tuổi"], ["a", "3"]]], []),
    ],
)
def test_grids_are_parts_of_tables(grids: list[list[list[str]]], told: list[tuple[list[str], int]]) -> None:
    assert groups(make_document([], *grids)) == told


def test_a_title_before_a_header_begins_a_table() -> None:
    first, second = make_document([], *HALF).grids
    document = make_document([], *HALF)
    titled = replace(document, grids=(first, replace(second, title=("Phụ lục 2",))))
    assert [parts for _, parts in groups(titled)] == [1, 1]


@pytest.mark.parametrize(
    ("rows", "title", "is_form"),
    [
        (["a|b|1|2", "c|d|3|4", "e|f|5|6"], (), True),
        (["a|b|1|2", "c|d|3|4"], (), False),  # two rows
        (["a|b", "c|1", "e|2"], (), False),  # two columns
        (["a|b|1|x", "c|d|y|z", "e|f|u|v"], (), False),  # a sixth
        (["a|b|1|x", "c|d|2|z", "e|f|u|v"], (), False),  # a third and no more
        (["a|b|1|x", "c|d|2|z", "e|f|3|v"], (), True),
        (["a|b|x|x", "c|d|y|z", "e|f|u|v"], ("Phụ lục 3",), True),
        (["a|b|x|x", "c|d|y|z", "e|f|u|v"], ("Phụ lục 3", "a", "b", "c", "d"), False),  # too far above
    ],
)
def test_a_table_that_is_read_by_no_form_looks_like_one(rows: list[str], title: tuple[str, ...], is_form: bool) -> None:
    (grid,) = make_document([], [line.split("|") for line in rows]).grids
    lines: tuple[GridRow, ...] = grid.rows
    assert looks_like_form(replace(grid, title=title), lines, COLLECTION.references.wording) is is_form


def test_the_same_labels_again_are_another_table_whatever_its_figures() -> None:
    bare = [[*row[1:]] for row in ALIKE]
    other = [bare[0], *([row[0], *("9" for _ in row[1:])] for row in bare[1:])]
    assert [parts for _, parts in groups(make_document([], bare, other))] == [1, 1]
    assert [parts for _, parts in groups(make_document([], bare[:4], [bare[0], *other[4:]]))] == [2]


def test_a_form_without_a_released_table_has_the_rows_that_its_identities_name() -> None:
    references = COLLECTION.references
    named = {id_: replace(each, slug=id_.lower().replace(".", "-")) for id_, each in references.indicators.items()}
    bare = replace(COLLECTION, releases=(), references=replace(references, indicators=named))
    rows = {row.key: row for row in make_template("k7-b", bare).rows}
    assert list(rows) == ["a.1", "a.1.1", "a.1.2", "a.2", "a.2.1", "a.2.2", "a.2.3", "a.3", "c.2", "c.1", "c.3"]
    assert (rows["a.1"].indicator, rows["a.1"].label, rows["a.1"].kind) == ("A.1", "Giấy đã nhận", "item")
    with pytest.raises(UseError, match="k7-c chưa có bảng nào đã công bố"):
        make_template("k7-c", bare)
    totals = make_template("bieu-1", replace(collection_of(SMALL), releases=())).rows
    assert [(row.key, row.kind) for row in totals] == [("total", "total")]


def printed_rows(*rows: str) -> list[PrintedRow]:
    """Number, label, measure, figure, note between bars."""
    made = []
    for at, row in enumerate(rows, start=1):
        number, label, measure, figure, note = (text.strip() for text in row.split("|"))
        cells = {"a": PrintedCell(figure), "b": PrintedCell("")}
        made.append(PrintedRow(at, at, number, label, measure, cells, PrintedCell(note)))
    return made


def shown(rows: list[PrintedRow]) -> list[str]:
    return [
        f"{row.line}–{row.line_to} {'|'.join((row.number, row.label, row.measure, row.cells['a'].text, row.note.text))}"
        for row in rows
    ]


KNOWN = frozenset(("giaydanhan", "giaychotauthuyen", "congchongay"))
BROKEN = {
    "a label in two lines": (["1|Giấy|bộ|12|", "|đã nhận|||tốt"], ["1–2 1|Giấy đã nhận|bộ|12|tốt"]),
    "a label in three lines, its figure in the middle": (
        ["1|Giấy cho|||", "|||12|", "|tàu thuyền|||"], ["1–3 1|Giấy cho tàu thuyền||12|"],
    ),
    "a figure of the next row below a whole label": (
        ["1|Giấy đã|||", "|nhận|||", "|||12|"], ["1–2 1|Giấy đã nhận|||", "3–3 |||12|"],
    ),
    "two figures are two rows": (["1|Giấy||12|", "|đã nhận||7|"], ["1–1 1|Giấy||12|", "2–2 |đã nhận||7|"]),
    "two numbers are two rows": (["1|Giấy|||", "2|đã nhận|||"], ["1–1 1|Giấy|||", "2–2 2|đã nhận|||"]),
    "a label that nobody knows": (["1|Giấy|||", "|đã mất||7|"], ["1–1 1|Giấy|||", "2–2 |đã mất||7|"]),
    "a number below its label": (["|Giấy đã|bộ||", "1|nhận|giấy|7|"], ["1–2 1|Giấy đã nhận|bộ giấy|7|"]),
    "the longest that is known": (
        ["1|Giấy đã nhận|||a", "|Giấy cho|||b", "|tàu thuyền||3|"],
        ["1–1 1|Giấy đã nhận|||a", "2–3 |Giấy cho tàu thuyền||3|b"],
    ),
    "fourteen lines at most": (
        ["1|cong cho|||", *["||||x"] * 12, "|ngay|||"], [f"1–14 1|cong cho ngay|||{' '.join('x' * 12)}"],
    ),
    "a fifteenth line is another row": (
        ["1|cong cho|||", *["||||x"] * 13, "|ngay|||"],
        ["1–1 1|cong cho|||", *(f"{at}–{at} ||||x" for at in range(2, 15)), "15–15 |ngay|||"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_row_in_several_lines_is_one_where_only_then_its_label_is_known(name: str) -> None:
    rows, told = BROKEN[name]
    assert shown(_join_broken(printed_rows(*rows), KNOWN)) == told


def test_a_line_of_nothing_but_a_note_goes_on_from_the_row_before() -> None:
    rows: list[PrintedRow] = []
    for row in printed_rows("||||lạ", "1|Giấy||7|tốt", "||||và đủ", "2|Bộ||8|", "||||hay"):
        _add(row, rows)
    assert shown(rows) == ["1–1 ||||lạ", "2–3 1|Giấy||7|tốt và đủ", "4–5 2|Bộ||8|hay"]


CLEAR = [[text.replace("Rồi", "1") for text in row] for row in ASKED]


def doubts(*swaps: tuple[int, int, str], **answers: str) -> tuple[list[str], list[str], list[str]]:
    """What is told of the rows of the form, what is asked of them, what is noted; cells replaced by row and column."""
    grid = [[*row] for row in CLEAR]
    for at, column, text in swaps:
        grid[at] += [""] * (column + 1 - len(grid[at]))
        grid[at][column] = text
    by_id = {id_.replace("__", "/"): answer for id_, answer in answers.items()}
    reading = read_report(make_document([*TITLE, "Khung 7B"], grid), COLLECTION, Wanted(), by_id)
    (table,) = reading.tables
    told = [f"{row.row.key} {row.label}: {'; '.join(row.all_doubts)}" for row in table.rows if row.all_doubts]
    asked = [f"{q.id} {q.kind} {' '.join(q.offered)}" for q in reading.questions if q.id.startswith("k7-b")]
    return told, asked, [f"{note.row} {note.kind} {note.printed}" for note in table.annotations]


NFD = unicodedata.normalize("NFD", "Giấy đã nhận")
USUAL = "nhãn in sai chữ hoặc dấu, ghi theo bảng đã công bố: “Giấy đã nhận”"
DOUBTS = {
    "as it was": ([], [], []),
    "a bullet": ([(2, 1, "- Giấy đã nhận")], [], []),
    "capitals": ([(2, 1, "GIẤY ĐÃ NHẬN")], [], []),
    "marks left out": ([(2, 1, "Giay da nhan")], [f"a.1 Giấy đã nhận: {USUAL}"], []),
    "letters put together": (
        [(2, 1, NFD)], ["a.1 Giấy đã nhận: chữ ghi ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn"], [],
    ),
    "a sign that hides": ([(2, 3, "6\u200b40")], ["a.1 Giấy đã nhận: có ký tự ẩn, đã bỏ"], []),
    "another unit of measure": (
        [(2, 2, "tờ")], ["a.1 Giấy đã nhận: đơn vị tính in khác bảng đã công bố: “bộ”"], [],
    ),
    "a unit of measure that says what words mean": (
        [(2, 2, "Có = 1; Không = 0"), (2, 3, "Có")],
        ["a.1 Giấy đã nhận: đơn vị tính in khác bảng đã công bố: “bộ”; in “Có”, đọc là 1"], [],
    ),
    "a unit of measure in another order": ([(2, 2, "ộb")], [], []),
    "no unit of measure": ([(2, 2, "")], [], []),
    "words beside the form": ([(2, 6, "lạ")], [], ["k7-b/a.1/thua stray bo-qua"]),
    "a figure beside its column": (
        [(2, 2, "640"), (2, 3, "")],
        ["a.1 Giấy đã nhận: đơn vị tính in khác bảng đã công bố: “bộ”"], ["k7-b/a.1/don-vi-tinh stray dung"],
    ),
    "a figure among the notes": ([(2, 3, ""), (2, 4, "86,4 %")], [], ["k7-b/a.1/lech stray dung"]),
    "a figure among the notes of a row with one": ([(2, 4, "86")], [], []),
}  # fmt: skip


@pytest.mark.parametrize("name", DOUBTS)
def test_what_a_row_prints_otherwise_is_told_and_what_may_have_slipped_is_asked(name: str) -> None:
    swaps, told, asked = DOUBTS[name]
    made = doubts(*swaps)
    assert made[:2] == (told, asked)
    assert ("a.1 misprint Giay da nhan" in made[2]) is (name == "marks left out")


@pytest.mark.parametrize(("count", "more"), [(1, ""), (5, ""), (6, "; và 1 dòng nữa")])
def test_the_first_five_rows_in_doubt_are_named(count: int, more: str) -> None:
    grid = [[*row] for row in CLEAR]
    items = [row for row in grid if row[2] == "bộ"][:count]
    for row in items:
        row[2] = "tờ"
    reading = read_report(make_document([*TITLE, "Khung 7B"], grid), COLLECTION, Wanted(), {})
    (notice,) = (notice for notice in reading.notices if "cần xem lại" in notice)
    assert notice.startswith(f"Bảng k7-b, {count} dòng cần xem lại: dòng “Giấy đã nhận” (hàng 3 của bảng 1): đơn vị")
    assert notice.count("hàng") == min(count, 5) and notice.endswith(f"“bộ”{more}.")


@pytest.mark.parametrize(
    ("sentence", "offered", "where"),
    [
        ("Trả sau ngày hẹn: 615.", [], "Trả sau ngày hẹn: 615 (bảng k7-b, dòng “Trả sau ngày hẹn”)"),
        ("Trả sau ngày hẹn: 616.", ["616"], ""),  # the table has another figure
        ("Trả sau: 615.", ["615"], ""),  # two words say too little
        ("Người làm việc ở xã: 615.", ["615"], ""),  # the figure alone is no likeness
    ],
)
def test_a_figure_of_the_text_that_a_table_repeats_is_not_offered(
    sentence: str, offered: list[str], where: str
) -> None:
    grid = [[*row] for row in CLEAR]
    (row,) = (row for row in grid if row[1] == "Trả sau ngày hẹn")
    row[3] = "615"
    reading = read_report(make_document([*TITLE, sentence, "Khung 7B"], grid), COLLECTION, Wanted(), {})
    assert [figure.printed for figure in reading.prose] == offered
    assert [aside.text for aside in reading.asides if aside.kind == "table"] == [where] * bool(where)
