"""What the letters say in words: beside a unit's figures, across units by topic, and line by line."""

from __future__ import annotations

from dataclasses import replace

from plugins.cchc.model.releases import Passage, Release
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.page_list import catalogue_pages, report_pages
from plugins.cchc.pages.report import (
    passages_section,
    report_page,
    reports_page,
    source_text_page,
    topic_pages,
    topics_told,
)
from tests.fixtures.every_page import pages_of
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import with_releases
from tests.fixtures.small_reports import CENTRE_Q1, make_releases
from tests.fixtures.small_site import heading_words, link_words, make_site, section_of, table_words

SOURCE = "BÁO CÁO\n\nSTT\tĐơn vị\tSố\n1\tSở Lúa\t120\nHết.\n"
PASSAGES = (
    Passage("n-1", "difficulty", "so-lua", text=text("Thiếu người."), first_line=5, last_line=5),
    Passage("n-2", "proposal", "so-lua", addressee="UBND tỉnh", text=text("Xin thêm."), first_line=1, last_line=3),
    Passage("n-3", "apology", "so-muoi", text=text("Đã xin lỗi."), first_line=5, last_line=5),
)


def told(*passages: Passage, source: str = SOURCE) -> Release:
    newest = next(release for release in make_releases()[::-1] if release.report == CENTRE_Q1)
    return replace(newest, version="1.0.2", narrative=passages, source_text=source)


SITE = make_site(with_releases(told(*PASSAGES)))
ISSUER = SITE.unit_name(told().unit)  # who made the report, not the unit that it is about


def paths_of(pages: list[Page]) -> list[str]:
    return [page.head.path for page in pages]


def test_a_unit_says_what_was_told_of_it_in_that_period_alone() -> None:
    (section,) = passages_section(SITE, "so-lua", "2032-q1")
    (table,) = section.tables
    assert heading_words(table)[1:] == ["Nội dung", "Gửi tới", "Ai nói", "Nguồn"]
    assert [row[1:] for row in table_words(table)] == [
        ["Thiếu người.", "", ISSUER, "1/BC-TTM, dòng 5"],
        ["Xin thêm.", "UBND tỉnh", ISSUER, "1/BC-TTM, dòng 1–3"],
    ]
    assert table.rows[1].cells[-1].path == f"bao-cao/{CENTRE_Q1}/nguyen-van/#d-1"
    assert passages_section(SITE, "so-lua", "2032-q2") == () == passages_section(SITE, "so-gio", "2032-q1")


def test_a_topic_has_a_page_where_somebody_says_something_about_it() -> None:
    assert paths_of(list(topic_pages(SITE))) == ["de-xuat/"] and list(topics_told(SITE.edition)) == ["de-xuat"]
    assert [section.anchor for section in next(topic_pages(SITE)).sections] == ["difficulty", "proposal"]
    (row,) = section_of(next(topic_pages(SITE)), "proposal").tables[0].rows
    assert (row.label, row.label_path) == ("Sở Lúa", "don-vi/so-lua/")
    assert "de-xuat/" in paths_of(list(pages_of(SITE, catalogue_pages)))
    assert [path for _, path, _ in link_words(section_of(reports_page(SITE), "chu-de").links)] == ["de-xuat/"]


def test_reports_without_words_have_no_such_pages() -> None:
    silent = make_site()
    assert list(topic_pages(silent)) == [] == list(topics_told(silent.edition))
    assert not any("nguyen-van" in path for path in paths_of(list(pages_of(silent, report_pages))))
    assert "chu-de" not in [section.anchor for section in reports_page(silent).sections]


def test_every_line_of_the_text_has_its_number_and_tables_are_tables() -> None:
    page = source_text_page(SITE, SITE.release(CENTRE_Q1))
    first, table, last = page.sections[0].tables
    assert table_words(first) == [["1", "BÁO CÁO"]] and table_words(last) == [["5", "Hết."]]
    assert table_words(table) == [["3", "STT", "Đơn vị", "Số"], ["4", "1", "Sở Lúa", "120"]]
    assert [row.anchor for row in (*first.rows, *table.rows, *last.rows)] == ["d-1", "d-3", "d-4", "d-5"]
    assert page.head.path == f"bao-cao/{CENTRE_Q1}/nguyen-van/" and page.head.path in paths_of(
        list(pages_of(SITE, report_pages))
    )
    assert section_of(report_page(SITE, SITE.release(CENTRE_Q1)), "van-ban").links[0].path == page.head.path
