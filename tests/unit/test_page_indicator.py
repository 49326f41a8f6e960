"""Indicators and measures: every figure in the order of time, how it is counted, what can be quoted."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from plugins.cchc.model.references import LegalAct, LegalBasis
from plugins.cchc.pages.indicator import group_page, indicator_page, indicators_page, measure_page
from plugins.cchc.pages.models import Page
from plugins.cchc.words.text import NO_TEXT, translations
from tests.fixtures.small_edition import make_edition, small_edition
from tests.fixtures.small_names import LATE, MEASURE_LATE, MEASURE_ON_TIME, RECEIVED, SCORE
from tests.fixtures.small_reports import CENTRE_Q1
from tests.fixtures.small_site import (
    anchors,
    heading_words,
    link_words,
    make_site,
    paths,
    section_of,
    table_words,
    with_sizes,
)

SITE = make_site()
SLUG = RECEIVED.lower().replace(".", "-")


@cache
def indicator(name: str) -> Page:
    return indicator_page(SITE, SITE.edition.references.indicators[name])


@cache
def group(page: str) -> Page:
    return group_page(SITE, page, SITE.edition.references.indicator_groups[page])


@cache
def measure(name: str) -> Page:
    return measure_page(SITE, SITE.edition.measures[name])


def facts(page: Page, anchor: str) -> list[tuple[str, str]]:
    return [(fact.term, fact.text) for fact in section_of(page, anchor).facts]


def test_the_list_has_measures_with_values_then_own_pages_then_groups_by_section() -> None:
    page = indicators_page(SITE)
    assert anchors(page) == ["chi-so", "so-sanh", "phan-ii", "phan-iii"]
    assert page.sections[2].title == "II. Thủ tục"
    assert link_words(section_of(page, "phan-ii").links) == [("Việc", "chi-tieu/nhom-viec/", "2 chỉ tiêu, 6 số liệu")]
    compared = link_words(section_of(page, "so-sanh").links)
    assert compared[0] == ("Hồ sơ tiếp nhận", f"chi-tieu/{SLUG}/", "24 số liệu")
    assert compared[-1] == ("Điều chưa ai hỏi", "chi-tieu/chua-hoi/", "0 số liệu"), "no group: a page to itself"
    assert "chi-tieu/hoi/" not in [path for _, path, _ in compared]
    assert ("Tỷ lệ in sẵn", "chi-tieu/in-san/", "Tỷ lệ in sẵn: bao nhiêu?") in link_words(page.sections[0].links)


def test_a_group_tells_its_indicators_each_under_its_anchor() -> None:
    page = group("nhom-viec")
    assert (page.heading, page.kicker, page.head.path) == ("Việc", "II. Thủ tục", "chi-tieu/nhom-viec/")
    assert anchors(page) == ["hoi", "lam", "trich-dan"]
    assert page.head.description == "Việc: 2 chỉ tiêu, 6 số liệu. Việc được hỏi, Việc đã làm."
    asked = section_of(page, "hoi")
    assert asked.paragraphs == (
        "Mã chỉ tiêu: hoi; Đơn vị tính: viec; Chiều tốt: không có chiều tốt; Biểu mẫu hỏi: Biểu mẫu 3: Được hỏi.",
    )
    assert asked.tables[0].rows[0].cells[3].path == f"bao-cao/{CENTRE_Q1}/mau-3/#r-dat"
    assert paths(asked.links) == ["chi-tieu/viec-lam/"]
    assert [row[2:4] for row in table_words(asked.tables[0])] == [["10", "Đất đai"], ["30", "Hộ tịch"], ["40", "Cộng"]]


def test_a_flagged_indicator_has_its_own_page_and_the_way_from_its_group() -> None:
    page = group("nhom-ho-so")
    assert anchors(page) == ["trang-rieng", "iii-7-2", "trich-dan"]
    assert link_words(page.sections[0].links) == [("Hồ sơ tiếp nhận", f"chi-tieu/{SLUG}/", "24 số liệu")]
    assert paths(indicator(RECEIVED).head.crumbs) == ["chi-tieu/", "chi-tieu/nhom-ho-so/"]
    assert paths(indicator("nguoi").head.crumbs) == ["chi-tieu/"]


def test_a_group_shows_the_newest_period_of_each_unit_and_says_so() -> None:
    """Else its page would grow with every year; the earlier figures stand on the unit's pages."""
    received = replace(SITE.edition.references.indicators[RECEIVED], own_page=False)
    section = group_page(SITE, "nhom-ho-so", [received]).sections[0]
    rows = table_words(section.tables[0])
    assert len({row[0] for row in rows}) == 19 and len(rows) < 26
    assert [row[1] for row in rows if row[0] == "Sở Lúa"] == ["k.2032-q2"]
    assert section.paragraphs[-1].startswith(f"Mỗi đơn vị kỳ mới nhất: {len(rows)} trong 26 ô")


