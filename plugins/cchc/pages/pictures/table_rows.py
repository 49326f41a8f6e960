"""Rows of a table with a mark in each column: opinions on both sides of a line, scores of each index in shades."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ...charts.series import SeriesGroup, SeriesRow
from ...model.references import DISSATISFIED, OPINIONS, SATISFIED, SCORE
from ...model.releases import Field, Release, Row, Table
from ..models import ChartView
from ..page_context import PageContext
from .common import cell_mark, chart_view, groups_table, make_series, row_label, signed, source_words

_COLOURS = {SATISFIED: ("good", "good2"), DISSATISFIED: ("bad", "bad2")}  # as many kinds as colours can tell apart


def opinions_chart(context: PageContext, release: Release, table: Table) -> ChartView | None:
    """Opinions of every body; only for tables that count them."""
    by_role: dict[str, list[Field]] = {}
    for field in table.form.fields:
        by_role.setdefault(context.edition.references.role(field.indicator), []).append(field)
    if not all(role in by_role for role in (*_COLOURS, OPINIONS)):
        return None
    opinions = [
        (field, colour)
        for role, colours in _COLOURS.items()
        for field, colour in zip(by_role[role], colours, strict=False)
    ]
    total = by_role[OPINIONS][0].name
    rows = [row for row in table.rows if row.kind == "item"]
    groups = tuple(SeriesGroup(field.name, context.text(field.label), colour) for field, colour in opinions)
    origin = (release.report, table.id)
    marks = {
        row.key: [cell_mark(context, origin, row, field.name, field.name) for field, _ in opinions] for row in rows
    }
    bad = [field.name for field, colour in opinions if colour in _COLOURS[DISSATISFIED]]
    against = sum((row.cells[name].number or Decimal(0) for row in rows for name in bad), Decimal(0))
    voices = sum((row.cells[total].number or Decimal(0) for row in rows), Decimal(0))
    about = context.t("Ý kiến hài lòng và không hài lòng, {n} đơn vị", n=len(rows))
    title = context.t("{n} trong {m} ý kiến không hài lòng", n=against, m=voices)
    series = make_series(
        context,
        "opinion_bars",
        source_words(context, release, table),
        title=title,
        say=f"{about}.",
        caveats=(context.t("Người bấm máy tự chọn, nên đây không phải khảo sát."),),
        rows=tuple(
            SeriesRow(
                row.key,
                row_label(context, row),
                aside=signed(context.number(row.cells[total].number or 0), (mark.sign for mark in marks[row.key])),
            )
            for row in rows
        ),
        marks=tuple(mark for of_row in marks.values() for mark in of_row),
        groups=groups,
        value_heading=context.t("Ý kiến"),
        aside_heading=context.t("Ý kiến"),
    )
    return chart_view(context, series, groups_table(context, series), f"hai-long-{table.id}", (origin,))


_NUMBER = re.compile(r"\d+$")


def scores_chart(context: PageContext, unit: str, period: str) -> ChartView | None:
    """Scores of each index as a heat table: all bodies of a quarter, or one body's row among them."""
    for release, table in context.edition.tables_in(period, unit):
        if fields := _scores(context, table):  # no row is fetched of a form without scores
            rows = [row for row in table.rows if row.kind == "item" and (not unit or row.unit == unit)]
            if rows:
                return _heat(context, release, table, rows, fields)
    return None


def table_scores_chart(context: PageContext, release: Release, table: Table) -> ChartView | None:
    """The same for one table, on its own page."""
    fields = _scores(context, table)
    rows = [row for row in table.rows if row.kind == "item"]
    return _heat(context, release, table, rows, fields) if fields and rows else None


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


def _heat(
    context: PageContext, release: Release, table: Table, rows: Sequence[Row], fields: Mapping[int, Field]
) -> ChartView:
    highest = context.portal.highest_score
    names = [field.name for field in fields.values()]
    groups = tuple(
        SeriesGroup(
            field.name, context.text(field.label), "this", short=str(number), low=Decimal(0), high=Decimal(highest)
        )
        for number, field in fields.items()
    )
    origin = (release.report, table.id)
    marks = [cell_mark(context, origin, row, name, name) for row in rows for name in names]
    title = context.t("Điểm từng chỉ số, {period}", period=context.when(table.period))
    top = sum(mark.value == highest for mark in marks)
    series = make_series(
        context,
        "score_heat",
        source_words(context, release, table),
        title=context.t(
            "{n} trong {m} điểm chỉ số là {highest}, mức cao nhất",
            n=top,
            m=sum(mark.value is not None for mark in marks),
            highest=highest,
        ),
        say=context.t(
            "{title}. Mỗi chỉ số từ 0 đến {highest} điểm; màu càng mạnh điểm càng cao.", title=title, highest=highest
        ),
        rows=tuple(SeriesRow(row.key, row_label(context, row)) for row in rows),
        marks=tuple(marks),
        groups=groups,
        unit=context.t(" điểm"),
        value_heading=context.t("Điểm"),
        caveats=("; ".join(group.label for group in groups),),
    )
    return chart_view(context, series, groups_table(context, series), f"diem-{table.id}", (origin,))
