"""Satisfied and dissatisfied opinions, on both sides of a line."""

from __future__ import annotations

from ...charts.series import Series, SeriesGroup, SeriesMark, SeriesRow
from ...model.forms import Field
from ...model.releases import Release, Table
from ...model.roles import DISSATISFIED, OPINIONS, SATISFIED
from ..models import ChartView
from ..page_context import PageContext
from .common import chart_view, groups_table, row_label, source_words

_COLOURS = {SATISFIED: ("good", "good2"), DISSATISFIED: ("bad", "bad2")}  # as many kinds as colours can tell apart


def opinions_chart(site: PageContext, release: Release, table: Table) -> ChartView | None:
    """Opinions of every body; only for tables that count them."""
    by_role: dict[str, list[Field]] = {}
    for field in table.form.fields:
        by_role.setdefault(site.edition.references.role(field.indicator), []).append(field)
    if not all(role in by_role for role in (*_COLOURS, OPINIONS)):
        return None
    opinions = [
        (field, colour)
        for role, colours in _COLOURS.items()
        for field, colour in zip(by_role[role], colours, strict=False)
    ]
    total = by_role[OPINIONS][0].name
    rows = [row for row in table.rows if row.kind == "item"]
    groups = tuple(SeriesGroup(field.name, site.language.text(field.label), colour) for field, colour in opinions)
    marks = [
        SeriesMark(
            row.key,
            field.name,
            row.cells[field.name].number,
            site.language.number(number)
            if (number := row.cells[field.name].number) is not None
            else site.t("không có số liệu"),
        )
        for row in rows
        for field, _ in opinions
    ]
    title = site.t("Ý kiến hài lòng và không hài lòng, {n} đơn vị", n=len(rows))
    series = Series(
        kind="opinion_bars",
        lang=site.language.lang,
        title=title,
        say=site.t("Rất ít ý kiến không hài lòng. Người bấm máy tự chọn, nên đây không phải khảo sát."),
        rows=tuple(
            SeriesRow(row.key, row_label(site, table, row), aside=site.language.number(row.cells[total].number or 0))
            for row in rows
        ),
        marks=tuple(marks),
        groups=groups,
        row_heading=site.t("Đơn vị"),
        value_heading=site.t("Ý kiến"),
        aside_heading=site.t("Ý kiến"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=source_words(site, release, table)),
    )
    return chart_view(series, groups_table(site, series), f"hai-long-{table.id}")
