"""Forms and releases: what a form asks, and a report's tables in one version, cell for cell as filed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from ..words.text import NO_TEXT, Text, joined, message, message_in

RowsAre = Literal["unit", "indicator", "category", "prose"]
FieldType = Literal["integer", "number", "text"]
ROW_KINDS = ("item", "section", "subtotal", "total", "percent")


@dataclass(frozen=True)
class Field:
    name: str
    type: FieldType
    label: Text
    unit_of_measure: str = ""  # code list unit_of_measure
    indicator: str = ""  # empty where the row carries the indicator
    column: str = ""  # the printed column number
    formula: str = ""  # as printed: 3=(4+5)
    headings: tuple[Text, ...] = ()  # header cells above, outermost first
    printed_as: str = ""  # the print, where the label says more or the text layer was misprinted

    @property
    def full_label(self) -> Text:
        """All that is printed above the column, from the topmost heading down."""
        return joined(" > ", (*self.headings, self.label))


@dataclass(frozen=True)
class CheckDefinition:
    """A check as data: `rule` names a rule of checks/, `params` are the parameters for it."""

    id: str
    rule: str
    title: Text
    stated: bool  # printed in the form (3 = 4 + 5), not only implied
    level: Literal["error", "remark"]
    params: Mapping[str, object] = field(default_factory=dict)
    line: int | None = field(default=None, compare=False, repr=False)  # of its file


@dataclass(frozen=True)
class Form:
    id: str
    regime: str
    title: Text
    printed_title: str
    rows: RowsAre
    row_label: Text
    fields: tuple[Field, ...]
    check_definitions: tuple[CheckDefinition, ...] = ()
    # Printed in the notes' column for whoever fills the form in; left there they say nothing.
    prompts: tuple[str, ...] = ()

    def filled_note(self, note: str) -> str:
        """The note, where it is one and not what the form itself prints in its place."""
        return "" if note in self.prompts else note

    def field(self, name: str) -> Field:
        for known in self.fields:
            if known.name == name:
                return known
        raise KeyError(f"{self.id} has no field {name}")


# The table of figures stated in running text has the same columns in every report.
PROSE = Form(
    id="prose",
    regime="",
    title=message("Số liệu nêu trong lời văn của báo cáo"),
    printed_title="",
    rows="prose",
    row_label=message_in("prose", "Nội dung"),
    fields=(Field("value", "number", message("Giá trị")),),
)


Value = Decimal | str | None

NARRATIVE = "narrative"  # the table of what the report says in words
SOURCE_FILE = "source.txt"  # the paper's text in the folder of a version
SOURCE_TITLE = message("Nguyên văn đã bỏ thông tin cá nhân")

# A cell's state; zero is a reported value, blank is not zero.
STATES = ("reported", "blank", "not_applicable", "not_in_use", "illegible", "withheld", "derived")
ANNOTATION_KINDS = (
    "text_for_number", "misprint", "remark", "not_applicable", "not_in_use", "illegible", "withheld",
    "qualifier",  # last: versions released before it was known list the kinds before it
)  # fmt: skip
STATE_KINDS = tuple(kind for kind in ANNOTATION_KINDS if kind in STATES)
STATED = "reported"
# States in which whatever is printed is not a value of the thing measured: nothing counts with it.
VALUELESS = ("blank", "not_applicable", "not_in_use", "illegible", "withheld")


WINDOW_KINDS = ("printed", "as_of", "by_rule", "unknown")


@dataclass(frozen=True)
class Window:
    """The days that were counted, which need not be those of the calendar period, and whence they are known."""

    kind: str = "unknown"  # printed with both its ends, with its last day alone, by the rule of the period, not at all
    first: str = ""  # ISO
    last: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.kind, self.first, self.last) if part)

    @property
    def is_printed(self) -> bool:
        """Whether the paper itself says up to which day it counts."""
        return self.kind in ("printed", "as_of")


UNKNOWN_WINDOW = Window()


@dataclass(frozen=True)
class Annotation:
    table: str
    row: str
    field: str
    kind: str
    printed: str
    note: str


@dataclass(frozen=True)
class Cell:
    """One cell of a value field: what is printed and what it is worth."""

    printed: str  # the plain number or text of the CSV, empty when blank
    value: Value  # parsed by the declared type; None when nothing is stated
    state: str
    annotations: tuple[Annotation, ...] = ()

    @property
    def number(self) -> Decimal | None:
        return self.value if isinstance(self.value, Decimal) else None

    @property
    def published(self) -> Value:
        """As printed, whatever its state: a 0 where no system is in use is told with that state beside it. Only of
        a cell that is withheld or illegible nothing is told."""
        return None if self.state in ("illegible", "withheld") else self.value

    @property
    def qualifier(self) -> str:
        """The words that the paper prints before the number and that make it less than exact: hơn, khoảng."""
        return next((note.printed for note in self.annotations if note.kind == "qualifier"), "")

    def qualified(self, number: str) -> str:
        """The number, however it is written, behind those words: hơn 1.500."""
        return f"{self.qualifier} {number}" if self.qualifier and number else number


BLANK = Cell("", None, "blank")


@dataclass(frozen=True)
class Row:
    key: str
    kind: str
    label: str
    cells: Mapping[str, Cell]  # by field name, in the form's order
    unit: str = ""
    indicator: str = ""
    category: str = ""
    unit_of_measure: str = ""  # as printed, in forms whose rows carry it
    note: str = ""
    where: str = ""  # prose only: the section of the report
    line_from: int = 0  # in the source text
    line_to: int = 0
    csv_row: int = 0  # as a spreadsheet program counts
    annotations: tuple[Annotation, ...] = ()  # about the row's label and note


class LazyRows(Sequence[Row]):
    """Rows that are fetched when somebody asks and need not stay in memory: ten years have more than fits there."""

    def __init__(self, count: int, fetch: Callable[[], Mapping[str, Row]]) -> None:
        """`fetch`: the rows in their order, by key; whoever answers may remember a few tables."""
        self._count, self._fetch = count, fetch

    @property
    def by_key(self) -> Mapping[str, Row]:
        return self._fetch()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        return iter(self._fetch().values())

    def __getitem__(self, at: Any) -> Any:
        return tuple(self._fetch().values())[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True)
class Table:
    id: str  # of its own where a form is filed twice: form-3a of form-3
    form: Form
    title: Text
    period: str
    covers_from: str  # ISO date or empty where the paper prints none
    as_of: str
    unit: str  # whom rows without a unit of their own are about
    rows: Sequence[Row]
    path: str  # as seen from the project's root, for messages
    other_window: Window = UNKNOWN_WINDOW  # of the report, where the table itself prints no day

    @property
    def window(self) -> Window:
        """Days printed at the table itself come first."""
        if not self.as_of:
            return self.other_window
        return Window("printed" if self.covers_from else "as_of", self.covers_from, self.as_of)

    def row(self, key: str) -> Row | None:
        rows = self.rows
        return (rows.by_key if isinstance(rows, LazyRows) else self._by_key).get(key)

    @cached_property
    def _by_key(self) -> Mapping[str, Row]:
        # Built once per table: rules ask for rows by key again and again.
        return {row.key: row for row in self.rows}


@dataclass(frozen=True)
class Source:
    """The official document a report was transcribed from."""

    number: str  # as printed
    date: str  # ISO or empty where the paper leaves it blank
    issuer: str  # unit id
    regime: str
    title: str
    file: str
    sha256: str


@dataclass(frozen=True)
class Passage:
    """What the report says in words, told in ours; the printed sentence stands in the lines of the source text."""

    row: str
    kind: str  # code list narrative_kind
    unit: str = ""
    indicator: str = ""  # the one that the words explain
    addressee: str = ""  # whom a proposal is put to, as printed
    name: str = ""  # of an initiative, a procedure or a plan
    code: str = ""  # national code of a procedure, where printed
    date: str = ""  # as printed: a day, a quarter, an hour to come
    result: str = ""  # progress or effect, as the report puts it
    text: Text = NO_TEXT
    first_line: int = 0
    last_line: int = 0


def version_key(version: str) -> tuple[int, ...]:
    """By which versions stand in their order."""
    return tuple(int(part) for part in version.split("."))


@dataclass(frozen=True)
class Release:
    """One version of one report: a complete package."""

    report: str
    version: str
    unit: str
    period: str
    title: Text
    description: Text
    created: str
    reason: str  # code list change_reason
    change_note: Text
    source: Source
    tables: tuple[Table, ...]
    folder: str  # as seen from the project's root
    contributors: tuple[tuple[str, str], ...] = ()  # (role, who) – bodies, never persons
    files: tuple[tuple[str, str, int], ...] = field(default=())  # (name, sha256, bytes)
    narrative: tuple[Passage, ...] = ()
    window: Window = UNKNOWN_WINDOW  # of the report as a whole; tables say their own
    source_text: str = ""  # the redacted text, byte for byte; empty in versions released before it was kept

    @property
    def is_kept(self) -> bool:
        """Whether its rows are fetched from what was kept of it."""
        return any(isinstance(table.rows, LazyRows) for table in self.tables)

    def table(self, table_id: str) -> Table | None:
        return next((table for table in self.tables if table.id == table_id), None)

    @property
    def version_key(self) -> tuple[int, ...]:
        return version_key(self.version)

    def cells(self) -> Iterator[tuple[Table, Row, str, Cell]]:
        for table in self.tables:
            for row in table.rows:
                for name, cell in row.cells.items():
                    yield table, row, name, cell
