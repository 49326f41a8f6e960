"""The catalogue in DCAT 3, for harvesters: who publishes, what there is, and the API beside it."""

from ..pages.links import ALL_DATA, CATALOGUE
from ..words.text import message, message_in
from .api.api_contents import OPENAPI
from .api.api_routes import API, API_PAGE
from .common_facts import LICENCE_URL, PROVENANCE, last_change
from .dcat_datasets import (
    CONTACT_ID,
    PUBLIC,
    PUBLISHER_ID,
    body_id,
    dataset_id,
    list_all_data,
    list_files,
    list_reports,
    list_series,
    list_versions,
    place_id,
    shared_facts,
    subject_facts,
)
from .dcat_vocabulary import CONTEXT, EU_LISTS, PUBLISHER_TYPES, Node, NodeWriter, Properties, describe_pointed_to
from .publication import Publication

_SERVICE_ID = f"{API_PAGE}#api"


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
    writer = NodeWriter(publication.host, publication.languages)
    pointed_to = sorted(map(writer.node, describe_pointed_to(described)), key=lambda node: str(node["@id"]))
    return {"@context": CONTEXT, "@graph": [*map(writer.node, described), *pointed_to]}


def _catalogue(publication: Publication, datasets: tuple[Properties, ...]) -> Properties:
    names = publication.portal.names
    return {
        "@id": f"{CATALOGUE}#danh-muc",
        "@type": "dcat:Catalog",
        "dct:title": names.catalogue,
        "dct:description": names.about,
        **shared_facts(publication),
        "dct:license": LICENCE_URL,
        "dct:issued": min((release.created for release in publication.edition.collection.releases), default=""),
        "dct:modified": last_change(publication.edition),
        "foaf:homepage": publication.links.data(),
        "dcat:themeTaxonomy": f"{EU_LISTS}data-theme",
        "dcat:dataset": tuple(dataset["@id"] for dataset in datasets),
        "dcat:service": _SERVICE_ID,
    }


def _service(publication: Publication) -> Properties:
    pages = (ALL_DATA, *map(publication.links.data_set, publication.edition.releases))
    return {
        "@id": _SERVICE_ID,
        "@type": "dcat:DataService",
        "dct:title": message("API tĩnh JSON, v1"),
        "dct:description": PROVENANCE,
        "dct:publisher": PUBLISHER_ID,
        **subject_facts(publication),
        "dct:conformsTo": "https://spec.openapis.org/oas/v3.1.0",
        "dcat:endpointURL": API,
        "dcat:endpointDescription": OPENAPI,
        "foaf:page": API_PAGE,
        "dct:license": LICENCE_URL,
        **PUBLIC,
        "dcat:servesDataset": tuple(dataset_id(page) for page in pages),
    }


def _publisher(publication: Publication) -> Properties:
    return {
        "@id": PUBLISHER_ID,
        "@type": "foaf:Agent",
        "foaf:name": publication.portal.names.publisher,
        "foaf:homepage": "",
    }


def _contact(publication: Publication) -> Properties:
    """The page on which errors are reported: the project publishes no address of a person."""
    return {
        "@id": CONTACT_ID,
        "@type": ("vcard:Organization", "vcard:Kind"),
        "vcard:fn": message_in("catalogue", "Báo sai số liệu, đóng góp"),
        "vcard:hasURL": "dong-gop/",
    }


def _place(publication: Publication) -> Properties:
    province = publication.edition.references.units[publication.portal.province]
    return {
        "@id": place_id(publication),
        "@type": "dct:Location",
        "skos:prefLabel": province.name,
        "dct:identifier": province.code,
        "rdfs:seeAlso": publication.links.unit(province.id),
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
        "foaf:homepage": publication.links.unit(unit),
    }
