"""Changes as tables: every changed cell, annotations, rows and columns, the measures that move.

A change is what a version of a report says otherwise than the one before, for the one reason that it states.
Last come the pages that a change moves, for those who review it.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from ..model.changes import AnnotationChange, CellChange, Changes, MeasureChange
from ..model.collection import References
from ..model.measures import MeasureValue
from ..model.releases import Annotation, Release, Row, Table, Window
from ..tables.columns import STATE_LABELS, window_text
from ..words.text import labels
from .links import Links
from .models import CellView, RowView, TableView
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, is_number, item_table, plain_row, plain_view

_PARTS, _COLUMNS = labels("changed part"), labels("changed column")
MANY = 4  # rows
_DAYS = ("covers_from", "as_of", "source.date")


def versions_of(context: PageContext, report: str) -> tuple[Release, ...]:
    """All versions of a report, oldest first."""
    return context.edition.collection.versions[report]


def files_of_versions(context: PageContext, report: str) -> tuple[object, ...]:
    """With their sums, and what lists and notes say of the report: whatever is made of its versions alone is the same
    while these are."""
    references = context.edition.references
    files = ((release.files, references.listed_of(release)) for release in versions_of(context, report))
    return *files, context.edition.collection.notes.get(report)


def newer_versions(context: PageContext, release: Release) -> tuple[Release, ...]:
    """The versions that came after this one, oldest first."""
    versions = versions_of(context, release.report)
    return tuple(version for version in versions if version.version_key > release.version_key)


def all_changes(context: PageContext) -> tuple[Changes, ...]:
    """What each version changed, newest first."""
    every = [changes for report in context.edition.releases for changes in changes_of(context, report)]
    by_day = attrgetter("new.created", "new.report", "new.version_key")
    return tuple(sorted(every, key=by_day, reverse=True))


def changes_of(context: PageContext, report: str) -> tuple[Changes, ...]:
    """What each version of the report changed against the one before, newest first."""
    steps = reversed(list(pairwise(versions_of(context, report))))
    return tuple(context.edition.step(old, new)[0] for old, new in steps)


def change_tables(context: PageContext, changes: Changes) -> tuple[TableView, ...]:
    """One table a kind of change; those without a row are left out."""
    row, shape = context.t("Dòng"), context.t("Thay đổi")
    cells = (
        _place_row(context, changes, change, cell_words(context, change, changes.new.table(change.table)))
        for change in changes.cells
    )
    notes = (
        _place_row(context, changes, each, (annotation_words(context, each.old), annotation_words(context, each.new)))
        for each in changes.annotations
    )
    tables = (
        _table(context, context.t("Các ô đã đổi"), row, changes, cells),
        _table(context, context.t("Chú giải đã đổi"), row, changes, notes),
        _table(context, context.t("Dòng, cột và bảng"), shape, changes, _shape_rows(context, changes)),
        _measure_table(context, changes),
    )
    return tuple(table for table in tables if table.rows)


def _table(context: PageContext, caption: str, corner: str, changes: Changes, rows: Iterator[RowView]) -> TableView:
    """Of which table the rows are is said once above them, where it is the same for all."""
    columns = [*_version_headings(context, changes), context.t("Cột"), context.t("Bảng")]
    listed = list(rows)
    alike = {row.cells[-1].text for row in listed}
    if len(listed) >= MANY and len(alike) == 1:
        caption = f"{caption} · {columns.pop()}: {alike.pop()}"
        listed = [row._replace(cells=row.cells[:-1]) for row in listed]
    return plain_view(context, caption, corner, [(name, False) for name in columns], listed)


def _version_headings(context: PageContext, changes: Changes) -> tuple[str, str]:
    old, new = changes.old.version, changes.new.version
    return context.t("Bản {version}", version=old), context.t("Bản {version}", version=new)


def _row(label: str, path: str, *words: str) -> RowView:
    """Words of table, column, before, after; before and after come first, so that a phone shows them."""
    table, column, before, after = words
    return plain_row(label, path, [CellView(word, False) for word in (before, after, column, table)])


def _place_row(
    context: PageContext, changes: Changes, change: CellChange | AnnotationChange, words: tuple[str, str]
) -> RowView:
    """A change at one cell: its row, table and column, what stood there and what stands there."""
    row = find_row(changes.new, change.table, change.row) or find_row(changes.old, change.table, change.row)
    return _row(
        context.quoted(row.label) if row else change.row,
        row_path(context, changes, change.table, change.row),
        table_title(context, changes.new, change.table),
        column_words(context, changes.new.table(change.table), change.field),
        *words,
    )


def _shape_rows(context: PageContext, changes: Changes) -> Iterator[RowView]:
    """Tables, columns, rows, descriptions and line numbers that came, went or changed."""
    for change in changes.shape:
        release = changes.old if change.kind == "removed" else changes.new
        column = column_words(context, release.table(change.table), change.column) if change.column else ""
        title = table_title(context, release, change.table)
        words = context.text(labels("changed shape")[f"{change.kind} {'column' if change.column else 'table'}"])
        words += f" ({change.what})" if change.kind == "redefined" else ""
        yield _row(words, "", title, column, change.old, change.new)
    for change in changes.rows:
        is_new, printed = change.kind == "added", context.quoted(change.label)
        label = context.text(labels("changed shape")[f"{change.kind} row"])
        title = table_title(context, changes.new if is_new else changes.old, change.table)
        before_and_after = ("", printed) if is_new else (printed, "")
        yield _row(label, row_path(context, changes, change.table, change.row), title, "", *before_and_after)
    for change in changes.words:
        title = table_title(context, changes.new, change.table) if change.table else ""
        values = (_described(context, change.what, value) for value in (change.old, change.new))
        # A passage by its name, else as readers call it.
        name, _, field = change.what.removeprefix("source.").partition(".")
        part = context.text(_PARTS[name]) if name in _PARTS and not field else name
        yield _row(context.t("Đổi lời mô tả"), "", title, part, *values)
    for table in dict.fromkeys(change.table for change in changes.lines):
        title = table_title(context, changes.new, table)
        yield _row(context.t("Đổi vị trí trong văn bản nguồn"), "", title, "lines.csv", "", "")


def _described(context: PageContext, what: str, value: str) -> str:
    if what == "window":
        kind, *days = value.split()
        return context.text(window_text(Window(kind, *(days if len(days) > 1 else ("", *days)))))
    return context.date(value) if what in _DAYS and value else context.quoted(value)


def _measure_table(context: PageContext, changes: Changes) -> TableView:
    """The measures that come out otherwise because their figures changed."""
    old, new = _version_headings(context, changes)
    measures = context.edition.measures
    names = RowNames[MeasureChange](context.t("Chỉ số"), lambda change: context.measure_link(measures[change.measure]))
    columns = (
        ItemColumn[MeasureChange](context.t("Đơn vị"), lambda change: context.unit_name(change.value.unit)),
        ItemColumn[MeasureChange](context.t("Kỳ"), lambda change: context.period_short(change.value.period)),
        ItemColumn[MeasureChange](old, lambda change: _measured(context, change.old)),
        ItemColumn[MeasureChange](new, lambda change: _measured(context, change.new)),
    )
    _, moved = context.edition.step(changes.old, changes.new)
    return item_table(context, context.t("Chỉ số đổi theo"), names, columns, moved)


def _measured(context: PageContext, value: MeasureValue | None) -> str:
    if value is None:
        return context.t("không tính được")
    parts = context.parts(value)
    return context.format_value(value) + (f" ({parts})" if parts else "")


def count_words(context: PageContext, changes: Changes) -> str:
    """3 ô đổi, 2 dòng thêm, 1 dòng bỏ: of what did change."""
    added = sum(change.kind == "added" for change in changes.rows)
    counts = (len(changes.places), added, len(changes.rows) - added, len(changes.shape))
    told = zip(labels("change count").values(), counts, strict=True)
    words = [context.t(label.id, n=count) for label, count in told if count]
    return ", ".join(words) or context.t("không ô nào đổi, chỉ lời mô tả")


def note_words(context: PageContext, release: Release) -> str:
    """The change note as a sentence: clerks leave out the full stop as often as not."""
    note = context.text(release.change_note).strip()
    return note if note.endswith((".", "!", "?", "…")) else f"{note}."


def table_title(context: PageContext, release: Release, name: str) -> str:
    table = release.table(name)
    return context.text(table.title if table else _PARTS[name]) if table or name in _PARTS else name


def column_words(context: PageContext, table: Table | None, name: str) -> str:
    """The column's printed heading; a word of ours for the columns beside the figures."""
    for field in table.form.fields if table else ():
        if field.name == name:
            return " › ".join(context.text(text) for text in (*field.headings, field.label))
    return context.text(_COLUMNS[name]) if name in _COLUMNS else name


