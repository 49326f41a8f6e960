"""index.json, and the lists of all routes and of all records: the API's table of contents."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from ...pages.links import ALL_DATA, CATALOGUE
from ...words.text import Lang, Text, message, message_in
from ..publication import Publication
from . import edition_documents, measure_documents, report_documents, unit_documents
from .api_records import Address, ApiRecord, ApiShape, PageAddresses, language_shapes, shape_of
from .api_routes import API, MetaRecord, Route

OPENAPI = f"{API}openapi.json"


class RouteRecord(ApiRecord, title=message("Một loại địa chỉ của API")):
    path: Annotated[str, message("địa chỉ sau /api/v1/, phần trong ngoặc nhọn là mã")]
    title: Annotated[Text, message("nội dung")]
    documents: Annotated[int, message("số lượng tệp")]
    example: Annotated[Address, message("một địa chỉ có thật")]


class CountsRecord(ApiRecord, title=message("Trong kho có gì")):
    reports: Annotated[int, message_in("count", "báo cáo")]
    versions: Annotated[int, message("bản đã phát hành")]
    units: Annotated[int, message_in("count", "đơn vị")]
    periods: Annotated[int, message_in("count", "kỳ")]
    indicators: Annotated[int, message_in("count", "chỉ tiêu")]
    measures: Annotated[int, message_in("count", "chỉ số")]
    figures: Annotated[int, message_in("count", "số liệu")]
    findings: Annotated[int, message_in("count", "chỗ không khớp")]


class IndexDocument(ApiRecord, title=message_in("api", "Mục lục của API")):
    counts: Annotated[CountsRecord, message("trong kho có gì")]
    routes: Annotated[tuple[RouteRecord, ...], message("các loại địa chỉ")]
    openapi: Annotated[Address, message("mô tả OpenAPI")]
    catalogue: Annotated[Address, message("danh mục DCAT")]
    all_data: Annotated[PageAddresses, message("trang tải mọi số liệu")]


def show_index(publication: Publication, key: str) -> IndexDocument:
    at = publication.host.at
    return IndexDocument(
        counts=_counts(publication),
        routes=tuple(_route(publication, route) for route in routes_in_use(publication)),
        openapi=at(OPENAPI),
        catalogue=at(CATALOGUE),
        all_data=publication.pages(ALL_DATA),
    )


def _counts(publication: Publication) -> CountsRecord:
    edition = publication.edition
    return CountsRecord(
        reports=len(edition.releases),
        versions=len(edition.collection.releases),
        units=len(edition.references.units),
        periods=len(edition.references.periods),
        indicators=len(edition.references.indicators),
        measures=len(edition.measures),
        figures=edition.store.count_stated(),
        findings=len(edition.findings),
    )


def _route(publication: Publication, route: Route) -> RouteRecord:
    address = publication.host.at(route.place(route.example_key(publication)))
    return RouteRecord.of(route, documents=route.count(publication), example=address)


ROUTES: tuple[Route, ...] = (
    Route("index.json", message("Mục lục của API"), shape_of(IndexDocument), show_index),
    *unit_documents.ROUTES,
    *measure_documents.ROUTES,
    *report_documents.ROUTES,
    *edition_documents.ROUTES,
)


def routes_in_use(publication: Publication) -> tuple[Route, ...]:
    """Those that have a document, and so an example: a collection may have no measures yet."""
    return tuple(route for route in ROUTES if route.count(publication))


# In the order in which the page about the API explains them.
_RECORDS: tuple[type[ApiRecord], ...] = (
    MetaRecord,
    *unit_documents.RECORDS,
    *measure_documents.RECORDS,
    *report_documents.RECORDS,
    *edition_documents.RECORDS,
    RouteRecord,
    CountsRecord,
)


def record_shapes(languages: Sequence[Lang]) -> tuple[ApiShape, ...]:
    return *language_shapes(languages), *map(shape_of, _RECORDS)


def all_shapes(languages: Sequence[Lang]) -> Mapping[str, ApiShape]:
    """Of records and of whole documents, by name."""
    return {shape.name: shape for shape in (*record_shapes(languages), *(route.shape for route in ROUTES))}
