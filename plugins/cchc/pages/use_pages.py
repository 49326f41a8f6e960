"""How to use the data: code that runs as it stands, programs tried, ready questions with answers, charts elsewhere."""

import csv
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape
from pathlib import Path

from ..charts.chart import make_chart
from ..formats.sqlite_format import Answer, Value
from ..model.collection import Query, QueryColumn
from ..model.figures import edition_names
from ..model.releases import Release, Table
from ..words.language import lower
from ..words.text import Text, translations
from .citation import downloads_of, size_words
from .data_sets import PAST_EXAMPLES
from .embeds import picture_embeds
from .links import ALL_DATA, NARROW_SVG, SVG
from .models import CellView, ChartView, Embed, Page, PageSection, QueryEditor, TableView
from .page_context import PageContext
from .report import frame_height
from .table_views import filed_view, listed_table, plain_row, plain_view
from .unit_period import unit_period_charts
from .written_texts import HERE, Part, base_of, example, text_page


def iframe_embed(url: str, path: str, view: TableView) -> str:
    """A table's light page, about as high as its table; where scripts may run, as high as it is."""
    base = url.rstrip("/") or HERE
    return f"""<iframe src="{base}/{path}" title="{escape(view.caption)}"
        width="100%" height="{frame_height(view)}" loading="lazy" style="border:0"></iframe>
<script src="{base}/theme/js/embed.js" async></script>"""


def picture_embed(url: str, embed: Embed, chart: ChartView, is_large: bool) -> str:
    """A picture that leads to its page; a large one has another form for phones. site.js writes the same."""
    base, picture = url.rstrip("/") or HERE, embed.path
    image = f'<img src="{base}/{picture}" alt="{escape(chart.title)}" loading="lazy" style="max-width:100%">'
    if is_large:
        narrow = picture.replace(SVG, NARROW_SVG)
        image = f'<picture><source media="(max-width: 799px)" srcset="{base}/{narrow}">\n{image}</picture>'
    return f'<a href="{base}/{embed.home}">{image}</a>'


FILE = "content/clients.csv"


@dataclass(frozen=True)
class ClientProgram:
    name: str
    version: str
    asked: Text
    result: Text
    test: str  # that runs it; empty where it was run by hand


def load_programs(root: Path) -> tuple[ClientProgram, ...]:
    """In file order; a portal may have tried none."""
    path = root / FILE
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.is_file() else []
    return tuple(
        ClientProgram(row["program"], row["version"], _text("asked", row), _text("result", row), row["test"])
        for row in rows
    )


def _text(name: str, row: dict[str, str]) -> Text:
    prefix = f"{name}_"
    return translations({column.removeprefix(prefix): row[column] for column in row if column.startswith(prefix)})


BASE_FILE = f"{ALL_DATA}cchc.sqlite"
_ANY_QUERY = "SELECT * FROM views"  # to begin with, where no question is ready


def explore_page(context: PageContext) -> Page:
    queries = context.edition.collection.queries_asked()
    file = PageSection("", "", downloads=downloads_of(context, (("cchc.sqlite", BASE_FILE, ""),)))
    parts: dict[str, Part] = {
        "figure: questions": context.number(len(queries)),
        "examples: ready": tuple(_query_section(context, query) for query in queries),
        "download: cchc.sqlite": file,
    }
    page = text_page(context, "du-lieu/kham-pha", parts=parts)
    editor = QueryEditor(
        base_file=BASE_FILE,
        base_size=size_words(context, context.sizes.get(BASE_FILE, 0)),
        first_query=queries[0].sql_in(context.language.lang) if queries else _ANY_QUERY,
    )
    return replace(page, template="explore", editor=editor)


def _query_section(context: PageContext, query: Query) -> PageSection:
    table = answer_view(context, query, context.answers[query.id, context.language.lang])
    question, note, sql = context.text(query.question), context.text(query.note), query.sql_in(context.language.lang)
    return PageSection(query.id, question, intro=note, tables=(table,), code=(("SQL", sql),))


def answer_view(context: PageContext, query: Query, answer: Answer) -> TableView:
    """The answer as a table; the first column names the row."""
    first, *others = query.columns
    rows = []
    for name, *values in answer.rows:
        told = zip(others, values, strict=True)
        cells = [CellView(_answer_words(context, column, value), column.is_numeric) for column, value in told]
        rows.append(plain_row(_answer_words(context, first, name), "", cells))
    columns = [(context.text(column.label), column.is_numeric) for column in others]
    return plain_view(context, context.text(query.question), context.text(first.label), columns, rows)


