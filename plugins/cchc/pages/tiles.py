"""Tiles: headline measures of a unit, with their evidence and where they stand among peers."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from math import isclose

from ..model.grouping import grouped
from ..model.measures import Measure, MeasureValue, Share, share_interval
from ..model.releases import UNKNOWN_WINDOW
from ..words.language import lower, rounded
from .evidence import evidence_of, period_words, table_name, threshold_words
from .models import PageSection, Strip, Tile
from .page_context import PageContext, restated_parts
from .peer_rankings import MINIMUM_PEERS, PeerGroup, is_small


def rank_words(context: PageContext, group: PeerGroup, value: MeasureValue) -> str:
    """từ thứ 7 đến thứ 11 trong 16 đơn vị; why there is none, where figures contradict each other or are few.

    A place is certain only where nothing is remarked of the figures ranked: chance is all that the places allow for."""
    if context.is_impossible(value):
        return context.t("không xếp hạng: các số không thể cùng đúng")
    if group.measure.direction == "neutral" or len(group.values) < MINIMUM_PEERS:
        return ""
    if context.is_contested(value):
        return context.t("không xếp hạng: có hai số khác nhau")
    if value.denominator is None or not group.measure.has_chance:
        same = group.equals(value)
        return context.t("bằng {n} đơn vị khác", n=same - 1) if same > 1 else ""
    if value.denominator < group.measure.minimum_denominator:
        return context.t("không xếp hạng: mẫu số nhỏ ({n})", n=value.denominator)
    places = group.rank(value)
    if places is None:
        return ""
    (best, worst), n = places, group.ranked_count
    if best == worst and group.noted & group.shares.keys():
        return context.t("chắc thứ {rank} trong {n} đơn vị nếu các số có lưu ý là đúng", rank=best, n=n)
    if best == worst:
        return context.t("chắc thứ {rank} trong {n} đơn vị", rank=best, n=n)
    if (best, worst) == (1, n):
        return context.t("không phân biệt được với {n} đơn vị cùng cấp", n=n - 1)
    words = context.t("từ thứ {best} đến thứ {worst} trong {n} đơn vị", best=best, worst=worst, n=n)
    return context.t("{words}, theo số có lưu ý", words=words) if value in group.noted else words


def rank_note(context: PageContext, groups: Iterable[PeerGroup]) -> str:
    """Why a rank is an interval, where one of the groups has ranks."""
    has_rank = any(group.rank(value) for group in groups for value in group.values)
    return context.explanation("ranks") if has_rank else ""


COMPARABLE = ("phan-tram", "diem")  # code list unit_of_measure: do not grow with the length of the period


def tile_of(context: PageContext, value: MeasureValue, occasion: str = "") -> Tile:
    measure = context.edition.measures[value.measure]
    return Tile(
        name=context.text(measure.short),
        figure=context.figure_words(value),
        missing=context.is_impossible(value),
        evidence=evidence_of(context, value),
        threshold=threshold_words(context, value),
        interval=interval_words(context, value),
        rivals=rival_words(context, value),
        rank=rank_words(context, context.rankings.group(value), value),
        trend=trend_words(context, value),
        context=occasion,
        path=context.links.measure(measure.id),
        strip=strip_of(context, value),
    )


def sheet_section(context: PageContext, title: str, values: Iterable[MeasureValue]) -> PageSection:
    """All values in one table, the most telling first; which part or way of counting, where a measure has several."""
    ordered = sorted(values, key=lambda value: (*headline_order(context, value.measure), bool(value.category)))
    rows = Counter(value.measure for value in ordered)
    ranked = [group for value in ordered if (group := context.rankings.group(value)).rank(value)]
    # Under the tiles how they were counted, and why a rank is an interval where one of them has a rank.
    notes = (*method_notes(context, ordered), *filter(None, (rank_note(context, ranked),)))

    def kind_words(value: MeasureValue) -> str:
        if rows[value.measure] < 2:
            return ""
        return context.label("category", value.category) if value.category else context.method_label(value)

    tiles = tuple(tile_of(context, value, kind_words(value)) for value in ordered)
    return PageSection("so-chinh", title, tiles=tiles, sheet=True, paragraphs=notes)


def strip_of(context: PageContext, value: MeasureValue) -> Strip | None:
    """Nothing of a value that cannot be or is a share of few cases, of the other side of a share that has one, or where
    peers are few."""
    group = context.rankings.group(value)
    peers = [other for other in group.sound if other.unit != value.unit or other != value]  # units tell fastest
    left_out = context.is_impossible(value) or is_small(group.measure, value) or group.measure.mirror_of
    if left_out or len(peers) + 1 < MINIMUM_PEERS:
        return None
    own = (value, *context.rivals(value))
    least, most = (choose((*peers, *own), key=lambda each: each.value) for choose in (min, max))
    span = most.value - least.value

    def places(values: Iterable[MeasureValue]) -> tuple[int, ...]:
        return tuple(sorted({int((each.value - least.value) / span * 99) if span else 50 for each in values}))

    low, high = context.format_value(least), context.format_value(most)
    words = context.t("{value} trong {n} đơn vị, từ {low} đến {high}",
                      value=context.figure_words(value), n=len(peers) + 1, low=low, high=high)  # fmt: skip
    return Strip(low, high, places(peers), places(own), words)


def interval_words(context: PageContext, value: MeasureValue) -> str:
    """Between which shares the service behind the count may lie; nothing for what is no share."""
    ends = interval_ends(context, value, context.language.percent)
    return context.t("khoảng tin cậy 95 %: {low} đến {high}", low=ends[0], high=ends[1]) if ends else ""


def interval_ends(context: PageContext, value: MeasureValue, say: Callable[[Decimal, int], str]) -> tuple[str, ...]:
    """Both ends in words; one that comes to none or all only by rounding is said to be beyond or below it."""
    measure = context.edition.measures[value.measure]

    def words(bound: Decimal) -> str:
        shown = rounded(bound, measure.decimals)
        is_rounded = shown in (0, measure.scale) and not isclose(shown, bound, abs_tol=1e-9)
        sign = "" if not is_rounded else "< " if shown else "> "
        return sign + say(shown, measure.decimals)

    return tuple(map(words, _interval(context, value)))


def interval_of(context: PageContext, value: MeasureValue) -> tuple[Decimal, Decimal] | None:
    """The interval of a share, in the measure's own scale and as exact as the measure is told."""
    decimals = context.edition.measures[value.measure].decimals
    bounds = tuple(rounded(bound, decimals) for bound in _interval(context, value))
    return (bounds[0], bounds[1]) if bounds else None


