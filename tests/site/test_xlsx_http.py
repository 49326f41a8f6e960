"""Every workbook that the site offers, fetched over HTTP and opened by openpyxl: what is promised of each sheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plugins.cchc.formats.file_facts import LICENCE_TITLE
from plugins.cchc.model.figures import COLUMNS
from tests.site.web import Web

READABLE, COVER, DICTIONARY = "Bảng để đọc", "Mục lục", "Cột"
NUMBER, TEXT, DAY, TRUTH = "n", "s", "d", "b"
TYPES = {"integer": NUMBER, "number": NUMBER, "date": DAY, "boolean": TRUTH}


@pytest.fixture(scope="module")
def books(web: Web, site: Path) -> dict[str, Workbook]:
    """Address of each workbook -> the workbook; formulas would be seen as such."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.xlsx"))
    return {path: openpyxl.load_workbook(io.BytesIO(web.get(path))) for path in paths}


def data_sheets(book: Workbook) -> Iterator[Worksheet]:
    yield from (sheet for sheet in book.worksheets if sheet.title not in (READABLE, COVER, DICTIONARY))


def cells(sheet: Worksheet) -> Iterator[Cell]:
    return (cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value is not None)


def csv_beside(path: str, sheet: Worksheet, web: Web) -> list[list[str]]:
    """The same table as CSV: of a package one file for each sheet, of a body its lines in the file of all figures."""
    folder, _, file = path.rpartition("/")
    name = f"{folder}/{sheet.title}.csv" if path.startswith("du-lieu/") else "du-lieu/tat-ca/figures.csv"
    header, *lines = csv.reader(io.StringIO(web.get(name).decode("utf-8"), newline=""))
    if path.startswith("don-vi/"):
        unit = header.index("unit")
        lines = [line for line in lines if line[unit] == file.removesuffix(".xlsx")]
    return [header, *lines]


def test_there_is_a_workbook_for_each_package_and_each_body(books: dict[str, Workbook]) -> None:
    kinds = {path.split("/")[0] for path in books}
    assert kinds == {"du-lieu", "don-vi"} and len(books) > 30


def test_each_sheet_is_one_named_table_under_a_frozen_header(books: dict[str, Workbook]) -> None:
    for path, book in books.items():
        names = [name for sheet in book.worksheets for name in sheet.tables]
        assert len(names) == len({name.lower() for name in names}), path
        for sheet in data_sheets(book):
            (table,) = sheet.tables.values()
            assert re.fullmatch(r"tbl_[A-Za-z0-9_]+", str(table.name)), (path, table.name)
            rows = max(sheet.max_row, 2)  # an empty table has an empty line
            assert table.ref == f"A1:{get_column_letter(sheet.max_column)}{rows}", (path, sheet.title)
            assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
            # The header is held in view, and never more columns than fit on a screen.
            assert re.fullmatch(r"[A-D]2", str(sheet.freeze_panes)), (path, sheet.title, sheet.freeze_panes)


def test_each_sheet_prints_one_page_wide_under_its_heading(books: dict[str, Workbook]) -> None:
    for path, book in books.items():
        for sheet in book.worksheets:
            page = sheet.page_setup
            assert (page.orientation, page.paperSize, page.fitToWidth or 1, page.fitToHeight) == (
                "landscape",
                9,
                1,
                0,
            ), path
            assert sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.print_title_rows == (None if sheet.title in (READABLE, COVER) else "$1:$1"), (
                path,
                sheet.title,
            )


def test_nothing_is_merged_calculated_linked_out_or_hidden(books: dict[str, Workbook]) -> None:
    for path, book in books.items():
        for sheet in book.worksheets:
            assert (sheet.title == READABLE or not sheet.merged_cells.ranges) and sheet.sheet_state == "visible", (
                path,
                sheet.title,
            )
            for cell in cells(sheet):
                assert cell.data_type in (NUMBER, TEXT, DAY, TRUTH), (
                    path,
                    sheet.title,
                    cell.coordinate,
                    cell.data_type,
                )
                assert cell.hyperlink is None or cell.hyperlink.target is None, (path, cell.coordinate)
        assert not book.defined_names and book.vba_archive is None


