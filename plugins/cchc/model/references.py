"""What reports refer to: units, periods, indicators and their roles, sets of bodies to compare, acts, index items."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..words.text import Text


@dataclass(frozen=True)
class Unit:
    id: str
    type: str  # code list unit_type
    level: str  # province, department, centre, district, commune
    parent: str  # id, empty for the province
    code: str  # official code of the statistics office, empty for bodies without one
    name: Text
    short: Text
    valid_from: str  # ISO date or empty where no source says
    valid_to: str
    source: str
    code_list: str = ""  # which list the code is of: the act that issues it, or the body that keeps it
    agency_id: str = ""  # the State's electronic identifier of agencies; empty until somebody reads it in the act


@dataclass(frozen=True)
class UnitName:
    """A spelling as printed in a report."""

    name: str
    unit: str
    report: str
    table: str
    note: str


@dataclass(frozen=True)
class Succession:
    unit: str
    relation: str  # renamed, merged, split, dissolved
    successor: str  # id, empty when none
    date: str
    legal_act: str
    source: str
    note: Text


@dataclass(frozen=True)
class Period:
    id: str  # 2018, 2019-h1, 2023-q1
    kind: str  # year, half, quarter
    start: str  # ISO date
    end: str
    name: Text
    short: Text

    @property
    def order(self) -> int:
        """In time: what begins first, of two that begin together the longer."""
        return _order(self.start, self.end)


@cache
def _order(*days: str) -> int:
    start, end = (int(day.replace("-", "")) for day in days)
    return start * 10**8 - end


def newest_period(periods: Iterable[Period]) -> Period | None:
    """The one that ends last; of two that end on one day the longer one, which holds the other."""
    by_start = sorted(periods, key=lambda period: period.start)
    return max(by_start, key=lambda period: period.end, default=None)


@dataclass(frozen=True)
class Indicator:
    id: str  # as the forms number it, or a word of our own
    slug: str  # as in addresses
    section: str  # code list section
    group: Text
    label: Text
    unit_of_measure: str  # code list unit_of_measure
    value_type: str  # integer, decimal, boolean, code
    direction: str  # higher_better, lower_better, neutral
    code_list: str
    definition: Text
    comparability: Text
    role: str = ""  # code list role; empty for most
    page: str = ""  # code list indicator_page: the page that it shares with its group
    own_page: bool = False  # compared so often that it has a page to itself

    @property
    def has_own_page(self) -> bool:
        return self.own_page or not self.page


EARLY = "early"
ON_TIME = "on_time"  # on the day, without those before it
WITHIN = "within"  # early and on time counted together
LATE = "late"
CARRIED_OVER = "carried_over"  # from the period before
IN_HAND = "in_hand"
NOT_DUE = "not_due"  # in hand, still within the time limit
OVERDUE = "overdue"  # in hand, past it
SCORE = "score"  # one index of several
SATISFIED = "satisfied"
DISSATISFIED = "dissatisfied"
OPINIONS = "opinions"  # all of them

# Of a measure: the two sides of one share; and what was settled of all that was received.
SHARE_ON_TIME = "on_time"
SHARE_LATE = "late"
SHARE_SETTLED = "settled"
MEASURE_ROLES = (SHARE_ON_TIME, SHARE_LATE, SHARE_SETTLED)


@dataclass(frozen=True)
class ComparisonSet:
    """Bodies of one level and of the types named, in the periods between two days; an empty day is no limit."""

    id: str
    level: str
    types: tuple[str, ...]
    valid_from: str
    valid_to: str
    name: Text
    rule: Text  # why they may be compared, and what to beware of

    def holds(self, unit: Unit, period: Period) -> bool:
        is_member = unit.level == self.level and unit.type in self.types
        return is_member and self.valid_from <= period.start and (not self.valid_to or period.end <= self.valid_to)

    def overlaps(self, other: "ComparisonSet") -> bool:
        """Whether a body could be in both at once: then nobody could say whom it is compared with."""
        in_time = (not self.valid_to or other.valid_from <= self.valid_to) and (
            not other.valid_to or self.valid_from <= other.valid_to
        )
        return in_time and self.level == other.level and not set(self.types).isdisjoint(other.types)


# What was held against what: the act itself, a place that quotes it, or nothing that says its words.
CHECKED = ("act", "quoted", "unknown")
BOUNDED = "bounded"  # of the code list reach: what is recomputed is the most it can be


@dataclass(frozen=True)
class LegalAct:
    """An act that rules rest on; an empty day is not known, never “always”."""

    id: str
    number: str
    date: str
    issuer: str
    name: Text
    in_force_from: str
    in_force_to: str
    replaced_by: str
    url: str
    certainty: str  # code list certainty
    note: Text


@dataclass(frozen=True)
class LegalBasis:
    """What one act says about a measure; the target, if it sets one, is a value of the measure."""

    act: str
    article: str
    since: str
    until: str
    checked: str
    target: str
    note: Text


@dataclass(frozen=True)
class IndexItem:
    """One item of an official index, and how near the reports come to it."""

    index: str
    item: str
    act: str
    group: Text
    label: Text
    points: str
    threshold: str
    formula: Text
    measure: str  # the measures that come nearest, one a level; empty where no report holds an input
    reach: str  # code list reach
    missing: Text  # inputs that no report holds
    certainty: str  # code list certainty: of points, threshold and formula

    @property
    def measures(self) -> tuple[str, ...]:
        return tuple(self.measure.split())

    @property
    def has_number(self) -> bool:
        """Whether `item` is the number that the act gives it, and not a name of ours."""
        return self.item[:1].isdigit()
