"""Satisfied and dissatisfied opinions, on both sides of a line."""

from decimal import Decimal

from ...charts.series import SeriesGroup, SeriesRow
from ...model.references import DISSATISFIED, OPINIONS, SATISFIED
from ...model.releases import Field, Release, Table
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
                row_label(context, table, row),
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
