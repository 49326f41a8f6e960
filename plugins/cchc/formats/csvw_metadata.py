"""CSVW: what a folder's CSV files hold, for readers that know the W3C's vocabulary for tables on the web."""

from pathlib import Path

from ..tables.stat_book import StatBook
from ..tables.stat_table import StatColumn, StatTable
from ..words.text import Text
from .column_facts import TYPE_NAMES, tagged, without_empty
from .csv_format import CSV
from .json_text import COLUMN_DEPTH, render_json
from .publisher import CSVW, LICENCE_PATH, source_lines


def write(book: StatBook, folder: Path) -> None:
    (folder / CSVW).write_text(render_json(make_metadata(book), COLUMN_DEPTH), encoding="utf-8", newline="\n")


def make_metadata(book: StatBook) -> dict[str, object]:
    """What is true of all tables is said once."""

    def told(text: Text) -> list[dict[str, str]]:
        return tagged(text, book.languages)

    return without_empty(
        {
            "@context": "http://www.w3.org/ns/csvw",
            "dc:title": told(book.title),
            "dc:description": told(book.description),
            "dc:source": list(source_lines(book)),
            "dc:publisher": told(book.publisher),
            "dc:license": {"@id": LICENCE_PATH},
            "dc:issued": {"@value": book.created[:10], "@type": "xsd:date"} if book.created else None,
            "schema:version": book.version,
            "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"]},
            "tables": [_table(table, book) for table in book.tables],
        }
    )


def _table(table: StatTable, book: StatBook) -> dict[str, object]:
    schema = {"columns": [_column(column, book) for column in table.columns], "primaryKey": list(table.keys)}
    return without_empty(
        {
            "url": f"{table.name}.{CSV.suffix}",
            "dc:title": tagged(table.title, book.languages),
            "dc:description": tagged(table.description, book.languages),
            "tableSchema": without_empty(schema),
        }
    )


def _column(column: StatColumn, book: StatBook) -> dict[str, object]:
    return without_empty(
        {
            "name": column.name,
            "titles": column.name,  # what stands in the file's header; what people call it stands in dc:title
            "dc:title": tagged(column.full_label, book.languages),
            "dc:description": tagged(column.description, book.languages),
            "schema:unitText": column.unit_of_measure,
            "schema:position": column.column,
            "datatype": {"base": "string", "format": "|".join(column.codes)}
            if column.codes
            else TYPE_NAMES[column.type].csvw,
            "required": column.is_required,
        }
    )
