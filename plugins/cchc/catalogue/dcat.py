"""The catalogue in DCAT 3, for harvesters: who publishes, what there is, and the API beside it."""

from __future__ import annotations

from ..pages.links import ALL_DATA
from ..words.text import message, message_in
from .api.api_contents import OPENAPI
from .api.api_routes import API, API_PAGE
from .common_facts import LICENCE_URL, PROVENANCE, last_change
from .dcat_datasets import (
    PATH,
    Properties,
    access_rights,
    body_id,
    contact_id,
    dataset_id,
    list_all_data,
    list_files,
    list_reports,
    list_series,
    list_versions,
    place_id,
    publisher_id,
    shared_facts,
    subject_facts,
)
from .dcat_vocabulary import CONTEXT, EU_LISTS, PUBLISHER_TYPES, Node, make_named, make_node
from .json_text import render_json
from .publication import Publication


def render_catalogue(publication: Publication) -> str:
    return render_json(make_catalogue(publication), spread=3)


def make_catalogue(publication: Publication) -> Node:
    datasets = (
        *list_series(publication),
        *list_all_data(publication),
        *list_reports(publication),
        *list_versions(publication),
    )
    issuers = sorted({release.source.issuer for release in publication.edition.collection.releases})
    described = (
        _catalogue(publication, datasets),
        _service(publication),
        _publisher(publication),
        _contact(publication),
        _place(publication),
        *(_body(publication, unit) for unit in issuers),
        *datasets,
        *list_files(publication),
    )
    graph = [make_node(properties, publication.languages) for properties in described]
    return {"@context": CONTEXT, "@graph": [*graph, *make_named(graph, publication.languages)]}


def _service_id(publication: Publication) -> str:
    return publication.host.at(f"{API_PAGE}#api")


def _catalogue(publication: Publication, datasets: tuple[Properties, ...]) -> Properties:
    names = publication.portal.names
    return {
        "@id": publication.host.at(f"{PATH}#danh-muc"),
        "@type": "dcat:Catalog",
        "dct:title": names.catalogue,
        "dct:description": names.about,
        **shared_facts(publication),
        "dct:license": LICENCE_URL,
        "dct:issued": min((release.created for release in publication.edition.collection.releases), default=""),
        "dct:modified": last_change(publication.edition),
        "foaf:homepage": publication.host.at(publication.links.data()),
        "dcat:themeTaxonomy": f"{EU_LISTS}data-theme",
        "dcat:dataset": tuple(dataset["@id"] for dataset in datasets),
        "dcat:service": _service_id(publication),
    }


def _service(publication: Publication) -> Properties:
    at, links = publication.host.at, publication.links
    pages = (ALL_DATA, *map(links.data_set, publication.edition.releases))
    return {
        "@id": _service_id(publication),
        "@type": "dcat:DataService",
        "dct:title": message("API tĩnh JSON, v1"),
        "dct:description": PROVENANCE,
        "dct:publisher": publisher_id(publication),
        **subject_facts(publication),
        "dct:conformsTo": "https://spec.openapis.org/oas/v3.1.0",
        "dcat:endpointURL": at(API),
        "dcat:endpointDescription": at(OPENAPI),
        "foaf:page": at(API_PAGE),
        "dct:license": LICENCE_URL,
        **access_rights(),
        "dcat:servesDataset": tuple(dataset_id(publication, page) for page in pages),
    }


def _publisher(publication: Publication) -> Properties:
    return {
        "@id": publisher_id(publication),
        "@type": "foaf:Agent",
        "foaf:name": publication.portal.names.publisher,
        "foaf:homepage": publication.host.at(""),
    }


def _contact(publication: Publication) -> Properties:
    """The page on which errors are reported: the project publishes no address of a person."""
    return {
        "@id": contact_id(publication),
        "@type": ("vcard:Organization", "vcard:Kind"),
        "vcard:fn": message_in("catalogue", "Báo sai số liệu, đóng góp"),
        "vcard:hasURL": publication.host.at("dong-gop/"),
    }


def _place(publication: Publication) -> Properties:
    province = publication.edition.references.units[publication.portal.province]
    return {
        "@id": place_id(publication),
        "@type": "dct:Location",
        "skos:prefLabel": province.name,
        "dct:identifier": province.code,
        "rdfs:seeAlso": publication.host.at(publication.links.unit(province.id)),
    }


def _body(publication: Publication, unit: str) -> Properties:
    """An office that issued a report; a place with a code of its own below the province governs itself."""
    body = publication.edition.references.units[unit]
    is_local = bool(body.code) and unit != publication.portal.province
    return {
        "@id": body_id(publication, unit),
        "@type": "foaf:Agent",
        "foaf:name": body.name,
        "dct:type": PUBLISHER_TYPES + ("LocalAuthority" if is_local else "RegionalAuthority"),
        "foaf:homepage": publication.host.at(publication.links.unit(unit)),
    }
