"""What every published file says about itself and its columns: licence, how to cite, documents behind it, types."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..tables.stat_table import ColumnType, StatBook, StatColumn
from ..words.language import DateText
from ..words.text import Lang, Text, joined, labels, message, verbatim

LICENCE_NAME = "CC-BY-4.0"
LICENCE_PATH = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International (CC BY 4.0)"
LICENCE_SHORT = "CC BY 4.0"
# For a reader of the package who sees nothing else of us.
RIGHTS = labels("explanation")["rights"]
OFFICIAL_TEXT = message("Văn bản của cơ quan nhà nước; giấy phép của gói không nói tới tệp này.")
DATA_PACKAGE = "datapackage.json"
CSVW = "csv-metadata.json"  # readers of CSVW look for this name beside a CSV file
READ_ME = "README.txt"
SUMS = "SHA256SUMS"
# What each package says about itself, and what it is.
OWN_FILES: tuple[tuple[str, Text], ...] = (
    (DATA_PACKAGE, message("Mô tả gói số liệu (Data Package v2)")),
    (CSVW, message("Mô tả CSVW của các bảng")),
    (SUMS, message("Mã kiểm tra SHA-256")),
)
OWN_MEDIA_TYPES = {DATA_PACKAGE: "application/json", CSVW: "application/csvm+json"}
# A fixed moment for containers that insist on one: files must not tell when they were built.
FIXED_DATE = (2000, 1, 1, 0, 0, 0)


def cite_text(book: StatBook) -> Text:
    """Issuer (year). Title. Version. Publisher. Path. Licence: the same words on whatever host they are published."""
    year = book.created[:4]
    author = book.issuer or book.publisher
    parts = [
        joined("", (author, verbatim(f" ({year})"))) if year else author,
        book.title,
        message("Phiên bản {version}", version=book.version) if book.version else None,
        book.publisher if book.issuer else None,
        verbatim(book.path),
        verbatim(f"{LICENCE_SHORT}."),
    ]
    return joined(". ", (part for part in parts if part))


def source_lines(book: StatBook) -> tuple[str, ...]:
    """One line for each official document behind the book, in the language of the documents."""
    return tuple(
        ", ".join(part for part in (document.title, document.number, DateText(document.date).first) if part)
        for document in book.documents
    )


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
