"""One period: every unit side by side, each measure with its ranks, and what only one or two have."""

from __future__ import annotations

from functools import cache

import pytest

from plugins.cchc.pages import period as period_module
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.peer_rankings import PeerGroup
from plugins.cchc.pages.period import period_page, periods_held, periods_page
from plugins.cchc.pages.side_by_side import few_section, side_by_side
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


def test_measures_stand_in_the_order_of_headlines_and_larger_groups_first() -> None:
    told = [anchor for anchor in anchors(page_of("2032-q1")) if anchor.startswith("chi-so-")]
    assert told == [
        f"chi-so-{measure}-trung-tam-dem-{level}"
        for measure in (MEASURE_ON_TIME, MEASURE_LATE, "nhan")
        for level in ("department", "commune", "district")
    ]


def test_a_measure_shows_value_parts_and_rank_of_every_peer() -> None:
    section = section_of(page_of("2032-q1"), f"chi-so-{MEASURE_ON_TIME}-trung-tam-dem-department")
    assert section.title == "Tỷ lệ đúng hạn · Sở, ngành" and section.intro == "Không gồm hồ sơ đang giải quyết."
    (table,) = section.tables
    assert heading_words(table) == ["Đơn vị", "Giá trị", "Khoảng 95 %", "Tử số", "Mẫu số", "Thứ hạng"]
    assert table.source == "Cách đếm: Cách trung-tam-dem" and table.sortable
    assert table_words(table)[0] == [
        "Sở Mây",
        "100,00\u00a0%",
        "83,89–100,00",
        "20",
        "20",
        "không xếp hạng: mẫu số nhỏ (20)",
    ]
    assert table_words(table)[2] == [
        "Sở Muối", "95,00\u00a0%", "91,04–97,26", "190", "200", "không phân biệt được với 3 đơn vị cùng cấp",
    ]  # fmt: skip
    assert table.rows[2].label_path == "don-vi/so-muoi/2032-q1/"
    assert [chart.id for chart in section.charts] == [f"bd-2032-q1-{MEASURE_ON_TIME}-trung-tam-dem-department"]


def test_a_count_without_a_whole_has_no_parts() -> None:
    (table,) = section_of(page_of("2032-q1"), "chi-so-nhan-trung-tam-dem-department").tables
    assert table_words(table)[0] == ["Sở Muối", "210", "", "", ""]


@pytest.mark.parametrize(("rows", "folded"), [(6, False), (5, True)])
def test_a_long_table_starts_closed(monkeypatch: pytest.MonkeyPatch, rows: int, folded: bool) -> None:
    monkeypatch.setattr(period_module, "LONG", rows)
    page = period_page(SITE, "2032-q1")
    assert section_of(page, f"chi-so-{MEASURE_ON_TIME}-trung-tam-dem-department").folded is folded


def test_units_stand_side_by_side_by_kind_and_name_with_a_column_for_each_way_of_counting() -> None:
    (table,) = section_of(page_of("2032-q1"), "canh-nhau").tables
    assert heading_words(table) == [
        "Đơn vị", "Tỷ lệ đúng hạn, ngắn", "Tỷ lệ quá hạn, ngắn", "Số hồ sơ nhận, ngắn", "Tỷ lệ việc đã làm, ngắn",
    ]  # fmt: skip
    assert [cell.number for cell in table.header_rows[0]] == ["Cách trung-tam-dem"] * 3 + ["Cách dem-viec"]
    assert [row.label for row in table.rows] == [
        "Trung tâm Mẫu", "Sở Gió", "Sở Lúa", "Sở Mây", "Sở Mưa", "Sở Muối", "Sở Nắng", "Huyện Đông", "Huyện Giữa",
        "Huyện Nam", "Huyện Tây", "Huyện Xa",
    ]  # fmt: skip
    assert table_words(table)[0] == ["Trung tâm Mẫu", "90,91\u00a0%", "9,09\u00a0%", "2.740", "87,50\u00a0%"]
    assert table_words(table)[2] == ["Sở Lúa", "90,00\u00a0%", "10,00\u00a0%", "120", ""]
    assert table.rows[2].label_path == "don-vi/so-lua/2032-q1/" and table.sortable


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
    assert f"chi-so-{MEASURE_ON_TIME}-trung-tam-dem-department" in anchors(page_of("2032-q2"))


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


def test_pictures_come_first() -> None:
    assert anchors(page_of("2032-q1"))[0] == "ho-so"
    assert anchors(page_of("2032-q2"))[:2] == ["ho-so", "diem"]
