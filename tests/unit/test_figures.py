"""Figures: what each cell measures, of whom, when, and where it stands in the document."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plugins.cchc.model.figures import Figure, figures_of, source_of
from plugins.cchc.model.releases import PROSE, Annotation, Row, Table
from plugins.cchc.words.text import verbatim
from tests.unit.check_builders import make_form, make_prose, make_release, make_row, make_table

FORM = make_form("a b", indicators={"a": "nhan"})


def figures(*rows: Row) -> list[Figure]:
    return list(figures_of(make_release(make_table(FORM, rows))))


def changed(row: Row, **about: object) -> Table:
    table = make_table(FORM, [row])
    return replace(table, rows=(replace(table.rows[0], **about),))


def test_a_figure_says_what_it_measures_of_whom_and_when() -> None:
    first, second = figures(make_row(FORM, "1", "5 7", unit="xa", category="dat-dai", indicator="hang"))
    assert (first.report, first.version, first.table, first.row, first.field) == ("bao-cao", "1.0.0", "mau", "1", "a")
    assert (first.unit, first.period, first.category, first.value) == ("xa", "2019-h1", "dat-dai", Decimal(5))
    assert (first.indicator, second.indicator) == ("nhan", "hang")
    assert (first.state, first.document) == ("reported", "03/BC")


def test_a_row_without_a_unit_is_about_the_unit_of_the_table() -> None:
    assert {figure.unit for figure in figures(make_row(FORM, "1", "5 7"))} == {"trung-tam"}


def test_no_state_but_reported_has_a_value() -> None:
    row = make_row(FORM, "1", "? |")
    cells = {**row.cells, "a": replace(row.cells["a"], printed="4", value=Decimal(4))}
    illegible, blank = figures(replace(row, cells=cells))
    assert (illegible.value, illegible.state, blank.value, blank.state) == (None, "illegible", None, "blank")


def test_empty_cells_of_a_heading_are_no_figures() -> None:
    assert [figure.field for figure in figures(make_row(FORM, "1", "| 3", "section"))] == ["b"]


def test_a_percent_row_measures_something_else_than_its_columns() -> None:
    percent, _ = figures(make_row(FORM, "1", "50 60", "percent"))
    assert (percent.indicator, percent.unit_of_measure) == ("", "phan-tram")


def test_the_unit_of_measure_of_the_row_goes_before_that_of_the_column() -> None:
    form = replace(FORM, fields=tuple(replace(field, unit_of_measure="ho-so") for field in FORM.fields))
    row = make_row(form, "1", "5 7")
    table = make_table(form, [row])
    for printed, expected in (("", "ho-so"), ("nguoi", "nguoi")):
        rows = (replace(table.rows[0], unit_of_measure=printed),)
        release = make_release(replace(table, rows=rows))
        assert {figure.unit_of_measure for figure in figures_of(release)} == {expected}


def test_the_note_holds_what_is_printed_instead_of_a_number() -> None:
    row = make_row(FORM, "1", "5 7")
    notes = (
        Annotation("mau", "1", "a", "text_for_number", "năm", ""),
        Annotation("mau", "1", "a", "text_for_number", "", ""),
        Annotation("mau", "1", "a", "remark", "lời khác", ""),
    )
    cells = {**row.cells, "a": replace(row.cells["a"], annotations=notes)}
    first, second = figures_of(make_release(changed(row, cells=cells, note="Ghi chú")))
    assert (first.note, second.note) == ("Ghi chú; in: năm", "Ghi chú")


def test_a_document_without_a_number_is_named_by_its_file() -> None:
    release = make_release(make_table(FORM, [make_row(FORM, "1", "5 7")]))
    unnumbered = replace(release, source=replace(release.source, number=""))
    assert {figure.document for figure in figures_of(unnumbered)} == {"001.txt"}


def test_the_source_names_form_row_column_and_lines() -> None:
    table = changed(make_row(FORM, "1", "5 7"), line_from=4, line_to=6)
    assert source_of(table, table.rows[0], "a") == "mau, “Dòng 1”, Cột a, dòng văn bản 4–6"
    one_line = changed(make_row(FORM, "1", "5 7"), line_from=4, line_to=4)
    assert source_of(one_line, one_line.rows[0], "a") == "mau, “Dòng 1”, Cột a, dòng văn bản 4"
    unplaced = changed(make_row(FORM, "1", "5 7"))
    assert source_of(unplaced, unplaced.rows[0], "a") == "mau, “Dòng 1”, Cột a"


def test_the_source_prints_the_headings_and_the_number_of_the_column() -> None:
    field = replace(FORM.fields[0], headings=(verbatim("Kết quả"),), column="3")
    form = replace(FORM, fields=(field,), printed_title="Biểu in")
    table = make_table(form, [make_row(form, "1", "5")])
    assert source_of(table, table.rows[0], "a") == "Biểu in, “Dòng 1”, cột 3: Kết quả > Cột a"


def test_a_figure_of_the_text_stands_in_its_section() -> None:
    table = make_prose([("nhan", "xa", "nhan", "5")])
    row = replace(table.rows[0], where="Phần I")
    assert source_of(table, row, "value") == f"Phần I, “Dòng nhan”, {PROSE.fields[0].label.first}"
