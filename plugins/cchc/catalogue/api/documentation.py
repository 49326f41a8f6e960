"""What the page about the API is told: the routes with a shortened real answer, and the records field by field."""

from __future__ import annotations

from collections.abc import Mapping

from ...pages.api_page import RecordFacts, RouteFacts
from ..json_text import render_json
from ..publication import Publication
from .contents import ROUTES
from .openapi import shorten
from .route import Route
from .shapes import RECORDS, SHAPES

# Deep enough for every part of an example to stand on a line of its own.
_SPREAD = 4


def describe_routes(publication: Publication) -> tuple[RouteFacts, ...]:
    return tuple(_describe(publication, route) for route in ROUTES)


def describe_records() -> tuple[RecordFacts, ...]:
    return tuple(RecordFacts(one.name, one.said, tuple((p.name, p.said) for p in one.props)) for one in RECORDS)


def _describe(publication: Publication, route: Route) -> RouteFacts:
    path, document = route.an_example(publication)
    return RouteFacts(
        path=route.path,
        title=route.title,
        documents=len(tuple(route.keys(publication))),
        record=_record_of(route),
        example_path=path,
        example=render_json(shorten(document), _SPREAD).rstrip("\n"),
    )


def _record_of(route: Route) -> str:
    """The record that the answer is about: what its last list holds, else its last part."""
    schemas = [prop.schema for prop in SHAPES[route.shape].props]
    listed = [schema["items"] for schema in schemas if "items" in schema]
    found = listed[-1] if listed else schemas[-1]
    return str(found.get("$ref", "")).rpartition("/")[2] if isinstance(found, Mapping) else ""
