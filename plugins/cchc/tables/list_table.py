"""Lists as tables: one line for each record, its words in each language of the portal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..words.language import LanguageName
from ..words.text import NO_TEXT, Lang, Text, message_in
from .stat_table import StatColumn, StatTable

ListLine = tuple[str | int | Text, ...]  # one for each column, in the columns' order


@dataclass(frozen=True)
class TranslatedColumn:
    """One column for each language: name_vi, name_en …"""

    column: StatColumn
    joint: str = " "  # between the label and the name of the language

    def in_(self, lang: Lang, is_first: bool) -> StatColumn:
        """The first language is the one of the papers: what is said of the print holds for it alone."""
        name, label, language = f"{self.column.name}_{lang}", self.column.label, LanguageName(lang)
        if is_first:
            first = message_in("column in the first language", "{label}", label=label, language=language)
            return replace(self.column, name=name, label=first)
        other = message_in(
            "column in another language", "{label}{joint}{language}", label=label, joint=self.joint, language=language
        )
        return replace(self.column, name=name, label=other, description=NO_TEXT)


def name_of(column: StatColumn | TranslatedColumn) -> str:
    return column.column.name if isinstance(column, TranslatedColumn) else column.name


def make_table_of(
    things: Iterable[object],
    name: str,
    title: Text,
    columns: Sequence[StatColumn | TranslatedColumn],
    languages: Sequence[Lang],
) -> StatTable:
    """A line for each thing: what it calls by the names of the columns; the id of the thing itself is its key."""
    names = [name_of(column) for column in columns]
    values = ([getattr(thing, name if hasattr(thing, name) else "id") for name in names] for thing in things)
    # Several words stand as the list writes them, with a space between.
    lines = (tuple(" ".join(value) if isinstance(value, tuple) else value for value in line) for line in values)
    return make_list_table(name, title, columns, lines, languages)


def make_list_table(
    name: str,
    title: Text,
    columns: Sequence[StatColumn | TranslatedColumn],
    lines: Iterable[ListLine],
    languages: Sequence[Lang],
) -> StatTable:
    rows = tuple(tuple(_cells(line, columns, languages)) for line in lines)
    shown: list[StatColumn] = []
    for column in columns:
        if isinstance(column, TranslatedColumn):
            shown += (column.in_(lang, lang == languages[0]) for lang in languages)
        else:
            shown.append(column)
    return StatTable(name, title, NO_TEXT, tuple(shown), rows)


def _cells(
    line: ListLine, columns: Iterable[StatColumn | TranslatedColumn], languages: Sequence[Lang]
) -> Iterator[str | int]:
    for value, column in zip(line, columns, strict=True):
        if isinstance(value, Text):
            # A text stands in a translated column, and nothing else does.
            assert isinstance(column, TranslatedColumn), column.name
            yield from (value.in_(lang) for lang in languages)
        else:
            yield value
