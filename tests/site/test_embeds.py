"""Light pages for iframes: every table in every version with that version's cells; charts frozen where they can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from plugins.cchc.edition import Edition
from plugins.cchc.model.releases import Release
from plugins.cchc.pages.links import TABLE_EMBED, Links, embed_file
from plugins.cchc.words.text import Lang
from tests.fixtures.texts import LANGS
from tests.site.test_cells import own_text, source_rows, spoken

SEVERAL = "theo-ky-"  # pictures over time may join several reports


def read(site: Path, path: str) -> html.HtmlElement:
    return html.fromstring((site / path).read_bytes())


def wrong_cells(page: html.HtmlElement, release: Release, table_id: str, lang: str) -> list[tuple[str, ...]]:
    """Cells of the page that are not those of the version's own CSV."""
    table = release.table(table_id)
    assert table is not None
    (shown,) = page.xpath("//table")
    lead, wrong = 1 if any(row.unit_of_measure for row in table.rows) else 0, []
    for source in source_rows(release, table):
        (row,) = shown.xpath(f'.//tr[@id="r-{source["row"]}"]')
        cells = [own_text(cell) for cell in row.xpath("./td")][lead:]
        for field, text in zip(table.form.fields, cells, strict=False):
            if text != spoken(source[field.name], lang):
                wrong.append((release.version, table_id, source["row"], field.name, text))
    return wrong


@pytest.mark.parametrize("lang", LANGS)
def test_frozen_tables_hold_the_cells_of_their_version(site: Path, edition: Edition, lang: Lang) -> None:
    wrong, links = [], Links(lang)
    for release in edition.collection.releases:
        is_newest = edition.releases[release.report].version == release.version
        for table in release.tables:
            page = read(site, links.frozen_table(release.report, release.version, table.id))
            wrong += wrong_cells(page, release, table.id, lang)
            warned = page.xpath('//p[contains(@class,"warning")]//a/@href')
            assert bool(warned) is not is_newest, (release.report, release.version, table.id)
            assert page.get("lang") == lang and release.version in page.xpath("//title")[0].text_content()
    assert wrong == []


def test_an_older_version_names_the_newer_one(site: Path, edition: Edition) -> None:
    older = [one for one in edition.collection.releases if edition.releases[one.report].version != one.version]
    assert older, "one report has two versions"
    for release in older:
        newest = edition.releases[release.report].version
        page = read(site, Links("vi").frozen_table(release.report, release.version, release.tables[0].id))
        assert f"Bản {release.version}" in page.text_content()
        assert f"Đã có bản mới hơn: {newest}" in page.text_content()


@pytest.mark.parametrize("lang", LANGS)
def test_following_tables_hold_the_newest_cells_and_both_forms_are_offered(
    site: Path, edition: Edition, lang: Lang
) -> None:
    wrong, links = [], Links(lang)
    for release in edition.releases.values():
        for table in release.tables:
            own = links.table(release.report, table.id)
            following = embed_file(own, TABLE_EMBED)
            wrong += wrong_cells(read(site, following), release, table.id, lang)
            code = read(site, f"{own}index.html").xpath('//section[@id="bang"]//details[@class="embeds"]//code')
            offered = [html.fromstring(one.text_content()).get("src") for one in code]
            frozen = links.frozen_table(release.report, release.version, table.id)
            assert offered == [f"./{following}", f"./{frozen}"]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_offers_its_code_and_a_frozen_form_if_one_report_drew_it(site: Path, lang: Lang) -> None:
    prefix = "en/" if lang == "en" else ""
    charts, joined = 0, []
    for path in sorted((site / prefix / "don-vi").rglob("index.html")) + sorted((site / prefix / "ky").rglob("*.html")):
        if path.name != "index.html":
            continue
        for figure in html.fromstring(path.read_bytes()).xpath('//figure[@class="picture"]'):
            sources = [html.fromstring(one.text_content()).get("src")[2:] for one in figure.xpath(".//details//code")]
            assert all((site / source).is_file() for source in sources), sources
            charts += 1
            if len(sources) == 1:
                assert figure.xpath('.//details[@class="embeds"]/p[@class="note"]')
                joined.append(sources[0].rsplit("/", 1)[-1])
            else:
                assert sources[1].startswith(f"{prefix}du-lieu/")
    assert charts > 300
    assert [name for name in joined if not name.startswith(SEVERAL)] == []


def test_a_frozen_chart_is_the_picture_of_today_and_of_its_version(site: Path) -> None:
    """The one that the page offers shows what the page shows: nothing is drawn otherwise for being frozen."""
    page = read(site, "don-vi/so-tu-phap/2019-h1/index.html")
    figures = page.xpath('//figure[@class="picture"]')
    assert figures
    for figure in figures:
        following, frozen = (html.fromstring(one.text_content()).get("src") for one in figure.xpath(".//details//code"))
        texts = [[t.text_content() for t in read(site, one).xpath("//svg//text")] for one in (following, frozen)]
        assert texts[0] == texts[1] == [t.text_content() for t in figure.xpath(".//svg//text")]


def test_light_pages_are_kept_from_lists_and_say_their_licence(site: Path) -> None:
    pages = sorted((site / "du-lieu").rglob("*.nhung.html"))
    assert len(pages) > 300
    for path in pages:
        page = html.fromstring(path.read_bytes())
        assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
        assert page.xpath('//a[@rel="license"]') and not page.xpath("//script")
