"""CSVW: a metadata file beside each CSV file, for readers that know the W3C's vocabulary for tables on the web."""

from __future__ import annotations

import json
from pathlib import Path

from ..tables.stat_book import StatBook
from ..tables.stat_table import StatColumn, StatTable
from ..tables.states import ROW_KIND_LABELS
from ..words.text import Text, joined, message
from .publisher import LICENCE_PATH, source_lines

SUFFIX = "csv-metadata.json"
TITLE = message("mô tả CSVW")
MIME_TYPE = "application/csvm+json"

# A column that mixes numbers and texts is a string to those who want one type.
_TYPES = {"text": "string", "integer": "integer", "number": "decimal", "mixed": "string"}


def write_all(book: StatBook, folder: Path) -> list[tuple[str, Text]]:
    """One file beside each table's CSV; returns their names and what they are."""
    return [write(table, book, folder) for table in book.tables]


def write(table: StatTable, book: StatBook, folder: Path) -> tuple[str, Text]:
    name = f"{table.name}.{SUFFIX}"
    text = json.dumps(make_metadata(table, book), ensure_ascii=False, indent=2)
    (folder / name).write_text(text + "\n", encoding="utf-8", newline="\n")
    return name, joined(" – ", (table.title, TITLE))


def make_metadata(table: StatTable, book: StatBook) -> dict[str, object]:
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": f"{table.name}.csv",
        "dc:title": _both(table.title),
        "dc:description": _both(table.description),
        "dc:isPartOf": _both(book.title),
        "dc:source": list(source_lines(book)),
        "dc:publisher": _both(book.publisher),
        "dc:license": {"@id": LICENCE_PATH},
        "dc:issued": {"@value": book.created[:10], "@type": "xsd:date"} if book.created else None,
        "schema:version": book.version,
        # The byte order mark of the files is part of UTF-8 as the web decodes it.
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"]},
        "tableSchema": _schema(table),
    }
    return {key: value for key, value in described.items() if value}


def _schema(table: StatTable) -> dict[str, object]:
    schema: dict[str, object] = {"columns": [_column(table, column) for column in table.columns]}
    if table.keys:
        schema["primaryKey"] = list(table.keys)
    return schema


def _column(table: StatTable, column: StatColumn) -> dict[str, object]:
    described = {
        "name": column.name,
        "titles": column.name,  # what stands in the file's header; what people call it stands in dc:title
        "dc:title": _both(column.full_label),
        "dc:description": _both(column.description),
        "schema:unitText": column.unit_of_measure,
        "schema:position": column.column,
        "datatype": _datatype(column),
        "required": column.role in ("key", "kind"),
    }
    return {key: value for key, value in described.items() if value}


def _datatype(column: StatColumn) -> str | dict[str, str]:
    if column.role == "kind":
        return {"base": "string", "format": "|".join(ROW_KIND_LABELS)}
    return _TYPES[column.type]


def _both(text: Text) -> list[dict[str, str]]:
    said = (("vi", text.first), ("en", text.in_("en")))
    return [{"@value": words, "@language": lang} for lang, words in said if words]
