"""StatTable: the filed table, the table of figures, header rows, side tables and books."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.model.figures import COLUMNS, Figure
from plugins.cchc.model.releases import ROW_KINDS, STATES
from plugins.cchc.tables.columns import ROW_KIND_LABELS, STATE_LABELS, STATE_MEANINGS
from plugins.cchc.tables.filed_table import make_filed_table
from plugins.cchc.tables.make_books import (
    annotations_of,
    make_edition_book,
    make_figures_table,
    make_lines_table,
    make_release_book,
)
from plugins.cchc.tables.reference_tables import make_reports_table, make_table_of
from plugins.cchc.tables.stat_table import StatColumn, StatTable, book_of, header_rows
from tests.fixtures.texts import bilingual
from tests.unit.table_builders import (
    make_coded,
    make_collection,
    make_figures,
    make_inspection,
    make_number,
    make_prose,
    make_references,
    make_release,
    make_row,
    make_settlement,
    plain_cells,
)


def filed(table) -> StatTable:
    return make_filed_table(make_release(), table, make_references())


def key_values(table: StatTable) -> set[tuple[str, ...]]:
    at = [table.index(name) for name in table.keys]
    return {tuple(line[position] for position in at) for line in plain_cells(table)[1:]}


def names(table: StatTable) -> list[str]:
    return [column.name for column in table.columns]


def test_columns_stand_in_the_order_of_the_contract():
    assert names(filed(make_settlement())) == [
        "row", "row_kind", "label", "unit", "received_total", "resolved_total", "resolved_late", "score", "states",
        "note", "standings",
    ]  # fmt: skip
    assert names(filed(make_inspection()))[3:] == [
        "category",
        "inspected",
        "issues_found",
        "states",
        "note",
        "standings",
    ]
    assert names(filed(make_coded()))[3:] == ["indicator", "unit_of_measure", "value", "states", "note", "standings"]


def test_prose_has_its_own_order_and_no_row_kind():
    assert names(filed(make_prose())) == [
        "row", "label", "unit", "indicator", "value", "unit_of_measure", "where", "states", "note", "standings",
    ]  # fmt: skip


def test_a_table_whose_rows_mix_bodies_and_levels_has_both_columns():
    table = make_settlement()
    mixed = replace(table, rows=(replace(table.rows[1], category="cap-tinh"), *table.rows[2:]))
    assert names(filed(mixed))[3:5] == ["unit", "category"]


def test_a_printed_zero_is_told_with_the_state_that_makes_it_no_value():
    table = filed(make_settlement())
    row = list(table.rows)[3]
    assert row[table.index("received_total")] == Decimal(0)
    assert str(row[table.index("states")]).startswith("received_total:not_in_use")


def test_states_name_only_cells_that_are_neither_reported_nor_blank():
    table = filed(make_settlement())
    states = [row[table.index("states")] for row in table.rows]
    assert states == ["", "", "", "received_total:not_in_use; resolved_late:illegible", "", ""]


def test_printed_decimals_are_kept():
    table = filed(make_settlement())
    scores = [row[table.index("score")] for row in table.rows]
    assert [str(score) for score in scores if score is not None] == ["86.48", "2.0", "100.00", "0.10"]


def test_a_table_with_a_percent_row_has_no_integer_columns():
    with_percent, whole = make_settlement(), make_settlement()
    whole = replace(whole, rows=whole.rows[:-1])
    assert filed(with_percent).columns[5].type == "number"
    assert filed(whole).columns[5].type == "integer"


def test_a_count_printed_with_decimals_makes_its_column_numbers_and_no_other():
    table = make_inspection()
    odd = make_row("bm-01b", "3", {"inspected": make_number("1.5"), "issues_found": make_number("")}, category="iso")
    columns = filed(replace(table, rows=(*table.rows, odd))).columns
    assert {column.name: column.type for column in columns}["inspected"] == "number"
    assert {column.name: column.type for column in columns}["issues_found"] == "text"


def test_the_table_says_whence_it_is():
    table = filed(make_settlement())
    assert table.source.first == "Báo cáo số 03/BC-TTHC ngày 20/6/2019, Sở Nội vụ"
    assert table.source.in_("en").startswith("Report no. 03/BC-TTHC of 20 June 2019, ")
    assert table.description.first == (
        "Phụ lục I; kỳ số liệu: 6 tháng 2019; từ 1/1/2019 đến 20/6/2019; đơn vị: Sở Nội vụ; phiên bản 1.0.0."
    )
    assert filed(make_inspection()).description.in_("en").startswith("Period: 2018; body: ")


def test_figures_have_exactly_the_columns_of_the_contract():
    table = make_figures_table(make_figures(), "figures", bilingual("Số liệu", "Figures"))
    assert tuple(names(table)) == COLUMNS
    assert table.keys == ("report", "version", "table", "row", "field")


def test_figures_keep_numbers_texts_and_states():
    figures = make_figures()
    table = make_figures_table(figures, "figures", bilingual("Số liệu", "Figures"))
    place, words = table.index("value"), table.index("value_text")
    cells = [row[place] for row in table.rows]
    told = [(row[words] or None) if row[place] is None else row[place] for row in table.rows]
    assert told == [figure.value for figure in figures]
    assert not [cell for cell in cells if isinstance(cell, str)]
    assert [row[table.index("state")] for row in table.rows] == [figure.state for figure in figures]
    assert "Đã khắc phục; biểu mẫu, quy trình" in told
    assert len(key_values(table)) == len(figures)


class Source:
    """Figures that are made when asked for, and counted."""

    def __init__(self) -> None:
        self.made = 0

    def __iter__(self):
        for figure in make_figures():
            self.made += 1
            yield figure


def test_rows_of_figures_are_made_when_walked_and_can_be_walked_again():
    source = Source()
    table = make_figures_table(source, "figures", bilingual("Số liệu", "Figures"))
    assert source.made == 0
    walk = iter(table.rows)
    next(walk)
    assert source.made == 1
    assert plain_cells(table) == plain_cells(table)


def test_figures_given_as_an_iterator_can_still_be_walked_twice():
    table = make_figures_table(iter(make_figures()), "figures", bilingual("Số liệu", "Figures"))
    assert len(list(table.rows)) == len(list(table.rows)) == len(make_figures())


def test_an_unknown_column_is_an_error():
    with pytest.raises(KeyError, match="no column nix"):
        filed(make_coded()).index("nix")


# Header rows


def column(name: str, *path: str, number: str = "", formula: str = "") -> StatColumn:
    headings = tuple(bilingual(part, part) for part in path[:-1])
    return StatColumn(name, bilingual(path[-1], path[-1]), headings=headings, column=number, formula=formula)


def texts(rows) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text.first, cell.colspan, cell.rowspan) for cell in row] for row in rows]


def test_equal_neighbours_are_merged_level_by_level():
    columns = (
        column("label", "Đơn vị"),
        column("total", "Tiếp nhận", "Tổng số", number="3", formula="3=4+5"),
        column("old", "Tiếp nhận", "Trong đó", "Kỳ trước"),
        column("new", "Tiếp nhận", "Trong đó", "Mới"),
        column("online", "Trực tuyến"),
    )
    rows = header_rows(columns)
    assert texts(rows) == [
        [("Đơn vị", 1, 3), ("Tiếp nhận", 3, 1), ("Trực tuyến", 1, 3)],
        [("Tổng số", 1, 2), ("Trong đó", 2, 1)],
        [("Kỳ trước", 1, 1), ("Mới", 1, 1)],
    ]
    assert (rows[1][0].column, rows[1][0].formula, rows[1][0].name) == ("3", "3=4+5", "total")
    assert (rows[0][1].column, rows[0][1].name) == ("", "")


def test_equal_headings_under_different_ones_or_apart_are_not_merged():
    columns = (column("a", "X", "Tổng", "1"), column("b", "Y", "Tổng", "2"), column("c", "X", "Tổng", "3"))
    assert texts(header_rows(columns))[:2] == [
        [("X", 1, 1), ("Y", 1, 1), ("X", 1, 1)],
        [("Tổng", 1, 1), ("Tổng", 1, 1), ("Tổng", 1, 1)],
    ]


def test_two_columns_of_the_same_label_stay_two():
    rows = header_rows((column("a", "K", "Tổng số"), column("b", "K", "Tổng số")))
    assert texts(rows) == [[("K", 2, 1)], [("Tổng số", 1, 1), ("Tổng số", 1, 1)]]


def test_no_columns_no_header():
    assert header_rows(()) == ()


@pytest.mark.parametrize("make", [make_settlement, make_inspection, make_coded, make_prose])
def test_header_cells_cover_every_place_once(make):
    columns = filed(make()).columns
    rows = header_rows(columns)
    covered: set[tuple[int, int]] = set()
    for level, row in enumerate(rows):
        place = 0
        for cell in row:
            while (level, place) in covered:
                place += 1
            area = {(level + down, place + right) for down in range(cell.rowspan) for right in range(cell.colspan)}
            assert not area & covered
            covered |= area
    assert len(covered) == len(rows) * len(columns)
    leaves = [cell.name for row in rows for cell in row if cell.name]
    assert sorted(leaves) == sorted(column.name for column in columns)


# Side tables and books


def test_annotations_come_in_the_order_of_tables_rows_and_columns():
    table = make_table_of("annotations", annotations_of(make_release()), ("vi", "en"))
    assert [line[:4] for line in plain_cells(table)] == [
        ["table", "row", "field", "kind"],
        ["tthc-pl-1", "2", "label", "misprint"],
        ["tthc-pl-1", "2", "received_total", "text_for_number"],
        ["tthc-pl-1", "3", "received_total", "not_in_use"],
    ]


def test_every_row_has_its_lines():
    release = make_release()
    table = make_lines_table(release, ("vi", "en"))
    assert len(list(table.rows)) == sum(len(one.rows) for one in release.tables)
    assert plain_cells(table)[1] == ["tthc-pl-1", "i", "10", "11"]


def test_a_release_book_holds_its_tables_and_what_its_ids_mean():
    book = make_release_book(make_release(), make_collection())
    assert [table.name for table in book.tables] == [
        "tthc-pl-1", "bm-01b", "sn-534", "prose", "annotations", "lines", "fields",
        "indicators",
    ]  # fmt: skip
    codes = dict(book.codes)
    assert codes["huyen-long-phu"].first == "Huyện Long Phú"
    assert codes["cchc"].in_("en") == "Inspection of reform"
    assert "tinh-soc-trang" not in codes
    assert book.contributors == (("publisher", "Sở Nội vụ"),)


def test_the_book_of_everything_marks_the_newest_versions():
    table = make_reports_table(make_collection(), ("vi", "en"))
    assert [line[:3] for line in plain_cells(table)[1:]] == [
        ["2019-h1-so-noi-vu", "1.0.0", "false"],
        ["2019-h1-so-noi-vu", "1.0.1", "true"],
    ]


def test_the_book_of_everything_lists_all_references():
    book = make_edition_book(make_collection(), make_figures())
    assert [table.name for table in book.tables] == [
        "figures", "reports", "units", "unit_names", "unit_successions", "periods", "indicators", "fields",
        "code_lists", "documents",
    ]  # fmt: skip
    for table in book.tables:
        rows = list(table.rows)
        assert rows, table.name
        assert {len(row) for row in rows} == {len(table.columns)}
        assert not table.keys or len(key_values(table)) == len(rows), table.name


def test_every_reference_of_a_column_leads_to_a_key():
    book = make_edition_book(make_collection(), make_figures())
    for table in book.tables:
        for one in table.columns:
            if one.refers_to:
                to, _, field = one.refers_to.partition(".")
                target = book.table(to)
                assert target is not None and target.keys == (field,)


def test_a_single_table_is_a_book_of_one():
    table = filed(make_coded())
    book = book_of(table)
    assert book.tables == (table,) and book.only_table == table and book.table(table.name) == table
    assert (book.name, book.title, book.version) == (table.name, table.title, "1.0.0")
    assert book.table("nix") is None


def test_all_states_and_kinds_have_words():
    assert tuple(STATE_LABELS) == tuple(STATE_MEANINGS) == STATES
    assert tuple(ROW_KIND_LABELS) == ROW_KINDS


def test_a_figure_of_nothing_is_empty():
    figure = Figure("r", "1.0.0", "t", "1", "f", "u", "2018", "", "", None, "", "blank", "", "d", "s")
    table = make_figures_table([figure], "figures", bilingual("", ""))
    assert plain_cells(table)[1][COLUMNS.index("value")] == ""
    whole = make_figures_table([replace(figure, value=Decimal("1E+3"))], "figures", bilingual("", ""))
    assert plain_cells(whole)[1][COLUMNS.index("value")] == "1000"
