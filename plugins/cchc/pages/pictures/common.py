"""What every picture shares: how rows and sources are called, the data table beside the picture."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from types import MappingProxyType
from typing import Any

from ...charts.series import Kind, Series, SeriesGroup, SeriesMark, SeriesRow
from ...model.findings import CONTESTED, IMPOSSIBLE, REMARK, FigureStanding
from ...model.measures import MeasureValue
from ...model.releases import STATED, Release, Row, Table
from ...words.language import lower
from ..evidence import period_words, table_name, threshold_value
from ..models import CellView, ChartView, Link, TableView
from ..page_context import PageContext
from ..peer_rankings import is_small
from ..table_views import FINDING_MARK, REMARK_MARK, plain_row, plain_view

Origins = tuple[tuple[str, str], ...]  # (report, table)
MANY = 40  # more rows than this make no picture; the table says it better


def row_label(context: PageContext, row: Row) -> str:
    """A picture has no room to quote what the paper calls its sum."""
    if row.kind == "total" and not context.language.is_own:
        return context.t("Tổng cộng")
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


def values_in(context: PageContext, measure: str, period: str, units: Container[str]) -> dict[str, MeasureValue]:
    """By unit; parts of a whole are left out."""
    return {
        value.unit: value
        for value in context.values_by_period.get((measure, period), ())
        if value.unit in units and not value.category
    }


def chart_view(
    context: PageContext, kind: Kind, chart_id: str, origins: Origins, data: TableView | None = None, **parts: Any
) -> ChartView:
    """The picture, in the page's language, with its source and its table: that of its groups where none is given; among
    its caveats the signs that stand in it."""
    sources = (
        source_words(context, context.release(report), context.table(report, table)) for report, table in origins
    )
    parts = {"row_heading": context.t("Đơn vị"), "missing": context.t("không có số liệu"), **parts}
    source = context.t("Nguồn: {document}", document="; ".join(dict.fromkeys(sources)))
    series = Series(kind, context.language.lang, source=source, **parts)
    told = {
        REMARK_MARK: context.t("※: con số có lưu ý."),
        FINDING_MARK: context.t("✗ hay ≠: có số khác; dấu rỗng nối bên cạnh là số kia."),
    }
    used = {mark.sign or (FINDING_MARK if mark.rival is not None else "") for mark in series.marks}
    used.update(sign for row in series.rows for sign in told if sign in row.aside)
    caveats = (*filter(None, series.caveats), *(words for sign, words in told.items() if sign in used))
    series, data = replace(series, caveats=caveats), data or _groups_table(context, series)
    return ChartView(chart_id, series.title, series.say, data, series.source, caveats, origins=origins, series=series)


def values_chart(
    context: PageContext, kind: Kind, chart_id: str, values: Sequence[MeasureValue], data: TableView, **parts: Any
) -> ChartView:
    """Of values of one measure; where no other title is given, how many of them reach what."""
    is_share = context.edition.measures[values[0].measure].unit_of_measure == "phan-tram"
    known = {"unit": context.language.percent_sign if is_share else "", "value_heading": context.t("Giá trị")}
    parts = {"title": share_finding(context, values), **known, **parts}
    return chart_view(context, kind, chart_id, origins_of(values), data, **parts)


def ways_to(context: PageContext, chart: ChartView, period: str) -> ChartView:
    """The picture of units with a way to each, named by what is known of it."""
    series = chart.series
    ways = {}
    for mark in series.marks:
        words = mark.printed + (f" ({mark.note})" if mark.note else "")
        label = f"{series.rows_by_id[mark.row].label}: {words}"
        is_told = period in context.edition.store.periods_of(mark.row)
        path = context.links.unit_period(mark.row, period) if is_told else context.links.unit(mark.row)
        ways[mark.row] = Link(label, path)
    return replace(chart, ways=ways)


def missing_words(context: PageContext, unit: str, period: str) -> str:
    """A commune that does not use the software yet is another gap than one nobody reported on."""
    states = {figure.state for figure in context.edition.store.of_unit_period(unit, period)}
    return context.t("chưa dùng phần mềm") if "not_in_use" in states else context.t("không có số liệu")


def whole_words(context: PageContext, value: MeasureValue) -> str:
    return context.number(value.denominator) if value.denominator is not None else ""


def sign_of(known: FigureStanding) -> str:
    """The sign of a figure that is not beyond doubt, as in tables."""
    return {CONTESTED: FINDING_MARK, REMARK: REMARK_MARK}.get(known.standing, "")


def value_mark(context: PageContext, value: MeasureValue, row: str = "") -> SeriesMark:
    """A measure's value; a contested one with the other, an impossible one in words alone."""
    if context.is_impossible(value):
        return SeriesMark(row or value.unit, "", None, context.t("số mâu thuẫn nhau"))
    rival = next((rival.value for rival in context.rivals(value)), None)
    sign = "" if rival is not None else sign_of(context.standing(value))
    words, target = context.figure_words(value), threshold_value(context, value)
    return SeriesMark(row or value.unit, "", value.value, words, rival=rival, sign=sign, target=target)


