"""What single files tell word for word: README, descriptor, titles in Parquet, the look of a workbook."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pyarrow.parquet
import pytest

from plugins.cchc.formats.file_facts import column_facts, named_by_language, source_lines, tagged
from plugins.cchc.formats.package_files import write_descriptor, write_package_files
from plugins.cchc.formats.parquet_format import PARQUET
from plugins.cchc.formats.publish_files import publish_all, publish_release
from plugins.cchc.formats.xlsx_format import XLSX
from plugins.cchc.formats.zip_format import render_readme
from plugins.cchc.model.findings import STANDINGS
from plugins.cchc.model.releases import Source
from plugins.cchc.tables.columns import COLUMNS, make_columns
from plugins.cchc.tables.make_books import make_release_book
from plugins.cchc.tables.stat_table import StatBook, StatColumn, StatTable, book_of
from plugins.cchc.words.text import NO_TEXT, suffixed_texts, verbatim
from tests.fixtures.texts import bilingual
from tests.unit.table_builders import PORTAL, make_collection, make_figures, make_release

LANGUAGES = ("vi", "en")
SHARE = StatColumn(
    "share", bilingual("Tỷ lệ", "Share"), bilingual("Phần trăm", "Per cent"), "value", "number", "phan-tram",
    headings=(bilingual("Kết quả", "Result"),), column="4", formula="4=3/2",
)  # fmt: skip
TABLE = StatTable(
    "bang", bilingual("Bảng", "Table"), NO_TEXT, (*make_columns("row", "note", keys=("row",)), SHARE),
    (("1", None, Decimal("2.50")),), version="1.0.0",
)  # fmt: skip
BOOK = StatBook(
    "goi", bilingual("Gói", "Package"), (TABLE,), version="1.0.0", created="2026-11-21", portal=PORTAL,
    change_note=bilingual("Sửa", "Mended"), documents=(Source("1/BC", "2019-06-20", "so-a", "", "", "a.txt", ""),),
)  # fmt: skip


def part_of(book: StatBook, at: int) -> list[str]:
    return render_readme(book, [("bang.csv", bilingual("Bảng số", "A table"))]).split("=" * 72)[at].strip().split("\n")


def test_the_readme_tells_the_package_word_for_word():
    lines = part_of(BOOK, 1)
    assert lines[:13] == [
        "Package", "=======", "", "Trial figures group", "", "Version: 1.0.0", "Source: 1/BC, 20/6/2019",
        "Change: Mended", "", "Files", "-----", "bang.csv: A table", "",
    ]  # fmt: skip
    text = "\n".join(lines)
    assert "\nnote: Note. The document's note or ours\n" in text
    assert "Each column of each table: datapackage.json" in text and "\nshare: " not in text


def test_the_readme_leaves_out_what_is_not_known():
    text = "\n".join(part_of(replace(BOOK, version="", change_note=NO_TEXT), 0))
    assert "Phiên bản:" not in text and "Thay đổi:" not in text
    assert "Nguồn: Sổ\n" in "\n".join(part_of(replace(BOOK, source=verbatim("Sổ")), 0))


def test_a_long_title_is_underlined_no_further_than_a_line_of_text():
    text = render_readme(replace(BOOK, title=verbatim("x" * 90)), [])
    assert text.startswith(f"{'x' * 90}\n{'=' * 72}\n\n")


def test_the_descriptor_tells_what_a_column_means_once(tmp_path):
    other = replace(COLUMNS["note"], description=verbatim("Khác"))
    tables = (replace(TABLE, name=name, columns=(TABLE.columns[0], note, SHARE)) for name, note in (
        ("b", COLUMNS["note"]), ("c", other), ("d", COLUMNS["note"])))  # fmt: skip
    write_package_files(replace(BOOK, main=tuple(tables)), tmp_path)
    text = (tmp_path / "datapackage.json").read_text("utf-8")
    assert sum(line.lstrip().startswith('{"name":') for line in text.splitlines()) == 9, "a line a column"
    resources = json.loads(text)["resources"]
    told = [[field.get("description") for field in one["schema"]["fields"]] for one in resources]
    assert told[0][1:] == [COLUMNS["note"].description.first, "Phần trăm"] and told[0][0]
    assert told[1:] == [[None, "Khác", None], [None, None, None]]
    assert all("title" in field for one in resources for field in one["schema"]["fields"])


@pytest.mark.parametrize(
    "created, told", [("2026-11-21", "2026-11-21T00:00:00Z"), ("2026-11-21T07:00:00Z", "2026-11-21T07:00:00Z")]
)
def test_the_descriptor_tells_a_moment_where_a_day_is_known(tmp_path, created, told):
    write_package_files(BOOK, tmp_path)
    write_descriptor(replace(BOOK, created=created), tmp_path)
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert descriptor["created"] == told
    assert (descriptor["title"], descriptor["title_en"], descriptor["change_note_en"]) == ("Gói", "Package", "Mended")
    assert descriptor["sources"] == [
        {"title": "1/BC", "number": "1/BC", "date": "2019-06-20", "issuer": "so-a", "file": "a.txt"}
    ]
    write_descriptor(replace(BOOK, created=""), tmp_path)
    assert "created" not in json.loads((tmp_path / "datapackage.json").read_text("utf-8"))


def test_a_source_is_called_by_title_number_or_file(tmp_path):
    write_package_files(BOOK, tmp_path)
    sources = tuple(
        Source(number, "", "", "", title, "a.txt", "") for number, title in (("1", "T"), ("1", ""), ("", ""))
    )
    write_descriptor(replace(BOOK, documents=sources), tmp_path)
    told = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["sources"]
    assert [source["title"] for source in told] == ["T", "1", "a.txt"]
    assert source_lines(replace(BOOK, documents=sources[:2])) == ("T, 1", "1")


def test_parquet_has_titles_in_each_language(tmp_path):
    PARQUET.write(BOOK, tmp_path / "t.parquet")
    schema = pyarrow.parquet.read_schema(tmp_path / "t.parquet")
    told = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    assert {name: told[name] for name in ("title", "title_en", "version", "licence")} == {
        "title": "Bảng", "title_en": "Table", "version": "1.0.0", "licence": "CC-BY-4.0",
    }  # fmt: skip
    share = schema.field("share").metadata
    assert (share[b"title"].decode(), share[b"title_en"]) == ("Kết quả > Tỷ lệ", b"Result > Share")
    assert pyarrow.parquet.read_table(tmp_path / "t.parquet").column("share").to_pylist() == [2.5]


def test_texts_are_told_in_the_ways_of_files():
    text = bilingual("Tên", "Name")
    assert suffixed_texts("title", text, LANGUAGES) == {"title": "Tên", "title_en": "Name"}
    assert named_by_language("label", text, LANGUAGES) == {"label_vi": "Tên", "label_en": "Name"}
    assert tagged(text, ("en",)) == [{"@value": "Name", "@language": "en"}] and tagged(NO_TEXT, LANGUAGES) == []


def test_a_column_is_described_once_for_all_files():
    assert column_facts(SHARE, LANGUAGES) == {
        "column": "share", "type": "number", "label_vi": "Kết quả > Tỷ lệ", "label_en": "Result > Share",
        "description_vi": "Phần trăm", "description_en": "Per cent", "unit_of_measure": "phan-tram",
        "printed_column": "4", "formula": "4=3/2", "refers_to": "",
    }  # fmt: skip


# The workbook


def test_the_cover_tells_facts_then_contents_then_states(tmp_path):
    XLSX.write(BOOK, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    lines = [[cell for cell in row if cell is not None] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert [line[1] for line in lines[:2]] == ["Gói", "Package"]
    assert lines[2:5] == [["Phiên bản / Version", "1.0.0"], ["Thay đổi", "Sửa"], ["Change", "Mended"]]
    assert [line[0] for line in lines[5:10]] == ["Giấy phép / Licence", "", "", "Trích dẫn", "Cite as"]
    assert all("source.txt" in line[1] for line in lines[6:8]), "what is ours and what is an official text"
    assert lines[10:14] == [[], ["Trang", "Nội dung", "Content", "Số dòng"], ["bang", "Bảng", "Table", 1], []]
    assert lines[14] == ["Trạng thái", "Ý nghĩa", "Meaning"]
    assert lines[15][:2] == ["reported", "có số liệu: Văn bản ghi số liệu này. Số 0 in trên giấy là số liệu."]
    assert lines[22:24] == [[], ["Độ chắc", "Ý nghĩa", "Meaning"]]
    assert [line[0] for line in lines[24:]] == list(STANDINGS)
    dictionary = list(book.worksheets[1].iter_rows(values_only=True))
    assert dictionary[0] == (
        "table", "column", "label_vi", "label_en", "type", "unit_of_measure", "printed_column", "formula",
        "description_vi", "description_en",
    )  # fmt: skip
    assert dictionary[3][:5] == ("bang", "share", "Kết quả > Tỷ lệ", "Result > Share", "number")
    assert dictionary[3][-2] == "Phần trăm"


def test_a_long_heading_is_whole_in_the_dictionary_below_a_head_that_stands_out(tmp_path):
    column = StatColumn("x" * 40, verbatim("Rất dài " * 40))
    XLSX.write(book_of(StatTable("t", NO_TEXT, NO_TEXT, (column,), ()), PORTAL), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Cột"]
    assert sheet["C2"].value == column.label.first
    assert all(cell.font.b for cell in sheet[1]) and not any(cell.font.b for cell in sheet[2])


@pytest.mark.parametrize(
    "printed, role, code", [("2844", "value", "#,##0"), ("86.480", "value", "#,##0.000"), ("2019", "info", "0")]
)
def test_numbers_are_grouped_where_they_are_values(tmp_path, printed, role, code):
    column = StatColumn("x", verbatim("X"), role=role, type="number")
    table = StatTable("t", NO_TEXT, NO_TEXT, (column,), ((Decimal(printed),),))
    XLSX.write(book_of(table, PORTAL), tmp_path / "t.xlsx")
    assert openpyxl.load_workbook(tmp_path / "t.xlsx")["t"]["A2"].number_format == code


def test_columns_are_as_wide_as_what_they_hold(tmp_path):
    """And no wider than can be read in print: ids break early, words later, and the row is as tall as its longest."""
    names = (("row", "key"), ("label", "label"), ("a" * 30, "info"), ("b" * 60, "info"))
    columns = tuple(StatColumn(name, verbatim(name), role=role) for name, role in names)
    cells = ["dai-" * 20, "bốn chữ " * 15, "ngắn", None]
    XLSX.write(book_of(StatTable("t", NO_TEXT, NO_TEXT, columns, (tuple(cells),)), PORTAL), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["t"]
    assert [round(sheet.column_dimensions[letter].width) for letter in "ABCD"] == [23, 45, 34, 45]
    assert sheet.freeze_panes == "C2" and sheet.row_dimensions[2].height == 15 * 4
    assert [cell.alignment.wrap_text for cell in sheet[2]][:3] == [True, True, True]


# Whole folders


def test_files_come_in_the_order_of_names_into_a_folder_made_for_them(tmp_path):
    files = publish_all(make_collection(), make_figures(), tmp_path / "a" / "b")
    assert [file.name for file in files] == sorted(path.name for path in (tmp_path / "a" / "b").iterdir())
    assert {"cchc.sqlite", "cchc.xlsx", "cchc.zip", "figures.parquet"} <= {file.name for file in files}
    files = publish_release(make_release(), make_collection(), tmp_path / "c")
    assert [file.name for file in files] == sorted(path.name for path in (tmp_path / "c").iterdir())


def test_the_readme_in_an_archive_lists_what_is_in_it(tmp_path):
    publish_release(make_release(), make_collection(), tmp_path)
    with zipfile.ZipFile(next(tmp_path.glob("*.zip"))) as archive:
        names, text = archive.namelist(), archive.read("README.txt").decode()
    assert all(f"\n{name}: " in text for name in names if name != "README.txt")
    assert "\ntthc-pl-1.csv: Phụ lục I – CSV (UTF-8, dấu phẩy)\n" in text and ".xlsx" not in text


def test_a_package_has_each_table_and_describes_them_together(tmp_path):
    book = make_release_book(make_release(), make_collection())
    write_package_files(book, tmp_path)
    names = {f"{table.name}.csv" for table in book.tables}
    assert {path.name for path in tmp_path.iterdir()} == names | {"datapackage.json", "csv-metadata.json"}
