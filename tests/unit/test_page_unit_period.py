"""A unit in one period: its figures, the tables they stand in, the checks it took part in."""

from __future__ import annotations

from functools import cache

from plugins.cchc.pages.models import Page
from plugins.cchc.pages.unit_period import periods_of, unit_chips, unit_period_page
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_site import (
    anchors,
    lead_words,
    link_words,
    make_site,
    paths,
    section_of,
    table_words,
)

SITE = make_site()


@cache
def page_of(unit: str, period: str) -> Page:
    return unit_period_page(SITE, unit, period)


def test_head_and_the_way_up() -> None:
    page = page_of("so-lua", "2032-q1")
    assert page.head.path == page.current_chip == "don-vi/so-lua/2032-q1/"
    assert page.head.title == page.heading == "Sở Lúa, quý I/2032"
    assert link_words(page.head.crumbs) == [("Đơn vị", "don-vi/", ""), ("Sở Lúa", "don-vi/so-lua/", "")]
    assert page.kicker == "Sở, ngành"
    assert page_of("phuong-1", "2032-q1").heading == "Phường 1, H. Đông, quý I/2032"


def test_periods_of_a_unit_stand_oldest_first() -> None:
    assert periods_of(SITE, "so-lua") == ("2031", "2032-q1", "2032-q2")
    assert periods_of(SITE, "so-vang") == ()
    assert paths(unit_chips(SITE, "so-lua"))[1] == "don-vi/so-lua/2032-q1/"
    assert unit_chips(SITE, "so-mua") == (), "its only period is told on its own page"


def test_only_figures_of_this_period_are_told() -> None:
    tiles = section_of(page_of("so-lua", "2032-q1"), "so-chinh").tiles
    assert [(tile.path, tile.figure) for tile in tiles] == [
        (f"chi-tieu/{MEASURE_ON_TIME}/", "90,00\u00a0%"),
        (f"chi-tieu/{MEASURE_LATE}/", "10,00\u00a0%"),
        ("chi-tieu/nhan/", "120"),
    ]
    assert tiles[0].context == ""
    assert lead_words(page_of("so-lua", "2032-q1")).startswith("Tính đến 25/3/2032")


def test_each_table_as_filed_is_one_click_away_at_the_units_own_row() -> None:
    """Once for all figures of the row."""
    (table,) = section_of(page_of("so-nang", "2032-q1"), "so-lieu").tables
    (source,) = (cell for row in table.rows for cell in row.cells if cell.path.endswith("/#r-4"))
    assert source.path == "bao-cao/2032-q1-trung-tam-mau/mau-1/#r-4" and source.rowspan == len(table.rows) > 1


def test_checks_that_the_units_figures_are_in_are_counted_once_each() -> None:
    section = section_of(page_of("so-nang", "2032-q1"), "doi-chieu")
    assert section.intro == (
        "Phép tính có số của đơn vị này: 0 khớp, 2 lệch. Phép tính là của biểu mẫu, số là số đã in."
    )
    assert [link.label for link in section.links] == [
        "✗ Cột 1 = 2 + 3 + 4 + 5 + 6", "✗ Đã giải quyết không quá tiếp nhận",
    ]  # fmt: skip
    assert [link.note for link in section.links] == [
        "40 + 10 + 5 + 0 + 0 = 55; báo cáo ghi 50 (lệch 5)",
        "báo cáo ghi 40 + 10 + 5, phải ≤ 50 (lệch 5)",
    ]
    wanted = [
        SITE.links.finding("2032-q1-trung-tam-mau", f"2032-q1-trung-tam-mau.mau-1.{check}.4")
        for check in ("bang-tong", "khong-qua")
    ]
    assert paths(section.links) == wanted
    assert section_of(page_of("so-lua", "2032-q1"), "doi-chieu").links == ()
    assert "1 khớp, 0 lệch, 1 trong giới hạn." in section_of(page_of("so-lua", "2032-q1"), "doi-chieu").intro


def test_pictures_of_a_department() -> None:
    charts = [(section.title, section.anchor) for section in page_of("so-lua", "2032-q1").sections if section.charts]
    assert charts == [
        ("Hồ sơ đi đâu", "ho-so-mau-1"),
        ("So với các đơn vị cùng cấp", f"cung-cap-{MEASURE_ON_TIME}"),
    ]


def test_pictures_of_a_district_show_its_communes() -> None:
    assert "ban-do-xa" in anchors(page_of("huyen-dong", "2032-q1"))
    assert "ban-do-xa" not in anchors(page_of("huyen-dong", "2032-q2"))


def test_pictures_of_a_body_that_states_its_own_dossiers() -> None:
    assert "ho-so-ghi" in anchors(page_of("so-lua", "2031"))
    assert "diem-mau-4" in anchors(page_of("so-lua", "2032-q2"))


def test_all_figures_stand_by_topic() -> None:
    section = section_of(page_of("so-lua", "2031"), "so-lieu")
    assert section.title == "Tất cả số liệu, theo lĩnh vực" and section.intro.startswith(
        "7 số liệu, 2 ô không có số liệu."
    )
    assert [table.caption for table in section.tables] == ["III. Một cửa", "IV. Bộ máy", "V. Hiện đại hóa"]
    assert [row[:3] for row in table_words(section.tables[0])] == [
        ["Hồ sơ tiếp nhận", "400", "Hồ sơ"],
        ["Hồ sơ đã giải quyết", "380", "Hồ sơ"],
        ["Hồ sơ ghi là đúng hạn", "390", "Hồ sơ"],
    ]


def test_quotes_are_of_the_headlines_that_can_be_quoted() -> None:
    quotes = section_of(page_of("so-lua", "2031"), "trich-con-so").quotes
    assert [quote.text.split(" là ")[0] for quote in quotes] == [
        "Sở Lúa, năm 2031: tỷ lệ in sẵn",
        "Sở Lúa, năm 2031: số người làm",
    ]


def test_a_unit_without_a_headline_starts_with_its_table() -> None:
    assert anchors(page_of("huyen-bac", "2032-q1"))[0] == "so-lieu"
    assert page_of("huyen-bac", "2032-q1").lead == ()