def _answer_words(context: PageContext, column: QueryColumn, value: Value) -> str:
    if value is None:
        return ""
    if column.is_numeric and isinstance(value, int | float):
        return context.number(Decimal(str(value)), column.decimals)
    return str(value)


EXAMPLES = ("pandas", "polars", "r", "power-query", "sqlite", "duckdb")  # that need nothing but the site's address


def how_to_use_page(context: PageContext) -> Page:
    queries = [query for query in context.edition.collection.queries_asked() if query.python]
    title = context.t("Chương trình đã thử trên các tệp này")
    tried = listed_table(context, "programs", title, load_programs(context.texts.parents[1]))
    past = next(iter(edition_names(context.edition.collection.releases)), context.edition.name)
    return text_page(
        context,
        "du-lieu/huong-dan",
        parts={
            **{f"code: {name}": _code(_example(context, name)) for name in EXAMPLES},
            "code: frictionless": _code(
                *(
                    _example(context, "frictionless", report=release.report, version=release.version, table=table.id)
                    for release, table in _example_tables(context)
                )
            ),
            "code: past-edition": _code(*(_example(context, each, edition=past) for each in PAST_EXAMPLES)),
            "code: embed": _embed_example(context),
            "examples: worked": tuple(_worked_section(context, query) for query in queries),
            "words: no-frozen": context.explanation("living pictures alone"),
            "programs: tried": (PageSection("chuong-trinh", title, tables=(tried,)),) if tried.rows else (),
        },
    )


def _code(*examples: tuple[str, str]) -> PageSection:
    return PageSection("", "", code=examples)


def _example(context: PageContext, name: str, **words: str) -> tuple[str, str]:
    return example(context.texts, context.url, name, **words)


def _worked_section(context: PageContext, query: Query) -> PageSection:
    answer, finding = context.answers[query.id, context.language.lang], _finding(context, query)
    python = query.python.replace("{base}", base_of(context.url))
    title, note = context.t("Ví dụ: {question}", question=query.question), context.text(query.note)
    code = ("Python, pandas", python), ("SQL, cchc.sqlite", query.sql_in(context.language.lang))
    table, told = answer_view(context, query, answer), (finding,) if finding else ()
    return PageSection(query.id, title, intro=note, tables=(table,), paragraphs=told, code=code)


def _finding(context: PageContext, query: Query) -> str:
    """What the answer says in a sentence; an answer without rows says nothing."""
    if query.finding is None or not (rows := context.answers[query.finding.id, context.language.lang].rows):
        return ""
    columns = zip(query.finding.columns, rows[0], strict=True)
    if any(value is None for value in rows[0]):
        return ""
    words = {column.name: _words(context, column, value) for column, value in columns}
    return context.text(query.finding.question).format(**words)


def _words(context: PageContext, column: QueryColumn, value: Value) -> str:
    if column.kind == "percent":
        return context.language.percent(Decimal(str(value)), column.decimals)
    return _answer_words(context, column, value)


def _example_tables(context: PageContext) -> list[tuple[Release, Table]]:
    """The first table of the report that the portal likes to show, else of any; none where there are none."""
    wanted = context.edition.releases.get(context.portal.example.report)
    releases = [wanted] if wanted else list(context.edition.releases.values())
    return [(release, release.tables[0]) for release in releases if release.tables][:1]


def _example_charts(context: PageContext) -> list[tuple[str, ChartView]]:
    """A chart to embed with the path of its page: the portal's own example, else the first."""
    example, places = context.portal.example, context.edition.store.unit_periods()
    liked = [(example.unit, example.period)] if (example.unit, example.period) in places else []
    for unit, period in (*liked, *places):
        charts = {chart.id: chart for chart in unit_period_charts(context, unit, period)}
        if charts:
            chart = charts.get(example.chart) or next(iter(charts.values()))
            return [(context.links.unit_period(unit, period), chart)]
    return []


def _embed_example(context: PageContext) -> PageSection:
    code = []
    for page, chart in _example_charts(context):
        is_large = not make_chart(chart.series).is_small
        for embed in picture_embeds(context, page, chart):
            code.append((f"HTML, {lower(embed.label)}", picture_embed(context.url, embed, chart, is_large)))
    for release, table in _example_tables(context):
        path = context.links.frozen_table(release.report, release.version, table.id)
        heading = context.t("HTML, bảng giữ nguyên bản {version}", version=release.version)
        code.append((heading, iframe_embed(context.url, path, filed_view(context, release, table))))
    return _code(*code)
