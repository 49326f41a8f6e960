"""Rows of a table with a mark in each column: opinions on both sides of a line, scores of each index in shades."""

import re
from decimal import Decimal

from ...charts.series import SeriesGroup
from ...model.grouping import grouped
from ...model.references import DISSATISFIED, OPINIONS, SATISFIED, SCORE
from ...model.releases import Field, Release, Table
from ..models import ChartView
from ..page_context import PageContext
from .common import FiledRows, item_rows

_COLOURS = {SATISFIED: ("good", "good2"), DISSATISFIED: ("bad", "bad2")}  # as many kinds as colours can tell apart


def opinions_chart(context: PageContext, release: Release, table: Table) -> ChartView | None:
    """Opinions of every body; only for tables that count them."""
    by_role = grouped((context.edition.references.role(field.indicator), field) for field in table.form.fields)
    if not all(role in by_role for role in (*_COLOURS, OPINIONS)):
        return None
    opinions = [
        (field, colour)
        for role, colours in _COLOURS.items()
        for field, colour in zip(by_role[role], colours, strict=False)
    ]
    total = by_role[OPINIONS][0].name
    rows = item_rows(table)
    fields = {SeriesGroup(field.name, context.text(field.label), colour): field.name for field, colour in opinions}
    bad = [field.name for field, colour in opinions if colour in _COLOURS[DISSATISFIED]]
    against = sum((row.cells[name].number or Decimal(0) for row in rows for name in bad), Decimal(0))
    counts = {row.key: row.cells[total].number or Decimal(0) for row in rows}
    about = context.t("Ý kiến hài lòng và không hài lòng, {n} đơn vị", n=len(rows))
    title = context.t("{n} trong {m} ý kiến không hài lòng", n=against, m=sum(counts.values()))
    return FiledRows(context, release, table, rows).chart(
        "opinion_bars",
        f"hai-long-{table.id}",
        fields,
        {row: (context.number(count), "") for row, count in counts.items()},
        title=title,
        say=f"{about}.",
        caveats=(context.t("Người bấm máy tự chọn, nên đây không phải khảo sát."),),
        value_heading=context.t("Ý kiến"),
        aside_heading=context.t("Ý kiến"),
    )


_NUMBER = re.compile(r"\d+$")


def scores_chart(context: PageContext, unit: str, period: str) -> ChartView | None:
    """Of the first table of the period that has scores: all bodies, or one body's row alone."""
    tables = context.tables_in(period, unit)
    charts = (table_scores_chart(context, release, table, unit) for release, table in tables)
    return next(filter(None, charts), None)


def table_scores_chart(context: PageContext, release: Release, table: Table, unit: str = "") -> ChartView | None:
    """Scores of each index as a heat table."""
    if not (fields := _scores(context, table)):  # no row is fetched of a form without scores
        return None
    filed = FiledRows(context, release, table, item_rows(table, unit))
    if not filed.rows:
        return None
    highest = context.portal.highest_score
    groups = {
        SeriesGroup(field.name, context.text(field.label), short=str(number), low=Decimal(0), high=Decimal(highest)):
        field.name
        for number, field in fields.items()
    }  # fmt: skip
    scores = [mark.value for marks in filed.marks(groups).values() for mark in marks if mark.value is not None]
    title = context.t("Điểm từng chỉ số, {period}", period=context.when(table.period))
    say = context.t(
        "{title}. Mỗi chỉ số từ 0 đến {highest} điểm; màu càng mạnh điểm càng cao.", title=title, highest=highest
    )
    told = {"n": scores.count(Decimal(highest)), "m": len(scores), "highest": highest}
    return filed.chart(
        "score_heat",
        f"diem-{table.id}",
        groups,
        title=context.t("{n} trong {m} điểm chỉ số là {highest}, mức cao nhất", **told),
        say=say,
        unit=context.t(" điểm"),
        value_heading=context.t("Điểm"),
        caveats=("; ".join(group.label for group in groups),),
    )


def _scores(context: PageContext, table: Table) -> dict[int, Field]:
    """The fields that hold scores, by the number of their index: the number at the end of its address, else its place
    among all indices of the collection."""
    indices = [indicator for indicator in context.edition.references.indicators.values() if indicator.role == SCORE]
    fields = {field.indicator: field for field in table.form.fields}
    by_number = {
        int(number[0]) if (number := _NUMBER.search(indicator.slug)) else place: fields[indicator.id]
        for place, indicator in enumerate(indices, start=1)
        if indicator.id in fields
    }
    return dict(sorted(by_number.items()))