def test_each_cell_is_that_of_the_csv_and_of_its_type(books: dict[str, Workbook], web: Web) -> None:
    compared = 0
    for path, book in books.items():
        for sheet in data_sheets(book):
            lines = csv_beside(path, sheet, web)
            assert sheet.max_row == len(lines), (path, sheet.title)
            for row, line in zip(sheet.iter_rows(max_row=len(lines)), lines, strict=True):
                for cell, text in zip(row, line, strict=True):
                    compared += 1
                    assert told(cell) == text, (path, sheet.title, cell.coordinate)
    assert compared > 100_000


def told(cell: object) -> str:
    """The cell as a plain table has it: a number with the decimals that its format shows."""
    assert isinstance(cell, Cell)
    if cell.value is None:
        return ""
    if isinstance(cell.value, datetime):
        assert cell.number_format == "yyyy-mm-dd", cell.coordinate
        return cell.value.date().isoformat()
    if cell.data_type == TRUTH:
        return str(cell.value).lower()
    if cell.data_type == NUMBER:
        decimals = len(cell.number_format.partition(".")[2])
        return format(Decimal(str(cell.value)).quantize(Decimal(1).scaleb(-decimals)), "f")
    # A text is marked as text: no program turns an id or a row number into a date.
    assert cell.row == 1 or cell.number_format == "@", cell.coordinate
    return str(cell.value)


def test_numbers_are_numbers_wherever_the_descriptor_says_so(
    books: dict[str, Workbook], web: Web, packages: list[str]
) -> None:
    seen = 0
    for folder in packages:
        path = next(p for p in books if f"{web.address}{p}".rpartition("/")[0] + "/" == folder)
        for resource in web.json(f"{folder}datapackage.json")["resources"]:
            if resource["format"] != "csv" or resource["name"] == "lines":
                continue  # the text of the paper, and the lines of it
            sheet = books[path][resource["name"]]
            for at, field in enumerate(resource["schema"]["fields"], start=1):
                types = {
                    cell.data_type
                    for (cell,) in sheet.iter_rows(min_row=2, min_col=at, max_col=at)
                    if cell.value is not None
                }
                if types:
                    assert types == {TYPES.get(field["type"], TEXT)}, (path, field["name"])
                    seen += field["type"] in TYPES
    assert seen > 100


def test_states_and_notes_are_columns_of_every_table_of_figures(books: dict[str, Workbook]) -> None:
    for path, book in books.items():
        for sheet in data_sheets(book):
            names = [cell.value for cell in sheet[1]]
            if path.startswith("don-vi/") or sheet.title == "figures":
                assert tuple(names) == COLUMNS, (path, sheet.title)
            elif "states" in names:
                assert "note" in names, (path, sheet.title)


def test_the_cover_tells_what_is_inside(books: dict[str, Workbook]) -> None:
    for path, book in books.items():
        assert (book.sheetnames[0] == READABLE) != path.startswith("du-lieu/tat-ca/"), path
        cover, dictionary = [sheet for sheet in book.worksheets if sheet.title != READABLE][:2]
        assert (cover.title, dictionary.title) == (COVER, DICTIONARY), path
        rows = {row[0]: row for row in cover.iter_rows(values_only=True)}
        for sheet in data_sheets(book):
            lines = sum(any(value is not None for value in row) for row in sheet.iter_rows(min_row=2, values_only=True))
            assert rows[sheet.title][3] == lines, (path, sheet.title)
            link = next(cell for (cell,) in cover.iter_rows(max_col=1) if cell.value == sheet.title)
            assert link.hyperlink and link.hyperlink.location == f"'{sheet.title}'!A1"
        assert LICENCE_TITLE in str(rows["Giấy phép / Licence"][1])
        told = {(row[0], row[1]) for row in dictionary.iter_rows(min_row=2, values_only=True)}
        assert told == {(sheet.title, cell.value) for sheet in data_sheets(book) for cell in sheet[1]}, path
