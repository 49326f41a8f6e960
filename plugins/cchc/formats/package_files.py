"""The files of a data package: its tables as CSV, with datapackage.json (Data Package v2) and CSVW metadata beside."""

from dataclasses import replace
from pathlib import Path

from ..model.releases import SOURCE_FILE, SOURCE_TITLE
from ..tables.stat_table import StatBook, StatColumn, StatTable
from ..words.text import Text, joined, suffixed_texts
from .csv_format import CSV
from .file_facts import (
    CSVW,
    DATA_PACKAGE,
    LICENCE_NAME,
    LICENCE_PATH,
    LICENCE_TITLE,
    OFFICIAL_TEXT,
    TYPE_NAMES,
    column_facts,
    source_lines,
    tagged,
    without_empty,
)
from .file_format import FileFormat, PublishedFile, read_file
from .json_text import COLUMN_DEPTH, render_json


def package_files(book: StatBook) -> list[tuple[str, Text]]:
    """Names of the files of tables, and of the paper's text, and what they are."""
    source = [(SOURCE_FILE, SOURCE_TITLE)] if book.source_text else []
    return [*(named_file(CSV, table) for table in book.tables), *source]


def named_file(format: FileFormat, table: StatTable) -> tuple[str, Text]:
    return f"{table.name}.{format.suffix}", joined(" – ", (table.title, format.title))


def write_package_files(book: StatBook, folder: Path) -> None:
    if book.source_text:
        (folder / SOURCE_FILE).write_bytes(book.source_text.encode())
    for table in book.tables:
        CSV.write(replace(book, main=(table,), lists=()), folder / f"{table.name}.{CSV.suffix}")
    write_descriptor(book, folder)
    (folder / CSVW).write_bytes(render_json(_make_metadata(book), COLUMN_DEPTH).encode())


_SOURCE = ("number", "date", "issuer", "regime", "file", "sha256")
_PROFILES = "https://datapackage.org/profiles/2.0/"


def write_descriptor(book: StatBook, folder: Path) -> None:
    """Describes the CSV files, which are already there."""
    files = {table.name: read_file(folder / f"{table.name}.{CSV.suffix}") for table in book.tables}
    text = render_json(_make_descriptor(book, files, folder), COLUMN_DEPTH)
    (folder / DATA_PACKAGE).write_bytes(text.encode())


def _make_descriptor(book: StatBook, files: dict[str, PublishedFile], folder: Path) -> dict[str, object]:
    return without_empty(
        {
            "$schema": _PROFILES + "datapackage.json",
            "name": book.name,
            **suffixed_texts("title", book.title, book.languages),
            **suffixed_texts("description", book.description, book.languages),
            "version": book.version,
            # The standard asks for date and time; a release has a day only.
            "created": f"{book.created}T00:00:00Z" if book.created and "T" not in book.created else book.created,
            **suffixed_texts("change_note", book.change_note, book.languages),
            "licenses": [{"name": LICENCE_NAME, "path": LICENCE_PATH, "title": LICENCE_TITLE}],
            "sources": [
                without_empty({"title": document.title or document.number or document.file, **told})
                for document in book.documents
                for told in [{name: getattr(document, name) for name in _SOURCE}]
            ],
            "contributors": [{"title": who, "roles": [role]} for role, who in book.contributors],
            "resources": [
                *(_resource(table, files[table.name], book) for table in book.tables),
                *([_source_text(read_file(folder / SOURCE_FILE), book)] if book.source_text else []),
            ],
        }
    )


def _resource(table: StatTable, file: PublishedFile, book: StatBook) -> dict[str, object]:
    return without_empty(
        {
            "$schema": _PROFILES + "dataresource.json",
            "name": table.name,
            "type": "table",
            "path": file.name,
            **suffixed_texts("title", table.title, book.languages),
            **suffixed_texts("description", table.description, book.languages),
            **_file_facts(file, CSV.suffix, CSV.media_type),
            "dialect": {"lineTerminator": "\n"},
            "schema": _schema(table, book),
        }
    )


def _source_text(file: PublishedFile, book: StatBook) -> dict[str, object]:
    return {
        "name": SOURCE_FILE.partition(".")[0],
        "path": file.name,
        **suffixed_texts("title", SOURCE_TITLE, book.languages),
        **suffixed_texts("description", OFFICIAL_TEXT, book.languages),
        **_file_facts(file, "txt", "text/plain"),
    }


def _file_facts(file: PublishedFile, suffix: str, media_type: str) -> dict[str, object]:
    about = {"format": suffix, "mediatype": media_type, "encoding": "utf-8", "bytes": file.bytes}
    return {**about, "hash": f"sha256:{file.sha256}"}


def _schema(table: StatTable, book: StatBook) -> dict[str, object]:
    schema = {
        "$schema": _PROFILES + "tableschema.json",
        "fields": [_field(table, column, book) for column in table.columns],
        "primaryKey": list(table.keys),
        # A table refers to itself by the empty name.
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": to if to != table.name else "", "fields": [field]}}
            for column, to, field in book.links(table)
        ],
    }
    return without_empty(schema)


def _field(table: StatTable, column: StatColumn, book: StatBook) -> dict[str, object]:
    """What it means is told once, at the first of the tables that have it."""
    facts = column_facts(column, book.languages)
    meaning = (column.name, column.description)
    like = (other for other in book.tables for each in other.columns if (each.name, each.description) == meaning)
    is_first = next(like) is table
    return without_empty(
        {
            "name": column.name,
            "type": TYPE_NAMES[column.type].table_schema,
            **suffixed_texts("title", column.full_label, book.languages),
            **(suffixed_texts("description", column.description, book.languages) if is_first else {}),
            **{name: facts[name] for name in ("unit_of_measure", "printed_column", "formula", "refers_to")},
            "constraints": without_empty(
                {
                    "required": column.is_required,
                    "unique": table.keys == (column.name,),
                    "enum": list(column.codes),  # readers of v1 do not know categories: the list is said twice
                }
            ),
            "categories": [{"value": code, "label": label.first} for code, label in column.codes.items() if is_first],
        }
    )


def _make_metadata(book: StatBook) -> dict[str, object]:
    """What a reader of CSVW checks the files against. Names and meanings of tables and columns stand in the descriptor
    beside it and are not told twice."""
    return without_empty(
        {
            "@context": "http://www.w3.org/ns/csvw",
            "rdfs:seeAlso": {"@id": DATA_PACKAGE},
            "dc:title": tagged(book.title, book.languages),
            "dc:source": list(source_lines(book)),
            "dc:publisher": tagged(book.publisher, book.languages),
            "dc:license": {"@id": LICENCE_PATH},
            "dc:issued": {"@value": book.created[:10], "@type": "xsd:date"} if book.created else None,
            "schema:version": book.version,
            "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"]},
            "tables": [_table(table) for table in book.tables],
        }
    )


def _table(table: StatTable) -> dict[str, object]:
    schema = {"columns": [_column(column) for column in table.columns], "primaryKey": list(table.keys)}
    return {"url": f"{table.name}.{CSV.suffix}", "tableSchema": without_empty(schema)}


def _column(column: StatColumn) -> dict[str, object]:
    """A text that may be missing is what a column is anyway."""
    kind = TYPE_NAMES[column.type].csvw
    codes = {"base": kind, "format": "|".join(column.codes)} if column.codes else None
    datatype = codes or (kind if kind != "string" else None)
    names = {"name": column.name, "titles": column.name}  # keys are told by the name, headers hold the title
    return without_empty({**names, "datatype": datatype, "required": column.is_required})
