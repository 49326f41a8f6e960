"""A unit over time: its newest figures, its lines and peers, who it is and what became of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from plugins.cchc.model.portal import ServiceLink
from plugins.cchc.model.references import newest_period
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.unit import over_time, unit_page
from plugins.cchc.pages.unit_period import UnitPeriod, unit_period_page
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import small_edition
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_reports import CENTRE_Q1
from tests.fixtures.small_site import (
    anchors,
    heading_words,
    lead_words,
    link_words,
    make_site,
    paths,
    section_of,
    table_words,
    value_of,
    with_portal,
    with_sizes,
)

SITE = make_site()


@cache
def page_of(unit: str) -> Page:
    return unit_page(SITE, unit)


def facts_of(unit: str) -> list[tuple[str, str, str]]:
    return [(fact.term, fact.text, fact.path) for fact in section_of(page_of(unit), "ho-so").facts]


def test_a_unit_with_figures_has_its_sections_in_the_order_of_questions() -> None:
    assert anchors(page_of("so-lua")) == [
        "so-chinh", "theo-thoi-gian", "ho-so-mau-1", f"cung-cap-{MEASURE_ON_TIME}", "qua-cac-ky", "trich-con-so",
        "ho-so", "bao-cao", "bao-cao-khac", "tiep-noi",
    ]  # fmt: skip


def test_head_kicker_and_chips() -> None:
    page = page_of("so-lua")
    assert (page.head.path, page.head.title, page.kicker) == ("don-vi/so-lua/", "Sở Lúa", "Sở, quý II/2032")
    assert paths(page.head.crumbs) == ["don-vi/"] and page.head.section == "don-vi/"
    assert [link.label for link in page.chips] == ["k.2031", "k.2032-q1", "k.2032-q2"]
    assert page.chips[0].path == "don-vi/so-lua/2031/"


def test_the_sheet_has_every_value_of_the_newest_period_and_no_older_one() -> None:
    section = section_of(page_of("so-lua"), "so-chinh")
    assert section.title == "Số chính, quý II/2032, tính đến 15/6/2032" and section.sheet
    assert [(tile.path, tile.figure, tile.context) for tile in section.tiles] == [
        (f"chi-tieu/{MEASURE_ON_TIME}/", "93,75\u00a0%", ""),
        (f"chi-tieu/{MEASURE_LATE}/", "6,25\u00a0%", ""),
        ("chi-tieu/nhan/", "80", ""),
    ]
    assert lead_words(page_of("so-lua")).startswith("Từ 1/4/2032 đến 15/6/2032, Trung tâm Mẫu ghi nhận *80 hồ sơ")
    method, why_ranges = section.paragraphs
    assert method == "Tỷ lệ đúng hạn, ngắn: Trung tâm đếm bằng phần mềm." and "95 %" in why_ranges


def test_it_says_what_became_of_each_share() -> None:
    assert section_of(page_of("so-lua"), "so-chinh").intro == (
        "So với lần trước được đếm cùng cách: tỷ lệ đúng hạn, ngắn 90,00\u00a0% → 93,75\u00a0% (k.2032-q1)."
    )


def test_where_nothing_can_be_held_against_the_period_before_that_is_said() -> None:
    """Sở Muối stated its own year; the centre counted the quarter after it."""
    edition = small_edition()
    changed = replace(edition)
    values = [value for value in edition.values_by_unit["so-muoi"] if value.period != "2032-q2"]
    changed.__dict__["values_by_unit"] = {"so-muoi": tuple(values)}
    site = make_site(changed)
    story = UnitPeriod(site, "so-muoi", "2032-q1")
    (section,) = [one for one in over_time(site, values, story) if one.anchor == "so-chinh"]
    assert section.intro.startswith("Chưa nói được điều gì đã đổi")


def test_a_newest_period_without_measures_is_named_before_the_older_ones() -> None:
    edition = small_edition()
    changed = replace(edition)
    older = [value for value in edition.values_by_unit["so-lua"] if value.period != "2032-q2"]
    changed.__dict__["values_by_unit"] = {**edition.values_by_unit, "so-lua": tuple(older)}
    page = unit_page(make_site(changed), "so-lua")
    assert page.kicker == "Sở, quý II/2032" and "so-chinh" not in anchors(page)
    assert lead_words(page).startswith("k.2032-q2") or "không số nào tính được thành chỉ số" in lead_words(page)
    assert len(section_of(page, "qua-cac-ky").tables[0].rows) == len(older)


def test_of_two_periods_that_end_on_one_day_the_longer_one_is_the_newest() -> None:
    periods = SITE.edition.references.periods
    half = replace(periods["2032-q2"], id="2032-h1", start="2032-01-01")
    assert newest_period([periods["2031"], periods["2032-q1"], periods["2032-q2"], half]) == half
    assert newest_period([]) is None


def test_values_of_all_other_periods_are_in_a_folded_table() -> None:
    (table,) = section_of(page_of("so-lua"), "qua-cac-ky").tables
    assert heading_words(table) == [
        "Chỉ số",
        "Kỳ",
        "Giá trị",
        "Khoảng 95 %",
        "Tử số trên mẫu số",
        "Cách đếm",
        "So với cùng cấp",
    ]
    rows = [row for row in table_words(table) if row[0] == "Tỷ lệ đúng hạn"]
    assert rows == [
        [
            "Tỷ lệ đúng hạn", "k.2031", "không tính được", "", "390 trên 380", "Cách tu-neu",
            "không xếp hạng: các số không thể cùng đúng",
        ],
        [
            "Tỷ lệ đúng hạn", "k.2032-q1", "90,00\u00a0%", "82,56–94,48", "90 trên 100", "Cách trung-tam-dem",
            "không phân biệt được với 3 đơn vị cùng cấp",
        ],
    ]  # fmt: skip
    assert len(table.rows) == 6 and table.folded == "Bảng 6 số, mỗi kỳ một dòng"


def test_each_part_and_way_of_counting_has_its_row_in_the_sheet() -> None:
    tiles = section_of(unit_period_page(SITE, "trung-tam-mau", "2032-q1"), "so-chinh").tiles
    rows = [(tile.figure, tile.context) for tile in tiles if tile.path == "chi-tieu/viec-lam/"]
    assert rows == [
        ("87,50\u00a0%", "Cách dem-viec"),
        ("50,00\u00a0%", "Đất đai"),
        ("100,00\u00a0%", "Hộ tịch"),
    ]


def test_the_line_over_time_is_of_a_share_and_never_of_the_other_side_or_a_count() -> None:
    charts = section_of(page_of("so-muoi"), "theo-thoi-gian").charts
    assert [chart.id for chart in charts] == [f"theo-ky-{MEASURE_ON_TIME}"]


def test_a_unit_told_of_once_has_no_line() -> None:
    assert "theo-thoi-gian" not in anchors(page_of("so-mua"))


def test_pictures_are_of_the_newest_period_that_has_them() -> None:
    titles = {section.anchor: section.title for section in page_of("so-lua").sections}
    assert titles["ho-so-mau-1"] == "Hồ sơ đi đâu, quý II/2032"
    assert titles[f"cung-cap-{MEASURE_ON_TIME}"] == "So với các đơn vị cùng cấp, quý II/2032"


def test_a_district_alone_in_the_newest_period_is_compared_in_the_one_before() -> None:
    """In the second quarter only Huyện Đông is told of: the first has its peers, and its communes."""
    titles = {section.anchor: section.title for section in page_of("huyen-dong").sections}
    assert titles[f"cung-cap-{MEASURE_ON_TIME}"] == "So với các đơn vị cùng cấp, quý I/2032"
    assert titles["ban-do-xa"] == "Các xã, phường, thị trấn, quý I/2032"
    assert titles["ho-so-mau-1"] == "Hồ sơ đi đâu, quý II/2032"


def test_a_unit_that_contradicts_itself_is_compared_by_another_measure_or_not_at_all() -> None:
    assert not [anchor for anchor in anchors(page_of("so-nang")) if anchor.startswith("cung-cap-")]


def test_a_unit_named_in_reports_without_a_headline_says_so() -> None:
    page = page_of("huyen-bac")
    assert section_of(page, "chua-co").title == "Chưa có số chính"
    assert section_of(page, "chua-co").paragraphs[0].startswith("Trang này đọc ghi chú của biểu là đơn vị")
    assert page.lead == () and "so-chinh" not in anchors(page)


def test_without_the_software_being_the_reason_no_reason_is_made_up() -> None:
    edition = small_edition()
    alone = replace(edition, collection=replace(edition.collection, measures=()))
    site = make_site(alone)
    page = unit_page(site, "so-lua")
    assert section_of(page, "chua-co").paragraphs == (
        "Các báo cáo có nêu đơn vị này, nhưng không có số nào tính được thành chỉ số chính.",
    )


def test_a_unit_in_no_report_is_not_blamed() -> None:
    section = section_of(page_of("so-vang"), "chua-co")
    assert section.title == "Chưa có số liệu"
    assert "Điều đó không có nghĩa là đơn vị không báo cáo" in section.paragraphs[0]
    assert page_of("so-vang").chips == ()


def test_facts_say_who_the_unit_is() -> None:
    assert facts_of("so-lua") == [
        ("Cấp", "Sở, ngành", ""),
        ("Thuộc", "Tỉnh Mẫu", "don-vi/tinh-mau/"),
        ("Có từ", "1/1/2031", ""),
        ("Cách ghi trong báo cáo", "S. Lúa, Sở LÚA", ""),
        ("Nguồn", "Sổ mẫu", ""),
    ]
    assert facts_of("tinh-mau") == [
        ("Cấp", "Cấp tỉnh", ""),
        ("Mã đơn vị hành chính", "TINH-MAU", ""),
        ("Nguồn", "Sổ mẫu", ""),
    ]


def test_what_became_of_a_unit_is_said_at_the_top_and_among_the_facts() -> None:
    assert lead_words(page_of("ban-cu")) == " Đơn vị này có đến hết ngày 31/12/2030; về sau: Sở Lúa."
    assert ("Đến hết", "31/12/2030", "") in facts_of("ban-cu")
    assert facts_of("ban-cu")[-1] == ("Về sau", "Nhập vào ngày 1/1/2031: Sở Lúa (Nghị quyết mẫu)", "don-vi/so-lua/")


def test_a_unit_without_a_successor_has_the_note_in_its_place() -> None:
    assert lead_words(page_of("tram-cu")) == " Đơn vị này có đến hết ngày 30/6/2030."
    assert facts_of("tram-cu")[-1] == ("Về sau", "Giải thể: Không còn nơi nào tiếp nhận (Nghị quyết mẫu)", "")


def test_a_successor_points_back() -> None:
    assert link_words(section_of(page_of("so-lua"), "tiep-noi").links) == [("Ban Cũ", "don-vi/ban-cu/", "")]
    assert "tiep-noi" not in anchors(page_of("so-muoi"))


def test_own_reports_and_those_of_others_are_told_apart() -> None:
    page = page_of("so-lua")
    assert link_words(section_of(page, "bao-cao").links) == [
        ("Báo cáo năm của Sở Lúa", "bao-cao/2031-so-lua/", "9/BC-SL"),
    ]
    assert paths(section_of(page, "bao-cao-khac").links) == [
        "bao-cao/2032-q1-trung-tam-mau/", "bao-cao/2032-q2-trung-tam-mau/",
    ]  # fmt: skip
    assert "bao-cao" not in anchors(page_of("so-gio")) and "bao-cao-khac" not in anchors(page_of("trung-tam-mau"))


def test_children_stand_by_name_and_a_long_list_has_a_filter() -> None:
    communes = section_of(page_of("huyen-dong"), "truc-thuoc")
    names = ["Phường 1", "Phường 2", "Phường 10", "Xã Cuối", "Xã Đầu", "Xã Trong"]
    assert [link.label for link in communes.links] == names and communes.filter == ""
    of_province = section_of(page_of("tinh-mau"), "truc-thuoc")
    assert len(of_province.links) > 12 and of_province.filter == "Lọc đơn vị"
    assert "truc-thuoc" not in anchors(page_of("so-lua"))


@pytest.mark.parametrize(("count", "label"), [(12, ""), (13, "Lọc đơn vị")])
def test_twelve_children_need_no_filter(count: int, label: str) -> None:
    edition = small_edition()
    units = edition.references.units
    children = {f"xa-{n}": replace(units["xa-trong"], id=f"xa-{n}", parent="huyen-xa") for n in range(count)}
    references = replace(edition.references, units={**units, **children})
    site = make_site(replace(edition, collection=replace(edition.collection, references=references)))
    page = unit_page(site, "huyen-xa")
    assert section_of(page, "truc-thuoc").filter == label


def downloads_of(unit: str, *files: str) -> list[tuple[str, str]]:
    page = unit_page(with_sizes(SITE, dict.fromkeys(files, 1500)), unit)
    return [(file.label, file.path) for file in section_of(page, "tai-ve").downloads]


def test_a_unit_of_several_tables_has_files_of_its_own() -> None:
    assert "tai-ve" not in anchors(page_of("so-lua")), "a file that was not written is not offered"
    own = ("don-vi/so-lua/so-lua.xlsx", "api/v1/units/so-lua.json")
    offered = downloads_of("so-lua", *own, f"du-lieu/{CENTRE_Q1}/1.0.1/mau-1.csv")
    assert offered == list(zip(("Excel", "JSON"), own, strict=True))


def test_a_unit_that_stands_in_one_table_is_given_that_table() -> None:
    table = f"du-lieu/{CENTRE_Q1}/1.0.1/mau-1.csv"
    assert downloads_of("so-mua", table, "don-vi/so-mua/so-mua.xlsx") == [("CSV", table)]


def test_a_unit_of_one_period_tells_all_of_it_on_its_own_page() -> None:
    """What the page of a unit and the page of a period say, once, in the order of a reader's questions."""
    page = page_of("so-mua")
    assert anchors(page) == [
        "so-chinh", "ho-so-mau-1", f"cung-cap-{MEASURE_ON_TIME}", "so-lieu", "doi-chieu",
        "trich-con-so", "ho-so", "bao-cao-khac",
    ]  # fmt: skip
    assert page.chips == () and page.kicker == "Sở, quý I/2032" and page.head.path == "don-vi/so-mua/"
    alone = unit_period_page(SITE, "so-mua", "2032-q1").sections
    told = {section.anchor: section for section in page.sections}
    assert alone[-1].anchor == "tai-ve" and [told[section.anchor] for section in alone[:-1]] == list(alone[:-1])


def test_a_unit_without_a_headline_still_shows_its_only_period() -> None:
    assert anchors(page_of("huyen-bac"))[:4] == ["chua-co", "so-lieu", "doi-chieu", "ho-so"]


def test_a_way_of_counting_has_a_name_or_its_id() -> None:
    value = value_of(SITE, MEASURE_ON_TIME, "so-lua", "2031")
    assert SITE.method_label(value) == "Cách tu-neu"
    assert SITE.method_label(replace(value, method="x")) == "x"


def test_each_unit_says_where_a_dossier_is_looked_up_and_complaints_are_taken() -> None:
    assert "viec-cua-ban" not in anchors(page_of("so-lua")), "a portal that names nobody"
    service = ServiceLink(text("Tra hồ sơ"), text("Cần mã"), "https://coquan.example/")
    page = unit_page(with_portal(SITE, services=(service,)), "so-vang")
    assert link_words(section_of(page, "viec-cua-ban").links) == [("Tra hồ sơ", "https://coquan.example/", "Cần mã")]
