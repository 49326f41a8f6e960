"""openapi.json: the OpenAPI 3.1 description of every route, with an example taken from the data."""

from ...formats.json_text import Json
from ...words.text import message
from ..common_facts import LICENCE_ID, PROVENANCE, all_translations
from ..publication import Publication
from .api_contents import all_shapes, routes_in_use
from .api_records import Document
from .api_routes import API, API_PAGE, Route

_NOT_THERE = message("Không có tệp nào mang mã ấy: máy chủ trả lời bằng trang báo lỗi của mình.")
# The servers' own page, whatever it is: nothing runs on them that could answer in JSON.
_A_PAGE: Document = {"text/html": {"schema": {"type": "string"}}}


def make_openapi(publication: Publication) -> Document:
    host, languages = publication.host, publication.languages
    return {
        "openapi": "3.1.0",
        "info": {
            "title": all_translations(publication.portal.names.publisher, languages),
            "version": "1",
            "description": all_translations(PROVENANCE, languages),
            "license": {"name": "CC BY 4.0", "identifier": LICENCE_ID},
        },
        # Relative to this file: the description holds wherever the site stands.
        "servers": [{"url": host.at(API) if host.url else "./"}],
        "externalDocs": {"url": host.at(API_PAGE)},
        "paths": {f"/{route.path}": {"get": _operation(publication, route)} for route in routes_in_use(publication)},
        "components": {"schemas": {name: shape.schema(languages) for name, shape in all_shapes(languages).items()}},
    }


def _operation(publication: Publication, route: Route) -> Document:
    languages, (_, document) = publication.languages, route.example(publication)
    schema = {"$ref": f"#/components/schemas/{route.answer.name}"}
    content = {"application/json": {"schema": schema, "example": shorten(document)}}
    answers: Document = {"200": {"description": all_translations(route.answer.title, languages), "content": content}}
    operation: Document = {
        "operationId": route.path.removesuffix(".json").replace("/{", "_").replace("}", ""),
        "summary": all_translations(route.title, languages),
        "responses": answers,
    }
    if route.parameter:
        operation["parameters"] = [_parameter(publication, route)]
        answers["404"] = {"description": all_translations(_NOT_THERE, languages), "content": _A_PAGE}
    return operation


def _parameter(publication: Publication, route: Route) -> Document:
    return {
        "name": route.parameter,
        "in": "path",
        "required": True,
        # Not a closed list: units, indicators and reports are added without a new version of the API.
        "schema": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "example": route.example_key(publication),
    }


def shorten(value: Json) -> Json:
    """The same document with the first item alone of each long list: short enough to be read."""
    if isinstance(value, dict):
        return {key: shorten(part) for key, part in value.items()}
    if isinstance(value, list):
        return [shorten(part) for part in value[: 2 if len(value) <= 2 else 1]]
    return value
