"""Scores of each index as a heat table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ...charts.series import Series, SeriesGroup, SeriesMark, SeriesRow
from ...model.forms import Field
from ...model.releases import Release, Row, Table
from ...model.roles import SCORE
from ..models import ChartView
from ..page_context import PageContext
from .common import chart_view, groups_table, row_label, source_words

_NUMBER = re.compile(r"\d+$")


def scores_chart(site: PageContext, unit: str, period: str) -> ChartView | None:
    """Scores of each index as a heat table: all bodies of a quarter, or one body's row among them."""
    for release in site.edition.releases.values():
        for table in release.tables:
            if table.period != period:
                continue
            fields = _scores(site, table)
            rows = [row for row in table.rows if row.kind == "item" and (not unit or row.unit == unit)]
            if fields and rows:
                return _heat(site, release, table, rows, fields)
    return None


def table_scores_chart(site: PageContext, release: Release, table: Table) -> ChartView | None:
    """The same for one table, on its own page."""
    fields = _scores(site, table)
    rows = [row for row in table.rows if row.kind == "item"]
    return _heat(site, release, table, rows, fields) if fields and rows else None


def _scores(site: PageContext, table: Table) -> dict[int, Field]:
    """The fields that hold scores, by the number of their index: the number at the end of its address, else its place
    among all indices of the collection."""
    indices = [indicator for indicator in site.edition.references.indicators.values() if indicator.role == SCORE]
    fields = {field.indicator: field for field in table.form.fields}
    numbers = {
        indicator.id: int(number[0]) if (number := _NUMBER.search(indicator.slug)) else place
        for place, indicator in enumerate(indices, start=1)
    }
    return {
        number: fields[index] for index, number in sorted(numbers.items(), key=lambda one: one[1]) if index in fields
    }


def _heat(
    site: PageContext, release: Release, table: Table, rows: Sequence[Row], fields: Mapping[int, Field]
) -> ChartView:
    highest = site.portal.highest_score
    names = [field.name for field in fields.values()]
    groups = tuple(
        SeriesGroup(
            field.name,
            site.language.text(field.label),
            "this",
            short=str(number),
            low=Decimal(0),
            high=Decimal(highest),
        )
        for number, field in fields.items()
    )
    marks = []
    for row in rows:
        for name in names:
            number = row.cells[name].number
            text = site.language.number(number) if number is not None else site.t("không có số liệu")
            marks.append(SeriesMark(row.key, name, number, text))
    title = site.t("Điểm từng chỉ số, {period}", period=site.when(table.period))
    series = Series(
        kind="score_heat",
        lang=site.language.lang,
        title=title,
        say=site.t("Mỗi chỉ số từ 0 đến {highest} điểm; màu càng mạnh điểm càng cao.", highest=highest),
        rows=tuple(SeriesRow(row.key, row_label(site, table, row)) for row in rows),
        marks=tuple(marks),
        groups=groups,
        unit=site.t(" điểm"),
        row_heading=site.t("Đơn vị"),
        value_heading=site.t("Điểm"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=source_words(site, release, table)),
    )
    return chart_view(series, groups_table(site, series), f"diem-{table.id}")
