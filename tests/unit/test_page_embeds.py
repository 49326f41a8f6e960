"""Embeds: light pages that follow the newest version, and frozen ones that nothing later can change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.model.releases import Release
from plugins.cchc.pages.embeds import chart_embeds, embed_pages, no_frozen_words, table_embeds
from plugins.cchc.pages.frozen import frozen_pages
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.models import Page, PageSection
from plugins.cchc.pages.page_list import (
    DrawnView,
    with_pictures,
)
from plugins.cchc.pages.report import table_page
from plugins.cchc.pages.unit_period import unit_period_page
from plugins.cchc.pages.version_pages import WarningSection
from tests.fixtures.small_builders import make_cell, text
from tests.fixtures.small_edition import with_releases
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_reports import CENTRE_Q1, CENTRE_Q2, Q1, WORK
from tests.fixtures.small_site import make_site, paths, section_of, table_words

SITE = make_site()
FIRST, SECOND = SITE.edition.collection.releases[:2]


def frozen(site, release: Release) -> dict[str, Page]:
    return {page.head.path: page for page in frozen_pages(site, release)}


def frozen_table(site, release: Release, table: str) -> Page:
    return frozen(site, release)[site.links.frozen_table(release.report, release.version, table)]


def notice(page: Page) -> WarningSection:
    (section,) = page.sections
    assert isinstance(section, WarningSection)
    return section


def test_every_table_and_chart_of_a_version_has_its_page_below_the_versions_folder() -> None:
    found = list(frozen(SITE, SECOND))
    folder = f"du-lieu/{CENTRE_Q1}/1.0.1/"
    assert found[:2] == [f"{folder}mau-1.nhung.html", f"{folder}mau-3.nhung.html"]
    assert all(path.startswith(folder) for path in found)
    assert f"{folder}mau-1/ho-so.nhung.html" in found
    assert f"{folder}don-vi/so-lua/2032-q1/cung-cap-{MEASURE_ON_TIME}.nhung.html" in found
    assert f"{folder}ky/2032-q1/ho-so-mau-1.nhung.html" in found
    english = list(frozen(make_site(lang="en"), SECOND))
    assert english == [f"en/{path}" for path in found]


def test_a_body_of_one_period_has_no_picture_over_time() -> None:
    assert not [
        path for path in frozen(SITE, SECOND) if "theo-ky-" in path or (path.count("/") == 5 and "so-lua/" in path)
    ]


def test_a_report_of_two_periods_has_its_lines_over_time() -> None:
    second = replace(SITE.table(CENTRE_Q2, "mau-1"), id="mau-1b")
    both = replace(SECOND, version="1.1.0", tables=(Q1, second))
    site = make_site(with_releases(both))
    found = list(frozen(site, both))
    path = f"du-lieu/{CENTRE_Q1}/1.1.0/don-vi/so-lua/theo-ky-{MEASURE_ON_TIME}.nhung.html"
    assert path in found and len(set(found)) == len(found)
    assert f"du-lieu/{CENTRE_Q1}/1.1.0/don-vi/so-mua/theo-ky-{MEASURE_ON_TIME}.nhung.html" not in found
    assert not [one for one in found if one.endswith("don-vi/so-lua/ho-so-mau-1b.nhung.html")], "its period shows it"


def test_an_older_version_shows_its_own_cells_and_says_that_there_is_a_newer_one() -> None:
    old, new = frozen_table(SITE, FIRST, "mau-1"), frozen_table(SITE, SECOND, "mau-1")
    late = [table_words(notice(page).tables[0])[1][4] for page in (old, new)]
    assert late == ["1", "10"]
    assert notice(old).warning == "Đã có bản mới hơn: 1.0.1, 2/5/2032. Bảng này có 1 ô đổi." and notice(old).alarm
    assert paths(notice(old).links) == [f"du-lieu/{CENTRE_Q1}/1.0.1/", f"du-lieu/{CENTRE_Q1}/1.0.0/#canh-bao"]
    assert notice(old).intro == "Bản 1.0.0, 20/4/2032: con số ở trang này không đổi."
    assert (notice(new).warning, notice(new).links, notice(new).alarm) == ("", (), False)
    assert old.frozen is not None and (old.frozen.version, old.frozen.is_newest) == ("1.0.0", False)
    assert new.frozen is not None and new.frozen.is_newest


def test_head_of_a_frozen_table() -> None:
    page = frozen_table(SITE, FIRST, "mau-1")
    assert page.head.title == "Giải quyết hồ sơ, TT Mẫu, quý I/2032, bản 1.0.0"
    assert page.head.crumbs[-1].path == f"du-lieu/{CENTRE_Q1}/1.0.0/" and page.template == "embed"
    assert page.head.crumbs[-1].label == "Báo cáo quý I, bản 1.0.0" and page.kicker == "1/BC-TTM · quý I/2032"
    assert notice(page).title == page.heading == "Giải quyết hồ sơ"
    assert notice(page).tables[0].embed == page.head.path


def test_a_table_that_did_not_change_says_so() -> None:
    assert notice(frozen_table(SITE, FIRST, "mau-3")).warning.endswith("Không ô số nào của bảng này đổi.")


def test_a_chart_says_only_that_there_is_a_newer_version() -> None:
    page = frozen(SITE, FIRST)[f"du-lieu/{CENTRE_Q1}/1.0.0/mau-1/ho-so.nhung.html"]
    assert notice(page).warning == "Đã có bản mới hơn: 1.0.1, 2/5/2032."
    (chart,) = notice(page).charts
    assert chart.embed == page.head.path and all(not row.label_path for row in chart.table.rows)
    assert page.head.title == "Hồ sơ đi đâu, 11 đơn vị · Giải quyết hồ sơ, quý I/2032, bản 1.0.0"


def test_a_later_release_that_is_no_mistake_is_no_alarm() -> None:
    site = make_site(with_releases(replace(SECOND, reason="late_report")))
    assert notice(frozen_table(site, FIRST, "mau-1")).alarm is False


def test_no_other_report_can_change_what_is_frozen() -> None:
    other = replace(SECOND, report="2032-q1-khac", unit="so-vang")
    site = make_site(with_releases(other))
    assert list(frozen_pages(site, SECOND)) == list(frozen_pages(SITE, SECOND))


def test_a_newer_version_adds_its_notice_and_changes_nothing_else() -> None:
    edition = SITE.edition
    others = tuple(one for one in edition.collection.releases if one is not SECOND)
    before = make_site(replace(edition, collection=replace(edition.collection, releases=others)))
    for old, new in zip(frozen_pages(before, FIRST), frozen_pages(SITE, FIRST), strict=True):
        assert old.head == new.head and notice(old).charts == notice(new).charts
        shown = [[table_words(table) for table in notice(page).tables] for page in (old, new)]
        assert shown[0] == shown[1] and notice(old).warning == "" != notice(new).warning


def test_what_was_put_right_since_leads_to_the_corrections() -> None:
    """In the newest version Sở Nắng's row adds up: the findings of the old one are published no more."""
    row = replace(Q1.rows[4], cells={**Q1.rows[4].cells, "received": make_cell("55")})
    table = replace(Q1, rows=(*Q1.rows[:4], row, *Q1.rows[5:]))
    site = make_site(with_releases(replace(SECOND, version="1.0.2", tables=(table, WORK), change_note=text("Sửa"))))

    def findings(page: Page) -> set[str]:
        return {cell.finding for row in notice(page).tables[0].rows for cell in row.cells if cell.finding}

    assert findings(frozen_table(site, SECOND, "mau-1")) == {"dinh-chinh/"}
    living = {f"doi-chieu/#{CENTRE_Q1}.mau-1.bang-tong.4"}
    assert findings(frozen_table(SITE, SECOND, "mau-1")) == living
    assert findings(frozen_table(SITE, FIRST, "mau-1")) == {"dinh-chinh/", *living}, "its own first row is put right"


