"""Frozen embeds: each version's own cells, what is newer said, and nothing that another report could change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.model.releases import Cell, Release
from plugins.cchc.pages.embeds import chart_embeds, embed_pages, no_frozen_words
from plugins.cchc.pages.frozen import frozen_pages
from plugins.cchc.pages.links import Links, root_of
from plugins.cchc.pages.models import ChartView, Page, PageHead, PageSection, TableView
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.page_list import DrawnView, with_pictures
from plugins.cchc.pages.report import table_page
from plugins.cchc.pages.version_pages import WarningSection
from plugins.cchc.words.text import Lang
from tests.unit import version_site
from tests.unit.version_site import fixture_collection, lines, make_later, section, set_cell

REPORT = "2019-h1-so-noi-vu"
FIRST, SECOND = fixture_collection().releases
TABLES = [table.id for table in FIRST.tables]


def make_site(*releases: Release, lang: Lang = "vi") -> PageContext:
    """With the measure that the map of districts is about, under its name; the fixture's has another."""
    site = version_site.make_site(*releases, lang=lang)
    collection = site.edition.collection
    (measure,) = collection.measures
    measures = (measure, replace(measure, id="dung-han"))
    return replace(site, edition=replace(site.edition, collection=replace(collection, measures=measures)))


def frozen_table(site: PageContext, release: Release, table: str) -> Page:
    path = site.links.frozen_table(REPORT, release.version, table)
    return next(page for page in frozen_pages(site, release) if page.head.path == path)


def notice(page: Page) -> WarningSection:
    (one,) = page.sections
    assert isinstance(one, WarningSection)
    return one


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("release", [FIRST, SECOND], ids=["1.0.0", "1.0.1"])
def test_every_table_of_every_version_has_its_page(release: Release, lang: Lang) -> None:
    prefix = "" if lang == "vi" else "en/"
    paths = [page.head.path for page in frozen_pages(make_site(lang=lang), release)]
    wanted = [f"{prefix}du-lieu/{REPORT}/{release.version}/{table}.nhung.html" for table in TABLES]
    assert paths[: len(TABLES)] == wanted
    assert all(path.startswith(f"{prefix}du-lieu/{REPORT}/{release.version}/") for path in paths)
    assert len(set(paths)) == len(paths)


def test_an_older_version_shows_its_own_cells_and_says_that_there_is_a_newer_one() -> None:
    site = make_site()
    old, new = frozen_table(site, FIRST, "bieu-1"), frozen_table(site, SECOND, "bieu-1")
    shown = [{row[0]: row[4] for row in lines(page.sections[0].tables)}["Sở Tư pháp"] for page in (old, new)]
    assert shown == ["", "0"]
    assert notice(old).warning == "Đã có bản mới hơn: 1.0.1, 21/11/2026. Bảng này có 1 ô đổi."
    assert notice(old).alarm and [link.path for link in notice(old).links] == [
        f"du-lieu/{REPORT}/1.0.1/",
        f"du-lieu/{REPORT}/1.0.0/#canh-bao",
    ]
    assert notice(old).intro.startswith("Bản 1.0.0, 21/11/2026") and notice(new).intro.startswith("Bản 1.0.1")
    assert notice(new).warning == "" and notice(new).links == ()
    assert old.head.crumbs[-1].path == f"du-lieu/{REPORT}/1.0.0/" and "bản 1.0.0" in old.head.title


def test_a_table_that_did_not_change_says_so() -> None:
    assert notice(frozen_table(make_site(), FIRST, "prose")).warning.endswith("Không ô số nào của bảng này đổi.")


def test_a_later_release_that_is_no_mistake_is_no_alarm() -> None:
    site = make_site(FIRST, make_later(FIRST, "1.1.0", "late_report"))
    assert notice(frozen_table(site, FIRST, "bieu-1")).alarm is False


