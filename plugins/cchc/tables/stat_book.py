"""StatBook: tables that are published together, with what a reader must know to cite them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.releases import Source
from ..words.text import NO_TEXT, Text
from .stat_table import StatTable


@dataclass(frozen=True)
class StatBook:
    name: str  # letters, digits, dots, dashes
    title: Text
    tables: tuple[StatTable, ...]
    description: Text = NO_TEXT
    source: Text = NO_TEXT
    version: str = ""
    created: str = ""  # ISO date or date and time
    publisher: Text = NO_TEXT  # whose portal it is
    issuer: Text = NO_TEXT  # who issued the document behind it
    documents: tuple[Source, ...] = ()
    contributors: tuple[tuple[str, str], ...] = ()  # (role, who) – bodies, never persons
    change_note: Text = NO_TEXT
    address: str = ""  # its permanent address: …/du-lieu/<report>/<version>/
    codes: tuple[tuple[str, Text], ...] = field(default=())  # ids used in the tables and what they mean

    def table(self, name: str) -> StatTable | None:
        for one in self.tables:
            if one.name == name:
                return one
        return None


def make_book_of(what: StatTable | StatBook, publisher: Text = NO_TEXT) -> StatBook:
    """A book of one table, so that writers know one kind of thing."""
    if isinstance(what, StatBook):
        return what
    return StatBook(what.name, what.title, (what,), what.description, what.source, what.version, publisher=publisher)