def test_an_indicator_of_a_group_that_nobody_stated_says_so() -> None:
    never = replace(SITE.edition.references.indicators["chua-hoi"], page="nhom-trong")
    (section, *_) = group_page(SITE, "nhom-trong", [never]).sections
    assert section.tables == ()
    assert section.paragraphs[-1] == "Chưa báo cáo nào trong bộ sưu tập nêu chỉ tiêu này."


def test_a_page_for_which_no_indicator_asks_is_not_made() -> None:
    assert list(SITE.edition.references.indicator_groups) == ["nhom-viec", "nhom-ho-so"]


def test_a_measure_without_a_value_is_not_listed() -> None:
    collection = small_edition().collection
    (printed,) = (one for one in collection.measures if one.id == "in-san")
    nowhere = replace(printed, id="khong-dau", variants=(replace(printed.variants[0], numerator=("chua-hoi",)),))
    edition = make_edition(replace(collection, measures=(*collection.measures, nowhere)))
    links = section_of(indicators_page(make_site(edition)), "chi-so").links
    assert "chi-tieu/khong-dau/" not in paths(links) and "chi-tieu/in-san/" in paths(links)
    page = measure_page(make_site(edition), nowhere)
    assert anchors(page) == ["cach-tinh", "tai-ve"], "nothing to quote and nothing to cite"


def test_an_indicator_says_what_it_is_and_which_forms_ask() -> None:
    page = indicator(RECEIVED)
    assert section_of(page, "dinh-nghia").paragraphs == ("Mọi hồ sơ nhận trong kỳ.",)
    assert facts(page, "dinh-nghia") == [
        ("Lĩnh vực", "III. Một cửa"),
        ("Đơn vị tính", "hồ sơ"),
        ("Chiều tốt", "không có chiều tốt"),
        ("Biểu mẫu hỏi", "Phụ lục I: Tiếp nhận"),
    ]
    assert (page.heading, page.kicker) == ("Hồ sơ tiếp nhận", f"Chỉ tiêu {RECEIVED}")
    assert page.head.title == f"Hồ sơ tiếp nhận ({RECEIVED})" and page.head.path == f"chi-tieu/{SLUG}/"


def test_an_indicator_of_codes_says_what_they_stand_for() -> None:
    asked = SITE.edition.references.indicators["co-trang"]
    assert ("Mã", "0 = không; 1 = có") in facts(indicator("co-trang"), "dinh-nghia")
    without = indicator_page(SITE, replace(asked, code_list="yes_no"))
    assert "Mã" not in dict(facts(without, "dinh-nghia")), "of a list that says no more there is nothing to tell"


def test_description_counts_figures_units_and_periods_before_the_definition() -> None:
    assert indicator(RECEIVED).head.description == (
        f"Hồ sơ tiếp nhận ({RECEIVED}): 24 số liệu của 19 đơn vị trong 3 kỳ. Mọi hồ sơ nhận trong kỳ."
    )
    assert indicator("chua-hoi").head.description.endswith("0 số liệu của 0 đơn vị trong 0 kỳ.")


