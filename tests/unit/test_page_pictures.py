"""Pictures of shares: maps, peers, lines over time, shares side by side; which are drawn and what they print."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.pages.peer_rankings import PeerGroup
from plugins.cchc.pages.pictures import measured, tile_maps
from plugins.cchc.pages.pictures.common import source_words
from plugins.cchc.pages.pictures.measured import before_and_after, group_chart, peers_chart, timeline_chart
from plugins.cchc.pages.pictures.tile_maps import commune_map, province_map
from tests.fixtures.small_edition import with_releases
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_reports import CENTRE_Q1, COMMUNES_Q1, Q1, WORK
from tests.fixtures.small_site import (
    heading_words,
    make_site,
    make_standings,
    mark_words,
    table_words,
    value_of,
    with_tiles,
)

SITE = make_site()
STANDINGS = make_standings(SITE)
DISTRICTS = ("huyen-dong", "huyen-tay", "huyen-nam", "huyen-bac", "huyen-giua", "huyen-xa")


def value(unit: str, period: str = "2032-q1", measure: str = MEASURE_ON_TIME):
    return value_of(SITE, measure, unit, period)


def share(part: int, whole: int, unit: str = "so-lua"):
    return replace(
        value("so-lua"),
        unit=unit,
        numerator=Decimal(part),
        denominator=Decimal(whole),
        value=Decimal(part * 100) / Decimal(whole),
    )


MAPPED = with_tiles(SITE, {unit: (at, 0) for at, unit in enumerate(DISTRICTS)})


def test_the_map_prints_each_district_in_its_class_and_says_why_one_is_empty() -> None:
    chart = province_map(MAPPED, "2032-q1")
    assert chart is not None and chart.say.startswith("Tỷ lệ đúng hạn, 11 huyện, thị xã, thành phố, quý I/2032. ")
    assert chart.title == "Tỷ lệ đúng hạn, ngắn: 2 trong 5 đơn vị từ 98\u00a0% trở lên"
    assert [(mark.row, mark.group, mark.text) for mark in chart.series.marks] == [
        ("huyen-dong", "h3", "90,00\u00a0%"),
        ("huyen-tay", "h5", "98,00\u00a0%"),
        ("huyen-nam", "h2", "80,00\u00a0%"),
        ("huyen-bac", "", "chưa dùng phần mềm"),
        ("huyen-giua", "h5", "100,00\u00a0%"),
        ("huyen-xa", "h1", "79,00\u00a0%"),
    ]
    assert [(row.label, row.aside, row.tile) for row in chart.series.rows][:2] == [
        ("H. Đông", "1.000", (0, 0)),
        ("Huyện Tây", "500", (1, 0)),
    ]
    assert chart.source == "Nguồn: 1/BC-TTM, Phụ lục I, số liệu đến 25/3/2032"
    assert "Trung tâm đếm bằng phần mềm." in chart.caveats


def test_classes_are_the_same_in_every_period() -> None:
    chart = province_map(MAPPED, "2032-q1")
    assert chart is not None
    assert [group.label for group in chart.series.groups] == [
        "0 đến dưới 80 %", "80 đến dưới 90 %", "90 đến dưới 95 %", "95 đến dưới 98 %", "98 đến 100 %",
    ]  # fmt: skip


def test_five_values_make_a_map_and_four_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert province_map(MAPPED, "2032-q1") is not None and province_map(MAPPED, "2032-q2") is None
    monkeypatch.setattr(tile_maps, "LEAST", 6)
    assert province_map(MAPPED, "2032-q1") is None


def test_a_district_that_contradicts_itself_has_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    site = with_tiles(SITE, {"so-nang": (0, 0), "so-lua": (1, 0), "so-vang": (2, 0)})
    monkeypatch.setattr(tile_maps, "LEAST", 1)
    chart = province_map(site, "2032-q1")
    assert chart is not None
    words = {"so-nang": "số mâu thuẫn nhau", "so-lua.h3": "90,00\u00a0%", "so-vang": "không có số liệu"}
    assert mark_words(chart) == words
    year = province_map(site, "2031")
    assert year is not None and year.series.marks[1].text == "số mâu thuẫn nhau", "more on time than settled"


def test_the_table_beside_the_map_has_the_parts() -> None:
    chart = province_map(MAPPED, "2032-q1")
    assert chart is not None
    assert heading_words(chart.table) == ["Địa phương", "Giá trị", "Tử số trên mẫu số"]
    assert table_words(chart.table)[0] == ["Huyện Đông", "90,00\u00a0%", "900 trên 1.000"]
    assert chart.table.rows[0].label_path == "don-vi/huyen-dong/2032-q1/" and len(chart.table.rows) == 5


def test_communes_stand_by_name_five_in_a_line() -> None:
    chart = commune_map(SITE, "huyen-dong", "2032-q1")
    assert chart is not None and chart.say.startswith("Tỷ lệ đúng hạn, các xã của Huyện Đông, quý I/2032. ")
    assert [(row.id, row.tile) for row in chart.series.rows] == [
        ("phuong-1", (0, 0)), ("phuong-2", (1, 0)), ("phuong-10", (2, 0)), ("xa-cuoi", (3, 0)), ("xa-dau", (4, 0)),
        ("xa-trong", (0, 1)),
    ]  # fmt: skip
    assert chart.series.marks[3].text == "chưa dùng phần mềm" and chart.series.marks[3].value is None
    assert [mark.group for mark in chart.series.marks] == ["h3", "h4", "h5", "", "h2", "h1"]
    assert chart.series.rows[3].aside == "" and chart.id == "ban-do-xa"
    assert commune_map(SITE, "huyen-dong", "2032-q2") is None and commune_map(SITE, "tinh-mau", "2032-q1") is None


def test_peers_stand_best_first_with_this_one_marked() -> None:
    chart = peers_chart(SITE, value("so-lua"))
    assert chart is not None and chart.id == f"cung-cap-{MEASURE_ON_TIME}"
    names = [row.id for row in chart.series.rows]
    assert names == ["so-may", "so-mua", "so-muoi", "so-lua", "so-gio"], "without Sở Nắng, who contradicts itself"
    whole = f"bd-2032-q1-{MEASURE_ON_TIME}-trung-tam-dem-department"
    assert (chart.file, chart.marked) == (f"ky/2032-q1/{whole}", "#so-lua")
    assert chart.is_image and chart.home == f"chi-tieu/{MEASURE_ON_TIME}/#{whole}"
    not_counted = "Tiêu đề không tính 1 nơi có số mâu thuẫn hoặc mẫu số nhỏ."
    assert chart.say == f"Tỷ lệ đúng hạn, 5 đơn vị, quý I/2032. {not_counted}"
    assert (
        chart.title == "Tỷ lệ đúng hạn, ngắn: 2 trong 4 đơn vị từ 95\u00a0% trở lên"
        and chart.series.kind == "share_dots"
    )
    assert [row.current for row in chart.table.rows] == [False, False, False, True, False]
    assert table_words(chart.table)[3] == ["Sở Lúa", "90,00\u00a0%", "82,56–94,48", "90", "100"]
    assert chart.table.rows[3].label_path == "don-vi/so-lua/"


def test_a_caveat_names_the_smallest_whole_beside_the_largest() -> None:
    chart = peers_chart(SITE, value("so-lua"))
    assert chart is not None and chart.caveats == (
        "Cột số nhạt là mẫu số. Trục ngang không bắt đầu từ 0: hãy đọc số ở cuối dòng.",
        "Trung tâm đếm bằng phần mềm.",
        "Tỷ lệ trên 20 của Sở Mây nói ít hơn nhiều so với tỷ lệ trên 200.",
        "※: con số có lưu ý.",
    )
    assert [mark.sign for mark in chart.series.marks] == ["", "※", "", "", ""]
    large = PeerGroup(STANDINGS.group(value("so-lua")).measure, tuple(share(90, 100) for _ in range(3)))
    drawn = group_chart(SITE, large)
    assert drawn is not None and not [words for words in drawn.caveats if "ít hơn" in words], "a hundred are enough"


def test_two_peers_make_no_picture_and_three_do() -> None:
    assert peers_chart(SITE, value("huyen-dong", "2032-q2")) is None
    assert peers_chart(SITE, value("so-muoi", "2031")) is None
    assert peers_chart(SITE, value("so-lua", "2032-q2")) is not None


def test_a_unit_in_doubt_is_not_compared() -> None:
    assert peers_chart(SITE, value("so-nang")) is None


def test_three_honest_values_are_needed_not_three_of_any_kind() -> None:
    measure = STANDINGS.group(value("so-lua")).measure
    honest = (share(90, 100, "so-lua"), share(80, 100, "so-gio"))
    above, third = share(110, 100, "so-mua"), share(70, 100, "so-mua")
    assert group_chart(SITE, PeerGroup(measure, (*honest, above))) is None
    chart = group_chart(SITE, PeerGroup(measure, (*honest, third)))
    assert chart is not None and chart.id == f"bd-2032-q1-{MEASURE_ON_TIME}-trung-tam-dem-department"
    assert not chart.is_image and not chart.marked


def test_counts_are_bars_without_a_whole() -> None:
    chart = peers_chart(SITE, value("so-lua", measure="nhan"))
    assert (
        chart is not None and chart.series.kind == "count_bars" and chart.caveats[0] == "Xếp theo số in trong báo cáo."
    )
    assert chart.series.aside_heading == "" and chart.series.unit == ""
    assert table_words(chart.table)[0] == ["Sở Muối", "210", "", ""]


def test_more_than_forty_make_no_picture_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    group = STANDINGS.group(value("phuong-1"))
    monkeypatch.setattr(measured, "MANY", 5)
    assert group_chart(SITE, group) is not None
    monkeypatch.setattr(measured, "MANY", 4)
    assert group_chart(SITE, group) is None


def test_a_commune_among_too_many_is_shown_among_those_of_its_district(monkeypatch: pytest.MonkeyPatch) -> None:
    here = [value(unit) for unit in ("phuong-1", "phuong-2", "phuong-10")]
    group = PeerGroup(STANDINGS.group(here[0]).measure, (*here, replace(here[0], unit="phuong-1-tay")))

    class OneGroup:
        def group(self, _value: object) -> PeerGroup:
            return group

    site = make_site()
    site.__dict__["rankings"] = OneGroup()

    def units() -> list[str]:
        chart = peers_chart(site, here[0])
        assert chart is not None
        return [row.id for row in chart.series.rows]

    monkeypatch.setattr(measured, "MANY", 4)
    assert units() == ["phuong-1", "phuong-2", "phuong-10", "phuong-1-tay"]
    monkeypatch.setattr(measured, "MANY", 3)
    assert units() == ["phuong-1", "phuong-2", "phuong-10"]


def on_time_of(unit: str):
    return [one for one in SITE.edition.values_by_unit[unit] if one.measure == MEASURE_ON_TIME]


def test_a_line_stops_where_the_way_of_counting_changes() -> None:
    chart = timeline_chart(SITE, "so-muoi", on_time_of("so-muoi"))
    assert chart is not None and chart.say == "Tỷ lệ đúng hạn: Sở Muối qua các kỳ."
    assert chart.title == "Tỷ lệ đúng hạn, ngắn: 96,55\u00a0% (k.2031), 90,00\u00a0% (k.2032-q2)"
    assert [(row.label, row.aside, row.break_before) for row in chart.series.rows] == [
        ("k.2031", "290", ""),
        ("k.2032-q1", "200", "cách đếm khác"),
        ("k.2032-q2", "100", ""),
    ]
    assert [mark.note for mark in chart.series.marks] == ["Cách tu-neu", "Cách trung-tam-dem", "Cách trung-tam-dem"]
    assert table_words(chart.table)[0] == [
        "Năm 2031", "96,55\u00a0%", "93,77–98,12", "280 trên 290", "Cách tu-neu", "văn bản không in ngày nào",
    ]  # fmt: skip
    assert chart.table.rows[0].label_path == "don-vi/so-muoi/2031/" and chart.series.unit == "\u00a0%"


def test_two_points_are_two_numbers_and_a_break_is_told_in_words() -> None:
    first, second = value("so-lua"), value("so-lua", "2032-q2")
    assert timeline_chart(SITE, "so-lua", [first, second]) is None
    told = before_and_after(SITE, "so-lua", [second, first])
    assert told is not None and told.term == "Tỷ lệ đúng hạn" and told.path == "don-vi/so-lua/2032-q2/"
    assert told.text == "90,00\u00a0% (k.2032-q1, 90 trên 100) → 93,75\u00a0% (k.2032-q2, 75 trên 80)"
    apart = before_and_after(SITE, "so-lua", [first, replace(second, period="2032-q4")])
    assert apart is not None and apart.text.endswith(
        "; 93,75\u00a0% (k.2032-q4, 75 trên 80). Không so được: kỳ ở giữa không có số liệu."
    )
    assert before_and_after(SITE, "so-lua", [first]) is None
    assert before_and_after(SITE, "so-muoi", on_time_of("so-muoi")) is None, "three points are a line"


def test_a_line_runs_in_the_order_of_time_whatever_the_order_of_values() -> None:
    values = on_time_of("so-muoi")
    assert timeline_chart(SITE, "so-muoi", values[::-1]) == timeline_chart(SITE, "so-muoi", values)


def test_one_period_makes_no_line_nor_do_impossible_values_and_parts() -> None:
    first, second = value("so-lua"), value("so-lua", "2032-q2")
    assert timeline_chart(SITE, "so-lua", [first]) is None
    assert timeline_chart(SITE, "so-lua", [first, replace(first, method="khac")]) is None
    above = replace(second, numerator=Decimal(100))
    assert timeline_chart(SITE, "so-lua", [first, above]) is None
    assert timeline_chart(SITE, "so-lua", [first, replace(second, category="dat")]) is None
    assert timeline_chart(SITE, "so-lua", []) is None


def test_a_source_is_named_once_with_the_day_it_counts_up_to() -> None:
    release = SITE.release(CENTRE_Q1)
    assert source_words(SITE, release, Q1) == "1/BC-TTM, Phụ lục I, số liệu đến 25/3/2032"
    assert source_words(SITE, release, WORK) == "1/BC-TTM, Biểu mẫu 3"


def test_a_corrected_report_is_what_the_map_shows() -> None:
    release = SITE.release(COMMUNES_Q1)
    table = release.tables[0]
    fewer = replace(release, version="1.1.0", tables=(replace(table, rows=table.rows[:4]),))
    assert commune_map(make_site(with_releases(fewer)), "huyen-dong", "2032-q1") is None