def cell_words(context: PageContext, change: CellChange, table: Table | None) -> tuple[str, str]:
    """What the cell said before and says now, each as the page prints it."""
    if not change.is_figure:
        return _description(context, change.field, change.old), _description(context, change.field, change.new)
    fields = table.form.fields if table else ()
    is_text = any(field.name == change.field and field.type == "text" for field in fields)
    return (
        _figure(context, change.old, change.old_state, is_text),
        _figure(context, change.new, change.new_state, is_text),
    )


def _figure(context: PageContext, printed: str, state: str, is_text: bool) -> str:
    is_words = is_text or not is_number(printed)
    words = context.quoted(printed) if is_words else context.number(Decimal(printed))
    if state in ("reported", ""):
        return words
    label = context.text(STATE_LABELS[state])
    return f"{words} ({label})" if words else label


def _description(context: PageContext, column: str, content: str) -> str:
    """What stands beside the figures of a row: its unit, its indicator, its note."""
    references = context.edition.references
    if not content:
        return context.t("để trống")
    if column == "unit" and content in references.units:
        return context.unit_name(content)
    if column == "indicator" and content in references.indicators:
        return context.text(references.indicators[content].label)
    return context.label(column, content) if column in ("category", "row_kind") else context.quoted(content)


def annotation_words(context: PageContext, annotation: Annotation | None) -> str:
    """Lưu ý: “in thế này”; điều được ghi nhận."""
    if annotation is None:
        return context.t("không có")
    printed = f"“{annotation.printed}”" if annotation.printed else ""
    note = context.quoted("; ".join(part for part in (printed, annotation.note) if part))
    kind = context.label("annotation_kind", annotation.kind)
    return f"{kind}: {note}" if note else kind