def test_no_other_report_can_change_what_is_frozen() -> None:
    other = replace(SECOND, report="2019-h1-so-tu-phap", unit="so-tu-phap")
    assert list(frozen_pages(make_site(FIRST, SECOND, other), FIRST)) == list(frozen_pages(make_site(), FIRST))


def test_a_newer_version_adds_its_notice_and_changes_nothing_else() -> None:
    before, after = (list(frozen_pages(site, FIRST)) for site in (make_site(FIRST), make_site()))
    assert [page.head for page in before] == [page.head for page in after]
    for old, new in zip(before, after, strict=True):
        assert lines(old.sections[0].tables) == lines(new.sections[0].tables)
        assert old.sections[0].charts == new.sections[0].charts


def test_what_was_put_right_since_leads_to_the_corrections() -> None:
    """The finding is published no more: its page would have no such place."""
    wrong = set_cell(FIRST, "bieu-1", "1", "received_total", Cell("99", Decimal(99), "reported"))
    site = make_site(wrong, SECOND)
    rows = frozen_table(site, wrong, "bieu-1").sections[0].tables[0].rows
    findings = {cell.finding for row in rows for cell in row.cells if cell.finding}
    assert findings == {"dinh-chinh/"}


def test_address_of_a_chart_says_whose_page_it_is_from() -> None:
    vi, en = Links("vi"), Links("en")
    page = "don-vi/so-tu-phap/2019-h1/"
    assert vi.frozen_chart("r", "1.0.0", page, "c") == f"du-lieu/r/1.0.0/{page}c.nhung.html"
    assert en.frozen_chart("r", "1.0.0", f"en/{page}", "c") == f"en/du-lieu/r/1.0.0/{page}c.nhung.html"
    assert vi.frozen_chart("r", "1.0.0", "bao-cao/r/t/", "c") == "du-lieu/r/1.0.0/t/c.nhung.html"


def test_a_chart_of_several_reports_offers_the_following_form_alone_and_says_why() -> None:
    site = replace(make_site(), url="https://cchc.example")
    (form,) = chart_embeds(site, 'Title "x"', "don-vi/x/c.nhung.html", None)
    assert form.code.startswith('<iframe src="https://cchc.example/don-vi/x/c.nhung.html" title="Title &quot;x&quot;"')
    following, frozen = chart_embeds(site, "T", "a.nhung.html", ("du-lieu/r/1.0.0/a.nhung.html", "1.0.0"))
    assert following.label == "Theo số liệu mới nhất" and frozen.label == "Giữ nguyên bản 1.0.0"
    assert "https://cchc.example/du-lieu/r/1.0.0/a.nhung.html" in frozen.code
    chart = ChartView("c", "T", "", "", "", TableView("", "", (), (), ()), "", ())
    head = PageHead("vi", "don-vi/x/", root_of("don-vi/x/"), "X", "", (), "don-vi/x/", "")
    page = Page(head, "", "X", sections=(PageSection("a", "A", charts=(chart,)),))
    for held, said in ((None, no_frozen_words(site)), (("p", "1.0.0"), "")):
        printed = with_pictures(site, page, {id(chart): DrawnView("<svg/>", "<svg/>", (), held)})
        assert printed.sections[0].charts[0].embed_note == said


def test_a_table_page_offers_both_forms_and_has_the_following_one_printed() -> None:
    site = make_site()
    (table,) = [one for one in SECOND.tables if one.id == "bieu-1"]
    page = table_page(site, SECOND, table)
    (view,) = section(page, "bang").tables
    assert [form.path for form in view.embeds] == [
        f"bao-cao/{REPORT}/bieu-1/bang.nhung.html",
        f"du-lieu/{REPORT}/1.0.1/bieu-1.nhung.html",
    ]
    (embed,) = [one for one in embed_pages(page) if one.sections[0].tables]
    assert embed.head.path == view.embed == view.embeds[0].path
    assert embed.head.crumbs[-1].path == page.head.path and embed.sections[0].tables == (view,)
    assert embed.head.title == page.head.title and embed.sections[0].title == view.caption
