"""Satisfied and dissatisfied opinions, on both sides of a line."""

from __future__ import annotations

from ...charts.series import Series, SeriesGroup, SeriesMark, SeriesRow
from ...model.releases import Release, Table
from ..models import ChartView
from ..page_context import PageContext
from .common import chart_view, groups_table, row_label, source_words

OPINIONS = (
    ("satisfied_service", "good"),
    ("satisfied_attitude", "good2"),
    ("dissatisfied_staff_skill", "bad"),
    ("dissatisfied_transaction_time", "bad2"),
)


def opinions_chart(site: PageContext, release: Release, table: Table) -> ChartView | None:
    """Opinions of every body; only for tables that count them."""
    names = {field.name for field in table.form.fields}
    if not all(name in names for name, _ in OPINIONS):
        return None
    rows = [row for row in table.rows if row.kind == "item"]
    groups = tuple(SeriesGroup(name, site.language.text(table.form.field(name).label), role) for name, role in OPINIONS)
    marks = [
        SeriesMark(
            row.key,
            name,
            row.cells[name].number,
            site.language.number(number)
            if (number := row.cells[name].number) is not None
            else site.t("không có số liệu"),
        )
        for row in rows
        for name, _ in OPINIONS
    ]
    title = site.t("Ý kiến hài lòng và không hài lòng, {n} đơn vị", n=len(rows))
    series = Series(
        kind="opinion_bars",
        lang=site.language.lang,
        title=title,
        say=site.t("Rất ít ý kiến không hài lòng. Người bấm máy tự chọn, nên đây không phải khảo sát."),
        rows=tuple(
            SeriesRow(row.key, row_label(site, table, row), aside=site.language.number(row.cells["total"].number or 0))
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
