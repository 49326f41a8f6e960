"""The page about the JSON API: what every route answers, with a real example, and what every field means."""

from dataclasses import replace

from ...formats.json_text import render_json
from ...pages.models import Fact, Link, Page, PageSection, TableView
from ...pages.page_context import PageContext
from ...pages.table_views import plain_row, plain_view, text_cell
from ...pages.written_texts import text_page
from ..publication import Publication
from .api_contents import record_shapes, routes_in_use
from .api_records import ApiShape
from .api_routes import API, API_PAGE, Route
from .measure_documents import MeasureDocument
from .openapi import shorten

_LOCAL = "http://localhost:8000"  # where `make serve` shows the site
_SPREAD = 4  # deep enough for every part of an example to stand on a line of its own
_PYTHON = """import json
from urllib.request import urlopen

with urlopen("{base}/{path}") as answer:
    document = json.load(answer)
for value in document["values"]:
    print(value["unit"], value["period"], value["value"], value["method"])
"""


def api_page(context: PageContext, publication: Publication) -> Page:
    routes, shapes = routes_in_use(publication), record_shapes(publication.languages)
    page = text_page(
        context,
        API_PAGE.rstrip("/"),
        parts={
            "code: python": PageSection("", "", code=python_example(publication)),
            "routes: list": PageSection("", "", links=tuple(_link(context, route) for route in routes)),
            "routes: examples": tuple(_route_section(context, route, publication) for route in routes),
            "table: records": PageSection("", "", tables=tuple(_record_table(context, shape) for shape in shapes)),
        },
    )
    return replace(page, kicker="JSON, v1")


def python_example(publication: Publication) -> tuple[tuple[str, str], ...]:
    """(language, program) that prints the values of a measure, if there is one, with nothing but Python itself."""
    base = publication.host.url.rstrip("/") or _LOCAL
    routes = (route for route in routes_in_use(publication) if route.answer.name == MeasureDocument.__name__)
    paths = (route.place(route.example_key(publication)) for route in routes)
    return tuple(("Python", _PYTHON.format(base=base, path=path)) for path in paths)


def _path(context: PageContext) -> str:
    return context.links.prefix + API_PAGE


def _link(context: PageContext, route: Route) -> Link:
    return Link(f"/{API}{route.path}", f"{_path(context)}#{route_anchor(route)}", context.language.text(route.title))


def _route_section(context: PageContext, route: Route, publication: Publication) -> PageSection:
    text = context.language.text
    path, example = route.example(publication)
    shapes = (shape for shape in record_shapes(publication.languages) if shape.name == route.answer.main_record)
    return PageSection(
        route_anchor(route),
        text(route.title),
        intro=context.t("Câu trả lời thật, danh sách dài chỉ giữ mục đầu."),
        facts=(
            Fact(context.t("Địa chỉ"), f"/{API}{route.path}"),
            Fact(context.t("Số tệp"), context.language.number(route.count(publication))),
            Fact(context.t("Ví dụ"), f"/{path}", path),
            *(
                Fact(context.t("Bản ghi"), text(each.title), f"{_path(context)}#{record_anchor(each)}")
                for each in shapes
            ),
        ),
        code=(("JSON", render_json(shorten(example), _SPREAD).rstrip("\n")),),
    )


def _record_table(context: PageContext, shape: ApiShape) -> TableView:
    text = context.language.text
    rows = [
        plain_row(field.name, "", (text_cell(text(field.meaning)),), anchor="" if at else record_anchor(shape))
        for at, field in enumerate(shape.fields)
    ]
    return plain_view(
        context, f"{text(shape.title)} ({shape.name})", context.t("Trường"), [(context.t("Nghĩa"), False)], rows
    )


def route_anchor(route: Route) -> str:
    words = route.path.removesuffix(".json").replace("{", "").replace("}", "")
    return f"r-{words.replace('/', '-')}"


def record_anchor(shape: ApiShape) -> str:
    return f"b-{shape.name.lower()}"
