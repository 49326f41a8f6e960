"""Explore: ready questions with their SQL and their answers; with scripts, an editor on the same file."""

from __future__ import annotations

from decimal import Decimal

from ..formats.run_queries import Answer, Answers, Value
from ..model.queries import Query, QueryColumn
from .download_links import downloads_of, size_words
from .links import ALL_DATA
from .models import CellView, Link, Page, PageSection, QueryEditor, TableView, plain_lead
from .page_context import PageContext
from .table_views import plain_row, plain_view

BASE_FILE = f"{ALL_DATA}cchc.sqlite"
_ANY_QUERY = "SELECT * FROM views"  # to begin with, where no question is ready


def explore_page(context: PageContext, answers: Answers) -> Page:
    title = context.t("Khám phá bằng SQL")
    about = context.t("Câu hỏi viết sẵn bằng SQL, kết quả, và trình soạn câu hỏi chạy ngay trong trình duyệt.")
    crumbs = (Link(context.t("Dữ liệu"), context.links.data()),)
    queries = context.edition.collection.queries_asked()
    lead = context.t(
        "{n} câu hỏi viết sẵn trên cchc.sqlite, tệp chứa mọi số liệu của trang. Kết quả do chính tệp đó "
        "trả lời khi dựng trang.",
        n=len(queries),
    )
    return Page(
        head=context.head(context.links.explore(), title, about, crumbs, "data"),
        heading=title,
        kicker=context.t("Dữ liệu"),
        lead=plain_lead(lead),
        sections=(*(_query_section(context, query, answers) for query in queries), _file_section(context)),
        template="explore",
        editor=QueryEditor(
            base_file=BASE_FILE,
            base_size=size_words(context, context.sizes.get(BASE_FILE, 0)),
            first_query=queries[0].sql_in(context.language.lang) if queries else _ANY_QUERY,
        ),
    )


def _query_section(context: PageContext, query: Query, answers: Answers) -> PageSection:
    return PageSection(
        query.id,
        context.text(query.question),
        intro=context.text(query.note),
        tables=(answer_view(context, query, answers[query.id, context.language.lang]),),
        code=(("SQL", query.sql_in(context.language.lang)),),
    )


def _file_section(context: PageContext) -> PageSection:
    intro = context.t(
        "Bảng columns trong tệp giải nghĩa từng cột; bảng views kể các câu hỏi dựng sẵn. Trong SQL, row và table "
        "là từ khóa: viết chúng trong ngoặc kép."
    )
    return PageSection(
        "tep",
        context.t("Tệp SQLite"),
        intro=intro,
        downloads=downloads_of(context, (("cchc.sqlite", BASE_FILE, ""),)),
        links=(Link(context.t("Cách dùng dữ liệu"), context.links.how_to_use()),),
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
