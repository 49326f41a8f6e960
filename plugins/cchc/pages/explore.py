"""Explore: ready questions with their SQL and their answers; with scripts, an editor on the same file."""

from dataclasses import replace
from decimal import Decimal

from ..formats.run_queries import Answer, Value
from ..model.collection import Query, QueryColumn
from .download_links import downloads_of, size_words
from .links import ALL_DATA
from .models import CellView, Page, PageSection, QueryEditor, TableView
from .page_context import PageContext
from .table_views import plain_row, plain_view
from .written_texts import text_page

BASE_FILE = f"{ALL_DATA}cchc.sqlite"
_ANY_QUERY = "SELECT * FROM views"  # to begin with, where no question is ready


def explore_page(context: PageContext) -> Page:
    queries = context.edition.collection.queries_asked()
    file = PageSection("", "", downloads=downloads_of(context, (("cchc.sqlite", BASE_FILE, ""),)))
    page = text_page(
        context,
        "du-lieu/kham-pha",
        parts={
            "figure: questions": context.number(len(queries)),
            "examples: ready": tuple(_query_section(context, query) for query in queries),
            "download: cchc.sqlite": file,
        },
    )
    editor = QueryEditor(
        base_file=BASE_FILE,
        base_size=size_words(context, context.sizes.get(BASE_FILE, 0)),
        first_query=queries[0].sql_in(context.language.lang) if queries else _ANY_QUERY,
    )
    return replace(page, template="explore", editor=editor)


def _query_section(context: PageContext, query: Query) -> PageSection:
    return PageSection(
        query.id,
        context.text(query.question),
        intro=context.text(query.note),
        tables=(answer_view(context, query, context.answers[query.id, context.language.lang]),),
        code=(("SQL", query.sql_in(context.language.lang)),),
    )


def answer_view(context: PageContext, query: Query, answer: Answer) -> TableView:
    """The answer as a table; the first column names the row."""
    first, *others = query.columns
    rows = [
        plain_row(
            _words(context, first, name),
            "",
            [
                CellView(_words(context, column, value), column.is_numeric)
                for column, value in zip(others, values, strict=True)
            ],
        )
        for name, *values in answer.rows
    ]
    columns = [(context.text(column.label), column.is_numeric) for column in others]
    return plain_view(context, context.text(query.question), context.text(first.label), columns, rows)


def _words(context: PageContext, column: QueryColumn, value: Value) -> str:
    if value is None:
        return ""
    if column.is_numeric and isinstance(value, int | float):
        return context.number(Decimal(str(value)), column.decimals)
    return str(value)
