"""Tiles: headline measures of a unit, with their evidence and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ..model.intervals import Share, share_interval
from ..model.measures import MeasureValue
from ..words.language import lower
from ..words.numbers import rounded
from .as_of import period_words
from .evidence import evidence_of, table_name
from .measure_rules import threshold_words
from .models import PageSection, Strip, Tile
from .page_context import PageContext
from .peer_rankings import MINIMUM_PEERS, is_small
from .rank_words import rank_note, rank_words

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
    tiles = (tile_of(context, value, _kind_words(context, value, rows[value.measure])) for value in ordered)
    return PageSection("so-chinh", title, tiles=tuple(tiles), sheet=True, paragraphs=headline_notes(context, ordered))


def _kind_words(context: PageContext, value: MeasureValue, rows: int) -> str:
    if rows < 2:
        return ""
    return context.label("category", value.category) if value.category else context.method_label(value)


def strip_of(context: PageContext, value: MeasureValue) -> Strip | None:
    """Nothing of a value that cannot be or is a share of few cases, of the other side of a share that has one, or where
    peers are few."""
    group = context.rankings.group(value)
    peers = [other for other in group.sound if other != value]
    left_out = context.is_impossible(value) or is_small(group.measure, value) or group.measure.mirror_of
    if left_out or len(peers) + 1 < MINIMUM_PEERS:
        return None
    own = (value, *context.rivals(value))
    least, most = (choose((*peers, *own), key=lambda one: one.value) for choose in (min, max))
    span = most.value - least.value

    def places(values: Iterable[MeasureValue]) -> tuple[int, ...]:
        return tuple(sorted({int((one.value - least.value) / span * 99) if span else 50 for one in values}))

    low, high = context.format_value(least), context.format_value(most)
    words = context.t("{value} trong {n} đơn vị, từ {low} đến {high}",
                      value=context.figure_words(value), n=len(peers) + 1, low=low, high=high)  # fmt: skip
    return Strip(low, high, places(peers), places(own), words)


def interval_words(context: PageContext, value: MeasureValue) -> str:
    """Between which shares the service behind the count may lie; nothing for what is no share."""
    bounds = interval_of(context, value)
    if bounds is None:
        return ""
    decimals = context.edition.measures[value.measure].decimals
    low, high = (context.language.percent(bound, decimals) for bound in bounds)
    return context.t("khoảng tin cậy 95 %: {low} đến {high}", low=low, high=high)


def interval_of(context: PageContext, value: MeasureValue) -> tuple[Decimal, Decimal] | None:
    """The interval of a share, in the measure's own scale."""
    measure = context.edition.measures[value.measure]
    if value.denominator is None or not measure.has_chance or context.standing(value).is_doubted:
        return None
    bounds = share_interval(Share(value.numerator, value.denominator))
    low, high = (rounded(Decimal(bound) * measure.scale, measure.decimals) for bound in bounds)
    return low, high


def rival_words(context: PageContext, value: MeasureValue) -> tuple[str, ...]:
    """Of a contested value: each other figure with who states it; the contradiction itself stands in the evidence."""
    return tuple(_rival(context, value, rival) for rival in context.rivals(value))


def _rival(context: PageContext, value: MeasureValue, rival: MeasureValue) -> str:
    figure, parts = context.format_value(rival), context.parts(rival) or context.t("in sẵn")
    if rival.parts == value.parts:
        return context.t("{value} ({parts}) theo phép tính của chính biểu", value=figure, parts=parts)
    place = f"{table_name(context, context.table(rival.report, rival.table))}, {context.method_label(rival)}"
    return context.t("{value} ({parts}) theo {place}", value=figure, parts=parts, place=place)


def trend_words(context: PageContext, value: MeasureValue) -> str:
    """What the same measure was before, and by how much a share differs; two ways of counting make no trend."""
    before = before_of(context, value)
    if before is None:
        return ""
    period = period_words(context, context.release(before.report), context.table(before.report, before.table))
    words = context.t("trước đó, {period}: {value}", period=lower(period), value=context.format_value(before))
    change = change_words(context, before, value)
    return f"{words} ({change})" if change else words


def change_words(context: PageContext, before: MeasureValue, value: MeasureValue) -> str:
    """+3,75, and whether chance alone may have done it; nothing of counts, which grow with the days they cover."""
    measure = context.edition.measures[value.measure]
    if measure.unit_of_measure not in COMPARABLE or context.is_contested(value) or context.is_contested(before):
        return ""
    words = context.number(value.value - before.value, measure.decimals)
    words = f"+{words}" if value.value > before.value else words
    bounds = [bound for bound in (interval_of(context, before), interval_of(context, value)) if bound]
    if len(bounds) > 1 and max(low for low, _ in bounds) <= min(high for _, high in bounds):
        return context.t("{change}, hai khoảng 95 % còn chồng nhau", change=words)
    return words


def before_of(context: PageContext, value: MeasureValue) -> MeasureValue | None:
    """What a value can be held against: the newest earlier one, counted in the same way."""
    before = _before(context, value)
    is_like = before is not None and not context.is_impossible(value) and before.method == value.method
    return before if is_like else None


def _before(context: PageContext, value: MeasureValue) -> MeasureValue | None:
    """The newest earlier value; of two in one period the one counted the same way. A period is not before one it
    overlaps."""
    periods = context.edition.references.periods
    start = periods[value.period].start
    earlier = [
        other
        for other in context.edition.values_by_unit.get(value.unit, ())
        if (other.measure, other.category) == (value.measure, value.category)
        and periods[other.period].end < start
        and not context.is_impossible(other)
    ]
    return max(earlier, key=lambda other: (periods[other.period].end, other.method == value.method), default=None)


def headline_values(context: PageContext, values: Iterable[MeasureValue]) -> list[MeasureValue]:
    """One value a measure, most telling measure first; a unit's own total before a part of it."""
    best: dict[str, MeasureValue] = {}
    for value in values:
        other = best.get(value.measure)
        if other is None or (other.category and not value.category):
            best[value.measure] = value
    return sorted(best.values(), key=lambda value: headline_order(context, value.measure))


def headline_notes(context: PageContext, values: Sequence[MeasureValue]) -> tuple[str, ...]:
    """Under tiles: how these were counted, and why a rank is an interval where one of them has a rank."""
    ranked = [group for value in values if (group := context.rankings.group(value)).rank(value)]
    return (*method_notes(context, values), *filter(None, (rank_note(context, ranked),)))


def method_notes(context: PageContext, values: Sequence[MeasureValue]) -> tuple[str, ...]:
    """What is special about how these were counted: each note once, with the measures it is about."""
    about: dict[str, list[str]] = {}
    for value in values:
        note = method_note(context, value)
        if note:
            about.setdefault(note, []).append(context.text(context.edition.measures[value.measure].short))
    return tuple(f"{', '.join(dict.fromkeys(names))}: {note}" for note, names in about.items())


def method_note(context: PageContext, value: MeasureValue) -> str:
    form = context.table(value.report, value.table).form.id
    variants = context.edition.measures[value.measure].variants
    return next((context.text(variant.note) for variant in variants if form in variant.forms), "")


def headline_order(context: PageContext, measure: str) -> tuple[int, str]:
    """Which headline comes first on a page; those that the portal does not name follow by their ids."""
    first = context.portal.headlines
    return (first.index(measure) if measure in first else len(first), measure)