def test_the_address_of_a_frozen_chart_says_whose_page_it_is_from() -> None:
    vi, en = Links("vi"), Links("en")
    page = "don-vi/so-lua/2032-q1/"
    assert vi.frozen_chart("r", "1.0.0", page, "c") == f"du-lieu/r/1.0.0/{page}c.nhung.html"
    assert en.frozen_chart("r", "1.0.0", f"en/{page}", "c") == f"en/du-lieu/r/1.0.0/{page}c.nhung.html"
    assert vi.frozen_chart("r", "1.0.0", "bao-cao/r/t/", "c") == "du-lieu/r/1.0.0/t/c.nhung.html"


def test_a_chart_of_several_reports_offers_the_following_form_alone() -> None:
    (form,) = chart_embeds(SITE, 'Title "x"', "don-vi/x/c.nhung.html", None)
    assert form.label == "Theo số liệu mới nhất" and form.path == "don-vi/x/c.nhung.html"
    assert form.code.startswith('<iframe src="https://mau.example/don-vi/x/c.nhung.html" title="Title &quot;x&quot;"')
    following, frozen_form = chart_embeds(SITE, "T", "a.nhung.html", ("f/a.nhung.html", "1.0.0"))
    assert (following.path, frozen_form.path) == ("a.nhung.html", "f/a.nhung.html")
    assert frozen_form.label == "Giữ nguyên bản 1.0.0"
    assert table_embeds(SITE, "T", "a.nhung.html", "f/a.nhung.html", "1.0.0") == (following, frozen_form)


