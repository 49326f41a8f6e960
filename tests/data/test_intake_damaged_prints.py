"""Prints of the real reports, damaged in any way: a figure is read right or asked, never misplaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.intake.number_balance import NUMBER
from plugins.cchc.intake.reading import ReportReading
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.intake.report_reading import read_report
from plugins.cchc.model.collection import Collection
from plugins.cchc.model.releases import Release
from tests.fixtures.balance import assert_balanced
from tests.fixtures.printing import Print, make_document, print_release

DISTRICT = "2023-q1-huyen-long-phu"

DEPARTMENT = "2018-so-thong-tin-va-truyen-thong"

Grid = list[list[str]]


@pytest.fixture(scope="module")
def collection(edition: Edition) -> Collection:
    return edition.collection


def print_of(collection: Collection, report: str, table: str) -> Print:
    release = next(one for one in collection.newest() if one.report == report)
    names = [one.id for one in release.tables if one.form.rows != "prose"]
    return print_release(release, collection.references)[names.index(table)]


def read_grid(collection: Collection, report: str, one: Print, grid: Grid) -> ReportReading:
    release = next(one for one in collection.newest() if one.report == report)
    document = make_document(one.title, grid)
    reading = read_report(document, collection, Wanted(release.unit, release.period), {})
    assert_balanced(reading)
    tables = "\n".join(text for row in grid for text in row)
    assert reading.balance.numbers == len(NUMBER.findall(tables)), "a number of the print is in no part of the balance"
    return reading


def misread(reading: ReportReading, release: Release) -> Iterator[str]:
    """Cells that were read, not asked, and are not what the package has."""
    for table in reading.tables:
        truth = release.table(table.id)
        assert truth is not None
        for row in table.rows:
            for cell in row.cells:
                expected = truth.row(row.row.key)
                if not cell.is_open and (expected is None or expected.cells[cell.field].printed != cell.value):
                    yield f"{table.id} {row.row.key} {cell.field}: {cell.value!r}"


def drop(grid: Grid, at: int) -> None:
    del grid[at]


def double(grid: Grid, at: int) -> None:
    grid.insert(at, list(grid[at]))


def swap(grid: Grid, at: int) -> None:
    grid[at], grid[at + 1] = grid[at + 1], grid[at]


def slip_right(grid: Grid, at: int) -> None:
    grid[at] = ["", *grid[at]]


def slip_left(grid: Grid, at: int) -> None:
    grid[at] = grid[at][1:] if not grid[at][0] else grid[at]


def blank_label(grid: Grid, at: int) -> None:
    grid[at][1] = ""


def misspell(grid: Grid, at: int) -> None:
    grid[at][1] = grid[at][1][:-2] + "xyz"


@pytest.mark.parametrize("damage", [drop, double, swap, slip_right, slip_left, blank_label, misspell])
def test_damaged_row_is_asked_and_nothing_is_misplaced(
    damage: Callable[[Grid, int], None], collection: Collection
) -> None:
    one = print_of(collection, DISTRICT, "sn-534")
    release = next(r for r in collection.newest() if r.report == DISTRICT)
    for at in range(one.header + 3, one.height - 2, 23):
        grid = one.grid()
        damage(grid, at)
        assert list(misread(read_grid(collection, DISTRICT, one, grid), release)) == []


def test_row_of_the_form_that_is_missing_is_asked(collection: Collection) -> None:
    one = print_of(collection, DISTRICT, "sn-534")
    grid = [row for row in one.grid() if row[1] != "Số nhiệm vụ đã hoàn thành"]
    asked = {question.id for question in read_grid(collection, DISTRICT, one, grid).open}
    assert "sn-534/thieu/i.1.2" in asked


@pytest.mark.parametrize(("second", "words"), [("", "giống hệt"), ("5", "in khác: ")])
def test_row_printed_twice_is_one_question_and_hides_no_missing_row(
    second: str, words: str, collection: Collection
) -> None:
    """The row after it is deleted: two causes, two questions."""
    one = print_of(collection, DISTRICT, "sn-534")
    grid = one.grid()
    place = next(at for at, row in enumerate(grid) if row[1] == "Số lượng phiếu khảo sát")
    double(grid, place)
    grid[place + 1][3] = second or grid[place][3]
    drop(grid, place + 2)
    asked = {question.id: question for question in read_grid(collection, DISTRICT, one, grid).open}
    assert set(asked) >= {"sn-534/i.7.1/lap", "sn-534/thieu/i.7.2"}
    assert words in asked["sn-534/i.7.1/lap"].ask and "dòng I.7.1 “Số lượng phiếu" in asked["sn-534/i.7.1/lap"].about
    assert not [id_ for id_ in asked if id_.endswith("/dong")]


def test_row_of_another_section_is_never_suggested(collection: Collection) -> None:
    """Section IV has a row of the same name: its place alone says that it is not meant."""
    one = print_of(collection, DISTRICT, "sn-534")
    grid = one.grid()
    place = next(at for at, row in enumerate(grid) if row[1] == "Số lượng phiếu khảo sát")
    grid[place][1] = "Dòng không ai biết"
    question = next(q for q in read_grid(collection, DISTRICT, one, grid).open if q.id.endswith("/dong"))
    assert [offered for offered in question.offered if not offered.startswith(("i.7.", "bo-qua", "them"))] == []


@pytest.fixture
def software(collection: Collection) -> Print:
    """Form 12: all communes of the province, three towns with wards of the same names."""
    return print_of(collection, DEPARTMENT, "bm-12")


def test_wrong_commune_is_asked_with_those_of_its_district(software: Print, collection: Collection) -> None:
    grid = software.grid()
    at = next(at for at, row in enumerate(grid) if row[1] == "Thạnh Tân")
    grid[at][1] = "Tân Thạnh"  # a commune of another district, in the place of Thạnh Tân
    reading = read_grid(collection, DEPARTMENT, software, grid)
    question = next(one for one in reading.open if one.id.startswith("bm-12/") and one.id.endswith("/dong"))
    assert "Tân Thạnh" in question.about
    assert question.choices[0].answer == "iii.10.6"
    assert "giống 100 %" not in question.choices[0].means


def test_lost_heading_of_a_town_is_asked_and_its_wards_stay_its_own(software: Print, collection: Collection) -> None:
    grid = [row for row in software.grid() if row[1] != "Thị xã Ngã Năm"]
    reading = read_grid(collection, DEPARTMENT, software, grid)
    missing = next(one for one in reading.open if one.id == "bm-12/thieu/iii.2")
    assert "các dòng dưới nó vẫn được hiểu là thuộc mục này" in missing.ask
    wards = {row.row.key: row.row.unit for row in reading.tables[0].rows if row.label == "Phường 1"}
    assert wards == {"iii.1.1": "phuong-1-soc-trang", "iii.2.1": "phuong-1-nga-nam", "iii.3.1": "phuong-1-vinh-chau"}


def test_name_without_marks_is_put_right_and_recorded(software: Print, collection: Collection) -> None:
    grid = software.grid()
    at = next(at for at, row in enumerate(grid) if row[1] == "Trinh Phú")
    grid[at][1] = "Trình Phú"
    table = read_grid(collection, DEPARTMENT, software, grid).tables[0]
    row = next(row for row in table.rows if row.row.unit == "xa-trinh-phu-ke-sach")
    assert row.label == "Trinh Phú"
    assert [(a.kind, a.printed) for a in table.annotations if a.row == row.row.key] == [("misprint", "Trình Phú")]


def test_figure_in_the_next_column_is_asked(collection: Collection) -> None:
    one = print_of(collection, DISTRICT, "sn-534")
    grid = one.grid()
    at = next(at for at, row in enumerate(grid) if row[1] == "Số lượng phiếu khảo sát")
    grid[at][2:5] = ["424", "", ""]
    asked = {question.id for question in read_grid(collection, DISTRICT, one, grid).open}
    assert "sn-534/i.7.1/don-vi-tinh" in asked


def test_changed_heading_of_a_column_is_asked(collection: Collection) -> None:
    one = print_of(collection, "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong", "tthc-pl-2")
    grid = one.grid()
    grid[0][6] = "Ý kiến khác"
    report = "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong"
    reading = read_grid(collection, report, one, grid)
    question = next(one for one in reading.open if "/cot-" in one.id)
    assert "in “Ý kiến khác”, theo vị trí là cột “Ý kiến góp ý”" in question.ask


def test_two_columns_changed_places_are_not_taken_by_position(collection: Collection) -> None:
    report = "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong"
    one = print_of(collection, report, "tthc-pl-2")
    grid = [[*row[:2], row[3], row[2], *row[4:]] for row in one.grid()]
    asked = [question.id for question in read_grid(collection, report, one, grid).open]
    assert sum("/cot-" in one for one in asked) == 2


def test_same_table_twice_is_asked(collection: Collection) -> None:
    report = "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong"
    one = print_of(collection, report, "tthc-pl-2")
    twice = [*one.grid(), [""], ["PHỤ LỤC II"], [""], *one.grid()]
    asked = [question.id for question in read_grid(collection, report, one, twice).open]
    assert any(one.endswith("/lap") for one in asked)


@pytest.mark.parametrize(
    ("columns", "is_read"), [(slice(None), True), (slice(None, -1), True), (slice(1, None), False)]
)
def test_table_that_goes_on_without_a_header_is_read_only_in_the_same_columns(
    columns: slice, is_read: bool, collection: Collection
) -> None:
    """Whole, or without the column of notes; without the first column everything has slipped."""
    one = print_of(collection, DISTRICT, "sn-534")
    first, rest = one.grid()[:100], [row[columns] for row in one.grid()[100:]]
    release = next(release for release in collection.newest() if release.report == DISTRICT)
    document = make_document(one.title, first, rest)
    reading = read_report(document, collection, Wanted(release.unit, release.period), {})
    table = release.table("sn-534")
    assert table is not None and list(misread(reading, release)) == []
    rows = reading.tables[0].rows
    assert len(rows) == (len(table.rows) if is_read else 100 - one.header)
    line = len(one.title) + len(first) + 1
    assert (f"bang/d{line}/la" in {question.id for question in reading.open}) is not is_read
