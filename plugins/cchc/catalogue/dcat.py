"""The catalogue in DCAT 3, for harvesters: series, data sets, their versions and files, and the API."""

from __future__ import annotations

from ..words.text import message
from .api.contents import OPENAPI
from .api.route import API, API_PAGE
from .dcat_editions import all_data_id, make_all_data
from .dcat_parts import (
    contact_id,
    keywords,
    make_body,
    make_contact,
    make_place,
    make_publisher,
    publisher_id,
    shared_facts,
)
from .dcat_sets import (
    PATH,
    data_set_id,
    make_data_sets,
    make_distributions,
    make_series,
    make_versions,
)
from .json_text import render_json
from .linked import CONTEXT, Node, date, ref, term, words
from .linked_names import make_named
from .publication import Publication
from .terms import LICENCE_URL, PROVENANCE, last_change

_API = message("API tĩnh JSON, v1")


def render_catalogue(publication: Publication) -> str:
    return render_json(make_catalogue(publication), spread=3)


def make_catalogue(publication: Publication) -> Node:
    listed = [
        *make_series(publication),
        *make_all_data(publication),
        *make_data_sets(publication),
        *make_versions(publication),
    ]
    graph = [
        _catalogue(publication, listed),
        _service(publication),
        make_publisher(publication),
        make_contact(publication),
        make_place(publication),
        *(make_body(publication, unit) for unit in _issuers(publication)),
        *listed,
        *make_distributions(publication),
    ]
    return {"@context": CONTEXT, "@graph": [*graph, *make_named(graph)]}


def _service_id(publication: Publication) -> str:
    return publication.host.at(f"{API_PAGE}#api")


def _catalogue(publication: Publication, listed: list[Node]) -> Node:
    releases = publication.edition.collection.releases
    return {
        "@id": publication.host.at(f"{PATH}#danh-muc"),
        "@type": "dcat:Catalog",
        "dct:title": words(publication.portal.names.catalogue),
        "dct:description": words(publication.portal.names.about),
        **shared_facts(publication),
        "dct:license": ref(LICENCE_URL),
        "dct:issued": date(min((one.created for one in releases), default="")),
        "dct:modified": date(last_change(publication.edition)),
        "foaf:homepage": ref(publication.host.at(publication.links.data())),
        "dcat:themeTaxonomy": ref("http://publications.europa.eu/resource/authority/data-theme"),
        "dcat:dataset": [ref(str(one["@id"])) for one in listed],
        "dcat:service": ref(_service_id(publication)),
    }


def _service(publication: Publication) -> Node:
    host, edition = publication.host, publication.edition
    served = [all_data_id(publication), *(data_set_id(publication, report) for report in edition.releases)]
    return {
        "@id": _service_id(publication),
        "@type": "dcat:DataService",
        "dct:title": words(_API),
        "dct:description": words(PROVENANCE),
        "dct:publisher": ref(publisher_id(publication)),
        "dcat:contactPoint": ref(contact_id(publication)),
        "dcat:theme": term("data-theme", "GOVE"),
        "dcat:keyword": keywords(publication),
        "dct:conformsTo": ref("https://spec.openapis.org/oas/v3.1.0"),
        "dcat:endpointURL": ref(host.at(API)),
        "dcat:endpointDescription": ref(host.at(OPENAPI)),
        "foaf:page": ref(host.at(API_PAGE)),
        "dct:license": ref(LICENCE_URL),
        "dct:accessRights": term("access-right", "PUBLIC"),
        "dcat:servesDataset": [ref(one) for one in served],
    }


def _issuers(publication: Publication) -> list[str]:
    return sorted({release.source.issuer for release in publication.edition.collection.releases})