def _interval(context: PageContext, value: MeasureValue) -> tuple[Decimal, ...]:
    measure = context.edition.measures[value.measure]
    if value.denominator is None or not measure.has_chance or context.standing(value).is_doubted:
        return ()
    low, high = share_interval(Share(value.numerator, value.denominator))
    return Decimal(low) * measure.scale, Decimal(high) * measure.scale


def rival_words(context: PageContext, value: MeasureValue) -> tuple[str, ...]:
    """Of a contested value: each other figure with who states it; where only a part of it is stated twice, that part
    alone. The contradiction itself stands in the evidence."""
    if rivals := context.rivals(value):
        return tuple(_rival(context, value, rival) for rival in rivals)
    indicators = context.edition.references.indicators
    told = []
    for part in restated_parts(context.edition, value).values():
        what = lower(context.text(indicators[part.indicator].label))
        told.append(context.t("{other}, không phải {number}: {what}", other=part.other, number=part.number, what=what))
    return tuple(told)


def _rival(context: PageContext, value: MeasureValue, rival: MeasureValue) -> str:
    figure, parts = context.format_value(rival), context.parts(rival) or context.t("in sẵn")
    if rival.restated_in == (value.table,):
        return context.t("{value} ({parts}) theo phép tính của chính biểu", value=figure, parts=parts)
    names = [table_name(context, context.table(rival.report, table)) for table in rival.restated_in or (rival.table,)]
    place = context.language.listed(names)
    if not rival.restated_in:
        place = f"{place}, {context.method_label(rival)}"
    return context.t("{value} ({parts}) theo {place}", value=figure, parts=parts, place=place)


