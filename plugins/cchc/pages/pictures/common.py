"""What every picture shares: how rows and sources are called, the data table beside the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ...charts.series import Series, SeriesMark
from ...model.measures import MeasureValue
from ...model.releases import Release, Row, Table
from ...words.language import lower
from ..as_of import period_words
from ..evidence import table_name
from ..models import ChartView, TableView
from ..page_context import PageContext
from ..table_views import number_cell, plain_row, plain_view

Origins = tuple[tuple[str, str], ...]  # (report, table)
MANY = 40  # more rows than this make no picture; the table says it better


def row_label(context: PageContext, table: Table, row: Row) -> str:
    return context.unit_short(row.unit) if row.unit else row.label


def source_words(context: PageContext, release: Release, table: Table) -> str:
    words = f"{context.report_number(release)}, {table_name(context, table)}"
    if table.window.is_printed:
        return context.t("{document}, số liệu đến {date}", document=words, date=context.date(table.window.last))
    period = period_words(context, release, table)
    return words if period == context.period_name(table.period) else f"{words}, {lower(period)}"


def origins_of(values: Iterable[MeasureValue]) -> Origins:
    """The tables that the values stand in, each once."""
    return tuple(dict.fromkeys((value.report, value.table) for value in values))


def values_source(context: PageContext, values: Sequence[MeasureValue]) -> str:
    documents = dict.fromkeys(
        source_words(context, context.release(report), context.table(report, table))
        for report, table in origins_of(values)
    )
    return "; ".join(documents)


def chart_view(series: Series, data: TableView, chart_id: str, origins: Origins) -> ChartView:
    return ChartView(chart_id, series.title, series.say, data, series.source, origins, series)


def whole_words(context: PageContext, value: MeasureValue) -> str:
    return context.number(value.denominator) if value.denominator is not None else ""


def count_mark(context: PageContext, row: str, group: str, count: Decimal | None) -> SeriesMark:
    """A number as printed, or that there is none."""
    text = context.number(count) if count is not None else context.t("không có số liệu")
    return SeriesMark(row, group, count, text)


def groups_table(context: PageContext, series: Series) -> TableView:
    """The data table of a picture with a mark for each row and group, as printed in the picture."""
    rows = [
        plain_row(row.label, "", [number_cell(series.mark(row.id, group.id).text) for group in series.groups])
        for row in series.rows
    ]
    columns = [(group.label, True) for group in series.groups]
    return plain_view(context, series.title, series.row_heading, columns, rows)
