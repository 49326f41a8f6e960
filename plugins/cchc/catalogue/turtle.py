"""The catalogue in Turtle, for harvesters that read no JSON-LD: the same nodes, in another notation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import cast

from ..formats.json_text import Json


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
