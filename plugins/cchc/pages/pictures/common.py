"""What every picture shares: how rows and sources are called, the data table beside the picture."""

from __future__ import annotations

from collections.abc import Sequence

from ...charts.series import Series
from ...model.measures import MeasureValue
from ...model.releases import Release, Row, Table
from ..evidence import table_name
from ..models import ChartView, TableView
from ..page_context import PageContext
from ..table_views import number_cell, plain_row, plain_view

MANY = 40  # more rows than this make no picture; the table says it better


def row_label(site: PageContext, table: Table, row: Row) -> str:
    return site.unit_short(row.unit) if row.unit else row.label


def source_words(site: PageContext, release: Release, table: Table) -> str:
    words = f"{site.report_number(release)}, {table_name(site, table)}"
    if not table.as_of:
        return words
    return site.t("{document}, số liệu đến {date}", document=words, date=site.language.date(table.as_of))


def values_source(site: PageContext, values: Sequence[MeasureValue]) -> str:
    documents = dict.fromkeys(source_words(site, site.release(v.report), site.table(v.report, v.table)) for v in values)
    return "; ".join(documents)


def chart_view(series: Series, data: TableView, chart_id: str) -> ChartView:
    return ChartView(
        id=chart_id,
        title=series.title,
        say=series.say,
        svg_wide="",
        svg_narrow="",
        table=data,
        source=series.source,
        downloads=(),
        series=series,
    )


def whole_words(site: PageContext, value: MeasureValue) -> str:
    return site.language.number(value.denominator) if value.denominator is not None else ""


def method_words(site: PageContext, value: MeasureValue) -> str:
    for variant in site.edition.measures[value.measure].variants:
        if variant.method == value.method:
            return site.language.text(variant.method_label)
    return ""


def groups_table(site: PageContext, series: Series) -> TableView:
    """The data table of a picture with a mark for each row and group, as printed in the picture."""
    rows = [
        plain_row(row.label, "", [number_cell(series.mark(row.id, group.id).text) for group in series.groups])
        for row in series.rows
    ]
    columns = [(group.label, True) for group in series.groups]
    return plain_view(site, series.title, series.row_heading, columns, rows)