def test_figures_stand_in_the_order_of_time() -> None:
    section = section_of(indicator(RECEIVED), "so-lieu")
    assert section.intro == "24 số liệu, 2 ô không có số liệu, xếp theo kỳ rồi đơn vị."
    (table,) = section.tables
    periods = [row[1] for row in table_words(table)]
    assert periods == ["k.2031"] * 2 + ["k.2032-q1"] * 19 + ["k.2032-q2"] * 5
    assert heading_words(table) == ["Đơn vị", "Kỳ", "Giá trị", "Phần, ghi chú", "Nguồn"] and table.sortable
    assert table_words(table)[0] == ["Sở Lúa", "k.2031", "400", "", "9/BC-SL, biểu 2"]
    assert table.rows[0].label_path == "don-vi/so-lua/2031/"


def test_a_form_without_a_printed_title_is_named_by_its_number() -> None:
    assert ("Biểu mẫu hỏi", "biểu 4: Điểm hai") in facts(indicator(f"{SCORE}2"), "dinh-nghia")


def test_order_of_time_is_that_of_days_whatever_the_order_of_the_list() -> None:
    edition = small_edition()
    periods = dict(reversed(edition.references.periods.items()))
    references = replace(edition.references, periods=periods)
    turned = replace(edition, collection=replace(edition.collection, references=references))
    page = indicator_page(make_site(turned), edition.references.indicators[RECEIVED])
    told = [row[1] for row in table_words(section_of(page, "so-lieu").tables[0])]
    assert told == ["k.2031"] * 2 + ["k.2032-q1"] * 19 + ["k.2032-q2"] * 5


def test_a_row_says_its_part_its_state_and_its_note() -> None:
    words = table_words(section_of(indicator(RECEIVED), "so-lieu").tables[0])
    assert ["Trung tâm Mẫu", "k.2032-q2", "1.140", "Tổng cộng", "2/BC-TTM, Phụ lục I"] in words
    assert ["Huyện Bắc", "k.2032-q1", "0", "chưa dùng hệ thống", "1/BC-TTM, Phụ lục I"] in words
    work = table_words(section_of(indicator("hoi"), "so-lieu").tables[0])
    assert [row[3] for row in work] == ["Đất đai", "Hộ tịch", "Cộng"]
    people = section_of(indicator("nguoi"), "so-lieu").tables[0]
    assert [row[2:4] for row in table_words(people)] == [
        ["12", "tính cả người nghỉ."],
        ["", "để trống"],
        ["10", "Số người, theo lời văn"],
        ["7", "tính cả người nghỉ."],
    ]
    assert [row.cells[1].mark for row in people.rows] == ["", "–", "", ""]


@pytest.mark.parametrize(("name", "sortable"), [("co-trang", False), ("hoi", True)])
def test_two_rows_need_no_sorting(name: str, sortable: bool) -> None:
    assert section_of(indicator(name), "so-lieu").tables[0].sortable is sortable


def test_an_indicator_that_no_report_states_says_so_and_is_not_cited() -> None:
    page = indicator("chua-hoi")
    assert anchors(page) == ["dinh-nghia", "so-lieu"]
    assert section_of(page, "so-lieu").paragraphs == ("Chưa báo cáo nào trong bộ sưu tập nêu chỉ tiêu này.",)


def test_measures_made_of_an_indicator_whether_above_or_below_the_line() -> None:
    assert paths(section_of(indicator(RECEIVED), "chi-so").links) == ["chi-tieu/nhan/"]
    assert paths(section_of(indicator("hoi"), "chi-so").links) == ["chi-tieu/viec-lam/"]
    assert paths(section_of(indicator(LATE), "chi-so").links) == [
        f"chi-tieu/{MEASURE_LATE}/",
        f"chi-tieu/{MEASURE_ON_TIME}/",
    ]
    assert "chi-so" not in anchors(indicator("co-trang"))


def test_quotes_are_one_a_period_newest_first_and_totals_before_parts() -> None:
    quotes = section_of(indicator(RECEIVED), "trich-con-so").quotes
    assert [quote.text.split(", theo ")[0] for quote in quotes] == [
        "Trung tâm Mẫu, quý II/2032: hồ sơ tiếp nhận (Tổng cộng) là 1.140",
        "Trung tâm Mẫu, quý I/2032: hồ sơ tiếp nhận (Tổng cộng) là 2.740",
        "Sở Lúa, năm 2031: hồ sơ tiếp nhận là 400",
    ]


