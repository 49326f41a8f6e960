"""datapackage.json (Data Package v2): self-contained, schemas inline, sums and sizes of the files it describes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..model.releases import Source
from ..tables.stat_book import StatBook
from ..tables.stat_table import StatColumn, StatTable
from ..tables.states import ROW_KIND_LABELS
from ..words.text import message
from .checksums import PublishedFile
from .publisher import DATA_PACKAGE, LICENCE_NAME, LICENCE_PATH, LICENCE_TITLE

FILE_NAME = DATA_PACKAGE
TITLE = message("Mô tả gói số liệu (Data Package v2)")
MIME_TYPE = "application/json"

_PROFILES = "https://datapackage.org/profiles/2.0/"
_TYPES = {"text": "string", "integer": "integer", "number": "number", "mixed": "any"}


def write(book: StatBook, files: Mapping[str, PublishedFile], path: Path) -> None:
    """`files` are the CSV files, by the name of their table."""
    text = json.dumps(make_descriptor(book, files), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def make_descriptor(book: StatBook, files: Mapping[str, PublishedFile]) -> dict[str, object]:
    described = {
        "$schema": _PROFILES + "datapackage.json",
        "name": book.name,
        "title": book.title.first,
        "title_en": book.title.in_("en"),
        "description": book.description.first,
        "description_en": book.description.in_("en"),
        "homepage": book.address if "://" in book.address else "",
        "version": book.version,
        "created": _date_time(book.created),
        "change_note": book.change_note.first,
        "change_note_en": book.change_note.in_("en"),
        "licenses": [{"name": LICENCE_NAME, "path": LICENCE_PATH, "title": LICENCE_TITLE}],
        "sources": [_source(one) for one in book.documents],
        "contributors": [{"title": who, "roles": [role]} for role, who in book.contributors],
        "resources": [_resource(table, files[table.name], book) for table in book.tables],
    }
    return {key: value for key, value in described.items() if value}


def _date_time(created: str) -> str:
    # The standard asks for date and time; a release has a day only.
    return created if "T" in created or not created else f"{created}T00:00:00Z"


def _source(one: Source) -> dict[str, str]:
    said = {
        "title": one.title or one.number or one.file,
        "number": one.number,
        "date": one.date,
        "issuer": one.issuer,
        "regime": one.regime,
        "file": one.file,
        "sha256": one.sha256,
    }
    return {key: value for key, value in said.items() if value}


def _resource(table: StatTable, file: PublishedFile, book: StatBook) -> dict[str, object]:
    described = {
        "$schema": _PROFILES + "dataresource.json",
        "name": table.name,
        "type": "table",
        "path": file.name,
        "title": table.title.first,
        "title_en": table.title.in_("en"),
        "description": table.description.first,
        "description_en": table.description.in_("en"),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"$schema": _PROFILES + "tabledialect.json", "delimiter": ",", "lineTerminator": "\n"},
        "schema": _schema(table, book),
    }
    return {key: value for key, value in described.items() if value}


def _schema(table: StatTable, book: StatBook) -> dict[str, object]:
    schema: dict[str, object] = {
        "$schema": _PROFILES + "tableschema.json",
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
    }
    if table.keys:
        schema["primaryKey"] = list(table.keys)
    links = list(_links(table, book))
    if links:
        schema["foreignKeys"] = links
    return schema


def _links(table: StatTable, book: StatBook) -> Iterator[dict[str, object]]:
    """References to lists that travel in the same package; others are named in the field only."""
    for column in table.columns:
        to, _, field = column.refers_to.partition(".")
        if to and book.table(to):
            # A table refers to itself by the empty name.
            resource = "" if to == table.name else to
            yield {"fields": [column.name], "reference": {"resource": resource, "fields": [field]}}


def _field(table: StatTable, column: StatColumn) -> dict[str, object]:
    label = column.full_label
    described = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": label.first,
        "title_en": label.in_("en"),
        "description": column.description.first,
        "description_en": column.description.in_("en"),
        "unit_of_measure": column.unit_of_measure,
        "printed_column": column.column,
        "formula": column.formula,
        "refers_to": column.refers_to,
        "constraints": _constraints(table, column),
        "categories": _categories(column),
    }
    return {key: value for key, value in described.items() if value}


def _constraints(table: StatTable, column: StatColumn) -> dict[str, object]:
    made: dict[str, object] = {}
    if column.role in ("key", "kind"):
        made["required"] = True
    if table.keys == (column.name,):
        made["unique"] = True
    if column.role == "kind":
        # Readers of v1 do not know categories: the list is said twice.
        made["enum"] = list(ROW_KIND_LABELS)
    return made


def _categories(column: StatColumn) -> list[dict[str, str]]:
    if column.role != "kind":
        return []
    return [{"value": kind, "label": label.first} for kind, label in ROW_KIND_LABELS.items()]
