"""Legal rules: acts, what a measure rests on, and the items of an official index, each with how sure it is."""

from dataclasses import dataclass

from ..words.text import Text

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
