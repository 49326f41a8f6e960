"""All units of a period side by side: one row a unit, one column a measure; and what only one or two have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model.measures import MeasureValue
from ..model.roles import SHARE_LATE
from ..model.units import Unit
from .item_tables import ItemColumn, RowNames, item_table
from .models import LONG_TABLE, HeaderView, Link, PageSection
from .page_context import PageContext
from .peer_rankings import PeerGroup
from .rank_words import rank_words
from .value_columns import ValueColumns, category_words, sortable

FEW = 3  # a group with fewer values has no picture and no ranks: it shares a table with its like

COMMUNES = "canh-nhau-xa"

_ValueByUnit = Mapping[str, MeasureValue]


def side_by_side(context: PageContext, groups: Sequence[PeerGroup]) -> list[PageSection]:
    """A table of provincial bodies and districts and one of communes; a reader picks the columns.

    A column is one measure counted in one way: values that were counted differently never stand in one column.
    """
    sections = (
        _section(context, groups, "canh-nhau", context.t("Các đơn vị đứng cạnh nhau")),
        _section(context, groups, COMMUNES, context.t("Các xã, phường, thị trấn đứng cạnh nhau")),
    )
    return [section for section in sections if section]


def _section(context: PageContext, groups: Sequence[PeerGroup], anchor: str, caption: str) -> PageSection | None:
    of_communes = anchor == COMMUNES
    values_by_column = _values_by_column(context, groups, of_communes)
    units = {unit for values in values_by_column for unit in values}
    if len(values_by_column) < 2 or len(units) < 2:
        return None
    intro = context.t("Ô trống: bộ sưu tập không có số ấy của đơn vị, không phải số 0.")
    if ValueColumns(context).days([value for values in values_by_column for value in values.values()]):
        intro += " " + context.t("Không phải ô nào cũng đếm cùng những ngày: trang của từng chỉ số nói là ngày nào.")
    period = next(iter(values_by_column[0].values())).period
    names = RowNames[Unit](context.t("Đơn vị"), lambda unit: context.unit_period_link(unit.id, period))
    columns = [_column(context, values) for values in values_by_column]
    view = sortable(item_table(context, caption, names, columns, context.by_name(map(context.unit, units))))
    headings = tuple(_heading(context, values) for values in values_by_column)
    return PageSection(
        anchor,
        caption,
        intro=intro,
        tables=(replace(view, header_rows=(headings,), picked=context.t("Chọn cột")),),
        links=_measure_links(context, values_by_column),
        link_style="chips",
        folded=len(units) > LONG_TABLE,
    )


def _values_by_column(context: PageContext, groups: Iterable[PeerGroup], of_communes: bool) -> list[_ValueByUnit]:
    by_column: dict[tuple[str, str], dict[str, MeasureValue]] = defaultdict(dict)
    for group in groups:
        for value in group.values:
            if not value.category and context.is_commune(context.unit(value.unit)) == of_communes:
                by_column[value.measure, value.method][value.unit] = value
    return list(by_column.values())


def _is_late(context: PageContext, value: MeasureValue) -> bool:
    """Of the two sides of a share the other stands there already: this one is told as a count."""
    return context.edition.measures[value.measure].role == SHARE_LATE and value.denominator is not None


def _column(context: PageContext, values: _ValueByUnit) -> ItemColumn[Unit]:
    def content(unit: Unit) -> str:
        value = values.get(unit.id)
        if value is None:
            return ""
        is_count = _is_late(context, value) and not context.is_impossible(value)
        return context.number(value.numerator) if is_count else context.figure_words(value)

    return ItemColumn("", content, numeric=True)


def _heading(context: PageContext, values: _ValueByUnit) -> HeaderView:
    """The measure, with its way of counting where a form prints the number of the column."""
    first = next(iter(values.values()))
    name = context.text(context.edition.measures[first.measure].short)
    if _is_late(context, first):
        name = context.t("{measure} (số hồ sơ)", measure=name)
    return HeaderView(name, 1, 1, context.method_label(first), True, f"{first.measure}.{first.method}")


def _measure_links(context: PageContext, values_by_column: Iterable[_ValueByUnit]) -> tuple[Link, ...]:
    """To each measure, where its parts, intervals and ranks in this period stand."""
    measures = dict.fromkeys(value.measure for values in values_by_column for value in values.values())
    return tuple(context.measure_link(context.edition.measures[measure]) for measure in measures)


def few_section(context: PageContext, groups: Sequence[PeerGroup]) -> list[PageSection]:
    """Measures of one or two units, in one table instead of a table each."""
    groups_of = {value: group for group in groups if len(group.values) < FEW for value in group.values}
    if not groups_of:
        return []

    def method_words(value: MeasureValue) -> str:
        rank = rank_words(context, groups_of[value], value)
        words = (context.method_label(value), category_words(context, value), rank)
        return "; ".join(word for word in words if word)

    made = ValueColumns(context)
    units = ItemColumn[MeasureValue](context.t("Đơn vị"), lambda value: context.unit_name(value.unit))
    columns = (
        units,
        made.figure,
        *made.counts,
        *made.thresholds(groups_of),
        replace(made.method, content=method_words),
    )
    caption = context.t("Chỉ số có ở một, hai đơn vị")
    table = item_table(context, caption, made.measures, columns, groups_of)
    return [PageSection("it-don-vi", caption, tables=(table,))]
