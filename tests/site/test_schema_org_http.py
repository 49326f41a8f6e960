"""schema.org on every page of data, in both languages, read by an RDF library: what search engines ask for is said."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from rdflib import RDF, Graph, Namespace

from plugins.cchc.edition import Edition
from plugins.cchc.model.figures import past_editions
from tests.fixtures.texts import LANGS
from tests.site.web import Web, read_json_ld

SCHEMA = Namespace("https://schema.org/")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ASKED = (
    "name", "description", "license", "creator", "publisher", "temporalCoverage", "spatialCoverage",
    "variableMeasured", "distribution", "version", "identifier", "url", "keywords", "isAccessibleForFree",
    "inLanguage", "includedInDataCatalog",
)  # fmt: skip
OF_A_VERSION = (
    "name",
    "description",
    "license",
    "creator",
    "version",
    "identifier",
    "url",
    "isBasedOn",
    "includedInDataCatalog",
)
PUBLISHED, MODIFIED = (f'@property="article:{day}_time"' for day in ("published", "modified"))
LISTS = ("du-lieu/", "en/du-lieu/")
DAYS = re.compile(r"(\.\.|\d{4}-\d\d-\d\d)/\d{4}-\d\d-\d\d")  # of some figures the first day is not known
# The context of schema.org is not fetched: this is the part of it that says which names they are.
VOCABULARY = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "contentUrl": {"@type": "@id"}}


def data_pages(edition: Edition) -> list[str]:
    """Pages of data sets: each report's, each version's, all data's, each past edition's."""
    reports = [f"du-lieu/{report}/" for report in edition.releases]
    versions = [f"du-lieu/{one.report}/{one.version}/" for one in edition.collection.releases]
    editions = {f"du-lieu/tat-ca/{name}/" for name in past_editions(edition.collection.releases)}
    return [*reports, *versions, "du-lieu/tat-ca/", *sorted(editions)]


@pytest.fixture(scope="module")
def described(web: Web, edition: Edition) -> dict[str, Any]:
    """Path of each data page, in either language -> what its script element says."""
    own = data_pages(edition)
    return {page: read(web, page) for page in (*own, *(f"en/{path}" for path in own))}


@pytest.fixture(scope="module")
def in_full(described: dict[str, Any]) -> dict[str, Any]:
    """What is newest, and past editions: what a version has besides stands on its page."""
    versions = {page for page in described if re.fullmatch(r"(en/)?du-lieu/[^/]+/[\d.]+/", page)}
    assert len(versions) > 20
    return {page: told for page, told in described.items() if page not in versions}


def read(web: Web, page: str) -> Any:
    (data,) = scripts_of(web.get(page))
    return data


def scripts_of(page: bytes) -> list[Any]:
    return [json.loads(script.text) for script in html.fromstring(page).xpath('//script[@type="application/ld+json"]')]


def test_each_data_page_says_what_tells_it_from_others(described: dict[str, Any], in_full: dict[str, Any]) -> None:
    for page, told in described.items():
        assert (told["@context"], told["@type"]) == ("https://schema.org/", "Dataset"), page
        assert 50 <= len(told["description"]) <= 5000 and told["license"] == LICENCE, page
        assert [name for name in OF_A_VERSION if not told.get(name)] == [] or page in in_full, page
        assert page in in_full or len(json.dumps(told)) < 3000, page


def test_each_data_set_says_all_that_is_asked(in_full: dict[str, Any]) -> None:
    assert len(in_full) > 10
    for page, told in in_full.items():
        assert [name for name in ASKED if not told.get(name)] == [], page
        assert told["isAccessibleForFree"] is True, page
        assert DAYS.fullmatch(told["temporalCoverage"]), page
        start, end = told["temporalCoverage"].split("/")
        assert start < end
        assert told["creator"]["@type"] == "Organization" and told["creator"]["name"], page


def test_what_is_measured_is_named_with_what_it_counts(in_full: dict[str, Any]) -> None:
    for page, told in in_full.items():
        for one in told["variableMeasured"]:
            if isinstance(one, dict):
                assert (one["@type"], bool(one["name"]), bool(one["propertyID"])) == ("PropertyValue", True, True), page


def test_every_address_of_a_description_answers_and_files_are_as_told(
    web: Web, described: dict[str, Any], in_full: dict[str, Any]
) -> None:
    for page, told in described.items():
        assert web.get(told["url"]) and web.get(told["@id"]), page
        assert web.get(told["includedInDataCatalog"]["url"]) and web.get(told["creator"]["url"])
    for page, told in in_full.items():
        if "sourceOrganization" in told:
            assert web.get(told["sourceOrganization"]["url"])
        for one in told["distribution"]:
            body = web.get(one["contentUrl"])
            assert one["contentSize"] == f"{len(body)} B", (page, one["name"])
            assert one["sha256"] == web.sum(one["contentUrl"]), (page, one["name"])
        kinds = {one["name"].rsplit(".", 1)[-1] for one in told["distribution"]}
        assert kinds >= {"csv", "xlsx", "zip"}, page


def test_version_and_identifier_are_those_of_the_page(described: dict[str, Any], edition: Edition) -> None:
    newest = {report: release.version for report, release in edition.releases.items()}
    for page, told in described.items():
        report, version = (*page.removeprefix("en/").split("/"), "")[1:3]
        if report == "tat-ca":
            assert told["identifier"] == f"tat-ca/{told['version']}" and told["version"] == (version or edition.name)
        else:
            assert told["version"] == (version or newest[report])
            assert told["identifier"] == f"{report}/{told['version']}"


def test_each_language_speaks_its_own(described: dict[str, Any]) -> None:
    for page, told in described.items():
        if not page.startswith("en/"):
            twin = described[f"en/{page}"]
            for name in ("name", "description"):
                assert told[name] != twin[name], (page, name)
            for name in ("@id", "identifier", "version", "temporalCoverage", "distribution", "license"):
                assert told.get(name) == twin.get(name), (page, name)


def test_other_pages_of_data_are_no_data_sets(web: Web, site: Path, described: dict[str, Any]) -> None:
    """One page for one data set: the list of them is the catalogue, and nothing else claims to be either."""
    telling = {
        page.parent.relative_to(site).as_posix() + "/"
        for page in site.rglob("index.html")
        if {"Dataset", "DataCatalog"} & {node["@type"] for node in scripts_of(page.read_bytes())}
    }
    assert telling - set(described) == set(LISTS)
    for page in LISTS:
        told = read(web, page)
        assert (told["@type"], told["license"]) == ("DataCatalog", LICENCE) and told["name"] and told["publisher"]


@pytest.mark.parametrize("lang", LANGS)
def test_an_rdf_library_reads_the_same(web: Web, described: dict[str, Any], lang: str) -> None:
    prefix = "" if lang == "vi" else "en/"
    pages = {page: told for page, told in described.items() if page.startswith("en/") == bool(prefix)}
    whole = {"@context": VOCABULARY, "@graph": [{**told, "@context": VOCABULARY} for told in pages.values()]}
    graph: Graph = read_json_ld(json.dumps(whole), web.address)
    sets = set(graph.subjects(RDF.type, SCHEMA.Dataset))
    assert len(sets) == len({told["@id"] for told in pages.values()})
    downloads = {web.at(one["contentUrl"]) for told in pages.values() for one in told.get("distribution", ())}
    assert {str(one) for one in graph.objects(None, SCHEMA.contentUrl)} == downloads


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_report_and_a_news_item_are_dated_by_themselves(web: Web, edition: Edition, site: Path, prefix: str) -> None:
    """Also for readers that know no schema.org: the same days stand in meta elements."""
    news = sorted((site / prefix / "tin-tuc").glob("*/"))
    days = {f"{prefix}bao-cao/{report}/": release.source.date for report, release in edition.releases.items()}
    days |= {f"{prefix}tin-tuc/{folder.name}/": "" for folder in news}
    assert len(news) > 1
    for path, day in days.items():
        page = web.get(path)
        (told,), (published,) = scripts_of(page), html.fromstring(page).xpath(f"//meta[{PUBLISHED}]/@content") or [""]
        assert told["@type"] == ("NewsArticle" if "tin-tuc/" in path else "Report")
        assert told.get("datePublished", "") == published and day in ("", published), path
        modified = html.fromstring(page).xpath(f"//meta[{MODIFIED}]/@content")
        assert modified == ([told["dateModified"]] if published else []), path