def trend_words(context: PageContext, value: MeasureValue) -> str:
    """What the same measure was before, and by how much a share differs; two ways of counting make no trend."""
    before = before_of(context, value)
    if before is None:
        return ""
    period = period_words(context, *context.source(before))
    words = context.t("trước đó, {period}: {value}", period=lower(period), value=context.format_value(before))
    change = change_words(context, before, value)
    return f"{words} ({change})" if change else words


def change_words(context: PageContext, before: MeasureValue, value: MeasureValue) -> str:
    """+3,75, and whether chance alone may have done it; nothing of counts, which grow with the days they cover, nor of
    what cannot be compared."""
    measure = context.edition.measures[value.measure]
    if measure.unit_of_measure not in COMPARABLE or not all(_may_change(context, each) for each in (before, value)):
        return ""
    change = rounded(_exact(measure, value) - _exact(measure, before), measure.decimals)
    words = context.number(change, measure.decimals)
    words = f"+{words}" if change > 0 else words
    bounds = [bound for bound in (interval_of(context, before), interval_of(context, value)) if bound]
    if len(bounds) > 1 and max(low for low, _ in bounds) <= min(high for _, high in bounds):
        return context.t("{change}, hai khoảng 95 % còn chồng nhau", change=words)
    return words


def _may_change(context: PageContext, value: MeasureValue) -> bool:
    """Whether a change of it means something: neither better nor worse is none, nor what covers unknown days, has too
    few cases, or is stated twice."""
    measure, table = context.edition.measures[value.measure], context.table(value.report, value.table)
    is_known = measure.direction != "neutral" and table.window != UNKNOWN_WINDOW
    return is_known and not is_small(measure, value) and not context.is_contested(value)


def _exact(measure: Measure, value: MeasureValue) -> Decimal:
    """Not rounded, for rounded shares differ by another number than the shares themselves."""
    return value.numerator / value.denominator * measure.scale if value.denominator else value.value


def before_of(context: PageContext, value: MeasureValue) -> MeasureValue | None:
    """What a value can be held against: the newest earlier one, where it was counted in the same way. Of two in one
    period the one counted the same way is meant; a period is not before one it overlaps."""
    periods = context.edition.references.periods
    earlier = [
        other
        for other in context.values_over_time.get((value.unit, value.measure, value.category), ())
        if periods[other.period].end < periods[value.period].start and not context.is_impossible(other)
    ]
    before = max(earlier, key=lambda other: (periods[other.period].end, other.method == value.method), default=None)
    is_like = before is not None and not context.is_impossible(value) and before.method == value.method
    return before if is_like else None


def headline_values(context: PageContext, values: Iterable[MeasureValue]) -> list[MeasureValue]:
    """One value a measure, most telling measure first; a unit's own total before a part of it."""
    best: dict[str, MeasureValue] = {}
    for value in values:
        other = best.get(value.measure)
        if other is None or (other.category and not value.category):
            best[value.measure] = value
    return sorted(best.values(), key=lambda value: headline_order(context, value.measure))


def method_notes(context: PageContext, values: Sequence[MeasureValue]) -> tuple[str, ...]:
    """What is special about how these were counted: each note once, with the measures it is about."""
    known = [(note, context.edition.measures[v.measure].short) for v in values if (note := method_note(context, v))]
    about = grouped((note, context.text(name)) for note, name in known)
    return tuple(f"{', '.join(dict.fromkeys(names))}: {note}" for note, names in about.items())


def method_note(context: PageContext, value: MeasureValue) -> str:
    form = context.table(value.report, value.table).form.id
    variants = context.edition.measures[value.measure].variants
    return next((context.text(variant.note) for variant in variants if form in variant.forms), "")


def headline_order(context: PageContext, measure: str) -> tuple[int, str]:
    """Which headline comes first on a page; those that the portal does not name follow by their ids."""
    first = context.portal.headlines
    return (first.index(measure) if measure in first else len(first), measure)
