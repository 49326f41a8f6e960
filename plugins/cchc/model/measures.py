"""Measures: headline figures computed from indicators, by definition, never by hand. And intervals: how sure a share
is, and which places among its peers it may have, when chance is taken into account.

The counts themselves are complete. What is uncertain is the service behind them: had other dossiers come that quarter,
the shares would have been a little different.

Funnel: how far a share may lie from what all bodies have together, given how many cases it stands on. Bodies differ by
more than chance alone, for they handle different things. The limits are therefore widened by the square root of φ, the
mean square of the distances in standard errors, after the extreme tenth at each end was drawn in to its neighbour
(multiplicative over-dispersion, winsorised): centre ± z · √(φ · centre · (1 − centre) / cases).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import sqrt
from statistics import NormalDist, fmean
from typing import NamedTuple

from ..words.language import rounded
from ..words.text import NO_TEXT, Text
from .findings import CellPlace
from .references import LegalBasis
from .releases import Cell, Release, Row, Table

NO_CHANCE = "none"
CHANCES = ("cases", NO_CHANCE)  # what might have come out otherwise: the cases counted, or nothing


@dataclass(frozen=True)
class Variant:
    """How the measure is computed from one or more forms; the note says what is special there."""

    forms: tuple[str, ...]
    numerator: tuple[str, ...]  # indicators, added up
    denominator: tuple[str, ...]  # indicators, added up; empty: the numerator is the measure
    method: str  # names the definition: values of different methods are never joined or ranked together
    method_label: Text
    note: Text


@dataclass(frozen=True)
class Measure:
    id: str
    title: Text
    short: Text
    question: Text
    topic: str  # code list section
    unit_of_measure: str  # phan-tram, diem, ho-so …
    scale: int  # 100 for shares
    decimals: int
    direction: str
    minimum_denominator: int  # below this no rank is given
    caveats: Text
    variants: tuple[Variant, ...]
    role: str = ""  # the share of what was on time, or of what was late
    mirror_of: str = ""  # the measure beside which this one stands: it neither leads nor has a picture of its own
    formula: Text = NO_TEXT  # in words
    counts: Text = NO_TEXT  # what counts and what does not
    reported_by: Text = NO_TEXT
    basis: tuple[LegalBasis, ...] = ()
    chance: str = CHANCES[0]  # "none" of posts, procedures, tasks: all there are, so no interval could be about more

    @property
    def has_chance(self) -> bool:
        """Whether its shares are of cases of which others might have come: only those have intervals and places."""
        return self.unit_of_measure == "phan-tram" and self.chance != NO_CHANCE

    def share(self, numerator: Decimal, denominator: Decimal | None) -> Decimal:
        """As the measure prints it."""
        share = numerator if denominator is None else numerator / denominator
        return rounded(share * self.scale, self.decimals)


@dataclass(frozen=True)
class MeasureValue:
    """A measure for one unit in one period from one row (or table) of one report."""

    measure: str
    method: str
    unit: str
    period: str
    report: str
    table: str
    row: str  # empty where the table's rows are indicators
    category: str
    numerator: Decimal
    denominator: Decimal | None
    value: Decimal
    parts: tuple[tuple[str, str, str], ...]  # (row, field, indicator) of numerator cells, then denominator cells
    row_kind: str = ""  # what the row is called; empty where the table's rows are indicators
    restated_in: tuple[str, ...] = ()  # of one that the paper states a second time: the tables whose figures make it

    def __hash__(self) -> int:
        """Asked by each page of each of its values: of what nearly tells it from all others."""
        return hash((self.measure, self.method, *self.place, self.category))

    @property
    def place(self) -> tuple[str, str, str, str, str]:
        """Unit, period, report, table and row: what it is about and where it stands."""
        return self.unit, self.period, self.report, self.table, self.row

    @property
    def cells(self) -> tuple[CellPlace, ...]:
        """Those it is worked out from."""
        return tuple(CellPlace(self.table, row, field) for row, field, _ in self.parts)

    @property
    def above_whole(self) -> bool:
        """A share above 100 %: the paper contradicts itself, the value must not be ranked."""
        return self.denominator is not None and self.numerator > self.denominator


def recounted(measure: Measure, value: MeasureValue, gaps: Mapping[tuple[str, str], Decimal]) -> MeasureValue:
    """The same where some of its cells, by row and field, count so much more or less: what the paper's own sums make
    of a figure that they contradict."""
    indicators = tuple(indicator for _, _, indicator in value.parts)
    forms = (form for form in measure.variants if (*form.numerator, *form.denominator) == indicators)
    above = len(next(forms).numerator)
    changes = [gaps.get((row, field), Decimal(0)) for row, field, _ in value.parts]
    numerator, denominator = value.numerator + sum(changes[:above]), value.denominator
    if denominator is not None:
        denominator += sum(changes[above:])
    share = measure.share(numerator, denominator)
    return replace(value, numerator=numerator, denominator=denominator, value=share)


def measure_values(measure: Measure, releases: Iterable[Release]) -> Iterator[MeasureValue]:
    """All values of a measure; where a part is missing there is no value, never a zero."""
    by_form = {form: variant for variant in measure.variants for form in variant.forms}
    for release in releases:
        for table in release.tables:
            if variant := by_form.get(table.form.id):
                values = (_value(measure, variant, release.report, table, group) for group in _groups(table))
                yield from (value for value in values if value is not None)


_Cells = dict[str, tuple[str, str, Cell]]  # indicator -> (row, field, cell)


def _groups(table: Table) -> Iterator[tuple[Row, _Cells]]:
    """Cells that belong together, and their row; where rows are indicators all of a unit, and a row without a name."""
    if table.form.rows in ("unit", "category"):
        fields = [field for field in table.form.fields if field.indicator]
        for row in table.rows:
            if row.kind in ("item", "total"):
                yield row, {field.indicator: (row.key, field.name, row.cells[field.name]) for field in fields}
        return
    by_unit: dict[str, _Cells] = {}
    for row in table.rows:
        cells = by_unit.setdefault(row.unit or table.unit, {})
        for field in table.form.fields:
            indicator = field.indicator or row.indicator
            if indicator:
                # The first printed row of an indicator counts; a row printed twice is a finding, not a sum.
                cells.setdefault(indicator, (row.key, field.name, row.cells[field.name]))
    yield from ((Row("", "", "", {}, unit), cells) for unit, cells in by_unit.items())


def _value(
    measure: Measure, variant: Variant, report: str, table: Table, group: tuple[Row, _Cells]
) -> MeasureValue | None:
    row, cells = group
    numerator = _sum(variant.numerator, cells)
    denominator = _sum(variant.denominator, cells) if variant.denominator else None
    if numerator is None or (variant.denominator and not denominator):
        return None  # missing, or a share of nothing
    return MeasureValue(
        measure=measure.id,
        method=variant.method,
        unit=row.unit or table.unit,
        period=table.period,
        report=report,
        table=table.id,
        row=row.key,
        category=row.category,
        numerator=numerator,
        denominator=denominator,
        value=measure.share(numerator, denominator),
        parts=tuple((*cells[part][:2], part) for part in (*variant.numerator, *variant.denominator)),
        row_kind=row.kind,
    )


def _sum(indicators: tuple[str, ...], cells: _Cells) -> Decimal | None:
    """None where an indicator is missing or its cell gives no printed number."""
    asked = [cells[indicator][2] for indicator in indicators if indicator in cells]
    numbers = [cell.number for cell in asked if cell.number is not None and cell.state == "reported"]
    return sum(numbers, Decimal(0)) if len(numbers) == len(indicators) else None


CONFIDENCE = 0.95


class Interval(NamedTuple):
    low: float
    high: float


class Share(NamedTuple):
    part: Decimal
    whole: Decimal


def share_interval(share: Share, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval: sound for few cases and for shares near 0 and 1."""
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    n, p = float(share.whole), float(share.part) / float(share.whole)
    centre = p + z * z / (2 * n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return Interval(max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale))


