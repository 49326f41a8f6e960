"""Pictures of measured values: among peers, as dots on a line; each body's share over the cases behind it, as a funnel;
and one measure of one unit over time, with its breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import pairwise

from ...charts.series import SeriesGroup, SeriesMark, SeriesRow
from ...model.measures import LEVELS, Funnel, Interval, MeasureValue, make_funnel
from ...words.language import lower, rounded
from ..evidence import threshold_words
from ..models import ChartView, Fact, TableView
from ..page_context import PageContext
from ..peer_rankings import PeerGroup
from ..tiles import interval_of, method_note
from ..value_columns import category_words, peers_words, values_table
from .common import MANY, not_counted, value_mark, values_chart, whole_words

SMALL = 100  # a share of fewer is no percentage to compare


def peers_chart(context: PageContext, value: MeasureValue) -> ChartView | None:
    """Where this unit stands among its peers, only where there are enough of them: the file of their picture, its row
    marked, beside their table; the page of the measure has the rest."""
    group, unit = context.rankings.group(value), value.unit
    if len(group.values) < 3 or value.category != group.values[0].category or context.is_impossible(value):
        return None
    is_small = len(group.values) <= MANY
    whole = group_chart(context, group) if is_small else _district_chart(context, group, context.unit(unit).parent)
    if whole is None:
        return None
    lines = zip(whole.table.rows, whole.series.rows, strict=True)
    rows = tuple(line._replace(current=row.id == unit) for line, row in lines)
    table, home = replace(whole.table, rows=rows), f"{context.links.measure(group.measure.id)}#{whole.id}"
    return replace(whole, id=f"cung-cap-{group.measure.id}", table=table, is_image=True, row=unit, home=home)


def group_chart(context: PageContext, group: PeerGroup) -> ChartView | None:
    """All peers of a period side by side."""
    if not 2 < len(group.values) <= MANY:
        return None
    return _dots(context, group, group.values, context.unit(group.values[0].unit).level)


def district_charts(context: PageContext, group: PeerGroup) -> Iterator[ChartView]:
    """Of a group that is too large for one picture: one for each district."""
    if len(group.values) > MANY:
        districts = dict.fromkeys(context.unit(value.unit).parent for value in group.values)
        yield from filter(None, (_district_chart(context, group, district) for district in districts))


def _district_chart(context: PageContext, group: PeerGroup, district: str) -> ChartView | None:
    """A commune among the communes of its own district, not among all 109."""
    values = [value for value in group.values if context.unit(value.unit).parent == district]
    return _dots(context, group, values, district)


def _dots(context: PageContext, group: PeerGroup, values: Sequence[MeasureValue], place: str) -> ChartView | None:
    """Their picture, at home on the page of the measure; its files stand beside the page of the period. The other side
    of a share has none: it would be the same picture in a mirror."""
    return context.once((tuple(values), place), partial(_make_dots, context, group, values, place))


def _make_dots(context: PageContext, group: PeerGroup, values: Sequence[MeasureValue], place: str) -> ChartView | None:
    honest = [value for value in values if not context.is_impossible(value)]
    if len(honest) < 3 or group.measure.mirror_of:
        return None
    measure, first = group.measure, honest[0]
    has_whole = first.denominator is not None
    title = context.t(
        "{measure}, {n} đơn vị, {period}", measure=measure.title, n=len(honest), period=context.when(first.period)
    )
    caveats = _caveats(context, honest) if has_whole else (context.t("Xếp theo số in trong báo cáo."),)
    chart_id = "-".join(filter(None, ("bd", first.period, measure.id, first.method, place, first.category)))
    rows = tuple(
        SeriesRow(each.unit, context.unit_short(each.unit), aside=whole_words(context, each)) for each in honest
    )
    marks = tuple(_mark(context, value) for value in honest)
    kind = "share_dots" if measure.unit_of_measure == "phan-tram" else "count_bars"
    table = values_table(context, "values of peers", title, honest)
    told = {"say": f"{title}.{not_counted(context, honest)}", "caveats": caveats}
    told["aside_heading"] = context.t("Mẫu số") if has_whole else ""
    chart = values_chart(context, kind, chart_id, honest, table, rows=rows, marks=marks, **told)
    return replace(chart, file=f"{context.links.period(first.period)}{chart_id}")


def _mark(context: PageContext, value: MeasureValue) -> SeriesMark:
    low, high = interval_of(context, value) or (None, None)
    return replace(value_mark(context, value), low=low, high=high)


def _caveats(context: PageContext, values: Sequence[MeasureValue]) -> tuple[str, ...]:
    """How it was counted, the axis, and shares of very few."""
    small = min(values, key=lambda value: value.denominator or 0)
    large = max(values, key=lambda value: value.denominator or 0)
    axis = context.t("Cột số nhạt là mẫu số. Trục ngang không bắt đầu từ 0: hãy đọc số ở cuối dòng.")
    told = {"small": small.denominator or 0, "large": large.denominator or 0, "unit": context.unit_short(small.unit)}
    few = context.t("Tỷ lệ trên {small} của {unit} nói ít hơn nhiều so với tỷ lệ trên {large}.", **told)
    has_few = small.denominator and small.denominator < SMALL
    return (axis, method_note(context, small), few if has_few else "")


LEAST = 15  # bodies that may be ranked; of fewer one large body decides the centre and the width of the limits
_STEPS = 40  # of a limit, from the fewest cases to the most
_WARNING = LEVELS[0]


def funnel_chart(context: PageContext, group: PeerGroup) -> ChartView | None:
    """Of shares that enough bodies have; none of a measure that is the other side of another."""
    measure = group.measure
    if len(group.shares) < LEAST or measure.mirror_of:
        return None
    funnel = make_funnel(tuple(group.shares.values()))
    return _FunnelPicture(context, group, funnel).view() if 0 < funnel.centre < 1 else None


@dataclass(frozen=True)
class _FunnelPicture:
    context: PageContext
    group: PeerGroup
    funnel: Funnel

    def view(self) -> ChartView:
        context, values, first = self.context, tuple(self.group.shares), self.group.values[0]
        measure, centre = self.group.measure, self._scaled(self.funnel.centre)
        words = (peers_words(context, self.group), category_words(context, first), context.when(first.period))
        about = ", ".join(filter(None, words))
        title = context.t("{measure} theo độ lớn của mẫu số, {about}", measure=measure.title, about=about)
        told = {"measure": measure.short, "m": len(values), "n": sum(bool(self._broken(value)) for value in values)}
        groups = (
            SeriesGroup("in", self._place_words(()), "other"),
            SeriesGroup("out", self._place_words((_WARNING,)), "this"),
        )
        parts = {
            "title": context.t("{measure}: {n} trong {m} đơn vị nằm ngoài giới hạn 95 %", **told),
            "say": f"{title}.",
            "caveats": self._caveats(),
            "rows": tuple(SeriesRow(value.unit, self._name(value.unit)) for value in values),
            "marks": tuple(self._mark(value) for value in values),
            "aside_heading": context.t("Mẫu số (thang lôgarit)"),
            "centre_text": context.t("cả nhóm: {value}", value=context.language.percent(centre, measure.decimals)),
        }
        parts |= {"groups": groups, "centre": centre, "curves": self._curves()}
        chart_id = "-".join(filter(None, ("pheu", *context.rankings.key(first)[1:])))
        return values_chart(context, "funnel", chart_id, values, self._table(title), **parts)

    def _caveats(self) -> tuple[str, ...]:
        context, times = self.context, rounded(Decimal(self.funnel.dispersion).sqrt(), 1)
        widened = context.t(
            "Đường trong là giới hạn 95 %, đường ngoài 99,8 %; đã nới {times} lần vì các đơn vị vốn khác nhau.",
            times=times,
        )
        doubted = len(self.group.doubted)
        small = len(self.group.values) - doubted - len(self.group.shares)
        return (
            context.t("Càng sang phải mẫu số càng lớn, nên tỷ lệ càng ít xê dịch vì may rủi."),
            context.t("Đường trong là giới hạn 95 %, đường ngoài 99,8 %.") if times == 1 else widened,
            context.t("Không vẽ {n} đơn vị có số mâu thuẫn.", n=doubted) if doubted else "",
            context.t(
                "Không vẽ {n} đơn vị có mẫu số nhỏ hơn {least}.", n=small, least=self.group.measure.minimum_denominator
            )
            if small
            else "",
        )

    def _name(self, unit: str) -> str:
        """A commune with its district, for all communes of the province stand together."""
        context = self.context
        return context.unit_name(unit) if context.is_commune(context.unit(unit)) else context.unit_short(unit)

    def _mark(self, value: MeasureValue) -> SeriesMark:
        place = "out" if self._broken(value) else "in"
        words = self.context.figure_words(value)
        return SeriesMark(value.unit, place, value.value, words, self.context.parts(value), cases=value.denominator)

    def _broken(self, value: MeasureValue) -> tuple[float, ...]:
        """The levels whose limits it lies beyond."""
        share = self.group.shares[value]
        return tuple(level for level in LEVELS if self.funnel.is_outside(share, level))

    def _place_words(self, broken: tuple[float, ...]) -> str:
        level = self.context.language.percent(Decimal(f"{100 * (broken[-1] if broken else _WARNING):g}"))
        if broken:
            return self.context.t("ngoài giới hạn {level}", level=level)
        return self.context.t("trong giới hạn {level}", level=level)

    def _curves(self) -> tuple[tuple[tuple[Decimal, Decimal], ...], ...]:
        """The lower and the upper limit of each level, as far as a share can be so low or so high."""
        cases = [float(share.whole) for share in self.group.shares.values()]
        step = (max(cases) / min(cases)) ** (1 / _STEPS)
        on_axis = [Decimal(f"{min(cases) * step**number:.6g}") for number in range(_STEPS + 1)]
        limits = {(n, level): self.funnel.limits(n, level) for level in LEVELS for n in on_axis}
        return tuple(
            tuple((n, self._scaled(end)) for n in on_axis if 0 < (end := limits[n, level][side]) < 1)
            for level in LEVELS
            for side in range(len(Interval._fields))
        )

    def _table(self, title: str) -> TableView:
        context, decimals = self.context, self.group.measure.decimals

        def limits(value: MeasureValue) -> str:
            ends = self.funnel.limits(self.group.shares[value].whole, _WARNING)
            return "–".join(context.number(self._scaled(end), decimals) for end in ends)

        known = {"limits": limits, "place": lambda value: self._place_words(self._broken(value))}
        return values_table(context, "values of a funnel", title, self.group.shares, **known)

    def _scaled(self, share: float) -> Decimal:
        return rounded(Decimal(share) * self.group.measure.scale, self.group.measure.decimals)


FEWEST = 3  # points; two are two numbers


def before_and_after(context: PageContext, unit: str, values: Sequence[MeasureValue]) -> Fact | None:
    """Two values as two numbers with an arrow; where they may not be joined, in words why."""
    own = _points_of(context, values)
    if len(own) != FEWEST - 1:
        return None
    before, after = own
    told = []
    for value in own:
        period = ", ".join(filter(None, (context.period_short(value.period), context.parts(value))))
        told.append(context.t("{value} ({period})", value=context.figure_words(value), period=period))
    measure = context.edition.measures[before.measure]
    path = context.links.unit_period(unit, after.period)
    if reason := _break(context, before, after):
        words = context.t("{before}; {after}. Không so được: {reason}.", before=told[0], after=told[1], reason=reason)
        return Fact(context.text(measure.title), words, path)
    return Fact(context.text(measure.title), " → ".join(told), path)


def _points_of(context: PageContext, values: Sequence[MeasureValue]) -> list[MeasureValue]:
    """One value a period and way of counting, oldest first; nothing of one period alone."""
    own = [value for value in values if not context.is_impossible(value) and not value.category]
    own = list({(value.period, value.method): value for value in own}.values())
    own.sort(key=lambda value: (context.period(value.period).order, value.method))
    return own if len({value.period for value in own}) > 1 else []


def timeline_chart(context: PageContext, unit: str, values: Sequence[MeasureValue]) -> ChartView | None:
    """One measure of one unit over time; the line stops wherever the way of counting changes or a period is missing."""
    own = _points_of(context, values)
    if len(own) < FEWEST:
        return None
    measure = context.edition.measures[own[0].measure]
    first, last = (
        context.t("{value} ({period})", value=context.figure_words(value), period=context.period_short(value.period))
        for value in (own[0], own[-1])
    )
    say = context.t("Các điểm không nối với nhau khi cách đếm khác nhau hoặc giữa chúng có kỳ không có số liệu.")
    thresholds = dict.fromkeys(words for value in own if (words := threshold_words(context, value)))
    about = context.t("{measure}: {unit} qua các kỳ", measure=measure.title, unit=context.unit_short(unit))
    title = context.t("{measure}: {first}, {last}", measure=measure.short, first=first, last=last)
    rows, marks = [], []
    for before, value in pairwise((None, *own)):
        if value:
            name, whole = context.period_short(value.period), whole_words(context, value)
            rows.append(SeriesRow(_key(value), name, aside=whole, break_before=_break(context, before, value)))
            marks.append(replace(value_mark(context, value, _key(value)), note=context.method_label(value)))
    caveats = (say, *(context.t("Vạch đứt: {threshold}", threshold=lower(words)) for words in thresholds))
    told = {"title": title, "say": f"{about}.", "caveats": caveats, "rows": tuple(rows), "marks": tuple(marks)}
    told |= {"row_heading": context.t("Kỳ"), "aside_heading": context.t("Mẫu số")}
    table = values_table(context, "values over time", about, own)
    return values_chart(context, "time_line", f"theo-ky-{measure.id}", own, table, **told)


def _key(value: MeasureValue) -> str:
    return f"{value.period}-{value.method}"


def _break(context: PageContext, before: MeasureValue | None, value: MeasureValue) -> str:
    if before is None:
        return ""
    if before.method != value.method:
        return context.t("cách đếm khác")
    periods = context.edition.references.periods
    follows = date.fromisoformat(periods[before.period].end) + timedelta(days=1)
    return "" if follows.isoformat() == periods[value.period].start else context.t("kỳ ở giữa không có số liệu")
