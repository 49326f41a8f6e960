"""The table as filed: what the form prints, row for row, with the state of each cell; and the sheet for people:
headline rates with their parts, then each table in the shape of its form, in words.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from ..model.collection import References
from ..model.figures import Figure
from ..model.findings import (
    IMPOSSIBLE,
    NO_STANDING,
    NO_STANDINGS,
    STANDING_NAMES,
    UNCONFIRMED,
    CellPlace,
    CellStandings,
    Standing,
)
from ..model.grouping import grouped
from ..model.measures import Measure, MeasureValue
from ..model.releases import Field, Release, Row, Table
from ..words.text import NO_TEXT, Text, joined, message, verbatim
from .columns import COLUMNS, STATE_LABELS, make_columns, period_text, source_text, table_text, unit_text
from .stat_table import ReadableBlock, ReadableCell, StatColumn, StatRow, StatTable, header_rows

_OUR_WORDS = message("Lời của dự án, nói ngắn gọn điều được đếm")
_DIMENSIONS = ("unit", "indicator", "category")
# What needs no word: a printed value, a cell that is plainly empty, a figure that nothing states twice.
_SILENT = ("", "reported", "blank", UNCONFIRMED)


def make_filed_table(
    release: Release, table: Table, references: References, standings: CellStandings = NO_STANDINGS
) -> StatTable:
    """`standings`: what this version knows of its figures by itself."""
    columns = tuple(_columns(table))
    names = tuple(column.name for column in columns)
    return StatTable(
        name=table.id,
        title=table.title,
        source=source_text(release, references),
        columns=columns,
        rows=tuple(_row(names, table.id, row, standings) for row in table.rows),
        description=table_text(release, table, references),
        version=release.version,
    )


def value_columns(table: Table) -> tuple[StatColumn, ...]:
    """The form's own fields, for whoever prints their headings and makes no file."""
    return tuple(_value_column(table, field) for field in table.form.fields)


def _columns(table: Table) -> Iterator[StatColumn]:
    is_prose = table.form.rows == "prose"
    yield from make_columns("row", keys=("row",))
    if not is_prose:
        yield COLUMNS["row_kind"]
    label = replace(COLUMNS["label"], label=table.form.row_label)
    yield replace(label, description=_OUR_WORDS) if is_prose else label
    yield from (COLUMNS[name] for name in _dimensions(table))
    # Prose prints the measure behind the number, as a sentence does; the 534/535 forms before it.
    measure = [COLUMNS["unit_of_measure"]] if any(row.unit_of_measure for row in table.rows) or is_prose else []
    values = value_columns(table)
    yield from [*values, *measure, COLUMNS["where"]] if is_prose else [*measure, *values]
    yield from make_columns("states", "note", "standings")


def _dimensions(table: Table) -> tuple[str, ...]:
    """What rows are by their form, and whatever else some of them say (one form mixes bodies and levels)."""
    if table.form.rows == "prose":
        return ("unit", "indicator")
    return tuple(name for name in _DIMENSIONS if name == table.form.rows or any(getattr(r, name) for r in table.rows))


def _value_column(table: Table, field: Field) -> StatColumn:
    shared = COLUMNS.get(field.name)
    # A percent row restates a column of counts as shares: then the column as a whole holds numbers.
    prints_decimals = any(row.kind == "percent" or "." in row.cells[field.name].printed for row in table.rows)
    return StatColumn(
        name=field.name,
        label=field.label,
        headings=field.headings,
        column=field.column,
        formula=field.formula,
        type="number" if field.type == "integer" and prints_decimals else field.type,
        unit_of_measure=field.unit_of_measure,
        role="value",
        description=shared.description if shared else NO_TEXT,
    )


def _row(names: tuple[str, ...], table: str, row: Row, standings: CellStandings) -> StatRow:
    known = {name: standings.get(CellPlace(table, row.key, name), NO_STANDING).standing for name in row.cells}
    about = {
        "row": row.key,
        "row_kind": row.kind,
        "states": _told({name: cell.state for name, cell in row.cells.items()}),
        "standings": _told(known),
    }
    # A form's own field comes first: it may carry the name of a common column.
    return tuple(
        row.cells[name].published if name in row.cells else about[name] if name in about else getattr(row, name)
        for name in names
    )


def _told(words: Mapping[str, str]) -> str:
    """What is to be known of a row's cells by column, without what goes without saying: received:not_in_use; late:…"""
    return "; ".join(f"{name}:{word}" for name, word in words.items() if word not in _SILENT)


