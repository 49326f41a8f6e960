"""Whatever the catalogue names is fetched over HTTP and is what three lists, each by itself, say that it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from rdflib import DCTERMS, FOAF, RDF, RDFS, Graph, Namespace, URIRef

from plugins.cchc.catalogue.dcat import make_catalogue
from plugins.cchc.catalogue.publication import make_publication
from plugins.cchc.edition import Edition
from plugins.cchc.formats.json_text import render_json
from plugins.cchc.model.releases import SOURCE_FILE
from tests.site.conftest import DCAT
from tests.site.web import Web, read_json_ld

SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
# What these properties name can be fetched; the address of the API's service alone is a beginning of addresses.
FETCHED = (
    DCAT.downloadURL, DCAT.accessURL, DCAT.landingPage, DCAT.endpointDescription, FOAF.page, FOAF.homepage,
    RDFS.seeAlso, VCARD.hasURL,
)  # fmt: skip
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
ENDS = {
    "csv": "text/csv", "json": "application/json", "zip": "application/zip", "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}  # fmt: skip
LISTS = {
    "annotations", "code_lists", "comparison_sets", "documents", "fields", "figures-history", "gaps", "index_items",
    "indicators", "legal_acts", "lines", "narrative", "periods", "reports", "unit_names", "unit_successions", "units",
}  # fmt: skip
BESIDE = ("csv-metadata.json", "datapackage.json")


def downloads(graph: Graph) -> dict[str, URIRef]:
    """Address of the file -> its distribution."""
    return {str(address): one for one, address in graph.subject_objects(DCAT.downloadURL) if isinstance(one, URIRef)}


def test_every_address_of_the_catalogue_answers(web: Web, graph: Graph) -> None:
    named = {str(address) for property in FETCHED for address in graph.objects(None, property)}
    assert len(named) > 100 and all(web.is_ours(address) for address in named)
    for address in sorted(named):
        assert web.get(address), address
    (api,) = graph.objects(None, DCAT.endpointURL)
    assert web.json(f"{api}index.json")["meta"]["api"] == "v1"


def test_every_file_is_as_the_catalogue_says(web: Web, graph: Graph) -> None:
    files = downloads(graph)
    assert len(files) == len(set(graph.subjects(RDF.type, DCAT.Distribution))) > 60
    for address, one in files.items():
        told = graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)
        assert (str(told), int(str(graph.value(one, DCAT.byteSize)))) == (web.sum(address), len(web.get(address)))
        assert str(graph.value(one, DCAT.mediaType)) == MEDIA_TYPES + ENDS[address.rsplit(".", 1)[-1]], address
        assert {title.language for title in graph.objects(one, DCTERMS.title)} == {"vi", "en"}


def test_every_listed_file_has_its_sum_and_only_what_tells_about_data_is_not_catalogued(
    web: Web, graph: Graph, packages: list[str], edition: Edition
) -> None:
    files = downloads(graph)
    newest = {f"du-lieu/{one.report}/{one.version}/" for one in edition.releases.values()} | {"du-lieu/tat-ca/"}
    for folder in packages:
        listed = web.sums(folder)
        for name, digest in listed.items():
            assert web.sum(f"{folder}{name}") == digest, folder + name
        offered = {address.removeprefix(folder) for address in files if address.rpartition("/")[0] + "/" == folder}
        archives = {name for name in listed if name.endswith(".zip")}
        # A version that another followed is offered whole, as its archive; of the newest what tells of figures is not.
        if folder.removeprefix(web.address) not in newest:
            assert offered == archives, folder
        else:
            left = {name.removesuffix(".csv") for name in set(listed) - offered - {*BESIDE, SOURCE_FILE}}
            assert offered > archives and left < LISTS, folder
        assert set(BESIDE) <= set(listed)


def test_every_descriptor_gives_the_same_sizes_and_sums(web: Web, packages: list[str]) -> None:
    for folder in packages:
        resources = web.json(f"{folder}datapackage.json")["resources"]
        for one in resources:
            body, digest = web.get(f"{folder}{one['path']}"), web.sum(f"{folder}{one['path']}")
            assert (one["bytes"], one["hash"]) == (len(body), f"sha256:{digest}"), folder + one["path"]
        assert {one["path"] for one in resources} == {
            name for name in web.sums(folder) if name.endswith(".csv") or name == SOURCE_FILE
        }


def test_the_packages_are_every_version_of_every_report_and_all_data(
    web: Web, packages: list[str], edition: Edition
) -> None:
    held = {f"du-lieu/{one.report}/{one.version}/" for one in edition.collection.releases}
    assert {folder.removeprefix(web.address) for folder in packages} >= held | {"du-lieu/tat-ca/"}


@pytest.mark.parametrize("address", ["https://cchc.example", "https://cchc.example/so-lieu"])
def test_with_an_address_of_its_own_the_catalogue_offers_the_same_files(
    web: Web, graph: Graph, edition: Edition, site: Path, address: str
) -> None:
    """A preview is relative to wherever it stands; the published site names itself."""
    text = render_json(make_catalogue(make_publication(edition, address, site)))
    told = read_json_ld(text, "https://elsewhere.example/")
    here = {one.removeprefix(web.address) for one in downloads(graph)}
    assert {one.removeprefix(f"{address}/") for one in downloads(told)} == here


@pytest.mark.parametrize("page", ["", "en/", "du-lieu/", "en/du-lieu/", "du-lieu/tat-ca/", "en/du-lieu/api/"])
def test_the_catalogue_is_found_from_home_and_the_pages_of_data(web: Web, graph: Graph, page: str) -> None:
    links = html.fromstring(web.get(page)).xpath('//head/link[@rel="alternate"][@title="DCAT"]')
    offered = {link.get("type"): web.at(link.get("href"), page) for link in links}
    assert set(offered) == {"application/ld+json", "text/turtle"}
    turtle = Graph().parse(data=web.text(offered["text/turtle"]), format="turtle", publicID=web.address)
    assert len(turtle) == len(graph) > 1000 and downloads(turtle).keys() == downloads(graph).keys()
    assert read_json_ld(web.text(offered["application/ld+json"]), web.address)
