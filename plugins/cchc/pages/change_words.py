"""Changes in words: what a cell said before and says now, what a column is called, how much changed."""

from __future__ import annotations

from decimal import Decimal

from ..model.change_kinds import CellChange, Changes
from ..model.releases import Annotation, Release, Row, Table
from ..tables.states import STATE_LABELS
from .page_context import PageContext


def count_words(site: PageContext, changes: Changes) -> str:
    """3 ô đổi, 2 dòng thêm, 1 dòng bỏ."""
    added = sum(one.kind == "added" for one in changes.rows)
    parts = [site.t("{n} ô đổi", n=site.language.number(len(changes.places)))]
    if added:
        parts.append(site.t("{n} dòng thêm", n=site.language.number(added)))
    if len(changes.rows) > added:
        parts.append(site.t("{n} dòng bỏ", n=site.language.number(len(changes.rows) - added)))
    if changes.shape:
        parts.append(site.t("{n} thay đổi về bảng và cột", n=site.language.number(len(changes.shape))))
    return ", ".join(parts)


def note_words(site: PageContext, release: Release) -> str:
    """The change note as a sentence: clerks leave out the full stop as often as not."""
    note = site.language.text(release.change_note).strip()
    return note if note.endswith((".", "!", "?", "…")) else f"{note}."


def table_title(site: PageContext, release: Release, table: str) -> str:
    held = release.table(table)
    return site.language.text(held.title) if held else table


def column_words(site: PageContext, table: Table | None, name: str) -> str:
    """The column's printed heading; a word of ours for the columns beside the figures."""
    for field in table.form.fields if table else ():
        if field.name == name:
            return " › ".join(site.language.text(text) for text in (*field.headings, field.label))
    words = {
        "label": site.t("Nhãn của dòng"),
        "note": site.t("Ghi chú"),
        "unit": site.t("Đơn vị"),
        "indicator": site.t("Chỉ tiêu"),
        "category": site.t("Phân loại"),
        "unit_of_measure": site.t("Đơn vị tính"),
        "where": site.t("Vị trí trong báo cáo"),
        "row_kind": site.t("Loại dòng"),
    }
    return words.get(name, name)


def cell_words(site: PageContext, change: CellChange, table: Table | None) -> tuple[str, str]:
    """What the cell said before and says now, each as the page prints it."""
    if not change.is_figure:
        return _side(site, change.field, change.old), _side(site, change.field, change.new)
    fields = table.form.fields if table else ()
    is_text = any(field.name == change.field and field.type == "text" for field in fields)
    return (
        _figure(site, change.old, change.old_state, is_text),
        _figure(site, change.new, change.new_state, is_text),
    )


def _figure(site: PageContext, printed: str, state: str, is_text: bool) -> str:
    said = printed if is_text or not _is_number(printed) else site.language.number(Decimal(printed))
    if state in ("reported", ""):
        return said
    label = site.language.text(STATE_LABELS[state])
    return f"{said} ({label})" if said else label


def _side(site: PageContext, name: str, said: str) -> str:
    references = site.edition.references
    if not said:
        return site.t("để trống")
    if name == "unit" and said in references.units:
        return site.unit_name(said)
    if name == "indicator" and said in references.indicators:
        return site.language.text(references.indicators[said].label)
    return site.label(name, said) if name in ("category", "row_kind") else said


def annotation_words(site: PageContext, annotation: Annotation | None) -> str:
    """Lưu ý: “in thế này”; điều được ghi nhận."""
    if annotation is None:
        return site.t("không có")
    printed = f"“{annotation.printed}”" if annotation.printed else ""
    said = "; ".join(part for part in (printed, annotation.note) if part)
    kind = site.label("annotation_kind", annotation.kind)
    return f"{kind}: {said}" if said else kind


def row_words(site: PageContext, changes: Changes, table: str, row: str) -> str:
    found = find_row(changes.new, table, row) or find_row(changes.old, table, row)
    return found.label if found else row


def find_row(release: Release, table: str, row: str) -> Row | None:
    held = release.table(table)
    return held.row(row) if held else None


def row_path(site: PageContext, changes: Changes, table: str, row: str) -> str:
    """The row on its table page, which shows the newest version; empty when it is no longer there."""
    newest = site.release(changes.new.report)
    return site.links.row(newest.report, table, row) if find_row(newest, table, row) else ""


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()
