"""StatBook: tables that are published together, with what a reader must know to cite them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..model.portal import NO_PORTAL, Portal
from ..model.releases import Source
from ..words.text import NO_TEXT, Lang, Text
from .filed_table import ReadableBlock
from .stat_table import StatTable


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
