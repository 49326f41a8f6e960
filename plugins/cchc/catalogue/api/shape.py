"""Shapes: what a kind of record holds, said once, for the OpenAPI description and for the page about the API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...words.text import Text, bilingual

Schema = Mapping[str, object]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
TRUTH: Schema = {"type": "boolean"}
DATE: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
ADDRESS: Schema = {"type": "string", "format": "uri-reference"}
DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def of(shape: str) -> Schema:
    return {"$ref": f"#/components/schemas/{shape}"}


def many(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def maybe(schema: Schema) -> Schema:
    """The same, or null where nothing is said."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def one_of(*words: str) -> Schema:
    return {"type": "string", "enum": list(words)}


BOTH = of("Text")


@dataclass(frozen=True)
class Prop:
    name: str
    schema: Schema
    said: Text


def prop(name: str, schema: Schema, vi: str, en: str) -> Prop:
    return Prop(name, schema, bilingual(vi, en))


@dataclass(frozen=True)
class Shape:
    """Every field is always there; what is not known is null."""

    name: str
    said: Text
    props: tuple[Prop, ...]

    def schema(self) -> dict[str, object]:
        return {
            "type": "object",
            "description": both_languages(self.said),
            "required": [one.name for one in self.props],
            "properties": {one.name: _described(one) for one in self.props},
        }


def shape(name: str, vi: str, en: str, *props: Prop) -> Shape:
    return Shape(name, bilingual(vi, en), props)


def _described(one: Prop) -> dict[str, object]:
    return {**one.schema, "description": both_languages(one.said)}


def both_languages(text: Text) -> str:
    return f"{text.first} / {text.in_('en')}"