@pytest.mark.parametrize("held", [None, ("du-lieu/x.nhung.html", "1.0.0")])
def test_a_drawn_chart_has_its_pictures_files_and_forms(held) -> None:
    page = unit_period_page(SITE, "so-lua", "2032-q1")
    drawn = {
        id(chart): DrawnView(f"<wide {chart.id}>", "<narrow>", page.chips, held)
        for section in page.sections
        for chart in section.charts
    }
    printed = with_pictures(SITE, page, drawn)
    chart = section_of(printed, "ho-so-mau-1").charts[0]
    assert (chart.svg_wide, chart.svg_narrow) == ("<wide ho-so-mau-1>", "<narrow>")
    assert chart.embed == "don-vi/so-lua/2032-q1/ho-so-mau-1.nhung.html" and chart.downloads == page.chips
    assert len(chart.embeds) == (2 if held else 1)
    assert chart.embed_note == ("" if held else no_frozen_words(SITE))
    assert section_of(printed, "so-lieu") == section_of(page, "so-lieu")


def test_an_embed_stands_beside_its_page_and_leads_back() -> None:
    page = table_page(SITE, SECOND, Q1)
    drawn = {id(chart): DrawnView("<w>", "<n>") for section in page.sections for chart in section.charts}
    chart, table = embed_pages(with_pictures(SITE, page, drawn))
    assert chart.head.path == f"bao-cao/{CENTRE_Q1}/mau-1/ho-so.nhung.html" and chart.kicker == ""
    assert chart.head.title == "Hồ sơ đi đâu, 11 đơn vị · Giải quyết hồ sơ"
    assert table.head.path == f"bao-cao/{CENTRE_Q1}/mau-1/bang.nhung.html" and table.kicker == page.kicker
    assert table.head.title == page.head.title, "its caption is the heading"
    assert table.head.crumbs[-1].path == page.head.path and table.head.crumbs[-1].label == page.heading
    assert table.head.root == "../../../" and table.head.shared_path == table.head.path
    assert table.sections[0].title == "Giải quyết hồ sơ" and chart.sections[0].title == ""
    assert table.head.description == "Giải quyết hồ sơ" and chart.head.description == chart.sections[0].charts[0].say


def test_a_picture_of_the_first_page_is_headed_by_the_sites_name() -> None:
    page = table_page(SITE, SECOND, Q1)
    first = replace(page, template="home", heading="Câu hỏi?", head=replace(page.head, title="Tên trang"))
    chart = next(embed_pages(replace(first, sections=(section_of(page, "bieu-do"),))))
    assert chart.heading == "Tên trang"


def test_tables_of_our_own_are_not_embedded() -> None:
    page = unit_period_page(SITE, "so-lua", "2032-q1")
    without = replace(page, sections=tuple(replace(section, charts=()) for section in page.sections))
    assert list(embed_pages(without)) == [] and PageSection("a", "A").tables == ()
