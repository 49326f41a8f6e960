"""Collection: everything read from data/, parsed and typed, before it is checked against itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from ..words.text import NO_TEXT, Lang, Text, Translations, verbatim
from .findings import Explanation
from .grouping import grouped
from .measures import Measure
from .portal import NO_PORTAL, Portal
from .references import ComparisonSet, IndexItem, Indicator, LegalAct, Period, Succession, Unit, UnitName
from .releases import CheckDefinition, Form, Release


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


# What a column holds: words, numbers as they stand, numbers with two decimals, or shares in percent.
COLUMN_KINDS = ("name", "count", "share", "percent")


@dataclass(frozen=True)
class QueryColumn:
    name: str  # as in the SQL
    kind: str  # of COLUMN_KINDS
    label: Text = NO_TEXT

    @property
    def is_numeric(self) -> bool:
        return self.kind != "name"

    @property
    def decimals(self) -> int | None:
        return 2 if self.kind in ("share", "percent") else None


@dataclass(frozen=True)
class Query:
    id: str  # anchor on the page
    question: Text  # as a sentence; of a worked example's finding: the words with the columns in braces
    note: Text  # what to mind when reading the answer; may be empty
    sql: str  # {lang} stands for the reader's language: name_{lang}
    columns: tuple[QueryColumn, ...]  # the first one names the row
    needs: tuple[str, ...] = ()  # reports without which the question is not asked
    python: str = ""  # the same with pandas, where the question is a worked example; {base}: where the files are
    finding: "Query | None" = None  # of a worked example: what the answer says, in a sentence

    def sql_in(self, lang: Lang) -> str:
        """Names in the reader's language: every table of names has a column for each."""
        return self.sql.replace("{lang}", lang)


@dataclass(frozen=True)
class DocumentCitation:
    """One place where a report cites a document."""

    document: str  # the same for each citation of the same document
    kind: str
    number: str
    date_printed: str
    date: str  # ISO, empty when impossible or incomplete
    issuer: str
    subject: Text
    report: str
    where: str
    line: int
    note: str
    subject_printed: str = ""  # empty where the citation prints none


GAP_KINDS = ("left_out", "elsewhere")  # not published though held; known to exist and not held


@dataclass(frozen=True)
class Gap:
    """What readers may miss in the collection; address and day are those at which it was seen, where that was noted."""

    gap: str
    kind: str
    what: Text
    issuer: str
    period: Text
    url: str
    seen_on: str
    source: Text  # whence it is known


@dataclass(frozen=True)
class References:
    """data/reference/: the lists that every report refers to, by id, in file order; periods in that of time."""

    units: Mapping[str, Unit]
    unit_names: tuple[UnitName, ...]
    successions: tuple[Succession, ...]
    periods: Mapping[str, Period]
    indicators: Mapping[str, Indicator]
    code_lists: Mapping[str, Mapping[str, Text]]  # list -> code -> label
    citations: tuple[DocumentCitation, ...]
    legal_acts: Mapping[str, LegalAct] = field(default_factory=dict)
    index_items: tuple[IndexItem, ...] = ()
    comparison_sets: tuple[ComparisonSet, ...] = ()
    gaps: tuple[Gap, ...] = ()
    wording: ReportWording = NO_WORDING  # how reports print things; read by make import alone

    def indicators_with(self, role: str) -> frozenset[str]:
        """Several indicators may play one role, each in other forms."""
        return frozenset(indicator.id for indicator in self.indicators.values() if indicator.role == role)

    @cached_property
    def indicator_groups(self) -> Mapping[str, Sequence[Indicator]]:
        """The indicators of each page that indicators share, in the order of the code list; no empty page."""
        groups = grouped((indicator.page, indicator) for indicator in self.indicators.values() if indicator.page)
        return {page: groups[page] for page in (*self.code_lists.get("indicator_page", ()), *groups) if page in groups}

    def role(self, indicator: str) -> str:
        """What the indicator plays; empty where it plays nothing or is not known."""
        known = self.indicators.get(indicator)
        return known.role if known else ""

    @cached_property
    def official_indices(self) -> Mapping[str, Sequence[IndexItem]]:
        """The items of each index, in file order."""
        return grouped((item.index, item) for item in self.index_items)

    def comparison_set(self, unit: str, period: str) -> ComparisonSet | None:
        """With whom the unit may be compared in the period; None: with nobody."""
        about = self.units[unit], self.periods[period]
        return next((peers for peers in self.comparison_sets if peers.holds(*about)), None)

    @cached_property
    def names_by_unit(self) -> Mapping[str, Sequence[UnitName]]:
        return grouped((name.unit, name) for name in self.unit_names)

    @cached_property
    def successions_from(self) -> Mapping[str, Sequence[Succession]]:
        """What came of a unit that is no more."""
        return grouped((step.unit, step) for step in self.successions)

    @cached_property
    def successions_to(self) -> Mapping[str, Sequence[Succession]]:
        """What a unit came of."""
        return grouped((step.successor, step) for step in self.successions)

    @cached_property
    def citations_by_report(self) -> Mapping[str, Sequence[DocumentCitation]]:
        return grouped((citation.report, citation) for citation in self.citations)

    @cached_property
    def citations_by_document(self) -> Mapping[str, Sequence[DocumentCitation]]:
        """Every citation of a document, whoever cites it."""
        return grouped((citation.document, citation) for citation in self.citations)

    def listed_of(self, release: Release) -> tuple[object, ...]:
        """What the lists that grow with each report say of one: its periods, and the documents that it cites."""
        periods = sorted({release.period, *(table.period for table in release.tables)})
        return *map(self.periods.get, periods), *self.citations_by_report.get(release.report, ())

    def label(self, code_list: str, code: str) -> Text:
        """The label of a code; the code itself where the list does not know it."""
        return self.code_lists.get(code_list, {}).get(code) or verbatim(code)


@dataclass(frozen=True)
class ReportNotes:
    """data/findings/<report>.yaml: checks of this report's own text, and explanations of its findings."""

    report: str
    check_definitions: tuple[CheckDefinition, ...]
    explanations: tuple[Explanation, ...]
    file: str
    paper: Text = NO_TEXT  # what is known of the paper itself: a draft, sent before the period ended


@dataclass(frozen=True)
class Counts:
    """What was read, for the summary at the end of a command."""

    packages: int
    tables: int
    rows: int
    cells: int


@dataclass(frozen=True)
class Collection:
    references: References
    forms: Mapping[str, Form]
    measures: tuple[Measure, ...]
    releases: tuple[Release, ...]  # every version of every report, oldest version first
    notes: Mapping[str, ReportNotes]  # by report
    counts: Counts
    portal: Portal = NO_PORTAL
    queries: tuple[Query, ...] = ()  # of the explore page, in their order

    def queries_asked(self) -> tuple[Query, ...]:
        """Those whose reports are in the collection: without its report a query has no answer."""
        reports = {release.report for release in self.releases}
        return tuple(query for query in self.queries if reports.issuperset(query.needs))

    @cached_property
    def versions(self) -> Mapping[str, tuple[Release, ...]]:
        """Of each report, oldest first; reports in alphabetical order of their ids."""
        in_order = sorted(self.releases, key=lambda release: (release.report, release.version_key))
        return {report: tuple(same) for report, same in groupby(in_order, key=lambda release: release.report)}

    def newest(self) -> tuple[Release, ...]:
        """The newest version of each report, reports in alphabetical order of their ids."""
        return tuple(versions[-1] for versions in self.versions.values())
