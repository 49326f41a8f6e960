"""The rules of highlights: what the figures of a period tell without a person choosing it, one function a rule.

No rule tells a figure that cannot be true, a part of a whole, or a first place that two share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, chain

from ..model.measures import MeasureValue
from ..model.roles import SHARE_LATE, SHARE_SETTLED
from ..words.language import lower
from .models import NO_PICTURE, LinePicture
from .page_context import PageContext
from .peer_rankings import MINIMUM_PEERS, PeerGroup
from .value_columns import peers_words

_FEW_PLACES = 3  # more of them hold nothing between them
_FEWEST_CASES = 30  # of fewer nothing is told
_DOSSIERS = "ho-so"


@dataclass(frozen=True)
class Telling:
    """A sentence, the values that it names and the others that its sums are made of, and a picture of one line."""

    subject: str  # the same for two sentences about the same thing
    sentence: str
    named: tuple[MeasureValue, ...]
    others: tuple[MeasureValue, ...] = ()
    picture: LinePicture = NO_PICTURE
    dossiers: Decimal = Decimal(0)


@dataclass(frozen=True)
class PeriodValues:
    """What is known of a period, without what cannot be true and without parts of a whole."""

    context: PageContext
    period: str

    @cached_property
    def groups(self) -> list[PeerGroup]:
        """Of those that may stand side by side."""
        groups = (group for key, group in self.context.rankings.groups.items() if key[2] == self.period)
        sound = (replace(group, values=tuple(filter(self._may_tell, group.values))) for group in groups)
        return [group for group in sound if len(group.values) >= MINIMUM_PEERS]

    @cached_property
    def values(self) -> list[MeasureValue]:
        """All of them, those of more dossiers first."""
        of_period = (value for values in self.context.edition.values_by_measure.values() for value in values)
        told = (value for value in of_period if value.period == self.period and self._may_tell(value))
        return sorted(told, key=lambda value: (-self.dossiers(value), -(value.denominator or 0)))

    def _may_tell(self, value: MeasureValue) -> bool:
        return not value.category and not self.context.is_impossible(value)

    def with_role(self, role: str) -> list[PeerGroup]:
        return [group for group in self.groups if group.measure.role == role]

    def dossiers(self, value: MeasureValue) -> Decimal:
        """How many a value is about; none where it counts something else."""
        indicators = self.context.edition.references.indicators
        counted = value.denominator if value.denominator is not None else value.numerator
        return counted if indicators[value.parts[-1][2]].unit_of_measure == _DOSSIERS else Decimal(0)

    @property
    def when(self) -> str:
        return self.context.when(self.period)

    def name(self, value: MeasureValue) -> str:
        """Inside a sentence; a commune with its district."""
        name, unit = self.context.own_name(value.unit), self.context.unit(value.unit)
        return f"{name} ({self.context.unit_short(unit.parent)})" if self.context.is_commune(unit) else name

    def left_out(self, role: str) -> str:
        """Said where a sum leaves out figures that cannot be true."""
        context = self.context
        values = (value for group in context.rankings.groups.values() for value in group.doubted)
        impossible = {
            value.unit
            for value in values
            if value.period == self.period
            and context.edition.measures[value.measure].role == role
            and context.is_impossible(value)
        }
        return context.t(" Không kể {n} nơi có số không thể cùng đúng.", n=len(impossible)) if impossible else ""


def few_hold_most_late(period: PeriodValues) -> Iterator[Telling]:
    """Few of all bodies have more than half of the late dossiers."""
    values = list(chain.from_iterable(group.values for group in period.with_role(SHARE_LATE)))
    few = _holders(values, _part)
    if len(few) > 1:
        context, total, held = period.context, _sum(values, _part), _sum(few, _part)
        sentence = context.t(
            "{held} trong {total} hồ sơ quá hạn của {period} là của {n} trong {m} nơi: {places}.",
            held=context.number(held),
            total=context.number(total),
            period=period.when,
            n=len(few),
            m=context.number(len(values)),
            places=context.language.listed([f"{period.name(one)} {context.number(one.numerator)}" for one in few]),
        )
        picture = _parts_picture([(one.numerator, "late") for one in few], total)
        sentence += period.left_out(SHARE_LATE)
        yield Telling("few-late", sentence, few, _without(values, few), picture, held)


def most_late(period: PeriodValues) -> Iterator[Telling]:
    """Of each comparison set the body with the most late dossiers."""
    for group in period.with_role(SHARE_LATE):
        first = _first(group.values, _part)
        if first and first.denominator:
            context = period.context
            sentence = context.t(
                "{unit}: {part} trên {whole} hồ sơ đã giải quyết bị quá hạn, nhiều nhất trong {n} {peers}, {period}.",
                unit=period.name(first),
                part=context.number(first.numerator),
                whole=context.number(first.denominator),
                n=len(group.values),
                peers=lower(peers_words(context, group)),
                period=period.when,
            )
            picture = _parts_picture([(first.numerator, "late")], first.denominator, "ontime")
            yield Telling(f"late-{first.unit}", sentence, (first,), (), picture, first.numerator)


def none_late(period: PeriodValues) -> Iterator[Telling]:
    """Of each comparison set those without a late dossier; nothing where that is nobody, or all."""
    for group in period.with_role(SHARE_LATE):
        clean = tuple(value for value in group.values if not value.numerator and value.denominator)
        if 1 < len(clean) < len(group.values):
            context, settled = period.context, _sum(clean, _whole)
            sentence = context.t(
                "{n} trong {m} {peers} không có hồ sơ nào quá hạn, {period}: cả thảy {settled} hồ sơ đã giải quyết.",
                n=len(clean),
                m=len(group.values),
                peers=lower(peers_words(context, group)),
                period=period.when,
                settled=context.number(settled),
            )
            picture = _parts_picture([(Decimal(len(clean)), "ontime")], Decimal(len(group.values)))
            yield Telling(f"clean-{_set_of(group)}", sentence, (), clean, picture, settled)


def few_receive_most(period: PeriodValues) -> Iterator[Telling]:
    """Of each comparison set the few that take more than half of the dossiers."""
    for group in period.with_role(SHARE_SETTLED):
        few = _holders(group.values, _whole)
        if few:
            context, total, held = period.context, _sum(group.values, _whole), _sum(few, _whole)
            sentence = context.t(
                "{held} trong {total} hồ sơ mà {m} {peers} tiếp nhận, {period}, là của {places}.",
                held=context.number(held),
                total=context.number(total),
                m=len(group.values),
                peers=lower(peers_words(context, group)),
                period=period.when,
                places=context.language.listed([_received_words(period, one, len(few)) for one in few]),
            )
            picture = _parts_picture([(_whole(one), "this") for one in few], total)
            yield Telling(f"receive-{_set_of(group)}", sentence, few, _without(group.values, few), picture, held)


def _received_words(period: PeriodValues, value: MeasureValue, of: int) -> str:
    return f"{period.name(value)} ({period.context.number(_whole(value))})" if of > 1 else period.name(value)


def settled_since(period: PeriodValues) -> Iterator[Telling]:
    """How many dossiers each comparison set settled, where it is known how many the same bodies did before."""
    for group in period.with_role(SHARE_SETTLED):
        before = _before(period, group)
        if not before:
            continue
        context, settled = period.context, _sum(group.values, _part)
        sentence = context.t(
            "{n} {peers} đã giải quyết {settled} trong {received} hồ sơ tiếp nhận, {period}; cùng các nơi ấy, "
            "{before}: {earlier}.",
            n=len(group.values),
            peers=lower(peers_words(context, group)),
            settled=context.number(settled),
            received=context.number(_sum(group.values, _whole)),
            period=period.when,
            before=context.when(before[0].period),
            earlier=context.number(_sum(before, _part)),
        )
        picture = _parts_picture([(settled, "this")], _sum(group.values, _whole))
        yield Telling(f"settled-{_set_of(group)}", sentence, (), (*group.values, *before), picture, settled)


def far_apart(period: PeriodValues) -> Iterator[Telling]:
    """Of each measure that no other rule tells of the lowest and the highest, where chance alone does not explain that
    they differ."""
    for group in period.groups:
        measure = group.measure
        if measure.role or measure.mirror_of or measure.direction == "neutral":
            continue
        values = [value for value in group.values if value not in group.doubted]
        low, high = (pick(values, key=lambda value: value.value, default=None) for pick in (min, max))
        if low and high and low.value < high.value and _differ(group, low, high):
            context, ends = period.context, [value.value for value in values]
            sentence = context.t(
                "{measure}, {period}: từ {low} đến {high} trong {n} {peers}.",
                measure=context.text(measure.title),
                period=period.when,
                low=_end_words(period, low, ends.count(low.value)),
                high=_end_words(period, high, ends.count(high.value)),
                n=len(group.values),
                peers=lower(peers_words(context, group)),
            )
            picture = LinePicture(points=_points(values, (low, high), Decimal(measure.scale)))
            dossiers = period.dossiers(low) + period.dossiers(high)
            named = tuple(value for value in (low, high) if ends.count(value.value) == 1)
            yield Telling(f"apart-{measure.id}-{_set_of(group)}", sentence, named, tuple(values), picture, dossiers)


def largest_values(period: PeriodValues) -> Iterator[Telling]:
    """What is left to tell where the rules tell of few things: values that stand beside no others before those that
    do, but never the other side of a share that is told."""
    compared = {value for group in period.groups for value in group.values}
    told = {(value.measure, value.place) for value in period.values}
    for value in sorted(period.values, key=lambda value: value in compared):
        mirrored = period.context.edition.measures[value.measure].mirror_of
        if value.denominator and (mirrored, value.place) not in told:
            yield _value_telling(period, value)


def _value_telling(period: PeriodValues, value: MeasureValue) -> Telling:
    context, measure = period.context, period.context.edition.measures[value.measure]
    parts = context.parts(value)
    sentence = context.t(
        "{unit}, {period}: {measure} {value}{parts}.",
        unit=period.name(value),
        period=period.when,
        measure=lower(context.text(measure.title)),
        value=context.format_value(value),
        parts=f" ({parts})" if parts else "",
    )
    is_share = value.denominator is not None
    picture = _parts_picture([(value.numerator, "this")], value.denominator or Decimal(0)) if is_share else NO_PICTURE
    return Telling(f"{value.measure}-{value.unit}", sentence, (value,), (), picture, period.dossiers(value))


Rule = Callable[[PeriodValues], Iterator[Telling]]
RULES: tuple[Rule, ...] = (
    few_hold_most_late, most_late, none_late, few_receive_most, settled_since, far_apart,
)  # fmt: skip

_Count = Callable[[MeasureValue], Decimal]


def _part(value: MeasureValue) -> Decimal:
    return value.numerator


def _whole(value: MeasureValue) -> Decimal:
    return value.denominator or Decimal(0)


def _sum(values: Iterable[MeasureValue], count: _Count) -> Decimal:
    return sum(map(count, values), Decimal(0))


def _without(values: Iterable[MeasureValue], named: Sequence[MeasureValue]) -> tuple[MeasureValue, ...]:
    return tuple(value for value in values if value not in named)


def _set_of(group: PeerGroup) -> str:
    first = group.values[0]
    return f"{first.method}-{group.peers.id if group.peers else first.unit}"


def _holders(values: Sequence[MeasureValue], count: _Count) -> tuple[MeasureValue, ...]:
    """The fewest that have more than half between them; nothing where they are not few, or the last of them ties."""
    ordered, total = sorted(values, key=count, reverse=True), _sum(values, count)
    held = list(accumulate(map(count, ordered)))
    few = next((number for number, sum_ in enumerate(held, 1) if sum_ * 2 > total), 0)
    if total < _FEWEST_CASES or not few or few > min(_FEW_PLACES, len(ordered) // 3):
        return ()
    return () if count(ordered[few - 1]) == count(ordered[few]) else tuple(ordered[:few])


def _first(values: Sequence[MeasureValue], count: _Count) -> MeasureValue | None:
    """The one that has the most, where it has some and shares its place with nobody."""
    first, second = sorted(values, key=count, reverse=True)[:2]
    return first if count(first) > count(second) else None


def _before(period: PeriodValues, group: PeerGroup) -> tuple[MeasureValue, ...]:
    """The same bodies, counted the same way, in the period of the same kind that ended the day before; or nothing."""
    periods = period.context.edition.references.periods
    this = periods[period.period]
    ended = (date.fromisoformat(this.start) - timedelta(days=1)).isoformat()
    before = next((each for each in periods.values() if each.end == ended and each.kind == this.kind), None)
    groups = PeriodValues(period.context, before.id).with_role(SHARE_SETTLED) if before else []
    units = {value.unit for value in group.values}
    same = (one for one in groups if _set_of(one) == _set_of(group) and {value.unit for value in one.values} == units)
    return next((one.values for one in same), ())


def _differ(group: PeerGroup, low: MeasureValue, high: MeasureValue) -> bool:
    """Shares by the places that chance leaves them; of scores, which stand on no count, the print is all there is."""
    if low.denominator is None:
        return not group.shares
    places = [place for place in (group.rank(low), group.rank(high)) if place]
    return len(places) == 2 and max(places[0][0], places[1][0]) > min(places[0][1], places[1][1])


def _end_words(period: PeriodValues, value: MeasureValue, shared_by: int) -> str:
    context = period.context
    who = context.t("{n} đơn vị", n=shared_by) if shared_by > 1 else period.name(value)
    parts = f", {context.parts(value)}" if value.denominator is not None and shared_by == 1 else ""
    return f"{context.format_value(value)} ({who}{parts})"


def _parts_picture(parts: Sequence[tuple[Decimal, str]], whole: Decimal, rest: str = "waiting") -> LinePicture:
    """Parts of a whole from the left, and what is left of it."""
    if not whole:
        return NO_PICTURE
    filled, bars = Decimal(0), []
    for count, colour in (*parts, (whole - sum(count for count, _ in parts), rest)):
        bars.append((_percent(filled / whole), _percent(count / whole), colour))
        filled += count
    return LinePicture(bars=tuple(bars))


def _points(
    values: Sequence[MeasureValue], ends: Sequence[MeasureValue], scale: Decimal
) -> tuple[tuple[str, str], ...]:
    """On a scale from nothing to the whole; where there is no whole, to the highest."""
    highest = scale if values[0].denominator is not None else max(value.value for value in values)
    ordered = sorted(values, key=lambda value: value in ends)
    return tuple((_percent(one.value / highest), "this" if one in ends else "other") for one in ordered)


def _percent(share: Decimal) -> str:
    return f"{round(share * 100, 1):f}"