def find_row(release: Release, name: str, key: str) -> Row | None:
    table = release.table(name)
    return table.row(key) if table else None


def row_path(context: PageContext, changes: Changes, table: str, row: str) -> str:
    """The row on its table page, which shows the newest version; empty when it is no longer there."""
    newest = context.release(changes.new.report)
    return context.links.row(newest.report, table, row) if find_row(newest, table, row) else ""


_Place = tuple[str, str, str]  # table, row, field; of a whole row or table the rest is empty


def moved_pages(
    links: Links, references: References, changes: Changes, measures: Iterable[MeasureChange]
) -> tuple[str, ...]:
    """Site paths of one language; none when nothing changed."""
    if changes.is_empty:
        return ()
    report, both = changes.new.report, (changes.new, changes.old)
    rows = [(change.table, change.row, "") for change in changes.rows]
    tables = [(change.table, "", "") for change in (*changes.shape, *changes.words) if change.table]
    places = dict.fromkeys([*changes.places, *rows, *tables])
    measure_pages = [links.measure(change.measure) for change in measures]
    pages = (
        *(links.table(report, name) for name, _, _ in places if changes.new.table(name)),
        *(page for place in places for release in both for page in _pages_of_place(links, references, release, place)),
        *measure_pages,
        *([links.home()] if measure_pages else []),
        links.report(report),
        links.data_set(report),
        *(links.version(report, release.version) for release in both),
        links.corrections(),
    )
    return tuple(dict.fromkeys(pages))


def _pages_of_place(links: Links, references: References, release: Release, place: _Place) -> Iterator[str]:
    """Of the unit, the period and the indicators that a cell, or a row, is about in a version."""
    name, key, field = place
    table, row = release.table(name), find_row(release, name, key)
    if table and row:
        unit = row.unit or table.unit
        yield from (links.unit_period(unit, table.period), links.unit(unit), links.period(table.period))
        columns = (column.indicator for column in table.form.fields if field in ("", column.name))
        for indicator in (row.indicator, *columns):
            if indicator in references.indicators:
                yield links.indicator(references.indicators[indicator])
