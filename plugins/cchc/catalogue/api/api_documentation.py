"""What the page about the API is told: the routes with a shortened real answer, and the records field by field."""

from __future__ import annotations

from collections.abc import Sequence

from ...pages.api_page import RecordFacts, RouteFacts
from ...words.text import Lang
from ..json_text import render_json
from ..publication import Publication
from .api_contents import ROUTES, record_shapes
from .api_routes import Route
from .openapi import shorten

# Deep enough for every part of an example to stand on a line of its own.
_SPREAD = 4


def describe_routes(publication: Publication) -> tuple[RouteFacts, ...]:
    return tuple(_describe(publication, route) for route in ROUTES)


def describe_records(languages: Sequence[Lang]) -> tuple[RecordFacts, ...]:
    return tuple(
        RecordFacts(shape.name, shape.title, tuple((field.name, field.meaning) for field in shape.fields))
        for shape in record_shapes(languages)
    )


def _describe(publication: Publication, route: Route) -> RouteFacts:
    path, document = route.example(publication)
    return RouteFacts(
        path=route.path,
        title=route.title,
        documents=route.count(publication),
        record=route.answer.main_record,
        example_path=path,
        example=render_json(shorten(document), _SPREAD).rstrip("\n"),
    )