def test_a_measure_says_how_it_is_worked_out_in_each_form() -> None:
    page = measure(MEASURE_ON_TIME)
    assert facts(page, "cach-tinh") == [
        (
            "Cách trung-tam-dem (Phụ lục I)",
            "(Hồ sơ trước hạn + Hồ sơ đúng hạn) chia cho (Hồ sơ trước hạn + Hồ sơ đúng hạn + Hồ sơ quá hạn). Trung tâm "
            "đếm bằng phần mềm.",
        ),
        (
            "Cách tu-neu (biểu 2)",
            "(Hồ sơ ghi là đúng hạn) chia cho (Hồ sơ đã giải quyết). Cơ quan tự nêu.",
        ),
        ("So với nhau: Sở, ngành", "Cùng là sở, ngành."),
        ("So với nhau: Cấp xã", "Cùng là cấp xã."),
        ("So với nhau: Cấp huyện", "Cùng là cấp huyện."),
    ]
    caveats, why_ranges = section_of(page, "cach-tinh").paragraphs
    assert caveats == "Không gồm hồ sơ đang giải quyết." and "95 %" in why_ranges
    assert facts(measure("nhan"), "cach-tinh")[0] == ("Cách trung-tam-dem (Phụ lục I)", "Hồ sơ tiếp nhận.")
    assert section_of(measure("nhan"), "cach-tinh").paragraphs == ()


def test_a_measure_has_a_section_for_each_period_way_and_level() -> None:
    page = measure(MEASURE_ON_TIME)
    assert anchors(page) == [
        "cach-tinh", "2031-tu-neu-department", "2032-q1-trung-tam-dem-commune", "2032-q1-trung-tam-dem-department",
        "2032-q1-trung-tam-dem-district", "2032-q2-trung-tam-dem-department", "2032-q2-trung-tam-dem-district", "tong",
        "trich-con-so", "trich-dan", "tai-ve",
    ]  # fmt: skip
    section = section_of(page, "2032-q2-trung-tam-dem-department")
    assert (section.title, section.intro) == ("Quý II/2032 · Sở, ngành", "Cách đếm: Cách trung-tam-dem")
    assert table_words(section.tables[0])[0] == [
        "Sở Lúa", "93,75\u00a0%", "86,19–97,30", "75", "80",
        "không phân biệt được với 2 đơn vị cùng cấp",
    ]  # fmt: skip
    assert section.tables[0].rows[0].label_path == "don-vi/so-lua/2032-q2/"


def test_only_three_or_more_make_a_picture_and_can_be_sorted() -> None:
    page = measure(MEASURE_ON_TIME)
    drawn = {section.anchor: (len(section.charts), section.tables[0].sortable) for section in page.sections[1:7]}
    assert drawn["2032-q2-trung-tam-dem-department"] == (1, True)
    assert drawn["2031-tu-neu-department"] == (0, False) == drawn["2032-q2-trung-tam-dem-district"]


def test_parts_of_a_body_are_sections_of_their_own() -> None:
    page = measure("viec-lam")
    own = "2032-q1-dem-viec-trung-tam-mau"
    assert anchors(page)[1:4] == [f"{own}-dat", f"{own}-ho-tich", "tong"]
    assert section_of(page, f"{own}-dat").title == "Quý I/2032 · Trung tâm · Đất đai"


def test_totals_stand_apart_and_are_what_is_quoted_newest_first() -> None:
    page = measure(MEASURE_ON_TIME)
    assert [row[:3] for row in table_words(section_of(page, "tong").tables[0])] == [
        ["Trung tâm Mẫu", "k.2032-q1", "90,91\u00a0%"],
        ["Trung tâm Mẫu", "k.2032-q2", "90,26\u00a0%"],
    ]
    quotes = section_of(page, "trich-con-so").quotes
    assert [quote.text.split(":")[0] for quote in quotes] == ["Trung tâm Mẫu, quý II/2032", "Trung tâm Mẫu, quý I/2032"]


