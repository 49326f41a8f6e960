"""All units of a period side by side: one row a unit, one column a measure; and what only one or two have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model.measures import MeasureValue
from ..model.units import Unit
from .item_tables import ItemColumn, RowNames, item_table
from .models import HeaderView, PageSection, TableView
from .page_context import PageContext
from .peer_rankings import PeerGroup
from .rank_words import rank_words
from .value_columns import ValueColumns, category_words, sortable

FEW = 3  # a group with fewer values has no picture and no ranks: it shares a table with its like

ValueByUnit = Mapping[str, MeasureValue]


def side_by_side(context: PageContext, groups: Sequence[PeerGroup]) -> list[PageSection]:
    """The table of the units, where there are several of them and several columns."""
    # The communes, with one measure between them, have a table of their own.
    told = (value for group in groups for value in group.values if not context.is_commune(context.unit(value.unit)))
    columns = values_by_column(told)
    if len(columns) < 2 or len({unit for values in columns for unit in values}) < 2:
        return []
    caption = context.t("Các đơn vị đứng cạnh nhau")
    intro = context.t(
        "Mỗi cột một chỉ số, dưới tên là cách đếm. Ô trống: bộ sưu tập không có số ấy của đơn vị, không phải số 0."
    )
    if ValueColumns(context).days([value for values in columns for value in values.values()]):
        intro += " " + context.t("Không phải ô nào cũng đếm cùng những ngày: trang của từng chỉ số nói là ngày nào.")
    return [PageSection("canh-nhau", caption, intro=intro, tables=(units_table(context, caption, columns),))]


def units_table(context: PageContext, caption: str, columns: Sequence[ValueByUnit], anchors: bool = False) -> TableView:
    """A row for each unit of the columns, in the order of names; `anchors`: it can be pointed at by its id."""
    period = next(iter(columns[0].values())).period
    names = RowNames[Unit](
        context.t("Đơn vị"),
        lambda unit: context.unit_period_link(unit.id, period),
        lambda unit: unit.id if anchors else "",
    )
    rows = context.by_name(context.unit(unit) for unit in {unit for values in columns for unit in values})
    view = sortable(item_table(context, caption, names, [_column(context, values) for values in columns], rows))
    return replace(view, header_rows=(tuple(_heading(context, values) for values in columns),))


def values_by_column(values: Iterable[MeasureValue]) -> list[ValueByUnit]:
    """A column is one measure counted in one way: values that were counted differently never stand in one column."""
    by_column: dict[tuple[str, str], dict[str, MeasureValue]] = defaultdict(dict)
    for value in values:
        if not value.category:
            by_column[value.measure, value.method][value.unit] = value
    return list(by_column.values())


def _column(context: PageContext, values: ValueByUnit) -> ItemColumn[Unit]:
    def content(unit: Unit) -> str:
        return context.figure_words(values[unit.id]) if unit.id in values else ""

    return ItemColumn("", content, numeric=True)


def _heading(context: PageContext, values: ValueByUnit) -> HeaderView:
    """The measure, with its way of counting where a form prints the number of the column."""
    first = next(iter(values.values()))
    short = context.text(context.edition.measures[first.measure].short)
    return HeaderView(short, 1, 1, context.method_label(first), True)


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
