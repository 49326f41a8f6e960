"""What was read: tables with their rows and cells, each with its print beside it, and everything left in doubt."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.references import Period
from ..model.releases import UNKNOWN_WINDOW, Annotation, Window
from .questions import ImportQuestion
from .source import Document
from .templates import Template, TemplateRow


@dataclass(frozen=True)
class CellReading:
    field: str
    printed: str
    value: str  # plain; empty when blank
    doubt: str = ""  # Vietnamese; a reader of the review sheet should look here
    is_open: bool = False  # asked and not yet answered
    guess: str = ""  # what a doubtful number of a scan most likely is


@dataclass(frozen=True)
class RowReading:
    row: TemplateRow
    label: str
    printed_label: str
    measure: str
    cells: tuple[CellReading, ...]
    note: str
    printed_note: str  # as the review sheet may show it
    line: int
    line_to: int
    doubts: tuple[str, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        return bool(self.all_doubts) or self.is_open

    @property
    def is_open(self) -> bool:
        return any(cell.is_open for cell in self.cells)

    @property
    def all_doubts(self) -> tuple[str, ...]:
        """Those about the row, and those about its cells."""
        return (*self.doubts, *(cell.doubt for cell in self.cells if cell.doubt))

    @property
    def doubtful_cells(self) -> tuple[CellReading, ...]:
        """The first where the doubt is about the row."""
        return tuple(cell for cell in self.cells if cell.doubt or cell.is_open) or self.cells[:1]


@dataclass(frozen=True)
class TableReading:
    template: Template
    period: str
    place: str  # where in the file
    rows: tuple[RowReading, ...]
    annotations: tuple[Annotation, ...]
    unread: int = 0  # printed rows that wait for an answer

    @property
    def id(self) -> str:
        return self.template.table


@dataclass(frozen=True)
class ProseReading:
    """One figure of the letter's text, as offered and as answered."""

    id: str  # of its question
    where: str
    line: int
    printed: str
    sentence: tuple[str, str, str]  # before the figure, its print, after it
    value: str
    label: str
    measure: str
    around: str = ""  # the words up to the figures beside it
    note: str = ""
    doubt: str = ""
    unit: str = ""
    indicator: str = ""
    key: str = ""  # of its row in prose.csv; empty when it is not taken

    @property
    def is_taken(self) -> bool:
        return bool(self.key)


@dataclass(frozen=True)
class ProseAside:
    """Digits of the text that are not offered, and why."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True)
class PassageReading:
    """One passage of the letter's text, as offered or as taken."""

    id: str  # of its question
    kind: str
    text: str
    where: str
    first_line: int
    last_line: int
    sure: int  # in percent, of its kind


@dataclass(frozen=True)
class ReportFacts:
    """Who reports, for which period, in which document; empty where that is not known."""

    unit: str
    period: str
    number: str  # of the document
    date: str
    window: Window = UNKNOWN_WINDOW  # the days that were counted
    new_period: Period | None = None  # to be added to periods.csv

    @property
    def report(self) -> str:
        return f"{self.period}-{self.unit}" if self.period and self.unit else ""


@dataclass(frozen=True)
class NumberBalance:
    """Every number of the file within its tables: read into a cell, asked, or left out for a reason."""

    used: int
    asked: int
    skipped: Mapping[str, int] = field(default_factory=dict)  # Vietnamese reason -> how many

    @property
    def numbers(self) -> int:
        return self.used + self.asked + sum(self.skipped.values())

    def __str__(self) -> str:
        """As a person is told: what comes to what."""
        left = ", ".join(f"{count} {reason}" for reason, count in self.skipped.items())
        words = f"{self.numbers} số trong các bảng của tệp: {self.used} vào ô, {self.asked} hỏi"
        return f"{words}, {sum(self.skipped.values())} bỏ qua ({left})" if left else words


NO_BALANCE = NumberBalance(0, 0)


@dataclass(frozen=True)
class ReportReading:
    """Everything the import knows; it is written only when no question is open."""

    document: Document
    facts: ReportFacts
    tables: tuple[TableReading, ...]
    questions: tuple[ImportQuestion, ...]  # open and answered, in the order of the file
    notices: tuple[str, ...]
    prose: tuple[ProseReading, ...] = ()
    asides: tuple[ProseAside, ...] = ()
    passages: tuple[PassageReading, ...] = ()  # that are taken
    source: str = ""  # the document's text without personal data
    balance: NumberBalance = NO_BALANCE

    @property
    def open(self) -> tuple[ImportQuestion, ...]:
        return tuple(question for question in self.questions if question.is_open)
