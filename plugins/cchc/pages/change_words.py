"""Changes in words: what a cell said before and says now, what a column is called, how much changed."""

from __future__ import annotations

from decimal import Decimal

from ..model.change_kinds import CellChange, Changes
from ..model.releases import Annotation, Release, Row, Table
from ..tables.table_words import STATE_LABELS
from .page_context import PageContext
from .table_views import is_number


def count_words(context: PageContext, changes: Changes) -> str:
    """3 ô đổi, 2 dòng thêm, 1 dòng bỏ."""
    added = sum(change.kind == "added" for change in changes.rows)
    parts = [context.t("{n} ô đổi", n=context.number(len(changes.places)))]
    if added:
        parts.append(context.t("{n} dòng thêm", n=context.number(added)))
    if len(changes.rows) > added:
        parts.append(context.t("{n} dòng bỏ", n=context.number(len(changes.rows) - added)))
    if changes.shape:
        parts.append(context.t("{n} thay đổi về bảng và cột", n=context.number(len(changes.shape))))
    return ", ".join(parts)


def note_words(context: PageContext, release: Release) -> str:
    """The change note as a sentence: clerks leave out the full stop as often as not."""
    note = context.text(release.change_note).strip()
    return note if note.endswith((".", "!", "?", "…")) else f"{note}."


def table_title(context: PageContext, release: Release, name: str) -> str:
    table = release.table(name)
    return context.text(table.title) if table else name


def column_words(context: PageContext, table: Table | None, name: str) -> str:
    """The column's printed heading; a word of ours for the columns beside the figures."""
    for field in table.form.fields if table else ():
        if field.name == name:
            return " › ".join(context.text(text) for text in (*field.headings, field.label))
    words = {
        "label": context.t("Nhãn của dòng"),
        "note": context.t("Ghi chú"),
        "unit": context.t("Đơn vị"),
        "indicator": context.t("Chỉ tiêu"),
        "category": context.t("Phân loại"),
        "unit_of_measure": context.t("Đơn vị tính"),
        "where": context.t("Vị trí trong báo cáo"),
        "row_kind": context.t("Loại dòng"),
    }
    return words.get(name, name)


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


def row_words(context: PageContext, changes: Changes, table: str, key: str) -> str:
    row = find_row(changes.new, table, key) or find_row(changes.old, table, key)
    return context.quoted(row.label) if row else key


def find_row(release: Release, name: str, key: str) -> Row | None:
    table = release.table(name)
    return table.row(key) if table else None


def row_path(context: PageContext, changes: Changes, table: str, row: str) -> str:
    """The row on its table page, which shows the newest version; empty when it is no longer there."""
    newest = context.release(changes.new.report)
    return context.links.row(newest.report, table, row) if find_row(newest, table, row) else ""
