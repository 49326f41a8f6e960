"""Light pages for iframes: every table in every version with that version's cells; charts frozen where they can be."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from plugins.cchc.edition import Edition
from plugins.cchc.model.releases import Release
from plugins.cchc.pages.links import Links
from plugins.cchc.words.text import Lang
from tests.fixtures.texts import LANGS
from tests.site.test_cells import own_text, qualified, source_rows, spoken

PICTURES = '//figure[contains(@class, "picture")]'
SEVERAL = "theo-ky-"  # pictures over time may join several reports
VERSION = re.compile(r"(?<=du-lieu)/[^/]+/\d+\.\d+\.\d+/")  # a report's, in the address of what it keeps


def read(site: Path, path: str) -> html.HtmlElement:
    return html.fromstring((site / path).read_bytes())


def read_frozen(site: Path, path: str) -> html.HtmlElement:
    """As a browser does, which goes on at once where the address leads to an earlier version's table."""
    page = read(site, path)
    for refresh in page.xpath('//meta[@http-equiv="refresh"]/@content'):
        target = (site / path).parent / refresh.removeprefix("0; url=")
        (link,) = page.xpath("//a[not(@rel)]/@href")
        assert (site / path).parent / link == target and len((site / path).read_bytes()) < 2000
        page = html.fromstring(target.read_bytes())
        assert not page.xpath('//meta[@http-equiv="refresh"]'), "one step, never more"
    return page


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
            if text != qualified(release, table, source["row"], field.name, spoken(source[field.name], lang)):
                wrong.append((release.version, table_id, source["row"], field.name, text))
    return wrong


@pytest.mark.parametrize("lang", LANGS)
def test_frozen_tables_hold_the_cells_of_their_version(site: Path, edition: Edition, lang: Lang) -> None:
    wrong, links = [], Links(lang)
    for release in edition.collection.releases:
        is_newest = edition.releases[release.report].version == release.version
        for table in release.tables:
            path = links.frozen_table(release.report, release.version, table.id)
            page = read_frozen(site, path)
            wrong += wrong_cells(page, release, table.id, lang)
            warned = page.xpath('//p[contains(@class,"warning")]//a/@href')
            assert not (warned and is_newest), (release.report, release.version, table.id)
            assert page.get("lang") == lang
            assert release.version in read(site, path).xpath("//title")[0].text_content()
    assert wrong == []


def test_an_older_version_names_the_newer_one(site: Path, edition: Edition) -> None:
    """Where the newest shows another table; what is as it was says up to which version it is."""
    links, warned = Links("vi"), 0
    for release in edition.collection.releases:
        newest = edition.releases[release.report]
        for table in release.tables:
            pages = [
                read_frozen(site, links.frozen_table(release.report, version.version, table.id))
                for version in (release, newest)
            ]
            old, new = (page.xpath("//main")[0].text_content() for page in pages)
            assert (f"Đã có bản mới hơn: {newest.version}" in old) is (old != new)
            warned += old != new
    assert warned > 20


@pytest.mark.parametrize("lang", LANGS)
def test_every_table_offers_its_light_page(site: Path, edition: Edition, lang: Lang) -> None:
    links = Links(lang)
    for release in edition.releases.values():
        for table in release.tables:
            page = read(site, f"{links.table(release.report, table.id)}index.html")
            frozen = links.frozen_table(release.report, release.version, table.id)
            (offer,) = page.xpath('//section[@id="bang"]//details[@class="embeds"]//a[@data-height]')
            assert offer.get("href").endswith(f"/{frozen.removeprefix('en/')}")
            assert 480 <= int(offer.get("data-height")) <= 900


def offered(path: Path, figure: html.HtmlElement, site: Path) -> list[str]:
    """The files that a chart offers for other pages; site.js adds the forms for phones of large ones."""
    links = figure.xpath(".//details[@class='embeds']//a[contains(@href, '.svg')]/@href")
    files = [str((path.parent / link.partition("#")[0]).resolve().relative_to(site.resolve())) for link in links]
    is_large = "large" in figure.get("class").split()
    return [*files, *(file.replace(".svg", ".hep.svg") for file in files if is_large)]


def owner(path: Path, figure: html.HtmlElement) -> tuple[Path, html.HtmlElement]:
    """Where a picture that a page shows by its file stands with what is offered of it; any other stands here."""
    for link in figure.xpath("./img/following-sibling::p[@class='tools']/a[contains(@href, '#')]/@href"):
        folder, _, place = link.partition("#")
        if folder.endswith("/"):
            path = (path.parent / folder / "index.html").resolve()
            (figure,) = page_at(path).xpath(f'//figure[@id="{place}"]')
    return path, figure


@cache
def page_at(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())


def words_of(path: Path) -> list[str]:
    return [text.text or "" for text in etree.parse(path).iterfind(".//{*}text")]


