"""One period: every unit side by side, each measure with its ranks, and what only one or two have."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from plugins.cchc.pages.models import Page
from plugins.cchc.pages.peer_rankings import PeerGroup
from plugins.cchc.pages.period import period_charts, period_page, periods_held, periods_page
from plugins.cchc.pages.side_by_side import few_section, side_by_side, units_table
from plugins.cchc.pages.table_views import FINDING_MARK
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_site import (
    anchors,
    heading_words,
    lead_words,
    link_words,
    make_site,
    make_standings,
    paths,
    section_of,
    table_words,
    value_of,
)

SITE = make_site()


@cache
def page_of(period: str) -> Page:
    return period_page(SITE, period)


def test_periods_with_figures_stand_oldest_first_with_the_number_of_units() -> None:
    assert periods_held(SITE) == ("2031", "2032-q1", "2032-q2")
    page = periods_page(SITE)
    assert link_words(section_of(page, "ky").links) == [
        ("Năm 2031", "ky/2031/", "2 đơn vị có số liệu"),
        ("Quý I/2032", "ky/2032-q1/", "19 đơn vị có số liệu"),
        ("Quý II/2032", "ky/2032-q2/", "5 đơn vị có số liệu"),
    ]
    assert page.head.path == "ky/" and page.head.section == "ky/"


def test_head_chips_and_lead() -> None:
    page = page_of("2032-q1")
    assert (page.head.path, page.heading, page.kicker) == ("ky/2032-q1/", "Quý I/2032", "Quý")
    assert paths(page.chips) == ["ky/2031/", "ky/2032-q1/", "ky/2032-q2/"] and page.current_chip == "ky/2032-q1/"
    assert lead_words(page) == "Có số liệu của 19 đơn vị trong kỳ này."


def test_units_stand_side_by_side_by_kind_and_name_with_a_column_for_each_way_of_counting() -> None:
    (table,) = section_of(page_of("2032-q1"), "canh-nhau").tables
    assert heading_words(table) == [
        "Đơn vị", "Tỷ lệ đúng hạn, ngắn", "Tỷ lệ quá hạn, ngắn (số hồ sơ)", "Số hồ sơ nhận, ngắn",
        "Tỷ lệ việc đã làm, ngắn",
    ]  # fmt: skip
    assert [cell.number for cell in table.header_rows[0]] == ["Cách trung-tam-dem"] * 3 + ["Cách dem-viec"]
    assert [row.label for row in table.rows] == [
        "Trung tâm Mẫu", "Sở Gió", "Sở Lúa", "Sở Mây", "Sở Mưa", "Sở Muối", "Sở Nắng", "Huyện Đông", "Huyện Giữa",
        "Huyện Nam", "Huyện Tây", "Huyện Xa",
    ]  # fmt: skip
    assert table_words(table)[0] == ["Trung tâm Mẫu", "90,91\u00a0%", "246", "2.740", "87,50\u00a0%"]
    assert table_words(table)[2] == ["Sở Lúa", "90,00\u00a0%", "10", "120", ""]
    assert table.rows[2].label_path == "don-vi/so-lua/2032-q1/" and table.sortable


def test_a_figure_in_doubt_has_its_sign_and_a_share_of_few_cases_its_parts() -> None:
    values = [value for values in SITE.edition.values_by_measure.values() for value in values]
    contested = next(value for value in values if SITE.is_contested(value))
    few = replace(value_of(SITE, MEASURE_LATE, "so-lua", "2032-q1"), numerator=Decimal(1), denominator=Decimal(8))
    table = units_table(SITE, "", [{contested.unit: contested}])
    assert table.rows[0].cells[0].finding_mark == FINDING_MARK and table.rows[0].cells[0].finding
    assert table_words(units_table(SITE, "", [{few.unit: few}]))[0][1].endswith(" (1 trên 8)")
    late = next((value for value in values if SITE.is_contested(value) and value.measure == MEASURE_LATE), contested)
    counted = units_table(SITE, "", [{late.unit: late}], counts_late=True)
    assert counted.rows[0].cells[0].finding_mark == FINDING_MARK


def test_two_rows_side_by_side_need_no_sorting() -> None:
    (table,) = section_of(page_of("2031"), "canh-nhau").tables
    assert [row.label for row in table.rows] == ["Sở Lúa", "Sở Muối"] and not table.sortable


def test_one_column_or_one_unit_is_nothing_to_stand_beside() -> None:
    standings = make_standings(SITE)
    on_time = standings.group(value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q1"))
    late = standings.group(value_of(SITE, MEASURE_LATE, "so-lua", "2032-q1"))
    assert side_by_side(SITE, [on_time]) == [] and side_by_side(SITE, []) == []
    assert len(side_by_side(SITE, [on_time, late])) == 1
    own = [PeerGroup(group.measure, group.values[:1]) for group in (on_time, late)]
    assert side_by_side(SITE, own) == []
    pairs = [PeerGroup(group.measure, group.values[:2]) for group in (on_time, late)]
    assert len(side_by_side(SITE, pairs)) == 1


def test_what_one_or_two_have_shares_a_table() -> None:
    (table,) = section_of(page_of("2031"), "it-don-vi").tables
    assert heading_words(table) == ["Chỉ số", "Đơn vị", "Giá trị", "Tử số", "Mẫu số", "Cách đếm"]
    assert table_words(table) == [
        [
            "Tỷ lệ đúng hạn", "Sở Lúa", "không tính được", "390", "380",
            "Cách tu-neu; không xếp hạng: các số không thể cùng đúng",
        ],
        ["Tỷ lệ đúng hạn", "Sở Muối", "96,55\u00a0%", "280", "290", "Cách tu-neu"],
        ["Số người làm", "Sở Lúa", "12 ≠ 10", "", "", "Cách tu-neu"],
        ["Số người làm", "Sở Muối", "7", "", "", "Cách tu-neu"],
        ["Tỷ lệ in sẵn", "Sở Lúa", "97,50\u00a0%", "", "", "Cách tu-neu"],
    ]  # fmt: skip
    assert table.rows[0].label_path == f"chi-tieu/{MEASURE_ON_TIME}/"


def test_a_bodys_own_total_is_shown_though_it_has_no_peers() -> None:
    (table,) = section_of(page_of("2032-q1"), "it-don-vi").tables
    assert [(row[0], row[2], row[-1]) for row in table_words(table)] == [
        ("Tỷ lệ việc đã làm", "50,00\u00a0%", "Cách dem-viec; Đất đai"),
        ("Tỷ lệ việc đã làm", "100,00\u00a0%", "Cách dem-viec; Hộ tịch"),
        ("Tỷ lệ việc đã làm", "87,50\u00a0%", "Cách dem-viec"),
        ("Tỷ lệ quá hạn", "9,09\u00a0%", "Cách trung-tam-dem"),
        ("Tỷ lệ đúng hạn", "90,91\u00a0%", "Cách trung-tam-dem"),
        ("Số hồ sơ nhận", "2.740", "Cách trung-tam-dem"),
    ]


def test_three_values_are_not_few() -> None:
    standings = make_standings(SITE)
    three = standings.group(value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q2"))
    assert len(three.values) == 3 and few_section(SITE, [three]) == []
    assert len(few_section(SITE, [PeerGroup(three.measure, three.values[:2])])) == 1


def test_lists_of_units_and_tables_end_the_page() -> None:
    page = page_of("2032-q1")
    assert anchors(page)[-2:] == ["don-vi", "bang"]
    units = section_of(page, "don-vi")
    assert len(units.links) == 19 and units.filter == "Lọc đơn vị"
    assert units.links[0].path == "don-vi/phuong-1/"
    assert section_of(page_of("2031"), "don-vi").filter == ""
    assert link_words(section_of(page, "bang").links) == [
        ("Phụ lục xã. Giải quyết ở xã", "bao-cao/2032-q1-huyen-dong/mau-1-xa/", "3/BC-HĐ"),
        ("Giải quyết hồ sơ", "bao-cao/2032-q1-trung-tam-mau/mau-1/", "1/BC-TTM"),
        ("Việc theo loại", "bao-cao/2032-q1-trung-tam-mau/mau-3/", "1/BC-TTM"),
    ]


def test_what_the_figures_tell_comes_first_then_pictures() -> None:
    assert anchors(page_of("2032-q1"))[:2] == ["dang-chu-y", "ho-so"]
    assert anchors(page_of("2032-q2"))[:3] == ["dang-chu-y", "ho-so", "diem"]


def test_columns_have_names_for_the_address_and_measures_have_pages() -> None:
    section = section_of(page_of("2032-q1"), "canh-nhau")
    names = [heading.name for heading in section.tables[0].header_rows[0]]
    measures = (MEASURE_ON_TIME, MEASURE_LATE, "nhan", "viec-lam")
    assert [name.split(".")[0] for name in names] == [*measures] and len(set(names)) == len(measures)
    assert section.tables[0].picked == "Chọn cột"
    assert paths(section.links) == [f"chi-tieu/{measure}/" for measure in measures]


def test_communes_stand_in_a_table_of_their_own() -> None:
    (table,) = section_of(page_of("2032-q1"), "canh-nhau-xa").tables
    assert {row.label.split(",")[0] for row in table.rows} >= {"Phường 1", "Xã Trong"}


def test_pictures_of_peers_lie_here_for_the_pages_that_show_them_but_not_those_of_a_mirrored_share() -> None:
    kept = [chart.id for chart in period_charts(SITE, "2032-q1")]
    assert f"bd-2032-q1-{MEASURE_ON_TIME}-trung-tam-dem-department" in kept
    assert not [name for name in kept if MEASURE_LATE in name]
