"""The page of an official index: what can be recomputed of each item, unit by unit, and no score that nobody gave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.build.check_pages import promised_pages
from plugins.cchc.model.findings import FigureStanding
from plugins.cchc.model.references import IndexItem, LegalAct, LegalBasis
from plugins.cchc.pages.indicator import indicators_page
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.official_index import index_pages
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.text import NO_TEXT, Text
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import CODE_LISTS, MEASURES, make_edition, small_edition
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_site import anchors, heading_words, lead_words, make_site, paths, section_of, table_words

ACT = LegalAct("qd-mau", "7/QĐ-MAU", "2031-12-01", "", text("Quyết định mẫu"), "", "", "", "", "nghe", text("Nghe kể."))


def item(number: str, reach: str, measure: str = "", missing: Text = NO_TEXT, threshold: str = "") -> IndexItem:
    return IndexItem(
        "chi-so-mau", number, "qd-mau", text("Nhóm: 10 điểm"), text(f"Mục {number}"), "5", threshold,
        text("Công thức."), measure, reach, missing, "nghe",
    )  # fmt: skip


ITEMS = (
    item("1.1", "bounded", MEASURE_ON_TIME, text("Hồ sơ trả lại."), "90"),
    item("1.2", "related", MEASURE_LATE),
    item("khong-so", "missing", "", text("Ý kiến.")),
)


def make_page(items: tuple[IndexItem, ...] = ITEMS) -> Page:
    collection = small_edition().collection
    lists = {
        **CODE_LISTS,
        "official_index": {"chi-so-mau": text("Chỉ số mẫu")},
        "reach": {name: text(f"nghĩa {name}") for name in ("recomputed", "bounded", "related", "missing")},
        "certainty": {"nghe": text("chỉ nghe kể")},
    }
    rule = LegalBasis("qd-mau", "", "2032-04-01", "", "unknown", "90", NO_TEXT)
    measures = tuple(replace(each, basis=(rule,)) if each.id == MEASURE_ON_TIME else each for each in MEASURES)
    references = replace(collection.references, code_lists=lists, legal_acts={"qd-mau": ACT}, index_items=items)
    site = make_site(make_edition(replace(collection, references=references, measures=measures)))
    (page,) = index_pages(site)
    assert page.head.path in set(promised_pages(site.edition, site.links))
    assert page.head.path in paths(section_of(indicators_page(site), "bo-chi-so").links)
    return page


PAGE = make_page()


def test_it_counts_how_near_the_reports_come_and_makes_up_no_score() -> None:
    assert (PAGE.head.path, PAGE.heading) == ("chi-so-mau/", "Chỉ số mẫu")
    assert lead_words(PAGE) == (
        "Trong 3 mục: 0 nghĩa recomputed; 1 nghĩa bounded; 1 nghĩa related; 1 nghĩa missing. Trang này không đặt ra "
        "điểm số nào."
    )


def test_each_item_says_what_the_reports_lack() -> None:
    section = section_of(PAGE, "tung-muc")
    assert table_words(section.tables[0]) == [
        ["1.1 Mục 1.1", "nghĩa bounded", "Hồ sơ trả lại.", "5", "90\u00a0%", "Công thức."],
        ["1.2 Mục 1.2", "nghĩa related", "", "5", "", "Công thức."],
        ["Mục khong-so", "nghĩa missing", "Ý kiến.", "5", "", "Công thức."],
    ]
    assert [row.label_path for row in section.tables[0].rows] == [
        f"chi-tieu/{MEASURE_ON_TIME}/", f"chi-tieu/{MEASURE_LATE}/", "",
    ]  # fmt: skip
    assert section.paragraphs == ("Điểm, ngưỡng và cách tính của các mục: chỉ nghe kể.",)


def test_each_period_shows_the_most_that_each_unit_can_reach_newest_first() -> None:
    assert anchors(PAGE)[1:4] == ["ky-2032-q2", "ky-2032-q1", "ky-2031"]
    section = section_of(PAGE, "ky-2032-q1")
    (table,) = section.tables
    assert heading_words(table) == ["Đơn vị", "1.1 Mục 1.1", "1.2 Mục 1.2"]
    assert [heading.number for heading in table.header_rows[0]] == ["nghĩa bounded", "nghĩa related"]
    words = {line[0]: line[1:] for line in table_words(table)}
    assert words["Sở Lúa"] == ["≤ 90,00\u00a0%", "10,00\u00a0%"]
    assert "1 mục khác không báo cáo nào có đầu vào" in section.intro


def test_of_figures_that_cannot_be_true_nothing_is_the_most() -> None:
    words = {line[0]: line[1:] for line in table_words(section_of(PAGE, "ky-2031").tables[0])}
    assert words["Sở Lúa"] == ["không tính được"]
    (row,) = (row for row in section_of(PAGE, "ky-2031").tables[0].rows if row.label == "Sở Lúa")
    assert [(cell.finding_mark, bool(cell.finding)) for cell in row.cells] == [("✗", True)], (
        "no figure without its sign"
    )


def test_of_a_figure_that_another_contradicts_nothing_is_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PageContext, "standing", lambda *_: FigureStanding("contested"))
    words = {line[0]: line[1:] for line in table_words(section_of(make_page(), "ky-2032-q1").tables[0])}
    assert words["Sở Lúa"] and "≤" not in str(words)


def test_an_item_with_a_measure_a_level_shows_each_by_its_name() -> None:
    both = replace(ITEMS[1], measure=f"{MEASURE_LATE} {MEASURE_ON_TIME}")
    page = make_page((both,))
    words = {line[0]: line[1:] for line in table_words(section_of(page, "ky-2032-q1").tables[0])}
    assert words["Sở Lúa"] == ["Tỷ lệ quá hạn, ngắn: 10,00\u00a0%; Tỷ lệ đúng hạn, ngắn: 90,00\u00a0%"]
    assert section_of(page, "tung-muc").tables[0].rows[0].label_path == f"chi-tieu/{MEASURE_LATE}/"


def test_what_a_way_of_counting_leaves_out_stands_below_the_figures() -> None:
    assert any("ngắn" in note for note in section_of(PAGE, "ky-2032-q1").paragraphs)


def test_figures_older_than_the_index_say_so() -> None:
    assert "vận hành từ 1/4/2032" in section_of(PAGE, "ky-2032-q1").intro
    assert "vận hành" not in section_of(PAGE, "ky-2032-q2").intro


def test_the_scored_indices_are_named_with_their_highest_total_and_no_grade() -> None:
    section = section_of(PAGE, "cham-diem")
    assert section.intro.startswith("2 chỉ số, mỗi chỉ số nhiều nhất 2 điểm, tổng nhiều nhất 4. Không xếp loại")
    assert [fact.term for fact in section.facts] == ["Điểm hai", "Điểm mười"]


def test_every_act_says_how_sure_it_is() -> None:
    assert table_words(section_of(PAGE, "van-ban").tables[0]) == [
        ["7/QĐ-MAU", "Quyết định mẫu", "1/12/2031", "chỉ nghe kể", "Nghe kể."]
    ]


def test_without_an_index_there_is_no_page() -> None:
    assert list(index_pages(make_site())) == []
    assert "bo-chi-so" not in anchors(indicators_page(make_site()))
