"""The real site over HTTP, and its catalogue as an RDF library reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Namespace

from tests.browser.serving import serve
from tests.site.web import Web, read_json_ld

CATALOGUE = "du-lieu/catalog.jsonld"
DCAT = Namespace("http://www.w3.org/ns/dcat#")


@pytest.fixture(scope="session")
def web(site: Path) -> Iterator[Web]:
    with serve(site) as address:
        yield Web(address)


@pytest.fixture(scope="session")
def graph(web: Web) -> Graph:
    """The published catalogue; its relative addresses are read from where it was fetched."""
    return read_json_ld(web.text(CATALOGUE), web.at(CATALOGUE))


@pytest.fixture(scope="session")
def packages(web: Web, graph: Graph) -> list[str]:
    """Folders, as addresses, of all packages that the catalogue offers: each version of each report, and all data."""
    downloads = {str(one) for one in graph.objects(None, DCAT.downloadURL)}
    return sorted({one.rpartition("/")[0] + "/" for one in downloads})


@pytest.fixture(scope="session")
def saved(web: Web, packages: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every package saved to a folder, for readers that want files; by its address."""
    home = tmp_path_factory.mktemp("saved")
    places = {folder: home / folder.removeprefix(web.address).strip("/") for folder in packages}
    for folder, place in places.items():
        web.save(folder, place)
    return places
