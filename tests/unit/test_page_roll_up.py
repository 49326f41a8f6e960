"""The roll-up: parts added beside the total that is printed, the difference in the open, nothing in doubt added."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plugins.cchc.model.releases import Row, Table
from plugins.cchc.pages.added_up import roll_up_section
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.unit import unit_page
from tests.fixtures.small_edition import with_releases
from tests.fixtures.small_reports import CENTRE_Q1
from tests.fixtures.small_site import anchors, make_site, table_words, with_portal

SITE = make_site()
UNIT = "trung-tam-mau"


def rows_of(site: PageContext = SITE, unit: str = UNIT) -> list[list[str]]:
    return [row for section in roll_up_section(site, unit) for table in section.tables for row in table_words(table)]


def with_number(row: str, number: int | None) -> PageContext:
    """The site in which this row of the centre's table of work says another number, or none, in each of its fields."""

    def changed_row(one: Row) -> Row:
        value = None if number is None else Decimal(number)
        cells = {name: replace(cell, value=value, printed=str(number or "")) for name, cell in one.cells.items()}
        return replace(one, cells=cells) if one.key == row else one

    def changed(table: Table) -> Table:
        return replace(table, rows=tuple(map(changed_row, table.rows)))

    release = SITE.release(CENTRE_Q1)
    return make_site(with_releases(replace(release, version="9.0.0", tables=tuple(map(changed, release.tables)))))


def test_what_the_parts_add_up_to_stands_beside_what_is_printed() -> None:
    rows = {row[0]: row[1:] for row in rows_of()}
    assert rows["Việc được hỏi (Biểu mẫu 3, k.2032-q1)"] == ["2/2", "40", "40", "0"]
    assert rows["Mọi ý kiến (biểu 5, k.2032-q2)"] == ["1/2", "40", "45", "5"], "a blank part is none, not 0"


def test_the_difference_is_in_the_open_and_its_sign_says_which_side_is_more() -> None:
    assert ["Việc được hỏi (Biểu mẫu 3, k.2032-q1)", "1/2", "30", "40", "10"] in rows_of(with_number("dat", None))
    assert ["Việc được hỏi (Biểu mẫu 3, k.2032-q1)", "2/2", "40", "7", "−33"] in rows_of(with_number("total", 7))


def test_a_total_that_another_body_reports_says_who() -> None:
    release = SITE.release(CENTRE_Q1)
    lent = make_site(with_releases(replace(release, version="9.0.0", unit="so-lua")))
    assert ["Việc được hỏi (Biểu mẫu 3, k.2032-q1; Sở Lúa báo cáo)", "2/2", "40", "40", "0"] in rows_of(lent)


def test_where_a_part_contradicts_itself_nothing_is_added() -> None:
    assert ["Hồ sơ tiếp nhận (Phụ lục I, k.2032-q1)", "12/12", "không cộng", "2.740", ""] in rows_of()


def test_what_is_in_hand_and_shares_are_never_added() -> None:
    assert not [row for row in rows_of() if "%" in row[3] or "Tồn" in row[0]]


def test_a_unit_without_a_printed_total_has_none_and_only_the_provinces_page_shows_it() -> None:
    assert roll_up_section(SITE, "so-lua") == ()
    assert "cong-lai" not in anchors(unit_page(SITE, UNIT))
    assert "cong-lai" in anchors(unit_page(with_portal(SITE, province=UNIT), UNIT))
