"""What a journalist stands on: sums that are true, editions that agree, citations and quotes on every page of data."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from plugins.cchc.edition import Edition
from plugins.cchc.model.figures import past_editions
from plugins.cchc.pages.links import ALL_DATA, Links, edition_folder, version_folder
from plugins.cchc.words.text import Lang
from tests.fixtures.texts import LANGS

DAY = {"vi": re.compile(r"\d{1,2}/\d{1,2}/\d{4}"), "en": re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")}

# A letter without number and date: nothing but that can be said of its day.
NO_DAY = {"vi": "bản chưa đánh số", "en": "unnumbered"}


def read(site: Path, path: str) -> html.HtmlElement:
    return html.fromstring((site / path / "index.html").read_bytes())


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def folders(edition: Edition, links: Links) -> Iterator[tuple[str, str]]:
    """(page, the folder of its files) for every page of data."""
    yield links.all_data(), ALL_DATA
    for name in past_editions(edition.collection.releases):
        yield links.edition(name), edition_folder(name)
    for one in edition.releases.values():
        yield links.data_set(one.report), version_folder(one.report, one.version)
    for one in edition.collection.releases:
        yield links.version(one.report, one.version), version_folder(one.report, one.version)


@pytest.mark.parametrize("lang", LANGS)
def test_sums_on_the_page_are_those_of_the_files(site: Path, edition: Edition, lang: Lang) -> None:
    for page, folder in folders(edition, Links(lang)):
        rows = read(site, page).xpath('//section[@id="ma-kiem-tra" or @id="tep"]//table//tbody/tr')
        shown = {row.xpath("./th")[0].text_content(): row.xpath("./td")[-1].text_content().strip() for row in rows}
        held = {
            file.name: digest(file)
            for file in (site / folder).iterdir()
            if file.is_file() and not file.name.endswith(".html")
        }
        assert shown == held, page
        assert all(row.xpath("./td")[0].text_content() for row in rows)


def test_todays_edition_has_no_folder_of_its_own_before_a_newer_one_comes(site: Path, edition: Edition) -> None:
    assert not (site / edition_folder(edition.name)).exists()
    assert json.loads((site / "build.json").read_text("utf-8"))["edition"] == edition.name
    for lang, words in (("vi", "khi có ấn bản mới hơn"), ("en", "once there is a newer edition")):
        (cited,) = read(site, Links(lang).all_data()).xpath('//section[@id="trich-dan"]')
        assert words in cited.text_content() and Links(lang).edition(edition.name) in cited.text_content()


def cited_pages(edition: Edition, links: Links) -> Iterator[str]:
    yield from (page for page, _ in folders(edition, links))
    for release in edition.releases.values():
        yield links.report(release.report)
        yield from (links.table(release.report, table.id) for table in release.tables)
    indicators = (edition.references.indicators[one] for one in sorted(edition.store.indicators()))
    yield from dict.fromkeys(links.indicator(indicator).partition("#")[0] for indicator in indicators)
    yield from (links.measure(one) for one, values in edition.values_by_measure.items() if values)


@pytest.mark.parametrize("lang", LANGS)
def test_pages_of_data_say_how_to_cite_them(site: Path, edition: Edition, lang: Lang) -> None:
    for path in cited_pages(edition, Links(lang)):
        # Late on a long page the section is closed, and its heading opens it.
        (cited,) = read(site, path).xpath('//section[@id="trich-dan"]//div[contains(@class,"cite")]')
        said = {one.get("lang"): one.text_content() for one in cited.xpath(".//blockquote/p")}
        assert set(said) == {"vi", "en"}, path
        assert DAY["vi"].search(said["vi"]) and DAY["en"].search(said["en"]), path
        (address,) = {link.text_content() for link in cited.xpath('./p[@class="note"]/a')}
        target = site / address.lstrip("/")
        assert (target / "index.html" if address.endswith("/") else target).is_file(), address
        assert address in said[lang] and address in cited.xpath(".//code")[0].text_content()


@pytest.mark.parametrize("lang", LANGS)
def test_quotes_say_the_day_up_to_which_they_hold(site: Path, edition: Edition, lang: Lang) -> None:
    links, quoted = Links(lang, edition.units_over_time), 0
    pages = [links.table(one.report, table.id) for one in edition.releases.values() for table in one.tables]
    pages += [links.measure(measure) for measure, values in edition.values_by_measure.items() if values]
    pages += [links.unit_period("so-tu-phap", "2019-h1"), links.unit_period("huyen-long-phu", "2023-q1")]
    for path in pages:
        quotes = [one.text_content() for one in read(site, path).xpath('//figure[@class="quote"]//blockquote/p')]
        dayless = [quote for quote in quotes if not DAY[lang].search(quote) and NO_DAY[lang] not in quote]
        assert dayless == [], path
        quoted += len(quotes)
    assert quoted > len(pages)


def test_a_quote_on_a_table_page_is_the_printed_figure(site: Path) -> None:
    page = read(site, "bao-cao/2019-h1-trung-tam-phuc-vu-hanh-chinh-cong/tthc-pl-1/")
    quotes = [one.text_content() for one in page.xpath('//section[@id="trich-con-so"]//blockquote/p')]
    assert any("21.578 trên 21.648" in quote and "từ 1/1/2019 đến 15/6/2019" in quote for quote in quotes)
    (total,) = [quote for quote in quotes if "“Tổng cộng”" in quote]
    assert "tổng số 25.031" in total and "mâu thuẫn" in total  # the quarters add up to 23.614 in the paper itself


@pytest.mark.parametrize("lang", LANGS)
def test_pages_of_data_describe_themselves_to_search_engines(site: Path, edition: Edition, lang: Lang) -> None:
    versions = {Links(lang).version(one.report, one.version) for one in edition.collection.releases}
    for path, folder in folders(edition, Links(lang)):
        texts = [json.loads(text.text) for text in read(site, path).xpath('//script[@type="application/ld+json"]')]
        (said,) = (told for told in texts if told["@type"] == "Dataset")
        assert 50 <= len(said["description"]) <= 5000
        for name in ("name", "license", "creator", "version", "identifier"):
            assert said[name], (path, name)
        if path in versions:
            continue  # the newest is described with its files at the data set's own page
        assert said["variableMeasured"] and said["temporalCoverage"] and said["spatialCoverage"]
        for file in said["distribution"]:
            place = site / file["contentUrl"].lstrip("/")
            assert place.parent == site / folder.rstrip("/") and file["sha256"] == digest(place)


def test_every_page_says_its_licence(site: Path) -> None:
    bare = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if path.name != "404.html" and "rel=license" not in path.read_text("utf-8").replace('"', "")
    ]
    assert bare == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_data_leads_to_the_api(site: Path, lang: Lang) -> None:
    links = Links(lang)
    addresses = [str(one) for one in read(site, links.data()).xpath("//main//a/@href")]
    assert any(f"{links.data()}{one}" == links.api() for one in addresses)
