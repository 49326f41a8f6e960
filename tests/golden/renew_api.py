"""python -m tests.golden.renew_api: enter new fields of the API into the golden list; never takes one away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from plugins.cchc.catalogue.api.api_contents import ROUTES, all_shapes
from plugins.cchc.catalogue.api.api_records import Schema
from tests.fixtures.texts import LANGS

GOLDEN = Path(__file__).with_name("api_v1_fields.json")
_SHAPES = all_shapes(LANGS)
Fields = dict[str, list[str]]


def fields_now() -> Fields:
    """Every route with the names of all fields of its answer: units[].name.vi."""
    return {route.path: sorted(_fields({"$ref": f"/{route.answer.name}"}, "")) for route in ROUTES}


def _fields(schema: Schema, path: str) -> Iterator[str]:
    for part in _parts(schema):
        if "$ref" in part:
            for field in _SHAPES[str(part["$ref"]).rpartition("/")[2]].fields:
                name = f"{path}.{field.name}" if path else field.name
                yield name
                yield from _fields(field.schema, name)
        elif isinstance(items := part.get("items"), dict):
            yield from _fields(items, f"{path}[]")


def _parts(schema: Schema) -> list[Schema]:
    parts = schema.get("anyOf")
    return list(parts) if isinstance(parts, list) else [schema]


def read_golden() -> Fields:
    return json.loads(GOLDEN.read_text("utf-8")) if GOLDEN.exists() else {}


def merged(golden: Fields, now: Fields) -> Fields:
    routes = sorted({*golden, *now})
    return {route: sorted({*golden.get(route, ()), *now.get(route, ())}) for route in routes}


def main() -> None:
    fields = merged(read_golden(), fields_now())
    GOLDEN.write_text(json.dumps(fields, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    print(f"{GOLDEN.name}: {sum(map(len, fields.values()))} fields of {len(fields)} routes")


if __name__ == "__main__":
    main()
