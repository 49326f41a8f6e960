"""What differs between two versions is found cell by cell, and each kind of change asks for its least bump."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cchc.model.changes import (
    BUMPS,
    CellChange,
    Changes,
    RowChange,
    ShapeChange,
    WordChange,
    bump_between,
    changes_between,
    least_bump,
    measure_changes,
    next_version,
)
from plugins.cchc.model.measures import Measure, Variant
from plugins.cchc.model.releases import BLANK, Annotation, Cell, Field, Passage, Release, Row, Table, Window
from plugins.cchc.words.text import NO_TEXT, Text
from tests.fixtures.texts import bilingual
from tests.unit.table_builders import make_coded, make_number, make_release, make_row

OLD = make_release()
PLACES = [(table.id, row.key, name) for table, row, name, _ in OLD.cells()]
ROWS = [(table.id, row.key) for table in OLD.tables for row in table.rows]


def with_table(release: Release, table: str, change: Callable[[Table], Table]) -> Release:
    tables = tuple(change(one) if one.id == table else one for one in release.tables)
    return replace(release, version="1.0.1", tables=tables)


def with_row(release: Release, table: str, row: str, change: Callable[[Row], Row]) -> Release:
    def rows(one: Table) -> Table:
        return replace(one, rows=tuple(change(held) if held.key == row else held for held in one.rows))

    return with_table(release, table, rows)


def with_cell(release: Release, place: tuple[str, str, str], cell: Cell) -> Release:
    table, row, field = place
    return with_row(release, table, row, lambda held: replace(held, cells={**held.cells, field: cell}))


def figures(release: Release) -> dict[tuple[str, str, str], tuple[str, str]]:
    return {(table.id, row.key, name): (cell.printed, cell.state) for table, row, name, cell in release.cells()}


def find(new: Release, old: Release = OLD) -> Changes:
    return changes_between(old, new)


def test_same_release_has_no_change_and_needs_no_bump() -> None:
    changes = find(replace(OLD, version="1.0.1", created="2027-01-01", reason="x", change_note=bilingual("a", "b")))
    assert changes.is_empty and changes.places == () and least_bump(changes) is None


@given(st.sampled_from(PLACES), st.integers(-9999, 9999).map(str))
def test_any_single_cell_is_found_alone_and_is_a_patch(place: tuple[str, str, str], printed: str) -> None:
    before = figures(OLD)[place]
    cell = Cell(printed + "7", Decimal(printed + "7"), "reported")
    changes = find(with_cell(OLD, place, cell))
    assert changes.cells == (CellChange(*place, before[0], cell.printed, before[1], "reported"),)
    assert least_bump(changes) == "patch" and place in changes.places


@given(st.dictionaries(st.sampled_from(PLACES), st.sampled_from(["", "0", "1", "86.48", "2940"]), max_size=8))
def test_figures_agree_with_a_plain_comparison(edits: dict[tuple[str, str, str], str]) -> None:
    new = OLD
    for place, printed in edits.items():
        new = with_cell(new, place, make_number(printed) if printed else BLANK)
    before, after = figures(OLD), figures(new)
    expected = {place: (before[place], after[place]) for place in before if before[place] != after[place]}
    found = {(c.table, c.row, c.field): ((c.old, c.old_state), (c.new, c.new_state)) for c in find(new).cells}
    assert found == expected


@given(st.sampled_from(PLACES), st.integers(0, 99).map(str))
def test_changes_read_backwards_are_the_same_changes(place: tuple[str, str, str], printed: str) -> None:
    new = with_cell(OLD, place, make_number(printed))
    turned = [replace(c, old=c.new, new=c.old, old_state=c.new_state, new_state=c.old_state) for c in find(new).cells]
    assert list(changes_between(new, OLD).cells) == turned


def test_same_print_in_another_state_is_a_change() -> None:
    new = with_cell(OLD, ("tthc-pl-1", "1", "resolved_late"), make_number("0", "not_in_use"))
    assert find(new).cells == (CellChange("tthc-pl-1", "1", "resolved_late", "0", "0", "reported", "not_in_use"),)


@given(st.sampled_from(ROWS), st.sampled_from(["label", "note"]))
def test_label_or_note_is_a_patch(place: tuple[str, str], name: str) -> None:
    changes = find(with_row(OLD, *place, lambda row: replace(row, **{name: "Khác hẳn"})))
    assert [(c.table, c.row, c.field, c.new) for c in changes.cells] == [(*place, name, "Khác hẳn")]
    assert not changes.cells[0].is_figure and least_bump(changes) == "patch"


@pytest.mark.parametrize(
    ("table", "row", "name", "new"),
    [
        ("tthc-pl-1", "1", "unit", "huyen-long-phu"),
        ("tthc-pl-1", "1", "kind", "subtotal"),
        ("bm-01b", "1", "category", "iso"),
        ("sn-534", "i.1.2", "indicator", "III.7.2"),
        ("sn-534", "i.1.2", "unit_of_measure", "TTHC"),
        ("prose", "tiep-nhan", "where", "Phần II"),
    ],
)
def test_what_a_row_is_about_counts_as_its_cell(table: str, row: str, name: str, new: str) -> None:
    changes = find(with_row(OLD, table, row, lambda held: replace(held, **{name: new})))
    field = "row_kind" if name == "kind" else name
    assert [(c.row, c.field, c.new) for c in changes.cells] == [(row, field, new)]
    assert least_bump(changes) == "patch" and not changes.shape


@pytest.mark.parametrize("field", ["label", "note", "received_total"])
def test_annotation_added_said_otherwise_and_taken_back(field: str) -> None:
    first = Annotation("tthc-pl-1", "1", field, "remark", "", "Có thể in nhầm dòng")
    other = replace(first, note="In nhầm dòng")

    def annotate(note: Annotation) -> Release:
        def change(row: Row) -> Row:
            if field not in row.cells:
                return replace(row, annotations=(*row.annotations, note))
            cell = replace(row.cells[field], annotations=(*row.cells[field].annotations, note))
            return replace(row, cells={**row.cells, field: cell})

        return with_row(OLD, "tthc-pl-1", "1", change)

    steps = [(OLD, annotate(first)), (annotate(first), annotate(other)), (annotate(other), OLD)]
    found = [find(new, old).annotations for old, new in steps]
    assert [(one.old, one.new) for (one,) in found] == [(None, first), (first, other), (other, None)]
    assert {least_bump(find(new, old)) for old, new in steps} == {"patch"}
    assert find(annotate(first)).places == (("tthc-pl-1", "1", field),)


@given(st.sampled_from(ROWS))
def test_a_row_gone_is_major_and_a_row_more_is_minor(place: tuple[str, str]) -> None:
    table, row = place
    less = with_table(OLD, table, lambda one: replace(one, rows=tuple(r for r in one.rows if r.key != row)))
    gone, more = find(less), changes_between(less, OLD)
    assert [(one.row, one.kind) for one in gone.rows if one.kind == "removed"] == [(row, "removed")]
    assert not gone.cells and least_bump(gone) == "major"
    assert [(one.row, one.kind) for one in more.rows] == [(row, "added")]
    # The only row of its kind takes an optional column with it; then there is a column more as well.
    assert least_bump(more) == ("major" if more.shape else "minor")


def test_row_added_beside_a_corrected_cell_is_minor() -> None:
    row = make_row("tthc-pl-1", "4", dict.fromkeys(make_names(), make_number("1")), unit="so-noi-vu")
    new = with_table(OLD, "tthc-pl-1", lambda one: replace(one, rows=(*one.rows, row)))
    changes = find(with_cell(new, ("tthc-pl-1", "1", "score"), make_number("9")))
    assert changes.rows == (RowChange("tthc-pl-1", "4", "Dòng 4", "added"),)
    assert len(changes.cells) == 1 and least_bump(changes) == "minor"


def make_names() -> list[str]:
    return [field.name for field in OLD.tables[0].form.fields]


def test_rows_in_another_order_are_a_patch() -> None:
    changes = find(with_table(OLD, "tthc-pl-1", lambda one: replace(one, rows=one.rows[::-1])))
    assert changes.shape == (ShapeChange("tthc-pl-1", "", "reordered"),) and least_bump(changes) == "patch"


def with_fields(*fields: Field, cells: Callable[[Row], dict[str, Cell]]) -> Release:
    def change(table: Table) -> Table:
        rows = tuple(replace(row, cells=cells(row)) for row in table.rows)
        return replace(table, form=replace(table.form, fields=fields), rows=rows)

    return with_table(OLD, "tthc-pl-1", change)


FIELDS = OLD.tables[0].form.fields
MORE = Field("online", "integer", bilingual("Trực tuyến", "Online"), "ho-so")


def test_columns_added_and_removed_are_major() -> None:
    new = with_fields(*FIELDS, MORE, cells=lambda row: {**row.cells, "online": make_number("3")})
    assert find(new).shape == (ShapeChange("tthc-pl-1", "online", "added"),)
    assert changes_between(new, OLD).shape == (ShapeChange("tthc-pl-1", "online", "removed"),)
    assert least_bump(find(new)) == least_bump(changes_between(new, OLD)) == "major"
    assert not find(new).cells


@pytest.mark.parametrize("label", [FIELDS[0].label, bilingual("Nhận", "Taken in")])
def test_column_renamed_keeps_its_cells(label: Text) -> None:
    renamed = replace(FIELDS[0], name="taken_in", label=label)

    def cells(row: Row) -> dict[str, Cell]:
        held = row.cells["received_total"]
        notes = tuple(replace(note, field="taken_in") for note in held.annotations)
        others = {name: cell for name, cell in row.cells.items() if name != "received_total"}
        return {"taken_in": replace(held, annotations=notes), **others}

    new = with_fields(renamed, *FIELDS[1:], cells=cells)
    changes = find(new)
    assert changes.shape[0] == ShapeChange("tthc-pl-1", "taken_in", "renamed", "", "received_total", "taken_in")
    assert not changes.cells and not changes.annotations and least_bump(changes) == "major"


@pytest.mark.parametrize(("what", "value"), [("type", "number"), ("indicator", "III.7.3"), ("unit_of_measure", "tthc")])
def test_column_redefined_is_major(what: str, value: str) -> None:
    new = with_fields(replace(FIELDS[0], **{what: value}), *FIELDS[1:], cells=lambda row: dict(row.cells))
    old_value = getattr(FIELDS[0], what)
    assert find(new).shape == (ShapeChange("tthc-pl-1", "received_total", "redefined", what, old_value, value),)
    assert least_bump(find(new)) == "major"


def test_column_heading_corrected_is_a_patch() -> None:
    new = with_fields(
        replace(FIELDS[0], label=bilingual("Tổng cộng", "Total")), *FIELDS[1:], cells=lambda r: dict(r.cells)
    )
    relabelled = ShapeChange("tthc-pl-1", "received_total", "relabelled", "label", "Tổng số", "Tổng cộng")
    assert find(new).shape == (relabelled,) and least_bump(find(new)) == "patch"


def test_table_added_is_minor_and_table_removed_is_major() -> None:
    more = replace(OLD, version="1.1.0", tables=(*OLD.tables, replace(make_coded(), id="sn-534-q2", rows=())))
    assert find(more).shape == (ShapeChange("sn-534-q2", "", "added"),) and least_bump(find(more)) == "minor"
    assert least_bump(changes_between(more, OLD)) == "major"


def test_table_under_another_name_is_renamed_and_major() -> None:
    new = with_table(OLD, "sn-534", lambda one: replace(one, id="sn-534-a"))
    assert find(new).shape == (ShapeChange("sn-534-a", "", "renamed", "", "sn-534", "sn-534-a"),)
    assert least_bump(find(new)) == "major"


@pytest.mark.parametrize(("what", "new"), [("period", "2018"), ("unit", "so-tu-phap")])
def test_table_about_something_else_is_redefined(what: str, new: str) -> None:
    changes = find(with_table(OLD, "sn-534", lambda one: replace(one, **{what: new})))
    assert [(one.kind, one.what, one.new) for one in changes.shape] == [("redefined", what, new)]
    assert least_bump(changes) == "major"


def test_words_about_table_and_package_are_a_patch() -> None:
    new = with_table(OLD, "sn-534", lambda one: replace(one, as_of="2019-06-15"))
    new = replace(new, title=bilingual("Tên khác", OLD.title.in_("en")), source=replace(OLD.source, number="04/BC"))
    assert find(new).words == (
        WordChange("", "title", OLD.title.first, "Tên khác"),
        WordChange("", "source.number", "03/BC-TTHC", "04/BC"),
        WordChange("sn-534", "as_of", "", "2019-06-15"),
    )
    assert least_bump(find(new)) == "patch" and find(new).places == ()


def test_place_in_the_source_is_a_patch_and_no_changed_cell() -> None:
    changes = find(with_row(OLD, "prose", "tiep-nhan", lambda row: replace(row, line_from=4)))
    assert [(one.field, one.old, one.new) for one in changes.lines] == [("line_from", "5", "4")]
    assert least_bump(changes) == "patch" and changes.places == ()


VERSIONS = st.tuples(*[st.integers(0, 30)] * 3).map(lambda parts: ".".join(map(str, parts)))


@given(VERSIONS, st.sampled_from(BUMPS))
def test_next_version_rises_by_what_was_asked(version: str, bump: str) -> None:
    assert bump_between(version, next_version(version, bump)) == bump  # pyright: ignore[reportArgumentType]
    assert bump_between(next_version(version, bump), version) is None  # pyright: ignore[reportArgumentType]


def test_next_version_resets_the_lower_parts() -> None:
    assert [next_version("1.9.12", bump) for bump in BUMPS] == ["2.0.0", "1.10.0", "1.9.13"]
    assert bump_between("1.9.0", "1.10.0") == "minor" and bump_between("1.0.0", "1.0.0") is None


def make_measure() -> Measure:
    variant = Variant(("tthc-pl-1",), ("III.7.2",), ("III.7.1",), "m", NO_TEXT, NO_TEXT)
    return Measure("ty-le", NO_TEXT, NO_TEXT, NO_TEXT, "III", "phan-tram", 100, 2, "neutral", 0, NO_TEXT, (variant,))


def test_measure_moves_with_its_cell_and_with_no_other() -> None:
    corrected = with_cell(OLD, ("tthc-pl-1", "1", "resolved_total"), make_number("2886"))
    (moved,) = measure_changes([make_measure()], OLD, corrected)
    assert moved.old and moved.new and moved.value.unit == "so-tu-phap"
    assert (moved.old.value, moved.new.value) == (Decimal("98.13"), Decimal("98.16"))
    elsewhere = with_cell(OLD, ("tthc-pl-1", "1", "score"), make_number("1"))
    assert measure_changes([make_measure()], OLD, elsewhere) == ()


def test_measure_that_can_no_longer_be_computed_says_so() -> None:
    blanked = with_cell(OLD, ("tthc-pl-1", "1", "received_total"), BLANK)
    (moved,) = measure_changes([make_measure()], OLD, blanked)
    assert moved.old is not None and moved.new is None
    (back,) = measure_changes([make_measure()], blanked, OLD)
    assert back.old is None and back.new == moved.old


def test_words_that_come_are_minor_and_words_told_otherwise_a_patch() -> None:
    passage = Passage("n-1", "cause", "so-lua", text=bilingual("Vì chờ", "Waiting"), first_line=3, last_line=4)
    told = replace(OLD, narrative=(passage,), source_text="dòng")
    changes = find(told)
    assert [(c.table, c.column, c.kind) for c in changes.shape] == [
        ("narrative", "", "added"), ("source.txt", "", "added"),
    ]  # fmt: skip
    assert least_bump(changes) == "minor" and least_bump(find(OLD, told)) == "major"
    again = replace(told, narrative=(replace(passage, text=bilingual("Vì chờ", "For waiting"), last_line=5),))
    changed = find(again, told)
    assert [(c.table, c.what, c.old, c.new) for c in changed.words] == [
        ("narrative", "n-1.text_en", "Waiting", "For waiting"), ("narrative", "n-1.last_line", "4", "5"),
    ]  # fmt: skip
    assert least_bump(changed) == "patch" and not changed.cells
    more = replace(told, narrative=(passage, replace(passage, row="n-2")))
    assert [(c.table, c.row, c.label, c.kind) for c in find(more, told).rows] == [
        ("narrative", "n-2", "Vì chờ", "added")
    ]
    assert least_bump(find(more, told)) == "minor" and least_bump(find(told, more)) == "major"


def test_another_window_is_a_patch() -> None:
    later = replace(OLD, window=Window("by_rule", "2022-12-15", "2023-03-14"))
    changes = find(later)
    assert [(c.what, c.old, c.new) for c in changes.words] == [("window", "unknown", "by_rule 2022-12-15 2023-03-14")]
    assert least_bump(changes) == "patch"
