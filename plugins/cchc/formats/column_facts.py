"""What files tell about a column, said once: facts for descriptors, dictionaries and headers, what each format calls
the types, and the ways to tell a text in several languages, of which the first is that of the data.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..tables.stat_table import ColumnType, StatColumn
from ..words.text import Lang, Text


def column_facts(column: StatColumn, languages: Sequence[Lang]) -> dict[str, str]:
    """Facts by their published names, empty where there is nothing to tell."""
    return {
        "column": column.name,
        "type": column.type,
        **named_by_language("label", column.full_label, languages),
        **named_by_language("description", column.description, languages),
        "unit_of_measure": column.unit_of_measure,
        "printed_column": column.column,
        "formula": column.formula,
        "refers_to": column.refers_to,
    }


def names_by_language(name: str, languages: Sequence[Lang]) -> tuple[str, ...]:
    """label_vi, label_en …"""
    return tuple(f"{name}_{lang}" for lang in languages)


def named_by_language(name: str, text: Text, languages: Sequence[Lang]) -> dict[str, str]:
    """label_vi, label_en …: for columns."""
    return {f"{name}_{lang}": text.in_(lang) for lang in languages}


def first_and_others(name: str, text: Text, languages: Sequence[Lang]) -> dict[str, str]:
    """title, title_en …: for descriptors, whose standard knows one language."""
    return {name if lang == languages[0] else f"{name}_{lang}": text.in_(lang) for lang in languages}


def tagged(text: Text, languages: Sequence[Lang]) -> list[dict[str, str]]:
    """As JSON-LD tells the language of words; empty where there are none."""
    return [{"@value": text.in_(lang), "@language": lang} for lang in languages if text.in_(lang)]


def without_empty(facts: Mapping[str, object]) -> dict[str, object]:
    """Descriptors leave out what is not known."""
    return {name: value for name, value in facts.items() if value}


class TypeNames(NamedTuple):
    table_schema: str
    csvw: str
    sqlite: str
    parquet: str


TYPE_NAMES: Mapping[ColumnType, TypeNames] = {
    "text": TypeNames("string", "string", "TEXT", "string"),
    "integer": TypeNames("integer", "integer", "INTEGER", "int64"),
    # NUMERIC keeps a whole number whole (36, not 36.0); a text never reaches such a column.
    "number": TypeNames("number", "decimal", "NUMERIC", "double"),
    # SQLite keeps what is declared so as text and as 0 or 1; programs that read declarations know better.
    "date": TypeNames("date", "date", "DATE", "date32"),
    "boolean": TypeNames("boolean", "boolean", "BOOLEAN", "bool"),
}