def cell_mark(context: PageContext, origin: tuple[str, str], row: Row, field: str, group: str) -> SeriesMark:
    """A number as the report's table prints it, or that there is none; one that cannot be right in words alone."""
    cell, known = row.cells[field], context.standing_at(*origin, row.key, field)
    if cell.number is None or cell.state != STATED:
        return SeriesMark(row.key, group, None, context.t("không có số liệu"))
    if known.standing == IMPOSSIBLE:
        words = context.t("{n}, không thể cùng đúng", n=cell.number)
        return SeriesMark(row.key, group, None, words)
    rival = known.other_than(cell.number)
    return SeriesMark(row.key, group, cell.number, context.number(cell.number), rival=rival, sign=sign_of(known))


def item_rows(table: Table, unit: str = "") -> list[Row]:
    """Neither sums nor headings; those of one unit, where one is named."""
    return [row for row in table.rows if row.kind == "item" and unit in ("", row.unit)]


@dataclass(frozen=True)
class FiledRows:
    """Rows of a table as filed, which a picture shows with a mark in each column."""

    context: PageContext
    release: Release
    table: Table
    rows: Sequence[Row]

    def chart(
        self,
        kind: Kind,
        chart_id: str,
        fields: Mapping[SeriesGroup, str],
        asides: Mapping[str, tuple[str, str]] = MappingProxyType({}),
        **parts: Any,
    ) -> ChartView:
        """`fields`: the column of each group; `asides`: beside a row a number with its sign, and those of the row's
        marks."""
        context, marks = self.context, self.marks(fields)

        def aside(row: Row) -> str:
            signs = (mark.sign for mark in marks[row.key])
            return "\u00a0".join(dict.fromkeys(filter(None, (*asides[row.key], *signs)))) if row.key in asides else ""

        rows = tuple(SeriesRow(row.key, row_label(context, row), aside(row)) for row in self.rows)
        parts |= {"rows": rows, "marks": tuple(chain(*marks.values())), "groups": tuple(fields)}
        return chart_view(context, kind, chart_id, ((self.release.report, self.table.id),), **parts)

    def marks(self, fields: Mapping[SeriesGroup, str]) -> dict[str, list[SeriesMark]]:
        """By row, in the order of the columns."""
        origin = (self.release.report, self.table.id)
        return {
            row.key: [cell_mark(self.context, origin, row, field, group.id) for group, field in fields.items()]
            for row in self.rows
        }


def _groups_table(context: PageContext, series: Series) -> TableView:
    """The data table of a picture with a mark for each row and group, as printed in the picture."""
    rows = [
        plain_row(
            row.label, "", [CellView(series.marks_by_place[row.id, group.id].printed, True) for group in series.groups]
        )
        for row in series.rows
    ]
    columns = [(group.label, True) for group in series.groups]
    return plain_view(context, series.title, series.row_heading, columns, rows)


_WHOLE = Decimal(100)
_LEVELS = (_WHOLE, *map(Decimal, (99, 98, 95, 90, 80, 70, 50, 30, 20, 10, 5, 1)))  # per cent


def counted_values(context: PageContext, values: Sequence[MeasureValue]) -> list[MeasureValue]:
    """Those of one measure that nothing contradicts and that are no share of few cases."""
    measure = context.edition.measures[values[0].measure]
    return [value for value in values if not (context.standing(value).is_doubted or is_small(measure, value))]


def not_counted(context: PageContext, values: Sequence[MeasureValue]) -> str:
    """Said below a title that counts: how many of the values it leaves out."""
    number = len(values) - len(counted_values(context, values))
    return context.t(" Tiêu đề không tính {n} nơi có số mâu thuẫn hoặc mẫu số nhỏ.", n=number) if number else ""


def share_finding(context: PageContext, values: Sequence[MeasureValue]) -> str:
    """How many reach the round share that parts them best; of what is no share, the lowest and the highest. What is
    contested, or a share of few cases, is drawn, but not counted."""
    measure = context.edition.measures[values[0].measure]
    sound = counted_values(context, values)
    name = context.text(measure.short)
    if not sound:
        return context.t("{measure}: không có số nào đếm được", measure=name)
    if measure.unit_of_measure == "phan-tram":
        reached = {level: sum(value.value >= level for value in sound) for level in _LEVELS}
        apart = [(level, count) for level, count in reached.items() if 0 < count < len(sound)]
        if apart:
            level, count = min(apart, key=lambda pair: abs(2 * pair[1] - len(sound)))
            told = {"measure": name, "n": count, "m": len(sound), "level": context.language.percent(level)}
            if level == _WHOLE:
                return context.t("{measure}: {n} trong {m} đơn vị đạt {level}", **told)
            return context.t("{measure}: {n} trong {m} đơn vị từ {level} trở lên", **told)
    low, high = (context.format_value(pick(sound, key=lambda value: value.value)) for pick in (min, max))
    if low == high:
        return context.t("{measure}: cả {m} đơn vị {value}", measure=name, m=len(sound), value=low)
    return context.t("{measure}: từ {low} đến {high} ở {m} đơn vị", measure=name, low=low, high=high, m=len(sound))
