"""schema.org on the pages of data: what search engines ask for, and nothing that could leave the script element."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from plugins.cchc.catalogue.publication import Host, coverage_of
from plugins.cchc.catalogue.schema_org import LONGEST, DataDescriber, Days, PageDays, describe, json_ld_of, news_of
from plugins.cchc.edition import Edition
from plugins.cchc.formats.file_format import PublishedFile
from plugins.cchc.formats.json_text import render_in_script
from plugins.cchc.model.releases import Window
from plugins.cchc.pages.citation import FileSizes
from plugins.cchc.pages.models import PageHead
from tests.fixtures.texts import LANGS, bilingual
from tests.unit.catalogue_samples import OTHER, REPORT, URL, make_edition, make_releases


def make_files() -> FileSizes:
    files = FileSizes()
    for folder in (f"du-lieu/{REPORT}/1.0.1/", f"du-lieu/{REPORT}/1.0.0/", "du-lieu/tat-ca/"):
        names = ("a.csv", "a.csv-metadata.json", "README.txt", "SHA256SUMS", "datapackage.json", "x.zip")
        files.note(folder, [PublishedFile(name, "ab" * 32, 1234) for name in names])
    return files


def tell(path: str, edition: Edition | None = None) -> Any:
    scripts = json_ld_of(edition or make_edition(), path, make_files(), URL)
    return json.loads(*scripts) if scripts else None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", [f"{REPORT}/", f"{OTHER}/", "tat-ca/"])
def test_a_data_page_says_all_that_a_search_engine_asks_for(page, lang):
    told = tell(f"du-lieu/{page}" if lang == "vi" else f"en/du-lieu/{page}")
    assert (told["@context"], told["@type"]) == ("https://schema.org/", "Dataset")
    asked = ("name", "description", "license", "creator", "temporalCoverage", "spatialCoverage", "variableMeasured",
             "version", "identifier", "isAccessibleForFree", "publisher", "keywords", "url",
             "includedInDataCatalog")  # fmt: skip
    assert [name for name in asked if not told[name]] == []
    assert 50 <= len(told["description"]) <= 5000
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["url"].startswith(f"{URL}/en/" if lang == "en" else f"{URL}/du-lieu/")
    assert told["spatialCoverage"]["name"] == ("Tỉnh Sóc Trăng" if lang == "vi" else "Tỉnh Sóc Trăng (en)")


def test_a_data_set_tells_the_newest_version_and_a_version_itself():
    newest, old = tell(f"du-lieu/{REPORT}/"), tell(f"du-lieu/{REPORT}/1.0.0/")
    assert (newest["version"], newest["identifier"]) == ("1.0.1", f"{REPORT}/1.0.1")
    assert (old["version"], old["identifier"]) == ("1.0.0", f"{REPORT}/1.0.0")
    assert old["url"] == newest["url"] and old["@id"] != newest["@id"] == tell(f"du-lieu/{REPORT}/1.0.1/")["@id"]
    assert set(newest) > set(old) and not {"distribution", "variableMeasured", "keywords"} & set(old)
    assert old["isBasedOn"] == newest["isBasedOn"] and len(old["description"]) >= 50
    assert newest["temporalCoverage"] == "2019-01-01/2019-06-20" and newest["datePublished"] == "2026-12-05"
    assert (newest["isBasedOn"]["identifier"], newest["isBasedOn"]["name"]) == ("03/BC-TTHC", "Báo cáo")
    assert [one["name"] for one in newest["variableMeasured"]] == ["Hồ sơ tiếp nhận", "Hồ sơ đã giải quyết"]
    assert newest["variableMeasured"][0]["unitText"] == "hồ sơ"


def test_files_are_named_with_type_size_and_sum_and_only_data_are():
    (csv, packed) = tell(f"du-lieu/{REPORT}/")["distribution"]
    assert csv == {
        "@type": "DataDownload", "name": "a.csv", "contentUrl": f"{URL}/du-lieu/{REPORT}/1.0.1/a.csv",
        "encodingFormat": "text/csv", "contentSize": "1234 B", "sha256": "ab" * 32,
    }  # fmt: skip
    assert packed["encodingFormat"] == "application/zip"
    assert len(tell("du-lieu/tat-ca/")["distribution"]) == 2


def test_other_pages_say_nothing_and_the_list_of_data_is_a_catalogue():
    assert tell("don-vi/so-noi-vu/") is None and tell("") is None and tell(f"bao-cao/{REPORT}/x/") is None
    assert tell("du-lieu/khong-co/") is None
    assert tell("en/du-lieu/")["@type"] == "DataCatalog"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_report_is_told_with_the_day_of_its_paper(prefix):
    told = tell(f"{prefix}bao-cao/{REPORT}/")
    assert (told["@type"], told["reportNumber"], told["datePublished"]) == ("Report", "03/BC-TTHC", "2019-06-20")
    assert told["dateModified"] == "2026-12-05" and told["inLanguage"] == "vi"
    assert told["url"] == f"{URL}/{prefix}bao-cao/{REPORT}/" and told["author"]["name"]
    assert told["subjectOf"]["@id"] == tell(f"{prefix}du-lieu/{REPORT}/")["@id"]


@pytest.mark.parametrize(("kinds", "is_by_rule"), [(("printed", "by_rule"), True), (("printed", "as_of"), False)])
def test_days_that_a_rule_gives_for_some_tables_are_told_as_such(kinds, is_by_rule):
    edition = make_edition()
    _, first, second, *_ = edition.releases[REPORT].tables
    windows = (Window(kind, f"2019-0{at}-01", f"2019-0{at}-20") for at, kind in enumerate(kinds, start=1))
    tables = tuple(replace(table, other_window=window) for table, window in zip((first, second), windows, strict=True))
    told = coverage_of(edition, (replace(edition.releases[REPORT], tables=tables),))
    assert (told.interval, told.is_by_rule) == ("2019-01-01/2019-02-20", is_by_rule)


def test_a_moment_is_told_as_its_day():
    release = replace(make_releases()[1], created="2026-12-05T07:00:00Z")
    told = DataDescriber(make_edition(), "vi", Host(URL), {}).report(release)
    assert told["dateModified"] == "2026-12-05"


def test_a_piece_of_news_is_told_with_its_days_and_who_publishes_it():
    head = PageHead("en", "en/tin-tuc/a/", "../../../", "News", "What came", (), "tin-tuc/a/", "")
    told = json.loads(news_of(replace(head, published="2026-12-01", modified="2026-12-09"), "Portal", URL))
    body = {"@type": "Organization", "name": "Portal", "url": f"{URL}/en/"}
    assert told == {
        "@context": "https://schema.org/", "@type": "NewsArticle", "headline": "News", "description": "What came",
        "url": f"{URL}/en/tin-tuc/a/", "datePublished": "2026-12-01", "dateModified": "2026-12-09", "inLanguage": "en",
        "author": body, "publisher": body, "license": "https://creativecommons.org/licenses/by/4.0/",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "days"),
    [
        (f"bao-cao/{REPORT}/", Days("2019-06-20", "2026-12-05")),
        (f"en/bao-cao/{REPORT}/tthc-pl-1/", Days("2019-06-20", "2026-12-05")),
        (f"du-lieu/{REPORT}/", Days("2026-12-05", "2026-12-05")),
        (f"du-lieu/{REPORT}/1.0.0/", Days("2026-11-21", "2026-11-21")),
        (f"en/du-lieu/{REPORT}/1.0.0/tthc-pl-1.nhung.html", Days("2026-11-21", "2026-11-21")),
        ("", Days("", "2026-12-05")),
        ("don-vi/khong-co/", Days("", "2026-12-05")),
    ],
)
def test_a_page_has_the_day_of_what_it_shows(path, days):
    assert PageDays(make_edition()).of(path) == days
    assert PageDays(make_edition()).printed(path) == (days if days.published else Days())


def test_a_unit_and_a_period_are_as_new_as_the_reports_about_them():
    edition = make_edition()
    days = PageDays(edition)
    assert {days.of(f"don-vi/{unit}/").modified for unit in edition.store.units()} == {"2026-12-05"}
    assert {days.of(f"en/ky/{period}/x/") for _, period in edition.store.unit_periods()} == {Days("", "2026-12-05")}


def test_nothing_ends_the_script_element_or_opens_another():
    hostile = bilingual("</script><script>alert(1)</script> & <!-- \u2028", "</SCRIPT>")
    release = replace(make_releases()[2], title=hostile)
    text = render_in_script(DataDescriber(make_edition(), "vi", Host(URL), {}).dataset(release))
    assert not set("<>&\u2028\u2029") & set(text)
    assert "\\u003c/script\\u003e" in text
    assert json.loads(text)["name"] == hostile.first


@pytest.mark.parametrize("description", ["", "Ngắn.", "Dài " * 3000])
def test_a_description_is_never_too_short_nor_too_long(description):
    told = describe(description, "Mỗi con số được chép từ văn bản chính thức và ghi rõ nơi nó được in.")
    assert 50 <= len(told) <= LONGEST
