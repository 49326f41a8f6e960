"""Lists as tables: one line for each record, its words in each language of the portal: units, periods, indicators,
codes, cited documents, for the package of all data; and the reporting calendar, one line a body, a regime and a period.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model.collection import Collection, References
from ..model.figures import edition_spans
from ..model.regimes import forms_of, make_calendar
from ..words.text import NO_TEXT, Lang, Text, labels, message
from .columns import columns_of
from .stat_table import StatColumn, StatTable

ListLine = tuple[str | int | Text, ...]  # one for each column, in the columns' order


def make_table_of(
    name: str, things: Iterable[object], languages: Sequence[Lang], columns: Sequence[StatColumn] = ()
) -> StatTable:
    """A line for each thing: what it calls by the names of the columns; the id of the thing itself is its key."""
    names = [column.name for column in columns or columns_of(name)]
    values = ([getattr(thing, name if hasattr(thing, name) else "id") for name in names] for thing in things)
    # Several words stand as the list writes them, with a space between.
    lines = (tuple(" ".join(value) if isinstance(value, tuple) else value for value in line) for line in values)
    return make_named_table(name, lines, languages, columns)


def make_named_table(
    name: str, lines: Iterable[ListLine], languages: Sequence[Lang], columns: Sequence[StatColumn] = ()
) -> StatTable:
    """A list with the words of labels.csv, and with its columns of columns.csv unless it has others."""
    columns = columns or columns_of(name)
    rows = tuple(tuple(_cells(line, columns, languages)) for line in lines)
    shown = tuple(each for column in columns for each in column.in_each(languages))
    description = labels("table description").get(name, NO_TEXT)
    return StatTable(name, labels("table")[name], NO_TEXT, shown, rows, description)


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
    return make_named_table("reports", lines, languages)


def make_reference_tables(references: References, languages: Sequence[Lang]) -> tuple[StatTable, ...]:
    """All that have a line for each thing, whose columns are called as it calls them."""
    lists = {
        "units": references.units.values(),
        "unit_names": references.unit_names,
        "unit_successions": references.successions,
        "periods": references.periods.values(),
        "indicators": references.indicators.values(),
    }
    return tuple(make_table_of(name, things, languages) for name, things in lists.items())


def make_code_lists_table(references: References, languages: Sequence[Lang]) -> StatTable:
    lines = ((name, code, label) for name, labels in references.code_lists.items() for code, label in labels.items())
    return make_named_table("code_lists", lines, languages)


def make_rule_tables(references: References, languages: Sequence[Lang]) -> tuple[StatTable, ...]:
    """The lists that say what the collection goes by and what it lacks; one that is empty is left out."""
    lists = {
        "gaps": references.gaps,
        "legal_acts": references.legal_acts.values(),
        "index_items": references.index_items,
        "comparison_sets": references.comparison_sets,
    }
    return tuple(make_table_of(name, things, languages) for name, things in lists.items() if things)


def make_calendar_table(collection: Collection, languages: Sequence[Lang]) -> StatTable:
    acts = {duty.regime: duty.due_act for duty in collection.portal.duties}
    lines = (
        (e.regime, e.unit, e.kind, e.period, " ".join(forms_of(e.regime, collection)), e.basis, e.status, e.report,
         e.due, acts.get(e.regime, "") if e.due else "")
        for e in make_calendar(collection)
    )  # fmt: skip
    table = make_named_table("lich-bao-cao", lines, languages)
    return replace(table, source=message("Các báo cáo trong bộ sưu tập và văn bản chúng viện dẫn"))
