"""What the addresses of others are: each is named once with its kind, so that no reader need fetch it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from ..words.text import message
from .json_text import Json
from .linked import AUTHORITY, MEDIA_TYPES, Node, ref, words

# Property -> kind of the thing that it points to.
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
_ATTRIBUTION = "http://purl.org/adms/licencetype/Attribution"
_LABELS = {
    "GOVE": message("Chính quyền và khu vực công"),
    "STABLE": message("ổn định, lâu dài"),
    "LocalAuthority": message("cơ quan cấp huyện"),
    "RegionalAuthority": message("cơ quan cấp tỉnh"),
    "Attribution": message("ghi công"),
    "data-theme": message("Lĩnh vực dữ liệu (EU)"),
}


def make_named(nodes: Iterable[Node]) -> list[Node]:
    kinds: dict[str, set[str]] = {}
    for property, address in _references(list(nodes)):
        if property in _KINDS:
            kinds.setdefault(address, set()).add(_KINDS[property])
    kinds[_ATTRIBUTION] = {"skos:Concept"}
    named = [_name(address, sorted(kinds[address])) for address in sorted(kinds)]
    licence: Node = {"dct:type": ref(_ATTRIBUTION)}
    return [one | licence if one["@type"] == "dct:LicenseDocument" else one for one in named]


def _references(value: Json, property: str = "") -> Iterator[tuple[str, str]]:
    """(property, address) of everything that a node points to."""
    if isinstance(value, list):
        for one in value:
            yield from _references(one, property)
    elif isinstance(value, dict):
        node = cast(Node, value)
        if property and set(node) == {"@id"}:
            yield property, str(node["@id"])
        for name, part in node.items():
            yield from _references(part, name)


def _name(address: str, kinds: list[str]) -> Node:
    node: Node = {"@id": address, "@type": kinds if len(kinds) > 1 else kinds[0]}
    scheme, _, code = address.rpartition("/")
    if address.startswith(AUTHORITY) and f"{scheme}/" != AUTHORITY:
        node["skos:inScheme"] = ref(scheme)
    if address.startswith(MEDIA_TYPES):
        node["dct:identifier"] = address.removeprefix(MEDIA_TYPES)
    if code in _LABELS:
        label = "dct:title" if kinds == ["skos:ConceptScheme"] else "skos:prefLabel"
        node[label] = words(_LABELS[code])
    return node