def rank_sets(shares: Sequence[Share], highest_first: bool = True) -> list[tuple[int, int]]:
    """For each share the best and the worst place it may have; all of them hold together with the confidence.

    Each share gets an interval so wide that all together hold at once (Šidák); a peer is surely before or behind only
    where the two intervals do not touch.
    """
    each = CONFIDENCE ** (1 / max(len(shares), 1))
    intervals = [share_interval(share, each) for share in shares]
    lows, highs = sorted(low for low, _ in intervals), sorted(high for _, high in intervals)
    places = []
    for low, high in intervals:
        surely_higher = len(lows) - bisect_right(lows, high)
        surely_lower = bisect_left(highs, low)
        before, behind = (surely_higher, surely_lower) if highest_first else (surely_lower, surely_higher)
        places.append((before + 1, len(shares) - behind))
    return places


WINSORISED = 0.1  # at each end
LEVELS = (0.95, 0.998)  # as usual: a warning and an alarm


@dataclass(frozen=True)
class Funnel:
    centre: float  # the share of all bodies together
    dispersion: float  # φ; 1 where they differ no more than by chance

    def limits(self, whole: Decimal | float, level: float) -> Interval:
        z = NormalDist().inv_cdf(0.5 + level / 2)
        half = z * sqrt(self.dispersion * self.centre * (1 - self.centre) / float(whole))
        return Interval(max(0.0, self.centre - half), min(1.0, self.centre + half))

    def is_outside(self, share: Share, level: float) -> bool:
        low, high = self.limits(share.whole, level)
        return not low <= float(share.part / share.whole) <= high


def make_funnel(shares: Sequence[Share]) -> Funnel:
    centre = float(sum(share.part for share in shares) / sum(share.whole for share in shares))
    if not 0 < centre < 1:
        return Funnel(centre, 1.0)
    distances = sorted(
        (float(share.part / share.whole) - centre) / sqrt(centre * (1 - centre) / float(share.whole))
        for share in shares
    )
    cut = int(WINSORISED * len(distances))
    low, high = distances[cut], distances[-1 - cut]
    return Funnel(centre, max(1.0, fmean(min(max(distance, low), high) ** 2 for distance in distances)))
