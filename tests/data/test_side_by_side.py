"""A period's units side by side: one column a measure and way of counting, blanks where nothing is held."""

from __future__ import annotations

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.models import PageSection
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.period import period_page
from plugins.cchc.words.language import Language


@pytest.fixture(scope="module")
def context(edition: Edition) -> PageContext:
    return PageContext(edition, Language("vi"), Links("vi", edition.units_over_time))


def sections_of(context: PageContext, period: str) -> dict[str, PageSection]:
    return {section.anchor: section for section in period_page(context, period).sections}


def cells_of(section: PageSection, label: str) -> dict[str, str]:
    (table,) = section.tables
    (row,) = (row for row in table.rows if row.label == label)
    headings = [f"{cell.text} ({cell.number})" for cell in table.header_rows[0]]
    return dict(zip(headings, (cell.text for cell in row.cells), strict=True))


def test_a_department_beside_a_district(context: PageContext) -> None:
    section = sections_of(context, "2023-q1")["canh-nhau"]
    district, department = (cells_of(section, name) for name in ("Huyện Long Phú", "Sở Thông tin và Truyền thông"))
    assert district["Trực tuyến, chỉ thủ tục mức độ 3–4 (cơ quan tự báo cáo)"] == "43,64\u00a0%"
    assert district["Đúng hạn hoặc sớm (cơ quan tự báo cáo)"] == "không tính được"
    assert department["Đúng hạn hoặc sớm (cơ quan tự báo cáo)"] == ""  # not held: neither zero nor a dash


def test_two_ways_of_counting_are_two_columns_and_neither_stands_without_the_other(context: PageContext) -> None:
    own = cells_of(sections_of(context, "2018")["canh-nhau"], "Sở Thông tin và Truyền thông")
    assert own["Đúng hạn hoặc sớm (phần mềm một cửa ghi nhận)"] == "83,72\u00a0% ≠ 100,00\u00a0%"
    # Its own total of the same year has no peers, and is not lost.
    assert own["Đúng hạn hoặc sớm (cơ quan tự báo cáo)"] == "100,00\u00a0% ≠ 83,72\u00a0%"


def test_one_body_alone_has_nothing_beside_it(context: PageContext) -> None:
    assert "canh-nhau" not in sections_of(context, "2023")


def test_totals_of_a_reporting_body_are_shown(context: PageContext) -> None:
    own = cells_of(sections_of(context, "2019-h1")["canh-nhau"], "Trung tâm Phục vụ hành chính công")
    assert own["Đúng hạn hoặc sớm (Trung tâm đếm)"] == "99,68\u00a0%"  # of a second share only the whole is stated


@pytest.mark.parametrize("period", ["2018", "2019-q1", "2019-q2", "2019-h1", "2023", "2023-q1"])
def test_every_value_of_a_period_has_its_cell(context: PageContext, period: str) -> None:
    """In the tables of units side by side, else in a row of what few units have: a unit's parts, a unit alone."""
    sections = sections_of(context, period)
    beside = [
        table for anchor, section in sections.items() if anchor.startswith("canh-nhau") for table in section.tables
    ]
    cells = sum(bool(cell.text) for table in beside for row in table.rows for cell in row.cells)
    rows = len(sections["it-don-vi"].tables[0].rows) if "it-don-vi" in sections else 0
    values = (value for values in context.edition.values_by_measure.values() for value in values)
    assert 0 <= sum(value.period == period for value in values) - cells <= rows


def test_measures_of_few_units_have_no_table_each(context: PageContext) -> None:
    assert not any(anchor.startswith("chi-so-") for anchor in sections_of(context, "2023-q1"))
