"""Every page of the made-up province: each once, and what holds of all of them."""

from __future__ import annotations

from functools import cache

from plugins.cchc.pages.models import Page, TableView
from plugins.cchc.pages.page_list import catalogue_pages, indicator_pages, period_pages, report_pages, unit_pages
from tests.fixtures.every_page import pages_of
from tests.fixtures.small_reports import YEAR_LUA
from tests.fixtures.small_site import make_site

SITE = make_site()
KINDS = (unit_pages, period_pages, indicator_pages, report_pages, catalogue_pages)


@cache
def pages_by_kind() -> tuple[tuple[Page, ...], ...]:
    return tuple(tuple(pages_of(SITE, kind)) for kind in KINDS)


def pages() -> list[Page]:
    return [page for held in pages_by_kind() for page in held]


def tables() -> list[tuple[str, TableView]]:
    charts = [(page, chart.table) for page in pages() for section in page.sections for chart in section.charts]
    others = [(page, table) for page in pages() for section in page.sections for table in section.tables]
    return [(f"{page.head.path} {table.caption}", table) for page, table in (*charts, *others)]


def test_every_page_stands_in_the_book_once() -> None:
    units, periods, indicators, reports, tables_held, versions, editions = 25, 3, 2 + 19 + 6, 5, 9, 6, 3
    light_pages = tables_held + 2  # of one report two versions
    assert [len(held) for held in pages_by_kind()] == [
        1 + units + 12,  # periods of the five units that have several
        1 + periods + 1,  # one for the highlight of several bodies
        1 + indicators,
        1 + reports + tables_held,
        len(
            ("home", "data", "all", "findings", "documents", "corrections", "coverage", "calendar", "search", "compare")
        )
        + editions
        + reports
        + versions
        + light_pages,
    ]
    paths = [page.head.path for page in pages()]
    assert len(set(paths)) == len(paths)
    some = {"", "don-vi/", "don-vi/so-lua/2031/", "ky/2031/", "chi-tieu/nguoi/", f"bao-cao/{YEAR_LUA}/prose/"}
    assert some <= set(paths)


def test_titles_are_unique_and_anchors_are_unique_on_their_page() -> None:
    titles = [page.head.title for page in pages()]
    assert len(set(titles)) == len(titles)
    for page in pages():
        anchors = [section.anchor for section in page.sections]
        assert len(set(anchors)) == len(anchors), page.head.path


def test_only_what_counts_is_emphasised_in_a_lead() -> None:
    strong = {words for page in pages() for words, emphasised in page.lead if emphasised}
    assert {words for words in strong if not any(letter.isdigit() for letter in words)} == {
        "tất cả đúng hạn hoặc sớm hơn",
    }
    lists = {page.head.path: page.lead for page in pages() if page.head.path.count("/") < 2}
    assert {path for path, lead in lists.items() if any(emphasised for _, emphasised in lead)} == {"", "doi-chieu/"}


def test_a_column_of_numbers_is_one_in_its_heading_and_in_every_row() -> None:
    """In tables of our own; the headings of a form stand over several columns."""
    filed = {table.title.first for release in SITE.edition.releases.values() for table in release.tables}
    own = [(place, table) for place, table in tables() if table.rows and table.caption not in filed]
    assert len(own) > 150
    for place, table in own:
        (heading,) = table.header_rows
        whole = [row for row in table.rows if len(row.cells) == len(heading)]  # others share a cell of the row above
        assert whole[0] is table.rows[0]
        for row in whole:
            assert [cell.numeric for cell in row.cells] == [cell.numeric for cell in heading], (place, row.label)


def test_links_lead_to_pages_of_the_book() -> None:
    known = {page.head.path for page in pages()}
    written_by_hand = ("phuong-phap/", "du-lieu/api/", "du-lieu/kham-pha/", "du-lieu/huong-dan/")
    for page in pages():
        links = [*page.chips, *page.head.crumbs, *(link for section in page.sections for link in section.links)]
        links += [row for section in page.sections for table in section.tables for row in table.rows if row.label_path]
        for link in links:
            path = getattr(link, "path", "") or getattr(link, "label_path", "")
            path = path.split("#")[0].split("?")[0]
            assert path in known or path.startswith(written_by_hand) or path.endswith(".html"), (page.head.path, path)


def test_anchors_of_links_to_rows_and_findings_exist() -> None:
    anchors = {
        page.head.path: {row.anchor for section in page.sections for table in section.tables for row in table.rows}
        | {section.anchor for section in page.sections}
        | {check.anchor for section in page.sections for check in section.checks}
        for page in pages()
    }
    for page in pages():
        tiles = [tile.evidence for section in page.sections for tile in section.tiles]
        for path in [path for evidence in tiles for path in (evidence.path, evidence.check_path) if "#" in path]:
            target, _, anchor = path.partition("#")
            assert anchor in anchors[target], (page.head.path, path)
