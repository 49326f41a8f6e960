"""Explore: ready questions with their SQL and their answers; with scripts, an editor on the same file."""

from __future__ import annotations

from decimal import Decimal

from ..formats.run_queries import Answer, Answers, Value
from ..model.queries import Query, QueryColumn
from .download_links import downloads_of, size_words
from .links import ALL_DATA
from .models import CellView, Link, Page, PageSection, QueryEditor, TableView
from .page_context import PageContext
from .table_views import number_cell, plain_row, plain_view, text_cell

BASE_FILE = f"{ALL_DATA}cchc.sqlite"


def explore_page(site: PageContext, answers: Answers) -> Page:
    queries = site.edition.collection.queries_asked()
    return Page(
        head=site.head(
            site.links.explore(),
            site.t("Khám phá bằng SQL"),
            site.t("Câu hỏi viết sẵn bằng SQL, kết quả, và trình soạn câu hỏi chạy ngay trong trình duyệt."),
            (Link(site.t("Dữ liệu"), site.links.data()),),
            "data",
        ),
        kicker=site.t("Dữ liệu"),
        heading=site.t("Khám phá bằng SQL"),
        lead=(
            (
                site.t(
                    "{n} câu hỏi viết sẵn trên cchc.sqlite, tệp chứa mọi số liệu của trang. Kết quả do chính tệp đó "
                    "trả lời khi dựng trang.",
                    n=len(queries),
                ),
                False,
            ),
        ),
        sections=(*(_query_section(site, query, answers) for query in queries), _file_section(site)),
        template="explore",
        editor=QueryEditor(
            base_file=BASE_FILE,
            base_size=size_words(site, site.sizes.get(BASE_FILE, 0)),
            first_query=queries[0].sql_in(site.language.lang) if queries else "SELECT * FROM views",
        ),
    )


def _query_section(site: PageContext, query: Query, answers: Answers) -> PageSection:
    return PageSection(
        query.id,
        site.language.text(query.question),
        intro=site.language.text(query.note),
        tables=(answer_view(site, query, answers[query.id, site.language.lang]),),
        code=(("SQL", query.sql_in(site.language.lang)),),
    )


def _file_section(site: PageContext) -> PageSection:
    return PageSection(
        "tep",
        site.t("Tệp SQLite"),
        intro=site.t(
            "Bảng columns trong tệp giải nghĩa từng cột; bảng views kể các câu hỏi dựng sẵn. Trong SQL, row và table "
            "là từ khóa: viết chúng trong ngoặc kép."
        ),
        downloads=downloads_of(site, (("cchc.sqlite", BASE_FILE, ""),)),
        links=(Link(site.t("Cách dùng dữ liệu"), site.links.how_to_use()),),
    )


def answer_view(site: PageContext, query: Query, answer: Answer) -> TableView:
    """The answer as a table; the first column names the row."""
    first, *others = query.columns
    rows = [
        plain_row(_words(site, first, row[0]), "", [_cell(site, *held) for held in zip(others, row[1:], strict=True)])
        for row in answer.rows
    ]
    columns = [(site.language.text(column.label), column.is_numeric) for column in others]
    return plain_view(site, site.language.text(query.question), site.language.text(first.label), columns, rows)


def _cell(site: PageContext, column: QueryColumn, value: Value) -> CellView:
    said = _words(site, column, value)
    return number_cell(said) if column.is_numeric else text_cell(said)


def _words(site: PageContext, column: QueryColumn, value: Value) -> str:
    if value is None:
        return ""
    if column.is_numeric and isinstance(value, int | float):
        return site.language.number(Decimal(str(value)), column.decimals)
    return str(value)
