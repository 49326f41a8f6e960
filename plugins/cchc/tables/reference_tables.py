"""Lists as tables: one line for each record, its words in each language of the portal: units, periods, indicators,
codes, cited documents, for the package of all data; and the reporting calendar, one line a body, a regime and a period.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ..model.collection import Collection, References
from ..model.figures import edition_spans
from ..model.references import Indicator
from ..model.regimes import forms_of, make_calendar
from ..words.text import NO_TEXT, Lang, Text, message, message_in
from .columns import columns_of
from .stat_table import StatColumn, StatTable

ListLine = tuple[str | int | Text, ...]  # one for each column, in the columns' order


def make_table_of(
    things: Iterable[object],
    name: str,
    title: Text,
    columns: Sequence[StatColumn],
    languages: Sequence[Lang],
) -> StatTable:
    """A line for each thing: what it calls by the names of the columns; the id of the thing itself is its key."""
    names = [column.name for column in columns]
    values = ([getattr(thing, name if hasattr(thing, name) else "id") for name in names] for thing in things)
    # Several words stand as the list writes them, with a space between.
    lines = (tuple(" ".join(value) if isinstance(value, tuple) else value for value in line) for line in values)
    return make_list_table(name, title, columns, lines, languages)


def make_list_table(
    name: str,
    title: Text,
    columns: Sequence[StatColumn],
    lines: Iterable[ListLine],
    languages: Sequence[Lang],
) -> StatTable:
    rows = tuple(tuple(_cells(line, columns, languages)) for line in lines)
    shown = (column.in_each(languages) for column in columns)
    return StatTable(name, title, NO_TEXT, tuple(chain.from_iterable(shown)), rows)


def _cells(line: ListLine, columns: Iterable[StatColumn], languages: Sequence[Lang]) -> Iterator[str | int]:
    for value, column in zip(line, columns, strict=True):
        if isinstance(value, Text):
            # A text stands in a translated column, and nothing else does.
            assert column.joint, column.name
            yield from (value.in_(lang) for lang in languages)
        else:
            yield value


def make_reports_table(collection: Collection, languages: Sequence[Lang]) -> StatTable:
    spans = edition_spans(collection)
    newest = {(release.report, release.version) for release in collection.newest()}
    lines = (
        (r.report, r.version, (r.report, r.version) in newest, r.unit, r.period, r.title,
         *spans.get((r.report, r.version), ("", "")), r.created[:10], r.reason, r.source.number or r.source.file,
         r.source.date, r.source.issuer, r.window.kind, r.window.first, r.window.last)
        for r in collection.releases
    )  # fmt: skip
    return make_list_table("reports", message("Báo cáo và phiên bản"), columns_of("reports"), lines, languages)


def make_reference_tables(references: References, languages: Sequence[Lang]) -> tuple[StatTable, ...]:
    """All that have a line for each thing, whose columns are called as it calls them."""
    lists = (
        ("units", references.units.values(), message_in("title", "Đơn vị")),
        ("unit_names", references.unit_names, message("Cách ghi tên đơn vị")),
        ("unit_successions", references.successions, message("Đổi tên, sáp nhập, chia tách")),
        ("periods", references.periods.values(), message_in("title", "Kỳ báo cáo")),
    )
    tables = (make_table_of(things, name, title, columns_of(name), languages) for name, things, title in lists)
    return (*tables, make_indicators_table(references.indicators.values(), languages))


# A version says of its indicators what its figures cannot be read without; what they mean in full is said of all in one
# place, for it may be bettered later.
_OF_A_VERSION = ("indicator", "section", "label", "unit_of_measure", "value_type", "code_list")


def make_indicators_table(
    indicators: Iterable[Indicator], languages: Sequence[Lang], of_a_version: bool = False
) -> StatTable:
    columns = [column for column in columns_of("indicators") if not of_a_version or column.name in _OF_A_VERSION]
    return make_table_of(indicators, "indicators", message("Chỉ tiêu"), columns, languages)


def make_documents_table(references: References, languages: Sequence[Lang]) -> StatTable:
    title = message("Văn bản được viện dẫn")
    return make_table_of(references.citations, "documents", title, columns_of("documents"), languages)


def make_code_lists_table(references: References, languages: Sequence[Lang]) -> StatTable:
    lines = ((name, code, label) for name, labels in references.code_lists.items() for code, label in labels.items())
    return make_list_table("code_lists", message_in("title", "Bảng mã"), columns_of("code_lists"), lines, languages)


def make_rule_tables(references: References, languages: Sequence[Lang]) -> tuple[StatTable, ...]:
    """The lists that say what the collection goes by and what it lacks; one that is empty is left out."""
    lists = (
        ("gaps", references.gaps, message("Điều bộ sưu tập không có")),
        ("legal_acts", references.legal_acts.values(), message("Văn bản quy định")),
        ("index_items", references.index_items, message("Mục của bộ chỉ số chính thức")),
        ("comparison_sets", references.comparison_sets, message("Nhóm so sánh")),
    )
    return tuple(
        make_table_of(things, name, title, columns_of(name), languages) for name, things, title in lists if things
    )


def make_calendar_table(collection: Collection, languages: Sequence[Lang]) -> StatTable:
    acts = {duty.regime: duty.due_act for duty in collection.portal.duties}
    lines = (
        (e.regime, e.unit, e.kind, e.period, " ".join(forms_of(e.regime, collection)), e.basis, e.status, e.report,
         e.due, acts.get(e.regime, "") if e.due else "")
        for e in make_calendar(collection)
    )  # fmt: skip
    table = make_list_table("lich-bao-cao", message("Lịch báo cáo"), columns_of("lich-bao-cao"), lines, languages)
    return replace(table, source=message("Các báo cáo trong bộ sưu tập và văn bản chúng viện dẫn"))
