"""Changes in words: what a cell said before and says now, what a column is called, how much changed."""

from __future__ import annotations

from decimal import Decimal

from ..model.changes import CellChange, Changes
from ..model.releases import Annotation, Release, Row, Table
from ..tables.states import STATE_LABELS
from .page_context import PageContext
from .table_views import is_number


def count_words(context: PageContext, changes: Changes) -> str:
    """3 ô đổi, 2 dòng thêm, 1 dòng bỏ."""
    added = sum(one.kind == "added" for one in changes.rows)
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


def table_title(context: PageContext, release: Release, table: str) -> str:
    held = release.table(table)
    return context.text(held.title) if held else table


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
        return _side(context, change.field, change.old), _side(context, change.field, change.new)
    fields = table.form.fields if table else ()
    is_text = any(field.name == change.field and field.type == "text" for field in fields)
    return (
        _figure(context, change.old, change.old_state, is_text),
        _figure(context, change.new, change.new_state, is_text),
    )


def _figure(context: PageContext, printed: str, state: str, is_text: bool) -> str:
    said = printed if is_text or not is_number(printed) else context.number(Decimal(printed))
    if state in ("reported", ""):
        return said
    label = context.text(STATE_LABELS[state])
    return f"{said} ({label})" if said else label


def _side(context: PageContext, name: str, said: str) -> str:
    references = context.edition.references
    if not said:
        return context.t("để trống")
    if name == "unit" and said in references.units:
        return context.unit_name(said)
    if name == "indicator" and said in references.indicators:
        return context.text(references.indicators[said].label)
    return context.label(name, said) if name in ("category", "row_kind") else said


def annotation_words(context: PageContext, annotation: Annotation | None) -> str:
    """Lưu ý: “in thế này”; điều được ghi nhận."""
    if annotation is None:
        return context.t("không có")
    printed = f"“{annotation.printed}”" if annotation.printed else ""
    said = "; ".join(part for part in (printed, annotation.note) if part)
    kind = context.label("annotation_kind", annotation.kind)
    return f"{kind}: {said}" if said else kind


def row_words(context: PageContext, changes: Changes, table: str, row: str) -> str:
    found = find_row(changes.new, table, row) or find_row(changes.old, table, row)
    return found.label if found else row


def find_row(release: Release, table: str, row: str) -> Row | None:
    held = release.table(table)
    return held.row(row) if held else None


def row_path(context: PageContext, changes: Changes, table: str, row: str) -> str:
    """The row on its table page, which shows the newest version; empty when it is no longer there."""
    newest = context.release(changes.new.report)
    return context.links.row(newest.report, table, row) if find_row(newest, table, row) else ""
