"""openapi.json: the OpenAPI 3.1 description of every route, with an example taken from the data."""

from __future__ import annotations

from ..json_text import Json
from ..publication import Publication
from ..terms import LICENCE_ID, PROVENANCE
from .contents import ROUTES
from .route import API, API_PAGE, Document, Route
from .shape import both_languages
from .shapes import SHAPES


def make_openapi(publication: Publication) -> Document:
    host = publication.host
    return {
        "openapi": "3.1.0",
        "info": {
            "title": both_languages(publication.portal.names.publisher),
            "version": "1",
            "description": both_languages(PROVENANCE),
            "license": {"name": "CC BY 4.0", "identifier": LICENCE_ID},
        },
        # Relative to this file: the description holds wherever the site stands.
        "servers": [{"url": host.at(API) if host.url else "./"}],
        "externalDocs": {"url": host.at(API_PAGE)},
        "paths": {f"/{route.path}": {"get": _operation(publication, route)} for route in ROUTES},
        "components": {"schemas": {name: shape.schema() for name, shape in SHAPES.items()}},
    }


def _operation(publication: Publication, route: Route) -> Document:
    _, document = route.an_example(publication)
    schema = {"$ref": f"#/components/schemas/{route.shape}"}
    content = {"application/json": {"schema": schema, "example": shorten(document)}}
    operation: Document = {
        "operationId": route.path.removesuffix(".json").replace("/{", "_").replace("}", ""),
        "summary": both_languages(route.title),
        "responses": {"200": {"description": both_languages(SHAPES[route.shape].said), "content": content}},
    }
    if route.parameter:
        operation["parameters"] = [_parameter(publication, route)]
    return operation


def _parameter(publication: Publication, route: Route) -> Document:
    return {
        "name": route.parameter,
        "in": "path",
        "required": True,
        # Not a closed list: units, indicators and reports are added without a new version of the API.
        "schema": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "example": route.example(publication),
    }


def shorten(value: Json) -> Json:
    """The same document with the first item alone of each long list: short enough to be read."""
    if isinstance(value, dict):
        return {key: shorten(part) for key, part in value.items()}
    if isinstance(value, list):
        return [shorten(part) for part in value[: 2 if len(value) <= 2 else 1]]
    return value
