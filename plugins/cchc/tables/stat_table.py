"""StatTable: the one value from which the page's table and every download are made; the rows of its heading, as a
printed form has them, equal neighbours merged level by level; and StatBook: tables that are published together, with
what a reader must know to cite them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby
from typing import Literal, NamedTuple

from ..model.portal import NO_PORTAL, Portal
from ..model.releases import Source
from ..words.language import LanguageName
from ..words.text import NO_TEXT, Lang, Text, joined, message_in

# What each format calls these types says formats/file_facts.py.
ColumnType = Literal["text", "integer", "number", "date", "boolean"]
Role = Literal["key", "kind", "label", "dimension", "measure", "value", "states", "where", "note", "info"]


@dataclass(frozen=True)
class StatColumn:
    name: str
    label: Text
    description: Text = NO_TEXT  # what the dictionary of columns says
    role: Role = "info"  # the columns of role "key" tell rows apart
    type: ColumnType = "text"
    unit_of_measure: str = ""  # code list unit_of_measure
    refers_to: str = ""  # <table>.<column> where the ids of this column are listed
    headings: tuple[Text, ...] = ()  # header cells above, outermost first
    column: str = ""  # the printed column number
    formula: str = ""  # as printed: 3=(4+5)
    required: bool = False  # every row fills it
    codes: Mapping[str, Text] = field(default_factory=dict)  # all words that may stand here, if they are so few
    joint: str = ""  # of one that stands once for each language: between its label and the language's name

    def in_each(self, languages: Sequence[Lang]) -> Iterator["StatColumn"]:
        """name_vi, name_en …, or the column itself. The first language is the one of the papers: what is said of the
        print holds for it alone."""
        if not self.joint:
            yield self
            return
        for lang in languages:
            about = {"label": self.label, "language": LanguageName(lang)}
            label, description = message_in("column in the first language", "{label}", **about), self.description
            if lang != languages[0]:
                label = message_in("column in another language", "{label}{joint}{language}", **about, joint=self.joint)
                description = NO_TEXT
            yield replace(self, name=f"{self.name}_{lang}", label=label, description=description, joint="")

    @property
    def full_label(self) -> Text:
        """The label with its headings, as one line: Kết quả > Số hồ sơ đã giải quyết > Quá hạn."""
        return joined(" > ", (*self.headings, self.label))

    @property
    def is_required(self) -> bool:
        return self.required or self.role in ("key", "kind")


# One value for each column, in the columns' order and of their types, dates as ISO texts; None or an empty text where
# there is nothing. An empty text is never a value.
StatRow = tuple[Decimal | int | str | None, ...]


@dataclass(frozen=True)
class StatTable:
    name: str  # file name without suffix, sheet name, table name: letters, digits, dashes
    title: Text
    source: Text
    columns: tuple[StatColumn, ...]
    rows: Iterable[StatRow]  # may be walked again and again; need not be held in memory
    description: Text = NO_TEXT
    version: str = ""

    def index(self, name: str) -> int:
        """The position of a column."""
        for position, column in enumerate(self.columns):
            if column.name == name:
                return position
        raise KeyError(f"{self.name} has no column {name}")

    def columns_of(self, *roles: Role) -> tuple[StatColumn, ...]:
        return tuple(column for column in self.columns if column.role in roles)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns_of("key"))


@dataclass(frozen=True)
class HeaderCell:
    text: Text
    colspan: int
    rowspan: int
    column: str = ""  # the printed column number, at the foot of the heading only
    formula: str = ""
    name: str = ""  # the column's name, at the foot of the heading only


def header_rows(columns: Sequence[StatColumn]) -> tuple[tuple[HeaderCell, ...], ...]:
    """Rows of header cells; each cell stands in the row in which it begins, as HTML wants it."""
    if not columns:
        return ()
    depth = 1 + max(len(column.headings) for column in columns)
    return tuple(tuple(_level(columns, level, depth)) for level in range(depth))


def _level(columns: Sequence[StatColumn], level: int, depth: int) -> Iterator[HeaderCell]:
    """Neighbours that share the heading and all headings above it have one cell; a column without one stands alone."""
    for _, group in groupby(
        columns, lambda column: column.headings[: level + 1] if column.headings[level:] else column
    ):
        column, *others = group
        if column.headings[level:]:
            yield HeaderCell(column.headings[level], 1 + len(others), 1)
        elif len(column.headings) == level:  # deeper rows are covered by this cell's rowspan
            yield HeaderCell(column.label, 1, depth - level, column.column, column.formula, column.name)


ReadableCell = Decimal | Text | None


@dataclass(frozen=True)
class ReadableBlock:
    title: Text
    heads: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[tuple[ReadableCell, ...], ...]
    totals: tuple[int, ...] = ()  # rows that sum up others


class TableLink(NamedTuple):
    """The ids of a column are listed in that field of that table."""

    column: str
    table: str
    field: str


@dataclass(frozen=True)
class StatBook:
    name: str  # letters, digits, dots, dashes
    title: Text
    main: tuple[StatTable, ...]  # the tables of figures
    lists: tuple[StatTable, ...] = ()  # tables about them: remarks, lines of the source, dictionary, reference lists
    description: Text = NO_TEXT
    source: Text = NO_TEXT
    version: str = ""
    created: str = ""  # ISO date or date and time
    portal: Portal = NO_PORTAL  # who publishes it, and in which languages its files tell what they hold
    issuer: Text = NO_TEXT  # who issued the document behind it
    documents: tuple[Source, ...] = ()
    contributors: tuple[tuple[str, str], ...] = ()  # (role, who) – bodies, never persons
    change_note: Text = NO_TEXT
    path: str = ""  # where it stands for good on whatever site publishes it: du-lieu/<report>/<version>/
    source_text: str = ""  # the redacted text of the paper, in packages of one report
    readable: tuple[ReadableBlock, ...] = ()  # the sheet for people; a workbook without it begins with its contents
    codes: tuple[tuple[str, Text], ...] = ()  # ids used in the tables and what they mean

    @property
    def languages(self) -> tuple[Lang, ...]:
        return self.portal.languages

    @property
    def publisher(self) -> Text:
        return self.portal.names.publisher

    @property
    def tables(self) -> tuple[StatTable, ...]:
        return (*self.main, *self.lists)

    @property
    def only_table(self) -> StatTable:
        """For formats that hold one table: they take no book with more."""
        (table,) = self.tables
        return table

    def links(self, table: StatTable) -> Iterator[TableLink]:
        """References to lists that travel in the same book; the others are named in their column only."""
        for column in table.columns:
            to, _, field = column.refers_to.partition(".")
            if to and self.table(to):
                yield TableLink(column.name, to, field)

    def table(self, name: str) -> StatTable | None:
        return next((table for table in self.tables if table.name == name), None)


def book_of(table: StatTable, portal: Portal = NO_PORTAL, readable: tuple[ReadableBlock, ...] = ()) -> StatBook:
    """A book of one table, so that every format writes one kind of thing."""
    return StatBook(
        table.name,
        table.title,
        (table,),
        description=table.description,
        source=table.source,
        version=table.version,
        portal=portal,
        readable=readable,
    )
