"""Small words of JSON-LD, and the vocabularies that the catalogue speaks; no context is ever fetched."""

from __future__ import annotations

from ..words.text import Text
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
AUTHORITY = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def ref(address: str) -> Node:
    return {"@id": address}


def term(listed: str, code: str) -> Node:
    """A concept of one of the European authority lists: they are what DCAT-AP readers know."""
    return ref(f"{AUTHORITY}{listed}/{code}")


def words(text: Text) -> Json:
    said = (("vi", text.first), ("en", text.in_("en")))
    return [{"@value": one, "@language": lang} for lang, one in said if one]


def typed(value: object, kind: str) -> Node:
    return {"@value": str(value), "@type": f"xsd:{kind}"}


def date(iso: str) -> Node:
    return typed(iso[:10], "date")


def without_nothing(node: Node) -> Node:
    """What is not known is not said."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
