"""The columns that tables of measured values are put together from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..model.findings import AGREES, UNCONFIRMED
from ..model.measures import MeasureValue
from ..model.releases import Window
from ..tables.columns import window_text
from .check_views import finding_anchor
from .measure_rules import rules_path, threshold_value
from .models import CellView, TableView
from .page_context import PageContext
from .peer_rankings import PeerGroup
from .rank_words import rank_words
from .table_views import FINDING_MARK, REMARK_MARK, ItemColumn, RowNames
from .tiles import interval_of

MIN_SORTED = 3  # fewer rows need no buttons that sort them

Names = RowNames[MeasureValue]
Column = ItemColumn[MeasureValue]


@dataclass(frozen=True)
class ValueColumns:
    context: PageContext

    @property
    def units(self) -> Names:
        return RowNames(self.context.t("Đơn vị"), lambda value: self.context.unit_period_link(value.unit, value.period))

    @property
    def measures(self) -> Names:
        measures = self.context.edition.measures
        return RowNames(self.context.t("Chỉ số"), lambda value: self.context.measure_link(measures[value.measure]))

    @property
    def period(self) -> Column:
        return ItemColumn(self.context.t("Kỳ"), lambda value: self.context.period_short(value.period))

    def days(self, values: Iterable[MeasureValue]) -> tuple[Column, ...]:
        """Which days each value counted; no column where that is the same for all of them."""
        if len(set(map(self._window, values))) < 2:
            return ()
        words, text = self.context.t("Ngày được đếm"), self.context.text
        return (ItemColumn(words, lambda value: text(window_text(self._window(value)))),)

    def _window(self, value: MeasureValue) -> Window:
        return self.context.table(value.report, value.table).window

    @property
    def figure(self) -> Column:
        return ItemColumn(self.context.t("Giá trị"), self._figure, numeric=True)

    def _figure(self, value: MeasureValue) -> CellView:
        return self.cell(value, self.context.figure_words(value))

    def cell(self, value: MeasureValue, words: str) -> CellView:
        """These words about a value with the sign of its standing, which leads to what is known about it."""
        known = self.context.standing(value)
        if not known.results or known.standing in (AGREES, UNCONFIRMED):
            return CellView(words, True)
        sign = FINDING_MARK if known.is_doubted else REMARK_MARK
        finding = self.context.links.finding(finding_anchor(known.results[0]))
        return CellView(words, True, finding=finding, finding_mark=sign)

    def intervals(self, values: Iterable[MeasureValue]) -> tuple[Column, ...]:
        """Between which shares chance alone may move each; no column where none is a share of counted cases."""
        column = ItemColumn(self.context.t("Khoảng 95 %"), self._interval)
        return (column,) if any(map(self._interval, values)) else ()

    def _interval(self, value: MeasureValue) -> str:
        bounds = interval_of(self.context, value)
        decimals = self.context.edition.measures[value.measure].decimals
        return "–".join(self.context.number(bound, decimals) for bound in bounds) if bounds else ""

    def thresholds(self, values: Iterable[MeasureValue]) -> tuple[Column, ...]:
        """What an act wanted of each, leading to what is known of that act; no column where none did."""
        column = ItemColumn(self.context.t("Ngưỡng"), self._threshold, numeric=True)
        return (column,) if any(self._threshold(value).text for value in values) else ()

    def _threshold(self, value: MeasureValue) -> CellView:
        target = threshold_value(self.context, value)
        words = "" if target is None else self.context.language.percent(target)
        return CellView(words, True, path=rules_path(self.context, value.measure) if words else "")

    @property
    def counts(self) -> tuple[Column, Column]:
        """What was divided by what, in two columns; a share that the paper prints alone has neither."""
        number, t = self.context.number, self.context.t
        return (
            ItemColumn(t("Tử số"), lambda v: number(v.numerator) if v.denominator is not None else "", numeric=True),
            ItemColumn(t("Mẫu số"), lambda v: number(v.denominator) if v.denominator is not None else "", numeric=True),
        )

    @property
    def parts(self) -> Column:
        """The same two in one column."""
        return ItemColumn(self.context.t("Tử số trên mẫu số"), self.context.parts)

    @property
    def method(self) -> Column:
        return ItemColumn(self.context.t("Cách đếm"), self.context.method_label)

    def rank(self, heading: str) -> Column:
        rankings = self.context.rankings
        return ItemColumn(heading, lambda value: rank_words(self.context, rankings.group(value), value))


def sortable(view: TableView) -> TableView:
    """With buttons that sort the rows, where there are enough of them."""
    return replace(view, sortable=len(view.rows) >= MIN_SORTED)


def category_words(context: PageContext, value: MeasureValue) -> str:
    """The part of the whole that a value is about; nothing for the whole itself."""
    return context.label("category", value.category) if value.category else ""


def peers_words(context: PageContext, group: PeerGroup) -> str:
    """Who stands side by side: the comparison set; of a unit that is in none its level."""
    return (
        context.text(group.peers.name)
        if group.peers
        else context.label("level", context.unit(group.values[0].unit).level)
    )
