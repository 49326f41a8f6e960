"""The words of the catalogue in JSON-LD: how the value of each property is written, and what its address leads to.

What a JSON-LD context would say by type coercion is applied here, so that no reader needs to apply or fetch a context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from ..words.text import Lang, Text, message
from .json_text import Json

Node = dict[str, Json]

CONTEXT: Node = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Lists of the European Union, of IANA and of SPDX: they are what readers of DCAT-AP know.
EU_LISTS = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
PUBLISHER_TYPES = "http://purl.org/adms/publishertype/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_ATTRIBUTION = "http://purl.org/adms/licencetype/Attribution"

# Properties whose value is an address of others, with the kind of thing that stands there.
_KINDS = {
    "dct:license": "dct:LicenseDocument",
    "dct:conformsTo": "dct:Standard",
    "dct:language": "dct:LinguisticSystem",
    "dct:accrualPeriodicity": "dct:Frequency",
    "dct:accessRights": "dct:RightsStatement",
    "dct:format": "dct:MediaTypeOrExtent",
    "dct:type": "skos:Concept",
    "dcat:mediaType": "dct:MediaType",
    "dcat:packageFormat": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "dcatap:availability": "skos:Concept",
    "dcat:themeTaxonomy": "skos:ConceptScheme",
    "dcat:landingPage": "foaf:Document",
    "foaf:homepage": "foaf:Document",
    "foaf:page": "foaf:Document",
    "spdx:algorithm": "spdx:ChecksumAlgorithm",
}
# Properties whose value is the address of a file, or of something that the catalogue itself describes.
_ADDRESSES = {
    *("dct:creator", "dct:publisher", "dct:spatial", "dcat:contactPoint", "dcat:dataset", "dcat:distribution"),
    *("dcat:hasCurrentVersion", "dcat:hasVersion", "dcat:inSeries", "dcat:isVersionOf", "dcat:previousVersion"),
    *("dcat:service", "dcat:servesDataset", "dcat:accessURL", "dcat:downloadURL", "dcat:endpointDescription"),
    *("dcat:endpointURL", "rdfs:seeAlso", "skos:inScheme", "vcard:hasURL"),
}
_LITERALS = {
    "dct:issued": "date",
    "dct:modified": "date",
    "dcat:startDate": "date",
    "dcat:endDate": "date",
    "dcat:byteSize": "nonNegativeInteger",
    "spdx:checksumValue": "hexBinary",
}
_LABELS = {
    "GOVE": message("Chính quyền và khu vực công"),
    "STABLE": message("ổn định, lâu dài"),
    "LocalAuthority": message("cơ quan cấp huyện"),
    "RegionalAuthority": message("cơ quan cấp tỉnh"),
    "Attribution": message("ghi công"),
    "data-theme": message("Lĩnh vực dữ liệu (EU)"),
}


def make_node(properties: Mapping[str, object], languages: Iterable[Lang]) -> Node:
    """The properties as JSON-LD; a property of which nothing is known is left out."""
    written = ((name, _write(name, value, tuple(languages))) for name, value in properties.items())
    return {name: value for name, value in written if value not in (None, "", [])}


def _write(name: str, value: object, languages: tuple[Lang, ...]) -> Json:
    if isinstance(value, Mapping):
        return make_node(value, languages)
    if isinstance(value, Text):
        told = ((value.in_(lang), lang) for lang in languages)
        return [{"@value": words, "@language": lang} for words, lang in told if words]
    if isinstance(value, tuple) and all(isinstance(part, Text) for part in value):
        return [{"@value": part.in_(lang), "@language": lang} for lang in languages for part in value]
    if isinstance(value, tuple):
        return [_write(name, part, languages) for part in value]
    if name in _KINDS or name in _ADDRESSES:
        return {"@id": value} if value else None
    if name in _LITERALS and value not in (None, ""):
        kind = _LITERALS[name]
        return {"@value": str(value)[:10] if kind == "date" else str(value), "@type": f"xsd:{kind}"}
    return value


def make_named(nodes: Iterable[Node], languages: Iterable[Lang]) -> list[Node]:
    """The addresses of others, each with its kind, so that no reader need fetch it."""
    kinds: dict[str, set[str]] = {_ATTRIBUTION: {"skos:Concept"}}
    for name, address in _references(list(nodes)):
        if name in _KINDS:
            kinds.setdefault(address, set()).add(_KINDS[name])
    return [make_node(_describe(address, sorted(kinds[address])), languages) for address in sorted(kinds)]


def _references(value: Json, name: str = "") -> Iterator[tuple[str, str]]:
    """(property, address) of everything that a node points to."""
    if isinstance(value, list):
        for part in value:
            yield from _references(part, name)
    elif isinstance(value, dict):
        node = cast(Node, value)
        if name and set(node) == {"@id"}:
            yield name, str(node["@id"])
        for inner, part in node.items():
            yield from _references(part, inner)


def _describe(address: str, kinds: list[str]) -> dict[str, object]:
    scheme, _, code = address.rpartition("/")
    is_scheme = kinds == ["skos:ConceptScheme"]
    return {
        "@id": address,
        "@type": kinds[0] if len(kinds) == 1 else tuple(kinds),
        "skos:inScheme": scheme if address.startswith(EU_LISTS) and not is_scheme else "",
        "dct:identifier": address.removeprefix(MEDIA_TYPES) if address.startswith(MEDIA_TYPES) else "",
        "dct:title" if is_scheme else "skos:prefLabel": _LABELS.get(code),
        "dct:type": _ATTRIBUTION if kinds == ["dct:LicenseDocument"] else "",
    }
