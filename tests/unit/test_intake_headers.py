"""Headers of tables: how many of the rows they are, what is the number and the label, which column is which field."""

from __future__ import annotations

import pytest

from plugins.cchc.intake.source import CellMark, Grid, GridRow, PageSpot, PrintedCell
from plugins.cchc.intake.table_headers import Header, HeaderReader, Layout
from tests.unit.test_intake_readings import SMALL, collection_of

COLLECTION = collection_of(SMALL)
READER = HeaderReader(COLLECTION.forms.values(), COLLECTION.references.wording)
SPOT = PageSpot(1, 0.1, 0.1, 0.2, 0.2)
HEAD = "STT|Đơn vị|Tổng số|Kỳ trước chuyển qua|Mới tiếp nhận|Tỷ lệ trực tuyến|Biện pháp"
ROW = "1|Sở Nội vụ|60|4|16|12,5|Tập huấn"


def grid_of(*rows: str, on_page: bool = False, scanned: bool = False) -> Grid:
    """Cells stand between bars. On a page they have a place, in a scan a mark as well."""
    spot = SPOT if on_page or scanned else None
    marks = (CellMark.SCANNED,) * scanned
    cells = [tuple(PrintedCell(text, marks, spot=spot) for text in row.split("|")) for row in rows]
    return Grid(tuple(GridRow(row, 10 + at) for at, row in enumerate(cells)), (), "bảng 1")


def headers(*rows: str, on_page: bool = False) -> list[str]:
    """From which row to which, the columns of number and label, the lowest heading of each column."""
    return [
        f"{head.at}–{head.end} {head.number} {head.label} {'|'.join(head.leaves)}"
        for head in READER.find(grid_of(*rows, on_page=on_page))
    ]


