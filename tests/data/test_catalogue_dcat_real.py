"""The DCAT catalogue of the real data names every report and is the same each time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from plugins.cchc.catalogue.dcat import render_catalogue
from plugins.cchc.catalogue.publication import Publication
from plugins.cchc.edition import Edition
from plugins.cchc.model.editions import edition_names
from tests.unit.catalogue_samples import URL, bare, publish

# The library's own list of DCAT ends before version 3.
DCAT = Namespace("http://www.w3.org/ns/dcat#")


EXPAND = """
import sys
from rdflib import Graph
read = Graph().parse(data=sys.stdin.read(), format="json-ld", publicID=sys.argv[1])
sys.stdout.write(read.serialize(format="nt"))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def publication(site: Path) -> Publication:
    return publish(site, URL)


@pytest.fixture(scope="module")
def graph(publication: Publication) -> Graph:
    return read(render_catalogue(publication))


def read(text: str) -> Graph:
    """Through a process of its own: the library's reader of JSON-LD warns of the library's own insides."""
    command = [sys.executable, "-c", EXPAND, "https://elsewhere.example/du-lieu/catalog.jsonld"]
    plain = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=True).stdout
    return Graph().parse(data=plain, format="nt")


def at(path: str) -> URIRef:
    return URIRef(f"{URL}/{path}")


def kinds(graph: Graph, kind: URIRef) -> set[URIRef]:
    return {one for one in graph.subjects(RDF.type, kind) if isinstance(one, URIRef)}


def data_sets(graph: Graph) -> set[URIRef]:
    """Those that are no series: a series is said to be a data set as well."""
    series = kinds(graph, DCAT.DatasetSeries)
    assert series <= kinds(graph, DCAT.Dataset)
    return kinds(graph, DCAT.Dataset) - series


def test_the_real_catalogue_names_every_report_and_is_the_same_each_time(edition: Edition):
    text = render_catalogue(bare(edition, URL))
    assert text == render_catalogue(bare(edition, URL))
    assert "context" not in json.loads(text)["@context"], "a context of our own, inline"
    told = read(text)
    reports = {at(f"du-lieu/{report}/#bo-du-lieu") for report in edition.releases}
    assert reports <= kinds(told, DCAT.Dataset)
    versions = len(edition_names(edition.collection.releases)) + len(edition.collection.releases)
    assert len(data_sets(told)) == 1 + len(reports) + versions
    assert len(kinds(told, DCAT.DatasetSeries)) == len({one.source.regime for one in edition.releases.values()})
