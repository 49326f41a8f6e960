"""Single parts of the reading: limits of a sheet, headings, shadows on paper, what is told where there is no table."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest
from PIL import Image

from plugins.cchc.intake import excel_file
from plugins.cchc.intake.excel_file import _is_too_big
from plugins.cchc.intake.report_reading import _say_no_table
from plugins.cchc.intake.scan_file import _even
from plugins.cchc.intake.source import Document
from plugins.cchc.intake.table_headers import Header
from plugins.cchc.intake.templates import sorted_releases
from tests.fixtures.small_edition import small_edition


def test_what_lies_beyond_the_limits_counts_only_where_something_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_file, "MAX_ROWS", 2)
    sheet = openpyxl.Workbook().worksheets[0]
    for row in (["a"], ["b"], [None]):
        sheet.append(row)
    sheet.cell(3, 1).number_format = "0"
    assert sheet.max_row == 3 and not _is_too_big(sheet)
    sheet.cell(3, 1).value = "c"
    assert _is_too_big(sheet)


def test_the_lowest_heading_of_a_column_is_its_own() -> None:
    header = Header(0, 2, (("Đơn vị",), ("Kết quả", "Đúng hạn"), ()), None, 0, 1, is_on_page=False, is_scanned=False)
    assert header.leaves == ("Đơn vị", "Đúng hạn", "") and header.headings(1) == ["Kết quả Đúng hạn", "Đúng hạn"]


def test_a_shadow_over_half_of_a_sheet_is_paper() -> None:
    sheet = Image.new("L", (256, 256), 250)
    sheet.paste(130, (0, 128, 256, 256))
    assert _even(sheet).getpixel((128, 240)) > 235


def test_why_nothing_is_read_is_told_by_what_the_file_has() -> None:
    empty = Document("trong.docx", "", ("", ""), ())
    assert _say_no_table(empty).startswith("Tệp “trong.docx” không có chữ nào.")
    assert _say_no_table(replace(empty, lines=("Báo cáo",))).startswith("Tệp “trong.docx” không có bảng nào.")


def test_the_report_of_the_latest_period_comes_last() -> None:
    collection = small_edition().collection
    ends = [collection.references.periods[release.period].end for release in sorted_releases(collection, "mau-1")]
    assert len(set(ends)) > 1 and ends == sorted(ends)
