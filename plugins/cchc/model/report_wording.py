"""How reports print things: what reading a report goes by, as data/report_wording.yaml states it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..words.text import Translations


@dataclass(frozen=True)
class PeriodPattern:
    """One kind of period of any year; “{year}” stands for the year in its id, its names and its prints."""

    id: str  # {year}-q1
    kind: str
    first_month: int
    months: int
    name: Translations
    short: Translations
    prints: tuple[str, ...]  # how titles print it


@dataclass(frozen=True)
class ReportWording:
    """Words as printed, each list in the order of the file."""

    number_columns: tuple[str, ...] = ()
    note_columns: tuple[str, ...] = ()
    measure_columns: tuple[str, ...] = ()
    table_titles: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    bare_documents: tuple[str, ...] = ()  # those whose number may follow at once
    counted: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    numerals: tuple[str, ...] = ()
    yes_or_no: tuple[str, ...] = ()
    body_beginnings: tuple[str, ...] = ()
    body_ends: tuple[str, ...] = ()
    own_names: tuple[str, ...] = ()
    words_for_figures: Mapping[str, str] = field(default_factory=dict)  # word -> figure; empty where it is not certain
    measures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # percent -> codes of units of measure
    unit_prints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # type of unit -> “TT. {name}”
    periods: tuple[PeriodPattern, ...] = ()
    window_day: int = 0  # reports count from this day of the month before their period on; 0 where no rule is known
    passages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # kind of passage -> words that tell it


NO_WORDING = ReportWording()