@pytest.mark.parametrize("lang", LANGS)
def test_a_picture_shown_by_its_file_says_what_the_table_beside_it_says(site: Path, lang: Lang) -> None:
    prefix, shown = "en/" if lang == "en" else "", 0
    for path in sorted((site / prefix / "don-vi").rglob("index.html")):
        for image in html.fromstring(path.read_bytes()).xpath("//figure/img"):
            file, _, row = image.get("src").partition("#")
            svg = etree.parse(path.parent / file).getroot()
            assert [svg.get(side) for side in ("width", "height")] == [image.get(side) for side in ("width", "height")]
            title, words = svg.findtext("{*}title"), " ".join(svg.itertext())
            rows, lines = svg.xpath("//*[local-name()='text']/@id"), image.getparent().xpath(".//tbody/tr")
            assert [row == each for each in rows] == [line.get("aria-current") is not None for line in lines]
            values = [own_text(line.xpath("./td")[0]) for line in lines]
            assert image.get("alt").startswith(f"{title}. ") and image.get("alt").removeprefix(f"{title}. ")
            assert len(values) > 2 and [value for value in values if value not in words] == [], (path, row)
            shown += 1
    assert shown > 100


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_offers_its_code_and_a_frozen_form_if_one_report_drew_it(site: Path, lang: Lang) -> None:
    prefix = "en/" if lang == "en" else ""
    charts, joined = 0, []
    for path in sorted((site / prefix / "don-vi").rglob("index.html")) + sorted((site / prefix / "ky").rglob("*.html")):
        for figure in html.fromstring(path.read_bytes()).xpath(PICTURES):
            files = offered(*owner(path, figure), site)
            assert files and all((site / file).is_file() for file in files), files
            charts += 1
            if not any(file.startswith(f"{prefix}du-lieu/") for file in files):
                assert figure.xpath('.//details[@class="embeds"]/p[@class="note"]')
                joined.append(files[0].rsplit("/", 1)[-1])
    assert charts > 200
    assert [name for name in joined if not name.startswith(SEVERAL)] == []


def test_a_frozen_chart_is_the_picture_of_today_and_of_its_version(site: Path) -> None:
    """The one that the page offers shows what the page shows: nothing is drawn otherwise for being frozen."""
    path = site / "don-vi/so-tu-phap/2019-h1/index.html"
    page = read(site, "don-vi/so-tu-phap/2019-h1/index.html")
    figures = page.xpath(PICTURES)
    assert figures
    for figure in figures:
        shown = {text.text_content() for text in figure.xpath(".//svg//text")}
        shown.update(*(words_of(path.parent / file.partition("#")[0]) for file in figure.xpath("./img/@src")))
        living, frozen, *_ = (etree.parse(site / file) for file in offered(*owner(path, figure), site))
        for svg in (living, frozen):
            # What stands away from the left edge is of the drawing itself, not of its head or foot.
            drawn = {text.text for text in svg.iterfind(".//{*}g/{*}text[@x]")}
            assert drawn and drawn <= shown
        foot = " ".join(text.text for text in frozen.iterfind(".//{*}text"))
        assert "Giữ nguyên theo bản 1.0.0" in foot and "/du-lieu/2019-h1-" in foot


def test_a_frozen_picture_is_kept_once_per_content(site: Path, edition: Edition) -> None:
    """Each that a page offers, and of the same picture those that another version drew otherwise; nothing else."""
    files = [path for lang in ("", "en/") for path in (site / lang / "du-lieu").rglob("*.svg")]
    assert len({path.read_bytes() for path in files}) == len(files)
    texts = {path: path.read_bytes() for path in site.rglob("index.html")}
    pages = {path: html.fromstring(text) for path, text in texts.items() if b"class=embeds" in text}
    figures = [(path, one) for path, page in pages.items() for one in page.xpath(PICTURES)]
    frozen = {file for path, one in figures for file in offered(path, one, site) if VERSION.search(file)}
    kept = {path.relative_to(site).as_posix() for path in files}
    assert {file.partition("du-lieu/")[2].partition("/")[0] for file in frozen} == set(edition.releases)
    assert frozen <= kept
    assert {VERSION.sub("/", file) for file in kept} == {VERSION.sub("/", file) for file in frozen}


def test_light_pages_are_kept_from_lists_and_say_their_licence(site: Path) -> None:
    pages = sorted((site / "du-lieu").rglob("*.nhung.html"))
    assert len(pages) > 40
    for path in pages:
        page = html.fromstring(path.read_bytes())
        assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
        if page.xpath('//meta[@http-equiv="refresh"]'):
            continue
        assert page.xpath('//a[@rel="license"]') and [script[-17:] for script in page.xpath("//script/@src")] == [
            "theme/js/embed.js"
        ]