MANY = [f"||dòng {at} của tiêu đề" for at in range(20)]
HEADERS = {
    "one row": ([HEAD, ROW], [f"0–1 0 1 {HEAD}"]),
    "below a title": (["Biểu 1", HEAD, ROW], [f"1–2 0 1 {HEAD}"]),
    "twice": ([HEAD, ROW, HEAD, ROW], [f"0–1 0 1 {HEAD}", f"2–3 0 1 {HEAD}"]),
    "numbers of its columns and a blank row": ([HEAD, "(1)|(2)|3=(4+5)|4|5||", "||", ROW], [f"0–3 0 1 {HEAD}"]),
    "numbers of two columns alone are a row": ([HEAD, "1|2||", ROW], [f"0–1 0 1 {HEAD}"]),
    "letters and numbers count columns": ([HEAD, "A|B|1|2", ROW], [f"0–2 0 1 {HEAD}"]),
    "two rows": (["STT|Đơn vị|Số hồ sơ|", "||Nhận|Trả", "1|Sở|2|3"], ["0–2 0 1 STT|Đơn vị|Nhận|Trả"]),
    "two rows that say their first columns again": (
        ["STT|Đơn vị|Số hồ sơ|", "stt|ĐƠN VỊ|Nhận|Trả", "1|Sở|2|3"], ["0–2 0 1 stt|ĐƠN VỊ|Nhận|Trả"],
    ),
    "figures below it": (["STT|Đơn vị|Nhận|Trả", "||2|3"], ["0–1 0 1 STT|Đơn vị|Nhận|Trả"]),
    "words and a figure below it": (["STT|Đơn vị|Nhận|Trả", "||hồ sơ|3"], ["0–1 0 1 STT|Đơn vị|Nhận|Trả"]),
    "another label below it": (["STT|Đơn vị|Nhận", "|Sở|Tốt"], ["0–1 0 1 STT|Đơn vị|Nhận"]),
    "another number below it": (["STT|Đơn vị|Nhận", "I||Tốt"], ["0–1 0 1 STT|Đơn vị|Nhận"]),
    "a blank row below it": (["STT|Đơn vị|Nhận", "||", "1|Sở|2"], ["0–2 0 1 STT|Đơn vị|Nhận"]),
    "a label in two lines": (["STT|Đơn|Nhận", "|vị|trong kỳ", "1|Sở|2"], ["0–2 0 1 STT|vị|trong kỳ"]),
    "notes alone go on in a row": (["STT|Đơn vị|Nhận|Ghi chú", "|||tốt"], ["0–1 0 1 STT|Đơn vị|Nhận|Ghi chú"]),
    "notes beside a heading": (
        ["STT|Đơn vị|Nhận|Ghi chú", "||trong kỳ|(nếu có)", "1|Sở|2|"], ["0–2 0 1 STT|Đơn vị|trong kỳ|(nếu có)"],
    ),
    "no column of numbers": (["Đơn vị|Nhận", "Sở|2"], ["0–1 None 0 Đơn vị|Nhận"]),
    "a label one column in": (["|Đơn vị|Nhận", "|Sở|2"], ["0–1 None 1 |Đơn vị|Nhận"]),
    "a label two columns in": (["||Đơn vị|Nhận", "||Sở|2"], []),
    "a heading alone": (["STT", "1"], []),
    "other words": (["Họ tên|Nhận", "Sở|2"], []),
    "a blank column before the label": (["STT||Đơn vị|Nhận", "1||Sở|2"], ["0–1 0 2 STT||Đơn vị|Nhận"]),
    "more lines than any heading has": ([HEAD, *MANY], [f"0–14 0 1 {HEAD}".replace("Tổng số", "dòng 12 của tiêu đề")]),
}  # fmt: skip
ON_PAGES = {
    "lines above that of the numbers": (
        ["||Số hồ sơ", "|Đơn|nhận", "STT||trong", "|vị|kỳ", "1|Sở|2"], ["0–4 0 1 STT|vị|kỳ"],
    ),
    "a title in the first column": (["Biểu|của|sở", "STT|Đơn vị|Nhận", "1|Sở|2"], ["1–2 0 1 STT|Đơn vị|Nhận"]),
    "a figure above": (["||12", "STT|Đơn vị|Nhận", "1|Sở|2"], ["1–2 0 1 STT|Đơn vị|Nhận"]),
    "a blank line above": (["||Số", "||", "STT|Đơn vị|Nhận", "1|Sở|2"], ["2–3 0 1 STT|Đơn vị|Nhận"]),
    "more lines above than any heading has": (
        [*MANY[:10], "STT|Đơn vị|Nhận", "1|Sở|2"], ["3–11 0 1 STT|Đơn vị|Nhận"],
    ),
    "a number in a heading": (["STT|Đơn vị|Chỉ số|Trả", "||1|hồ sơ", "1|Sở|2|3"], ["0–2 0 1 STT|Đơn vị|1|hồ sơ"]),
    "figures alone below it": (["STT|Đơn vị|Nhận|Trả", "||1|2", "1|Sở|2|3"], ["0–1 0 1 STT|Đơn vị|Nhận|Trả"]),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_is_as_many_rows_as_go_on_with_it(name: str) -> None:
    rows, told = HEADERS[name]
    assert headers(*rows) == told


@pytest.mark.parametrize("name", ON_PAGES)
def test_lines_of_a_heading_on_a_page_stand_apart(name: str) -> None:
    rows, told = ON_PAGES[name]
    assert headers(*rows, on_page=True) == told


def test_lines_above_a_header_of_a_sheet_are_none_of_it() -> None:
    assert headers("||Số hồ sơ", "STT|Đơn vị|Nhận", "1|Sở|2") == ["1–2 0 1 STT|Đơn vị|Nhận"]


def layout(head: str, on_page: bool = False, scanned: bool = False, by_rows: bool = False) -> str:
    """Number, labels, measure, note; fields that are sure, those that are not, other columns."""
    (header,) = READER.find(grid_of(head, on_page=on_page, scanned=scanned))
    assert isinstance(header, Header)
    made = READER.layouts(header, lambda form, layout: by_rows).get("bieu-1")
    if made is None:
        return "no form"
    assert isinstance(made, Layout) and made.width == len(head.split("|"))
    unsure = {name for name, _, _ in made.unsure}
    fields = " ".join(f"{column}{'?' * (name in unsure)}" for name, column in made.fields)
    others = " ".join(f"{column}:{text}" for column, text in made.others)
    return f"{made.number} {made.labels} {made.measure} {made.note} | {fields} | {others}".strip(" |")


def changed(*swaps: tuple[str, str]) -> str:
    head = HEAD
    for old, new in swaps:
        assert old in head
        head = head.replace(old, new)
    return head


NEW = ("Mới tiếp nhận", "Nhận mới")
OLD = ("Kỳ trước chuyển qua", "Năm cũ")
ALL = ("Tổng số", "Cộng")
LAYOUTS = [
    (HEAD, "0 (1,) None None | 2 3 4 5 6"),
    (changed(("tuyến", "tuyên")), "0 (1,) None None | 2 3 4 5 6"),
    (changed(("Mới tiếp nhận", "Mới tiếp nhận (hồ sơ)")), "0 (1,) None None | 2 3 4 5 6"),
    (changed(NEW), "0 (1,) None None | 2 3 4? 5 6"),
    (changed(NEW, OLD), "0 (1,) None None | 2 3? 4? 5 6"),
    (changed(NEW, OLD, ALL), "no form"),
    (f"{HEAD}|Ghi chú", "0 (1,) None 7 | 2 3 4 5 6"),
    (changed(("Tổng số", "ĐVT|Tổng số")), "0 (1,) 2 None | 3 4 5 6 7"),
    (changed(("Đơn vị", "Đơn vị|")), "0 (1, 2) None None | 3 4 5 6 7"),
    (HEAD.removeprefix("STT|"), "None (0,) None None | 1 2 3 4 5"),
    (HEAD.removeprefix("STT"), "None (0, 1) None None | 2 3 4 5 6"),
    (changed(("Kỳ", "ĐVT|Kỳ")), "0 (1,) 3 None | 2 4 5 6 7"),
    (changed(("Mới", "Năm trước|Mới")), "0 (1,) None None | 2 3 5 6 7 | 4:Năm trước"),
    (changed(("Mới", "Năm trước|Năm nay|Mới")), "0 (1,) None None | 2 3 6 7 8 | 4:Năm trước 5:Năm nay"),
    (changed(("Mới", "a|b|c|Mới")), "no form"),
    (changed(("Mới tiếp nhận", "Năm trước|Nhận mới")), "no form"),  # which of the two is it?
    (HEAD.rpartition("|")[0], "no form"),
]  # fmt: skip
PAGE_LAYOUTS = [
    (changed(("Mới tiếp nhận", "Mới tiếp")), "0 (1,) None None | 2 3 4 5 6"),  # cut off
    (changed(("Mới tiếp nhận", "Mới ti")), "0 (1,) None None | 2 3 4? 5 6"),  # cut off so short that it could be any
    (changed(("Mới tiếp nhận", "Mơi tíêp nhạm")), "0 (1,) None None | 2 3 4 5 6"),  # a letter wrong
    (changed(("Mới tiếp nhận", "Năm trước|Mới t")), "no form"),  # which of the two is it?
    (changed(("Kỳ", "Cũ|Kỳ"), ("Mới tiếp nhận", "Mới t")), "0 (1,) None None | 2 4 5? 6 7 | 3:Cũ"),
]


@pytest.mark.parametrize(("head", "told"), LAYOUTS)
def test_columns_are_fields_by_their_headings_and_others_are_told(head: str, told: str) -> None:
    assert layout(head) == told


@pytest.mark.parametrize(("head", "told"), PAGE_LAYOUTS)
def test_headings_on_a_page_may_be_cut_off_or_misread(head: str, told: str) -> None:
    assert layout(head, on_page=True) == told
    assert "?" in told or told == "no form" or layout(head) != told


def test_a_scan_without_headings_is_known_by_its_rows() -> None:
    head = changed(NEW, OLD, ALL)
    assert layout(head, scanned=True) == layout(head, on_page=True, by_rows=True) == "no form"
    assert layout(head, scanned=True, by_rows=True) == "0 (1,) None None | 2? 3? 4? 5 6"
