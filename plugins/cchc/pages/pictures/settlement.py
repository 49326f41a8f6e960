"""Where dossiers went: early, on time, late, waiting, overdue; of one unit, or of every body of a table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...charts.series import Series, SeriesGroup, SeriesMark, SeriesRow
from ...model.releases import Release, Row, Table
from ...model.roles import EARLY, LATE, NOT_DUE, ON_TIME, OVERDUE, WITHIN
from ..models import ChartView
from ..page_context import PageContext
from .common import MANY, chart_view, groups_table, row_label, source_words

# The parts of settlement: role, colour. A form that counts early and on time together shows one part.
SETTLEMENT = {
    EARLY: "early",
    ON_TIME: "ontime",
    WITHIN: "ontime",
    LATE: "late",
    NOT_DUE: "waiting",
    OVERDUE: "overdue",
}
_WAITING = (NOT_DUE, OVERDUE)
_TOO_LATE = (LATE, OVERDUE)
_Part = tuple[str, str, Decimal]  # role, indicator, how many


def settlement_chart(site: PageContext, unit: str, period: str) -> ChartView | None:
    """Where one unit's dossiers went: one stacked bar."""
    found = _settlement_rows(site, period, unit)
    if not found:
        return None
    release, table, rows = found[0]
    row = rows[0]
    parts = _parts(site, table, row)
    resolved = sum((value for role, _, value in parts if role not in _WAITING), Decimal(0))
    late = sum((value for role, _, value in parts if role in _TOO_LATE), Decimal(0))
    waiting = sum((value for role, _, value in parts if role in _WAITING), Decimal(0))
    number = site.language.number
    title = (
        site.t(
            "{resolved} hồ sơ đã giải quyết, {waiting} còn đang giải quyết",
            resolved=number(resolved),
            waiting=number(waiting),
        )
        if _has_pending(parts)
        else site.t("{resolved} hồ sơ đã giải quyết", resolved=number(resolved))
    )
    say = (
        site.t("{late} hồ sơ trễ: đã trả trễ hoặc đang giải quyết mà quá hạn.", late=number(late))
        if _has_pending(parts)
        else site.t("{late} hồ sơ giải quyết trễ hạn. Biểu này không đếm hồ sơ đang giải quyết.", late=number(late))
    )
    return _stacked(site, release, table, (row,), title, say, f"ho-so-{table.id}")


def group_settlement_chart(site: PageContext, period: str) -> ChartView | None:
    """Where the dossiers of every body of a table went."""
    for release, table, rows in _settlement_rows(site, period):
        if table.form.rows == "unit" and 2 < len(rows) <= MANY:
            title = site.t("Hồ sơ đi đâu, {n} đơn vị", n=len(rows))
            return _stacked(site, release, table, rows, title, _share_warning(site), f"ho-so-{table.id}")
    return None


def table_settlement_chart(site: PageContext, release: Release, table: Table) -> ChartView | None:
    """The same for one table, on its own page."""
    for _, found, rows in _settlement_rows(site, table.period):
        if found is table and table.form.rows == "unit" and 2 < len(rows) <= MANY:
            title = site.t("Hồ sơ đi đâu, {n} đơn vị", n=len(rows))
            return _stacked(site, release, table, rows, title, _share_warning(site), "ho-so")
    return None


def _share_warning(site: PageContext) -> str:
    return site.t("Mỗi thanh là 100 % hồ sơ của một đơn vị; số hồ sơ đứng bên cạnh, vì có nơi chỉ có vài hồ sơ.")


def _settlement_rows(site: PageContext, period: str, unit: str = "") -> list[tuple[Release, Table, tuple[Row, ...]]]:
    """Tables of the period that split dossiers into on time and late, richest form first."""
    found = []
    for release in site.edition.releases.values():
        for table in release.tables:
            if table.period != period or LATE not in _roles(site, table):
                continue
            rows = tuple(
                row
                for row in table.rows
                if row.kind in ("item", "total")
                and _is_about(row, table, unit)
                and any(value for _, _, value in _parts(site, table, row))
            )
            if not unit:
                rows = tuple(row for row in rows if row.kind == "item")
            if rows:
                found.append((release, table, rows))
    return sorted(found, key=lambda item: -len(_roles(site, item[1]) & SETTLEMENT.keys()))


def _roles(site: PageContext, table: Table) -> set[str]:
    return {site.edition.references.role(field.indicator) for field in table.form.fields}


def _is_about(row: Row, table: Table, unit: str) -> bool:
    if not unit:
        return True
    own_total = row.kind == "total" and not row.category
    return (row.unit or (table.unit if own_total else "")) == unit


def _parts(site: PageContext, table: Table, row: Row) -> list[_Part]:
    """What the row states of the parts, in their order."""
    by_role = {site.edition.references.role(field.indicator): field for field in table.form.fields}
    parts = []
    for role in SETTLEMENT:
        field = by_role.get(role)
        cell = row.cells[field.name] if field else None
        if field and cell and cell.number is not None and cell.state == "reported":
            parts.append((role, field.indicator, cell.number))
    return parts


def _has_pending(parts: Sequence[_Part]) -> bool:
    return any(role in _WAITING for role, _, _ in parts)


def _stacked(
    site: PageContext, release: Release, table: Table, rows: Sequence[Row], title: str, say: str, chart_id: str
) -> ChartView:
    indicators = {role: indicator for row in rows for role, indicator, _ in _parts(site, table, row)}
    groups = tuple(
        SeriesGroup(indicators[role], site.label("role", role), colour)
        for role, colour in SETTLEMENT.items()
        if role in indicators
    )
    marks = []
    for row in rows:
        values = {indicator: value for _, indicator, value in _parts(site, table, row)}
        for group in groups:
            value = values.get(group.id)
            text = site.language.number(value) if value is not None else site.t("không có số liệu")
            marks.append(SeriesMark(row.key, group.id, value, text))
    totals = {row.key: sum((value for _, _, value in _parts(site, table, row)), Decimal(0)) for row in rows}
    series = Series(
        kind="settlement_bars",
        lang=site.language.lang,
        title=title,
        say=say,
        rows=tuple(
            SeriesRow(row.key, row_label(site, table, row), aside=site.language.number(totals[row.key])) for row in rows
        ),
        marks=tuple(marks),
        groups=groups,
        row_heading=site.t("Đơn vị"),
        value_heading=site.t("Phần"),
        aside_heading=site.t("Hồ sơ"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=source_words(site, release, table)),
    )
    return chart_view(series, groups_table(site, series), chart_id)
