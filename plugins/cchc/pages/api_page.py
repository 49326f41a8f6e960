"""The page about the JSON API: what every route answers, with a real example, and what every field means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..words.text import Text, message
from .models import Fact, Link, Page, PageSection, TableView
from .page_context import PageContext
from .table_views import plain_row, plain_view, text_cell

PATH = "du-lieu/api/"
_LOCAL = "http://localhost:8000"  # where `make serve` shows the site


@dataclass(frozen=True)
class RouteFacts:
    """One route as the catalogue describes it."""

    path: str  # below /api/v1/: units/{unit}.json
    title: Text
    documents: int
    record: str  # name of the record that the answer is about, empty for a plain answer
    example_path: str
    example: str  # the answer, shortened


@dataclass(frozen=True)
class RecordFacts:
    name: str
    title: Text
    fields: tuple[tuple[str, Text], ...]


_TITLE = message("API: số liệu cho máy đọc")
_SAID = message("API tĩnh dạng JSON, không cần khóa: địa chỉ, ví dụ thật và nghĩa của từng trường.")
_LEAD = message(
    "Mọi số liệu, đơn vị, kỳ, chỉ tiêu, chỉ số, báo cáo và chỗ không khớp của trang này cũng là tệp JSON ở "
    "địa chỉ cố định. Không cần khóa, không cần đăng ký."
)
_RULES = (
    message(
        "Trong v1 chỉ thêm trường, không bỏ và không đổi nghĩa. Muốn bỏ một trường thì có v2, còn v1 vẫn giữ nguyên."
    ),
    message(
        "Số giữ nguyên chữ số như in: 100.00 vẫn là 100.00. null nghĩa là không có; trường state nói vì sao: "
        "để trống (blank) không phải là 0."
    ),
    message(
        "Số liệu là của bản mới nhất mỗi báo cáo. Bản cũ ở địa chỉ cố định của từng bản, ghi trong "
        "reports/{report}.json."
    ),
    message(
        "Các tỷ lệ khác cách tính (method) không so với nhau; above_whole là true thì văn bản tự mâu thuẫn, đừng dùng."
    ),
)
_HOW = message("Cách dùng")
_ROUTES = message("Các địa chỉ")
_FIELDS = message("Nghĩa của các trường")
_SHORT = message("Câu trả lời thật, danh sách dài chỉ giữ mục đầu.")
_EXAMPLE = message("Ví dụ")
_ADDRESS = message("Địa chỉ")
_COUNT = message("Số tệp")
_RECORD = message("Bản ghi")
_FIELD = message("Trường")
_MEANING = message("Nghĩa")
_DATA = message("Dữ liệu")
_OPENAPI = message("Mô tả OpenAPI 3.1")
_DCAT = message("Danh mục DCAT (JSON-LD)")
_PYTHON = """import json
from urllib.request import urlopen

with urlopen("{base}/{path}") as answer:
    document = json.load(answer)
for value in document["values"]:
    print(value["unit"], value["period"], value["value"], value["method"])
"""


def api_page(context: PageContext, routes: Sequence[RouteFacts], records: Sequence[RecordFacts], url: str = "") -> Page:
    text = context.text
    return Page(
        head=context.head(
            context.links.prefix + PATH, text(_TITLE), text(_SAID), (Link(text(_DATA), context.links.data()),), "data"
        ),
        kicker="JSON, v1",
        heading=text(_TITLE),
        lead=((text(_LEAD), False),),
        sections=(
            PageSection(
                "cach-dung",
                text(_HOW),
                paragraphs=tuple(text(rule) for rule in _RULES),
                code=(("Python", python_example(routes, url)),),
                links=(Link(text(_OPENAPI), "api/v1/openapi.json"), Link(text(_DCAT), "du-lieu/catalog.jsonld")),
            ),
            _contents(context, routes),
            *(_route_section(context, route, records) for route in routes),
            PageSection("truong", text(_FIELDS), tables=tuple(_record_table(context, record) for record in records)),
        ),
    )


def python_example(routes: Sequence[RouteFacts], url: str = "") -> str:
    """The values of one measure, with nothing but Python itself."""
    measure = next(route for route in routes if route.record == "MeasureValue")
    return _PYTHON.format(base=url.rstrip("/") or _LOCAL, path=measure.example_path)


def _contents(context: PageContext, routes: Sequence[RouteFacts]) -> PageSection:
    here = context.links.prefix + PATH
    links = tuple(
        Link(f"/api/v1/{route.path}", f"{here}#{route_anchor(route)}", context.text(route.title)) for route in routes
    )
    return PageSection("dia-chi", context.text(_ROUTES), links=links)


def _route_section(context: PageContext, route: RouteFacts, records: Sequence[RecordFacts]) -> PageSection:
    text, here = context.text, context.links.prefix + PATH
    record = next((one for one in records if one.name == route.record), None)
    return PageSection(
        route_anchor(route),
        text(route.title),
        intro=text(_SHORT),
        facts=(
            Fact(text(_ADDRESS), f"/api/v1/{route.path}"),
            Fact(text(_COUNT), context.number(route.documents)),
            Fact(text(_EXAMPLE), f"/{route.example_path}", route.example_path),
            *([Fact(text(_RECORD), text(record.title), f"{here}#{record_anchor(record)}")] if record else []),
        ),
        code=(("JSON", route.example),),
    )


def _record_table(context: PageContext, record: RecordFacts) -> TableView:
    text = context.text
    first, *others = [plain_row(name, "", (text_cell(text(meaning)),)) for name, meaning in record.fields]
    rows = [replace(first, anchor=record_anchor(record)), *others]
    caption = f"{text(record.title)} ({record.name})"
    return plain_view(context, caption, text(_FIELD), [(text(_MEANING), False)], rows)


def route_anchor(route: RouteFacts) -> str:
    words = route.path.removesuffix(".json").replace("{", "").replace("}", "")
    return f"r-{words.replace('/', '-')}"


def record_anchor(record: RecordFacts) -> str:
    return f"b-{record.name.lower()}"