def test_without_totals_one_value_is_quoted_that_of_the_most_cases() -> None:
    collection = small_edition().collection
    without = replace(
        collection.releases[1],
        tables=tuple(
            replace(table, rows=tuple(row for row in table.rows if row.kind != "total"))
            for table in collection.releases[1].tables
        ),
    )
    edition = make_edition(replace(collection, releases=(without,)))
    page = measure_page(make_site(edition), edition.measures[MEASURE_ON_TIME])
    assert "tong" not in anchors(page)
    (quote,) = section_of(page, "trich-con-so").quotes
    assert quote.text.startswith("Huyện Đông, quý I/2032: tỷ lệ đúng hạn là 90,00\u00a0% (900 trên 1.000)")


def test_an_indicator_with_figures_is_cited_by_the_edition() -> None:
    cited = section_of(indicator(RECEIVED), "trich-dan").citation
    assert cited is not None and cited.bibtex.startswith(f"@misc{{chi-tieu-{SLUG}-2032-07,")


def test_figures_of_an_indicator_are_in_the_file_of_all_figures() -> None:
    site = with_sizes(SITE, {"du-lieu/tat-ca/figures.csv": 20})
    page = indicator_page(site, SITE.edition.references.indicators[RECEIVED])
    (file,) = section_of(page, "tai-ve").downloads
    assert (file.path, file.note) == ("du-lieu/tat-ca/figures.csv", "mọi số liệu; lọc theo mã ở cột indicator")
    assert "tai-ve" not in anchors(indicator(RECEIVED))


def test_all_is_cited_by_the_edition() -> None:
    cited = section_of(measure("nhan"), "trich-dan").citation
    assert cited is not None and cited.path == "du-lieu/tat-ca/"
    assert cited.bibtex.startswith("@misc{chi-so-nhan-2032-07,")


def test_a_measure_tells_what_it_rests_on_and_how_sure_that_is() -> None:
    words = translations({"vi": "trả đúng hẹn ÷ đã trả", "en": "on time ÷ settled"})
    read = LegalBasis("qd-mau", "mục 2", "2022-08-01", "", "quoted", "90", NO_TEXT)
    unread = LegalBasis("qd-mau", "", "", "2023-01-01", "unknown", "", NO_TEXT)
    name = translations({"vi": "Quyết định mẫu", "en": "Sample decision"})
    act = LegalAct("qd-mau", "7/QĐ-MAU", "", "Ủy ban mẫu", name, "", "", "", "", "cited", NO_TEXT)
    collection = small_edition().collection
    told = replace(SITE.edition.measures[MEASURE_ON_TIME], formula=words, basis=(read, unread))
    references = replace(collection.references, legal_acts={"qd-mau": act})
    edition = make_edition(replace(collection, references=references, measures=(told,)))
    assert facts(measure_page(make_site(edition), told), "can-cu") == [
        ("Công thức", "trả đúng hẹn ÷ đã trả"),
        (
            "7/QĐ-MAU, mục 2",
            "Quyết định mẫu. Ngưỡng: 90\u00a0%. Từ 1/8/2022. Đối chiếu với văn bản gốc: chưa; theo chỗ dẫn lại.",
        ),
        ("7/QĐ-MAU", "Quyết định mẫu. Đến 1/1/2023. Đối chiếu với văn bản gốc: chưa; nội dung chưa đọc."),
    ]


def test_a_measure_of_which_the_data_say_no_rule_has_no_such_section() -> None:
    assert "can-cu" not in anchors(measure(MEASURE_ON_TIME))


def test_figures_of_running_text_are_named_as_such() -> None:
    told = SITE.edition.measures[MEASURE_ON_TIME]
    spoken = replace(told, variants=(replace(told.variants[0], forms=("prose",)),))
    assert "(lời văn)" in facts(measure_page(SITE, spoken), "cach-tinh")[0][0]
