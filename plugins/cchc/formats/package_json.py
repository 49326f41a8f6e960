"""datapackage.json (Data Package v2): self-contained, schemas inline, sums and sizes of the files it describes."""

from collections.abc import Iterator
from pathlib import Path

from ..model.releases import SOURCE_FILE, SOURCE_TITLE, Source
from ..tables.stat_book import StatBook
from ..tables.stat_table import StatColumn, StatTable
from .checksums import PublishedFile, read_file
from .column_facts import column_facts
from .csv_format import CSV
from .json_text import COLUMN_DEPTH, render_json
from .publisher import DATA_PACKAGE, LICENCE_NAME, LICENCE_PATH, LICENCE_TITLE, OFFICIAL_TEXT
from .text_forms import first_and_others, without_empty
from .type_names import TYPE_NAMES

_PROFILES = "https://datapackage.org/profiles/2.0/"


def write(book: StatBook, folder: Path) -> None:
    """Describes the CSV files, which are already there."""
    files = {table.name: read_file(folder / f"{table.name}.{CSV.suffix}") for table in book.tables}
    text = render_json(_make_descriptor(book, files, folder), COLUMN_DEPTH)
    (folder / DATA_PACKAGE).write_text(text, encoding="utf-8", newline="\n")


def _make_descriptor(book: StatBook, files: dict[str, PublishedFile], folder: Path) -> dict[str, object]:
    return without_empty(
        {
            "$schema": _PROFILES + "datapackage.json",
            "name": book.name,
            **first_and_others("title", book.title, book.languages),
            **first_and_others("description", book.description, book.languages),
            "version": book.version,
            "created": _date_time(book.created),
            **first_and_others("change_note", book.change_note, book.languages),
            "licenses": [{"name": LICENCE_NAME, "path": LICENCE_PATH, "title": LICENCE_TITLE}],
            "sources": [_source(document) for document in book.documents],
            "contributors": [{"title": who, "roles": [role]} for role, who in book.contributors],
            "resources": [
                *(_resource(table, files[table.name], book) for table in book.tables),
                *([_source_text(read_file(folder / SOURCE_FILE), book)] if book.source_text else []),
            ],
        }
    )


def _date_time(created: str) -> str:
    # The standard asks for date and time; a release has a day only.
    return created if "T" in created or not created else f"{created}T00:00:00Z"


def _source(document: Source) -> dict[str, object]:
    return without_empty(
        {
            "title": document.title or document.number or document.file,
            "number": document.number,
            "date": document.date,
            "issuer": document.issuer,
            "regime": document.regime,
            "file": document.file,
            "sha256": document.sha256,
        }
    )


def _resource(table: StatTable, file: PublishedFile, book: StatBook) -> dict[str, object]:
    return without_empty(
        {
            "$schema": _PROFILES + "dataresource.json",
            "name": table.name,
            "type": "table",
            "path": file.name,
            **first_and_others("title", table.title, book.languages),
            **first_and_others("description", table.description, book.languages),
            "format": CSV.suffix,
            "mediatype": CSV.media_type,
            "encoding": "utf-8",
            "bytes": file.bytes,
            "hash": f"sha256:{file.sha256}",
            "dialect": {"$schema": _PROFILES + "tabledialect.json", "delimiter": ",", "lineTerminator": "\n"},
            "schema": _schema(table, book),
        }
    )


def _source_text(file: PublishedFile, book: StatBook) -> dict[str, object]:
    return {
        "name": SOURCE_FILE.partition(".")[0],
        "path": file.name,
        **first_and_others("title", SOURCE_TITLE, book.languages),
        **first_and_others("description", OFFICIAL_TEXT, book.languages),
        "format": "txt",
        "mediatype": "text/plain",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }


def _schema(table: StatTable, book: StatBook) -> dict[str, object]:
    return without_empty(
        {
            "$schema": _PROFILES + "tableschema.json",
            "fields": [_field(table, column, book) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.keys),
            "foreignKeys": list(_links(table, book)),
        }
    )


def _links(table: StatTable, book: StatBook) -> Iterator[dict[str, object]]:
    for link in book.links(table):
        # A table refers to itself by the empty name.
        resource = "" if link.table == table.name else link.table
        yield {"fields": [link.column], "reference": {"resource": resource, "fields": [link.field]}}


def _field(table: StatTable, column: StatColumn, book: StatBook) -> dict[str, object]:
    facts = column_facts(column, book.languages)
    return without_empty(
        {
            "name": column.name,
            "type": TYPE_NAMES[column.type].table_schema,
            **first_and_others("title", column.full_label, book.languages),
            **first_and_others("description", column.description, book.languages),
            **{name: facts[name] for name in ("unit_of_measure", "printed_column", "formula", "refers_to")},
            "constraints": _constraints(table, column),
            "categories": [{"value": code, "label": label.first} for code, label in column.codes.items()],
        }
    )


def _constraints(table: StatTable, column: StatColumn) -> dict[str, object]:
    made: dict[str, object] = {}
    if column.is_required:
        made["required"] = True
    if table.keys == (column.name,):
        made["unique"] = True
    if column.codes:
        # Readers of v1 do not know categories: the list is said twice.
        made["enum"] = list(column.codes)
    return made
