"""The rules of highlights: what the figures of a period tell without a person choosing it, one function a rule.

No rule tells a figure that cannot be true, a part of a whole, or a first place that two share.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, chain

from ..model.measures import MeasureValue
from ..model.references import SHARE_LATE, SHARE_SETTLED
from ..words.language import lower
from .models import NO_PICTURE, LinePicture
from .page_context import PageContext
from .peer_rankings import MINIMUM_PEERS, PeerGroup, may_rank
from .tiles import COMPARABLE
from .value_columns import peers_words

_FEW_PLACES = 3  # more of them hold nothing between them
_FEWEST_CASES = 30  # of fewer nothing is told
_DOSSIERS = "ho-so"
FIGURE = "\ufffc"  # stands for the figure in the words of a sentence


@dataclass(frozen=True)
class Telling:
    """A sentence with the figure that the eye is to meet first, the values that it names and the others that its sums
    are made of, and a picture of one line."""

    subject: str  # the same for two sentences about the same thing
    words: str  # the sentence with FIGURE where the figure goes
    figure: str
    named: tuple[MeasureValue, ...]
    others: tuple[MeasureValue, ...] = ()
    picture: LinePicture = NO_PICTURE
    dossiers: Decimal = Decimal(0)
    is_late: bool = False  # about dossiers that were late

    @property
    def values(self) -> tuple[MeasureValue, ...]:
        """All that it rests on, those that it names first."""
        return (*self.named, *self.others)

    @property
    def is_of_one(self) -> bool:
        """One value of one body by itself: told whole on the page of that body in that period."""
        return len(self.named) == 1 and not self.others

    @property
    def weight(self) -> tuple[int, bool, Decimal]:
        """What comes first: more dossiers by a power of ten, then those that were late."""
        return (self.dossiers.adjusted(), self.is_late, self.dossiers)


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
        by_period, measures = self.context.values_by_period, self.context.edition.measures
        of_period = (by_period.get((measure, self.period), ()) for measure in measures)
        told = filter(self._may_tell, chain.from_iterable(of_period))
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
    if few:
        context, total, few_sum = period.context, _sum(values, _part), _sum(few, _part)
        places = context.language.listed([f"{period.name(each)} {context.number(each.numerator)}" for each in few])
        told = {"held": FIGURE, "total": total, "period": period.when, "n": len(few), "m": len(values)}
        words = context.t(
            "{held} trong {total} hồ sơ quá hạn của {period} là của {n} trong {m} nơi: {places}.", **told, places=places
        )
        picture = _parts_picture([(each.numerator, "late") for each in few], total)
        words += period.left_out(SHARE_LATE)
        figure, others = context.number(few_sum), _without(values, few)
        yield Telling("qua-han-tap-trung", words, figure, few, others, picture, few_sum, is_late=True)


def none_late(period: PeriodValues) -> Iterator[Telling]:
    """Of each comparison set those without a late dossier, among those with enough dossiers to tell; nothing where
    that is nobody, or all."""
    for group in period.with_role(SHARE_LATE):
        values = [value for value in group.values if value.denominator and may_rank(group.measure, value)]
        clean = tuple(value for value in values if not value.numerator)
        if 1 < len(clean) < len(values):
            context, settled = period.context, _sum(clean, _whole)
            told = {"n": FIGURE, "m": len(values), "peers": lower(peers_words(context, group)), "settled": settled}
            told |= {"least": max(group.measure.minimum_denominator, 1), "period": period.when}
            words = context.t(
                "{n} trong {m} {peers} đã giải quyết từ {least} hồ sơ trở lên không có hồ sơ nào quá hạn, {period}: "
                "cả thảy {settled} hồ sơ.",
                **told,
            )
            picture = _parts_picture([(Decimal(len(clean)), "ontime")], Decimal(len(values)))
            figure = context.number(len(clean))
            yield Telling(f"khong-qua-han-{_set_of(group)}", words, figure, (), clean, picture, settled)


def few_receive_most(period: PeriodValues) -> Iterator[Telling]:
    """Of each comparison set the few that take more than half of the dossiers."""
    for group in period.with_role(SHARE_SETTLED):
        few = _holders(group.values, _whole)
        if few:
            context, total, few_sum = period.context, _sum(group.values, _whole), _sum(few, _whole)
            named = [period.name(each) + (f" ({context.number(_whole(each))})" if len(few) > 1 else "") for each in few]
            places = context.language.listed(named)
            told = {"held": FIGURE, "total": total, "m": len(group.values), "period": period.when, "places": places}
            told["peers"] = lower(peers_words(context, group))
            words = context.t("{held} trong {total} hồ sơ mà {m} {peers} tiếp nhận, {period}, là của {places}.", **told)
            picture = _parts_picture([(_whole(each), "this") for each in few], total)
            figure, others = context.number(few_sum), _without(group.values, few)
            yield Telling(f"tiep-nhan-tap-trung-{_set_of(group)}", words, figure, few, others, picture, few_sum)


def far_apart(period: PeriodValues) -> Iterator[Telling]:
    """Of each measure that no other rule tells of the lowest and the highest, where chance alone does not explain that
    they differ. Counts grow with the body that has them: only shares and scores stand on a common scale."""
    for group in period.groups:
        measure = group.measure
        if measure.role or measure.mirror_of or measure.direction == "neutral":
            continue
        if measure.unit_of_measure not in COMPARABLE:
            continue
        values = group.sound
        low, high = (pick(values, key=lambda value: value.value, default=None) for pick in (min, max))
        if low and high and low.value < high.value and _differ(group, low, high):
            context, ends = period.context, [value.value for value in values]
            told = {"measure": measure.title, "period": period.when, "n": len(values)}
            told["low"] = _end_words(period, low, ends.count(low.value), context.format_value(low))
            told["high"] = _end_words(period, high, ends.count(high.value), FIGURE)
            told["peers"] = lower(peers_words(context, group))
            words = context.t("{measure}, {period}: từ {low} đến {high} trong {n} {peers}.", **told)
            if left_out := len({*group.values, *group.doubted}) - len(values):
                words += context.t(" Không kể {n} nơi có số mâu thuẫn hoặc mẫu số nhỏ.", n=left_out)
            picture = LinePicture(points=_points(values, (low, high), Decimal(measure.scale)))
            dossiers = period.dossiers(low) + period.dossiers(high)
            named = tuple(value for value in (low, high) if ends.count(value.value) == 1)
            figure, subject = context.format_value(high), f"cach-biet-{measure.id}-{_set_of(group)}"
            yield Telling(subject, words, figure, named, values, picture, dossiers)


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
    told = {"unit": period.name(value), "period": period.when, "measure": lower(context.text(measure.title))}
    told |= {"value": FIGURE, "parts": f" ({parts})" if parts else ""}
    words = context.t("{unit}, {period}: {measure} {value}{parts}.", **told)
    is_share = value.denominator is not None
    picture = _parts_picture([(value.numerator, "this")], value.denominator or Decimal(0)) if is_share else NO_PICTURE
    figure, subject = context.format_value(value), f"{value.measure}-{value.unit}"
    is_late = measure.role == SHARE_LATE and value.numerator > 0
    return Telling(subject, words, figure, (value,), (), picture, period.dossiers(value), is_late)


Rule = Callable[[PeriodValues], Iterator[Telling]]
RULES: tuple[Rule, ...] = (few_hold_most_late, none_late, few_receive_most, far_apart)

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
    sums = accumulate(map(count, ordered))
    few = next((number for number, sum_ in enumerate(sums, 1) if sum_ * 2 > total), 0)
    if total < _FEWEST_CASES or not few or few > min(_FEW_PLACES, len(ordered) // 3):
        return ()
    return () if count(ordered[few - 1]) == count(ordered[few]) else tuple(ordered[:few])


def _differ(group: PeerGroup, low: MeasureValue, high: MeasureValue) -> bool:
    """Shares by the places that chance leaves them; of scores, which stand on no count, the print is all there is."""
    if low.denominator is None:
        return not group.shares
    places = [place for place in (group.rank(low), group.rank(high)) if place]
    return len(places) == 2 and max(places[0][0], places[1][0]) > min(places[0][1], places[1][1])


def _end_words(period: PeriodValues, value: MeasureValue, shared_by: int, figure: str) -> str:
    context = period.context
    who = context.t("{n} đơn vị", n=shared_by) if shared_by > 1 else period.name(value)
    parts = f", {context.parts(value)}" if value.denominator is not None and shared_by == 1 else ""
    return f"{figure} ({who}{parts})"


def _parts_picture(parts: Sequence[tuple[Decimal, str]], whole: Decimal) -> LinePicture:
    """Parts of a whole from the left, and what is left of it."""
    if not whole:
        return NO_PICTURE
    filled, bars = Decimal(0), []
    for count, colour in (*parts, (whole - sum(count for count, _ in parts), "waiting")):
        bars.append((_percent(filled / whole), _percent(count / whole), colour))
        filled += count
    return LinePicture(bars=tuple(bars))


def _points(
    values: Sequence[MeasureValue], ends: Sequence[MeasureValue], scale: Decimal
) -> tuple[tuple[str, str], ...]:
    """On a scale from nothing to the whole; where there is no whole, to the highest."""
    highest = scale if values[0].denominator is not None else max(value.value for value in values)
    ordered = sorted(values, key=lambda value: value in ends)
    return tuple((_percent(each.value / highest), "this" if each in ends else "other") for each in ordered)


def _percent(share: Decimal) -> str:
    return f"{round(share * 100, 1):f}"
