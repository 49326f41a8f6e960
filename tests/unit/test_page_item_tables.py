"""Tables of our own: a row for each item, columns that each say one thing of it; sections over nothing are left out."""

from __future__ import annotations

import pytest

from plugins.cchc.pages.models import CellView, Link, PageSection, plain_lead, with_content
from plugins.cchc.pages.table_views import ItemColumn, RowNames, item_table
from plugins.cchc.pages.value_columns import category_words, sortable, values_table
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_site import heading_words, make_site, row_words, table_words, value_of

SITE = make_site()
NAMES = RowNames[int]("Số", lambda number: Link(f"số {number}", f"so/{number}/"))


def table_of(*items: int):
    columns = (
        ItemColumn[int]("Gấp đôi", lambda number: str(2 * number), numeric=True),
        ItemColumn[int]("Lời", lambda number: CellView(f"lời {number}", False, lang="vi")),
    )
    return item_table(SITE, "Các số", NAMES, columns, items)


def test_each_item_is_a_row_with_a_cell_for_each_column() -> None:
    table = table_of(3, 4)
    assert table.caption == "Các số" and heading_words(table) == ["Số", "Gấp đôi", "Lời"]
    assert [row_words(row) for row in table.rows] == [["số 3", "6", "lời 3"], ["số 4", "8", "lời 4"]]
    assert [row.label_path for row in table.rows] == ["so/3/", "so/4/"]
    assert [cell.numeric for cell in table.header_rows[0]] == [True, False]
    assert [(cell.numeric, cell.lang) for cell in table.rows[0].cells] == [(True, ""), (False, "vi")]


@pytest.mark.parametrize(("items", "is_sorted"), [((), False), ((1, 2), False), ((1, 2, 3), True)])
def test_three_rows_can_be_sorted(items: tuple[int, ...], is_sorted: bool) -> None:
    assert sortable(table_of(*items)).sortable is is_sorted


def test_a_share_shows_its_parts_and_a_printed_one_has_none() -> None:
    share = value_of(SITE, MEASURE_ON_TIME, "so-lua", "2031")
    printed = value_of(SITE, "in-san", "so-lua", "2031")
    table = values_table(SITE, "values", "Các số", (share, printed), has_period=True)
    parts = [SITE.number(share.numerator), SITE.number(share.denominator or 0)]
    told, told_of_printed = table_words(table)
    at = heading_words(table).index("Tử số")
    assert told[1:3] == ["k.2031", SITE.format_value(share)] and told[at : at + 2] == parts
    assert told_of_printed[at : at + 2] == ["", ""]
    assert [cell.numeric for cell in table.header_rows[0]][:4] == [False, True, True, True]
    (told, told_of_printed) = table_words(values_table(SITE, "values of a swarm", "Các số", (share, printed)))
    assert (told[-1], told_of_printed[-1]) == (SITE.parts(share), "")
    assert category_words(SITE, share) == ""


def test_a_section_without_content_is_left_out() -> None:
    full = PageSection("a", "A", facts=(), paragraphs=("lời",))
    assert with_content(PageSection("b", "B", intro="lời"), full) == (full,)
    assert plain_lead("lời") == (("lời", False),)