_NOTE = StatColumn("note", message("Ghi chú, trạng thái"))
_NAME = StatColumn("label", message("Chỉ tiêu"))
_VALUE = StatColumn("value", message("Giá trị"))


def rates_block(
    values: Iterable[MeasureValue],
    measures: Mapping[str, Measure],
    references: References,
    standing: Callable[[MeasureValue], Standing],
) -> ReadableBlock:
    """A line a rate, of those that the paper does not contradict."""
    labels = (
        message("Chỉ số"), message("Đơn vị"), message("Kỳ"), _VALUE.label, message("Đơn vị tính"), message("Phần"),
        message("Toàn bộ"), message("Độ chắc"),
    )  # fmt: skip
    columns = tuple(StatColumn(str(at), label) for at, label in enumerate(labels))
    rows = tuple(
        (
            _with_category(measures[value.measure].title, value.category, references),
            unit_text(value.unit, references),
            period_text(value.period, references),
            value.value,
            references.label("unit_of_measure", measures[value.measure].unit_of_measure),
            value.numerator if value.denominator is not None else None,
            value.denominator,
            STANDING_NAMES[standing(value)],
        )
        for value in sorted(values, key=lambda value: -references.periods[value.period].order)
        if standing(value) != IMPOSSIBLE
    )
    return ReadableBlock(message("Các tỷ lệ chính và các số làm nên chúng"), header_rows(columns), rows)


def form_block(table: Table) -> ReadableBlock:
    """Rows and headings as the form has them, what is known of a cell in words beside them."""
    measured = any(row.unit_of_measure for row in table.rows)
    label = StatColumn("label", table.form.row_label)
    columns = (label, *((COLUMNS["unit_of_measure"],) if measured else ()), *value_columns(table), _NOTE)
    rows = tuple(tuple(_form_cells(table, row, measured)) for row in table.rows)
    totals = tuple(at for at, row in enumerate(table.rows) if row.kind in ("total", "subtotal", "section"))
    return ReadableBlock(table.title, header_rows(columns), rows, totals)


def _form_cells(table: Table, row: Row, measured: bool) -> Iterator[ReadableCell]:
    yield verbatim(row.label)
    if measured:
        yield verbatim(row.unit_of_measure)
    for field in table.form.fields:
        cell = row.cells[field.name]
        yield cell.number if cell.number is not None else verbatim(cell.printed)
    states = grouped((row.cells[field.name].state, field.label) for field in table.form.fields)
    known = [message("{state}: {columns}", state=STATE_LABELS[state], columns=joined(", ", labels))
             for state, labels in states.items() if state not in _SILENT]  # fmt: skip
    yield joined("; ", (*known, *((verbatim(row.note),) if row.note else ())))


def unit_blocks(
    figures: Iterable[Figure], releases: Mapping[str, Release], references: References
) -> Iterator[ReadableBlock]:
    """A body's figures, the newest period first, table by table."""

    def newest_first(figure: Figure) -> tuple[int, str, str]:
        return -references.periods[figure.period].order, figure.report, figure.table

    order = sorted(figures, key=newest_first)
    for (period, report, table), group in groupby(order, lambda figure: (figure.period, figure.report, figure.table)):
        filed = releases[report].table(table)
        title = filed.title if filed else verbatim(table)
        columns = (_NAME, _VALUE, COLUMNS["unit_of_measure"], _NOTE)
        rows = tuple(_figure_cells(figure, filed, references) for figure in group)
        yield ReadableBlock(joined(". ", (period_text(period, references), title)), header_rows(columns), rows)


def _figure_cells(figure: Figure, table: Table | None, references: References) -> tuple[ReadableCell, ...]:
    indicator = references.indicators.get(figure.indicator)
    name = indicator.label if indicator else verbatim(figure.row_label)
    if table and not indicator and len(table.form.fields) > 1:
        name = joined(": ", (name, table.form.field(figure.field).label))
    measure = references.code_lists["unit_of_measure"].get(figure.unit_of_measure) or verbatim(figure.unit_of_measure)
    state = () if figure.state in _SILENT else (STATE_LABELS[figure.state],)
    value = verbatim(figure.value) if isinstance(figure.value, str) else figure.value
    notes = joined("; ", (*state, *((verbatim(figure.note),) if figure.note else ())))
    return _with_category(name, figure.category, references), value, measure, notes


def _with_category(name: Text, category: str, references: References) -> Text:
    return message("{name} ({part})", name=name, part=references.label("category", category)) if category else name
