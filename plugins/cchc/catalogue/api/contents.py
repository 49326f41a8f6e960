"""index.json and the list of all routes: the API's table of contents."""

from __future__ import annotations

from ...pages.links import ALL_DATA
from ...words.text import message
from ..json_text import record
from ..publication import Publication
from . import findings, indicators, measures, reports, units, versions
from .route import API, Document, Route

OPENAPI = f"{API}openapi.json"
CATALOGUE = "du-lieu/catalog.jsonld"


def show_index(publication: Publication, key: str) -> Document:
    host = publication.host
    return record(
        counts=_counts(publication),
        routes=tuple(_route(publication, one) for one in ROUTES),
        openapi=host.at(OPENAPI),
        catalogue=host.at(CATALOGUE),
        all_data=host.both(ALL_DATA),
    )


def _counts(publication: Publication) -> Document:
    edition = publication.edition
    return record(
        reports=len(edition.releases),
        versions=len(edition.collection.releases),
        units=len(edition.references.units),
        periods=len(edition.references.periods),
        indicators=len(edition.references.indicators),
        measures=len(edition.measures),
        figures=len(edition.store),
        findings=len(edition.findings),
    )


def _route(publication: Publication, one: Route) -> Document:
    return record(
        path=one.path,
        title=one.title,
        documents=len(tuple(one.keys(publication))),
        example=publication.host.at(one.place(one.example(publication))),
    )


ROUTES: tuple[Route, ...] = (
    Route("index.json", message("Mục lục của API"), "IndexDocument", show_index),
    *units.ROUTES,
    *indicators.ROUTES,
    *measures.ROUTES,
    *reports.ROUTES,
    *findings.ROUTES,
    *versions.ROUTES,
)
