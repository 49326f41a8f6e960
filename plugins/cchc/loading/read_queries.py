"""data/queries/*.yaml into the ready questions of the explore page and the worked examples of the guide."""

from collections.abc import Sequence

from ..model.queries import COLUMN_KINDS, Query, QueryColumn
from ..words.text import NO_TEXT, Lang
from .closed_reading import ClosedSection
from .faults import Faults
from .open_file import open_yaml
from .read_files import ReadFile, Tree

FOLDER = "data/queries"


def read_queries(tree: Tree, languages: Sequence[Lang], faults: Faults) -> tuple[Query, ...]:
    """In their order on the page; one may need reports that are not in the collection: then it is left out."""
    ordered = []
    for file in tree.under(FOLDER):
        section = open_yaml(file, faults, languages)
        if section is not None:
            ordered.append((section.whole("order"), _read_query(file, section)))
    return tuple(query for _, query in sorted(ordered, key=lambda pair: (pair[0], pair[1].id)))


def _read_query(file: ReadFile, section: ClosedSection) -> Query:
    section.close(("query", "order", "question", "columns", "sql"), ("note", "needs", "python", "finding"))
    section.check_name("query", file.name.removesuffix(".yaml"), "câu hỏi")
    return section.make(
        Query,
        id=section.text("query"),
        sql=section.filled("sql"),
        columns=_columns(section, ("name", "kind", "label")),
        finding=_finding(section) if "finding" in section.values else None,
    )


def _finding(section: ClosedSection) -> Query:
    finding = section.section("finding")
    finding.close(("words", "columns", "sql"))
    columns = _columns(finding, ("name", "kind"))
    words = finding.translated("words")
    try:
        words.first.format(**{column.name: "" for column in columns})
    except (KeyError, ValueError, IndexError):
        finding.problem("words", "query.words", "câu nêu tên không có trong columns", "đặt tên cột trong { }")
    return Query(f"{section.text('query')}#finding", words, NO_TEXT, finding.filled("sql"), columns)


def _columns(section: ClosedSection, keys: tuple[str, ...]) -> tuple[QueryColumn, ...]:
    columns = []
    for column in section.sections("columns"):
        column.close(keys)
        kind = column.choice("kind", COLUMN_KINDS)
        columns.append(column.make(QueryColumn, name=column.filled("name"), kind=kind))
    if not columns and "columns" in section.values:
        section.problem("columns", "yaml.empty", "câu hỏi chưa có cột nào", "thêm ít nhất một mục vào columns")
    return tuple(columns)
