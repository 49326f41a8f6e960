"""The sheet for people: headline rates with their parts, then each table in the shape of its form, in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from ..model.collection import References
from ..model.figures import Figure
from ..model.measures import Measure, MeasureValue
from ..model.releases import Release, Row, Table
from ..model.standing import IMPOSSIBLE, STANDING_NAMES, Standing
from ..words.text import Text, joined, message, verbatim
from .columns import COLUMNS
from .filed_table import value_columns
from .stat_table import HeaderCell, StatColumn, header_rows
from .table_words import STATE_LABELS, period_text, unit_text

ReadableCell = Decimal | Text | None
_NOTE = StatColumn("note", message("Ghi chú, trạng thái"))
_NAME = StatColumn("label", message("Chỉ tiêu"))
_VALUE = StatColumn("value", message("Giá trị"))
_SILENT = ("reported", "blank", "")


@dataclass(frozen=True)
class ReadableBlock:
    title: Text
    heads: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[tuple[ReadableCell, ...], ...]
    totals: frozenset[int] = frozenset()  # rows that sum up others


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
    newest = list(references.periods)
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
        for value in sorted(values, key=lambda value: -newest.index(value.period))
        if standing(value) != IMPOSSIBLE
    )
    return ReadableBlock(message("Các tỷ lệ chính và các số làm nên chúng"), header_rows(columns), rows)


def form_block(table: Table) -> ReadableBlock:
    """Rows and headings as the form has them, what is known of a cell in words beside them."""
    measured = any(row.unit_of_measure for row in table.rows)
    label = StatColumn("label", table.form.row_label)
    columns = (label, *((COLUMNS["unit_of_measure"],) if measured else ()), *value_columns(table), _NOTE)
    rows = tuple(tuple(_form_cells(table, row, measured)) for row in table.rows)
    totals = frozenset(at for at, row in enumerate(table.rows) if row.kind in ("total", "subtotal", "section"))
    return ReadableBlock(table.title, header_rows(columns), rows, totals)


def _form_cells(table: Table, row: Row, measured: bool) -> Iterator[ReadableCell]:
    yield verbatim(row.label)
    if measured:
        yield verbatim(row.unit_of_measure)
    states: dict[str, list[Text]] = {}
    for field in table.form.fields:
        cell = row.cells[field.name]
        yield cell.number if cell.number is not None else verbatim(cell.printed)
        states.setdefault(cell.state, []).append(field.label)
    known = [message("{state}: {columns}", state=STATE_LABELS[state], columns=joined(", ", labels))
             for state, labels in states.items() if state not in _SILENT]  # fmt: skip
    yield joined("; ", (*known, *((verbatim(row.note),) if row.note else ())))


def unit_blocks(
    figures: Iterable[Figure], releases: Mapping[str, Release], references: References
) -> Iterator[ReadableBlock]:
    """A body's figures, the newest period first, table by table."""
    newest = list(references.periods)
    order = sorted(figures, key=lambda figure: (-newest.index(figure.period), figure.report, figure.table))
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
