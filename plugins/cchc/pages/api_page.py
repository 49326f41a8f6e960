"""The page about the JSON API: what every route answers, with a real example, and what every field means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..words.text import Text
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


_TITLE = Text("API: số liệu cho máy đọc", "API: the figures for machines")
_SAID = Text(
    "API tĩnh dạng JSON, không cần khóa: địa chỉ, ví dụ thật và nghĩa của từng trường.",
    "A static JSON API, no key needed: addresses, real examples and what every field means.",
)
_LEAD = Text(
    "Mọi số liệu, đơn vị, kỳ, chỉ tiêu, chỉ số, báo cáo và chỗ không khớp của trang này cũng là tệp JSON ở địa chỉ cố "
    "định. Không cần khóa, không cần đăng ký.",
    "All figures, bodies, periods, indicators, measures, reports and findings of this site are JSON files at fixed "
    "addresses as well. No key and no registration are needed.",
)
_RULES = (
    Text(
        "Trong v1 chỉ thêm trường, không bỏ và không đổi nghĩa. Muốn bỏ một trường thì có v2, còn v1 vẫn giữ nguyên.",
        "Within v1 fields are added, never removed and never given another meaning. To remove one there would be a "
        "v2, and v1 would stay.",
    ),
    Text(
        "Số giữ nguyên chữ số như in: 100.00 vẫn là 100.00. null nghĩa là không có; trường state nói vì sao: để trống "
        "(blank) không phải là 0.",
        "Numbers keep their digits as printed: 100.00 stays 100.00. null means that there is nothing; state says why: "
        "an empty cell (blank) is not 0.",
    ),
    Text(
        "Số liệu là của bản mới nhất mỗi báo cáo. Bản cũ ở địa chỉ cố định của từng bản, ghi trong "
        "reports/{report}.json.",
        "Figures are those of each report's newest version. Older versions stand at the permanent address of each, "
        "named in reports/{report}.json.",
    ),
    Text(
        "Các tỷ lệ khác cách tính (method) không so với nhau; above_whole là true thì văn bản tự mâu thuẫn, đừng dùng.",
        "Values of different methods are not to be compared; where above_whole is true the document contradicts "
        "itself: do not use the value.",
    ),
)
_HOW = Text("Cách dùng", "How to use it")
_ROUTES = Text("Các địa chỉ", "Addresses")
_FIELDS = Text("Nghĩa của các trường", "What the fields mean")
_SHORT = Text(
    "Câu trả lời thật, danh sách dài chỉ giữ mục đầu.", "A real answer; of long lists the first item alone is shown."
)
_EXAMPLE = Text("Ví dụ", "Example")
_ADDRESS = Text("Địa chỉ", "Address")
_COUNT = Text("Số tệp", "Documents")
_RECORD = Text("Bản ghi", "Record")
_FIELD = Text("Trường", "Field")
_MEANING = Text("Nghĩa", "Meaning")
_DATA = Text("Dữ liệu", "Data")
_OPENAPI = Text("Mô tả OpenAPI 3.1", "OpenAPI 3.1 description")
_DCAT = Text("Danh mục DCAT (JSON-LD)", "DCAT catalogue (JSON-LD)")
_PYTHON = """import json
from urllib.request import urlopen

with urlopen("{base}/{path}") as answer:
    document = json.load(answer)
for value in document["values"]:
    print(value["unit"], value["period"], value["value"], value["method"])
"""


def api_page(site: PageContext, routes: Sequence[RouteFacts], records: Sequence[RecordFacts], url: str = "") -> Page:
    text = site.language.text
    return Page(
        head=site.head(
            site.links.prefix + PATH, text(_TITLE), text(_SAID), (Link(text(_DATA), site.links.data()),), "data"
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
            _contents(site, routes),
            *(_route_section(site, route, records) for route in routes),
            PageSection("truong", text(_FIELDS), tables=tuple(_record_table(site, record) for record in records)),
        ),
    )


def python_example(routes: Sequence[RouteFacts], url: str = "") -> str:
    """The values of one measure, with nothing but Python itself."""
    measure = next(route for route in routes if route.record == "MeasureValue")
    return _PYTHON.format(base=url.rstrip("/") or _LOCAL, path=measure.example_path)


def _contents(site: PageContext, routes: Sequence[RouteFacts]) -> PageSection:
    here = site.links.prefix + PATH
    links = tuple(
        Link(f"/api/v1/{route.path}", f"{here}#{route_anchor(route)}", site.language.text(route.title))
        for route in routes
    )
    return PageSection("dia-chi", site.language.text(_ROUTES), links=links)


def _route_section(site: PageContext, route: RouteFacts, records: Sequence[RecordFacts]) -> PageSection:
    text, here = site.language.text, site.links.prefix + PATH
    record = next((one for one in records if one.name == route.record), None)
    return PageSection(
        route_anchor(route),
        text(route.title),
        intro=text(_SHORT),
        facts=(
            Fact(text(_ADDRESS), f"/api/v1/{route.path}"),
            Fact(text(_COUNT), site.language.number(route.documents)),
            Fact(text(_EXAMPLE), f"/{route.example_path}", route.example_path),
            *([Fact(text(_RECORD), text(record.title), f"{here}#{record_anchor(record)}")] if record else []),
        ),
        code=(("JSON", route.example),),
    )


def _record_table(site: PageContext, record: RecordFacts) -> TableView:
    text = site.language.text
    rows = [
        plain_row(name, "", (text_cell(text(said)),), anchor="" if at else record_anchor(record))
        for at, (name, said) in enumerate(record.fields)
    ]
    caption = f"{text(record.title)} ({record.name})"
    return plain_view(site, caption, text(_FIELD), [(text(_MEANING), False)], rows)


def route_anchor(route: RouteFacts) -> str:
    words = route.path.removesuffix(".json").replace("{", "").replace("}", "")
    return f"r-{words.replace('/', '-')}"


def record_anchor(record: RecordFacts) -> str:
    return f"b-{record.name.lower()}"
