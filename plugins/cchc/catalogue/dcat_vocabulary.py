"""The words of the catalogue, in JSON-LD and in Turtle: how the value of each property is written, where it leads.

What a JSON-LD context would say by type coercion is applied here, so that no reader needs to apply or fetch a context.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from ..formats.json_text import Json
from ..words.labels import labels
from ..words.own_files import own_rows
from ..words.text import Lang, Text
from .publication import Host

Node = dict[str, Json]
Properties = Mapping[str, object]  # by name, in the order in which they are written


def _told(tells: str) -> dict[str, str]:
    """By name what dcat_vocabulary.csv says of prefixes; of properties that tell the address of a thing, and of which
    kind; an address of a file or of what the catalogue itself describes; or a literal, and of which type."""
    return {line["name"]: line["as"] for line in own_rows(__file__, "dcat_vocabulary.csv") if line["tells"] == tells}


CONTEXT, _KINDS, _ADDRESSES, _LITERALS = map(_told, ("prefix", "thing", "address", "literal"))
# Lists of the European Union, of IANA and of SPDX: they are what readers of DCAT-AP know.
EU_LISTS = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
PUBLISHER_TYPES = "http://purl.org/adms/publishertype/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_ATTRIBUTION = "http://purl.org/adms/licencetype/Attribution"


@dataclass(frozen=True)
class NodeWriter:
    """Writes tables of properties as JSON-LD: texts in each language, addresses of the site from its host."""

    host: Host
    languages: tuple[Lang, ...]

    def node(self, properties: Properties) -> Node:
        """A property of which nothing is known is left out."""
        written = ((name, self._value(name, value)) for name, value in properties.items())
        return {name: value for name, value in written if value not in (None, "", [])}

    def _value(self, name: str, value: object) -> Json:
        if value is None:
            return None
        if isinstance(value, Mapping):
            return self.node(value)
        if isinstance(value, Text):
            return self._texts((value,))
        if isinstance(value, tuple):
            is_texts = all(isinstance(part, Text) for part in value)
            return self._texts(value) if is_texts else [self._value(name, part) for part in value]
        if name == "@id":
            return self._address(str(value))
        if name in _KINDS or name in _ADDRESSES:
            return {"@id": self._address(str(value))}
        if name in _LITERALS and value != "":
            kind = _LITERALS[name]
            return {"@value": str(value)[:10] if kind == "date" else str(value), "@type": f"xsd:{kind}"}
        return value

    def _texts(self, texts: tuple[Text, ...]) -> Json:
        told = ((text.in_(lang), lang) for lang in self.languages for text in texts)
        return [{"@value": words, "@language": lang} for words, lang in told if words]

    def _address(self, address: str) -> str:
        """A path of the site has no scheme; the empty one is its first page."""
        return address if "://" in address else self.host.at(address)


def describe_pointed_to(described: Iterable[Properties]) -> Iterator[Properties]:
    """Each address that is only pointed to, with the kind of thing there, so that no reader need fetch it."""
    kinds: dict[str, set[str]] = {_ATTRIBUTION: {"skos:Concept"}}
    for properties in described:
        for address, kind in _pointers(properties):
            kinds.setdefault(address, set()).add(kind)
    return (_describe(address, sorted(kinds[address])) for address in kinds)


def _pointers(properties: Properties) -> Iterator[tuple[str, str]]:
    """(address, kind of thing there), also of what stands within."""
    for name, value in properties.items():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Mapping):
                yield from _pointers(part)
            elif name in _KINDS and isinstance(part, str):
                yield part, _KINDS[name]


def _describe(address: str, kinds: list[str]) -> Properties:
    scheme, _, code = address.rpartition("/")
    is_scheme = kinds == ["skos:ConceptScheme"]
    return {
        "@id": address,
        "@type": kinds[0] if len(kinds) == 1 else tuple(kinds),
        "skos:inScheme": scheme if address.startswith(EU_LISTS) and not is_scheme else None,
        "dct:identifier": address.removeprefix(MEDIA_TYPES) if address.startswith(MEDIA_TYPES) else None,
        "dct:title" if is_scheme else "skos:prefLabel": labels("concept").get(code),
        "dct:type": _ATTRIBUTION if kinds == ["dct:LicenseDocument"] else None,
    }


def render_turtle(document: Mapping[str, Json]) -> str:
    """Of a document in JSON-LD whose context has prefixes alone, and whose values all tell their kind themselves."""
    prefixes = cast(Mapping[str, str], document["@context"])
    nodes = cast(list[Mapping[str, Json]], document["@graph"])
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in prefixes.items()]
    return "\n".join([*lines, "", *(f"<{node['@id']}> {_properties(node)} .\n" for node in nodes)])


def _properties(node: Mapping[str, Json]) -> str:
    told = ((name, value) for name, value in node.items() if name != "@id")
    return " ;\n  ".join(f"{'a' if name == '@type' else name} {', '.join(_values(name, v))}" for name, v in told)


def _values(name: str, value: Json) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for part in value:
            yield from _values(name, part)
    elif not isinstance(value, Mapping):
        yield str(value) if name == "@type" else json.dumps(value, ensure_ascii=False)
    elif "@value" in value:
        literal = json.dumps(value["@value"], ensure_ascii=False)
        yield f"{literal}@{value['@language']}" if "@language" in value else f"{literal}^^{value['@type']}"
    elif "@id" in value:
        yield f"<{value['@id']}>"
    else:
        yield f"[ {_properties(value)} ]"
