"""How to use the data: code to copy for each tool, worked examples, charts on other people's pages."""

from decimal import Decimal

from ..charts.chart import make_chart
from ..formats.run_queries import Value
from ..model.collection import Query, QueryColumn
from ..model.figures import edition_names
from ..model.releases import Release, Table
from ..words.language import lower
from .client_programs import load_programs, programs_section
from .embeds import no_frozen_words, picture_embeds
from .examples import base_of, example, iframe_embed, picture_embed
from .explore import answer_view
from .models import ChartView, Page, PageSection, with_content
from .page_context import PageContext
from .table_views import filed_view
from .unit_period import unit_period_charts
from .written_texts import text_page

EXAMPLES = ("pandas", "polars", "r", "power-query", "sqlite", "duckdb")  # that need nothing but the site's address


def how_to_use_page(context: PageContext) -> Page:
    queries = [query for query in context.edition.collection.queries_asked() if query.python]
    return text_page(
        context,
        "du-lieu/huong-dan",
        parts={
            **{f"code: {name}": _code(_example(context, name)) for name in EXAMPLES},
            "code: frictionless": _code(*_package_examples(context)),
            "code: past-edition": _edition_example(context),
            "code: embed": _embed_example(context),
            "examples: worked": tuple(_worked_section(context, query) for query in queries),
            "words: no-frozen": no_frozen_words(context),
            "programs: tried": with_content(programs_section(context, load_programs(context.texts.parents[1]))),
        },
    )


def _code(*examples: tuple[str, str]) -> PageSection:
    return PageSection("", "", code=examples)


def _example(context: PageContext, name: str, **words: str) -> tuple[str, str]:
    return example(context.texts, context.url, name, **words)


def _edition_example(context: PageContext) -> PageSection:
    name = next(iter(edition_names(context.edition.collection.releases)), context.edition.name)
    return _code(*(_example(context, each, edition=name) for each in ("past-edition-sql", "past-edition")))


def _worked_section(context: PageContext, query: Query) -> PageSection:
    answer, finding = context.answers[query.id, context.language.lang], _finding(context, query)
    python = query.python.replace("{base}", base_of(context.url))
    return PageSection(
        query.id,
        context.t("Ví dụ: {question}", question=query.question),
        intro=context.text(query.note),
        tables=(answer_view(context, query, answer),),
        paragraphs=(finding,) if finding else (),
        code=(("Python, pandas", python), ("SQL, cchc.sqlite", query.sql_in(context.language.lang))),
    )


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
    if column.is_numeric:
        return context.number(Decimal(str(value)), column.decimals)
    return str(value)


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


def _package_examples(context: PageContext) -> list[tuple[str, str]]:
    """One package read with its types; nothing where there is no report."""
    return [
        _example(context, "frictionless", report=release.report, version=release.version, table=table.id)
        for release, table in _example_tables(context)
    ]


def _embed_example(context: PageContext) -> PageSection:
    code = []
    for page, chart in _example_charts(context):
        is_large = not make_chart(chart.undrawn).is_small
        for embed in picture_embeds(context, page, chart):
            code.append((f"HTML, {lower(embed.label)}", picture_embed(context.url, embed, chart, is_large)))
    for release, table in _example_tables(context):
        path = context.links.frozen_table(release.report, release.version, table.id)
        heading = context.t("HTML, bảng giữ nguyên bản {version}", version=release.version)
        code.append((heading, iframe_embed(context.url, path, filed_view(context, release, table))))
    return _code(*code)
