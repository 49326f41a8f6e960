"""A comparison as plain tables of words, for every form in which it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.changes import Bump
from ..model.measures import MeasureValue
from ..model.releases import Annotation, Table
from .compare import Comparison

PARTS: dict[Bump, str] = {"major": "số đầu (major)", "minor": "số giữa (minor)", "patch": "số cuối (patch)"}
_SHAPES = {
    "added": "thêm", "removed": "bỏ", "renamed": "đổi tên", "redefined": "đổi nghĩa", "relabelled": "đổi tiêu đề",
    "reordered": "đổi thứ tự dòng",
}  # fmt: skip
_SIDES = {
    "label": "nhãn của dòng", "note": "ghi chú", "unit": "đơn vị", "indicator": "chỉ tiêu", "category": "phân loại",
    "unit_of_measure": "đơn vị tính", "where": "vị trí trong báo cáo", "row_kind": "loại dòng",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One change: where, what was said, what is said now."""

    place: tuple[str, ...]
    old: str
    new: str


@dataclass(frozen=True)
class ComparisonTable:
    title: str
    header: tuple[str, ...]  # of the place
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Account:
    title: str
    facts: tuple[tuple[str, str], ...]
    sheets: tuple[ComparisonTable, ...]
    pages: tuple[str, ...]


def make_account(comparison: Comparison, pages: tuple[str, ...] = ()) -> Account:
    """`pages`: site paths that show what changed."""
    old, new = comparison.changes.old, comparison.changes.new
    sheets = (
        ComparisonTable("Các ô đã đổi", ("Bảng", "Dòng", "Cột"), tuple(_cells(comparison))),
        ComparisonTable("Chú giải đã đổi", ("Bảng", "Dòng", "Cột"), tuple(_annotations(comparison))),
        ComparisonTable("Dòng, cột, bảng và lời mô tả", ("Bảng", "Thay đổi"), tuple(_shape(comparison))),
        ComparisonTable("Chỉ số đổi theo", ("Chỉ số", "Đơn vị", "Kỳ"), tuple(_measures(comparison))),
    )
    return Account(
        f"{new.report}: bản {old.version} → {new.version}",
        tuple(_facts(comparison)),
        tuple(sheet for sheet in sheets if sheet.lines),
        pages,
    )


def _facts(comparison: Comparison) -> Iterator[tuple[str, str]]:
    changes, new = comparison.changes, comparison.changes.new
    yield "Ngày", new.created
    yield "Lý do", comparison.collection.references.label("change_reason", new.reason).first
    yield "Ghi chú", new.change_note.first
    yield "Số ô đổi", str(len(changes.places))
    if comparison.least is None:
        yield "Mức tăng tối thiểu", "không có: hai bản giống nhau"
    else:
        given = f"; đã tăng {PARTS[comparison.given]}" if comparison.given else ""
        yield "Mức tăng tối thiểu", f"{PARTS[comparison.least]}{given}"


def _cells(comparison: Comparison) -> Iterator[Line]:
    changes = comparison.changes
    for one in changes.cells:
        place = (one.table, _row(comparison, one.table, one.row), _column(changes.new.table(one.table), one.field))
        yield Line(place, _value(one.old, one.old_state), _value(one.new, one.new_state))


def _annotations(comparison: Comparison) -> Iterator[Line]:
    changes = comparison.changes
    for one in changes.annotations:
        place = (one.table, _row(comparison, one.table, one.row), _column(changes.new.table(one.table), one.field))
        yield Line(place, _said(one.old), _said(one.new))


def _row(comparison: Comparison, table: str, key: str) -> str:
    for release in (comparison.changes.new, comparison.changes.old):
        held = release.table(table)
        row = held.row(key) if held else None
        if row is not None:
            return f"{key} “{row.label}”"
    return key


def _column(table: Table | None, name: str) -> str:
    for field in table.form.fields if table else ():
        if field.name == name:
            return f"{field.label.first} ({name})"
    return f"{_SIDES[name]} ({name})" if name in _SIDES else name


def _value(printed: str, state: str) -> str:
    if state in ("", "reported", "blank"):
        return printed or "(trống)"
    return f"{printed or '(trống)'} [{state}]"


def _said(annotation: Annotation | None) -> str:
    if annotation is None:
        return "(không có)"
    printed = f"“{annotation.printed}” " if annotation.printed else ""
    return f"{annotation.kind}: {printed}{annotation.note}".strip()


def _shape(comparison: Comparison) -> Iterator[Line]:
    changes = comparison.changes
    for one in changes.shape:
        thing = f"cột {one.column}" if one.column else "bảng" if one.kind != "reordered" else ""
        said = " ".join(part for part in (_SHAPES[one.kind], thing, f"({one.what})" if one.what else "") if part)
        yield Line((one.table, said), one.old, one.new)
    for one in changes.rows:
        words = ("", one.label) if one.kind == "added" else (one.label, "")
        yield Line((one.table, f"{_SHAPES[one.kind]} dòng {one.row}"), *words)
    for one in changes.words:
        yield Line((one.table or "cả gói", one.what), one.old, one.new)
    for one in changes.lines:
        yield Line((one.table, f"dòng {one.row}, {one.field} trong lines.csv"), one.old, one.new)


def _measures(comparison: Comparison) -> Iterator[Line]:
    references = comparison.collection.references
    titles = {measure.id: measure.title.first for measure in comparison.collection.measures}
    for one in comparison.measures:
        unit, period = references.units[one.value.unit].name.first, references.periods[one.value.period].name.first
        yield Line((titles[one.measure], unit, period), _measured(one.old), _measured(one.new))


def _measured(value: MeasureValue | None) -> str:
    if value is None:
        return "không tính được"
    parts = "" if value.denominator is None else f" ({value.numerator} trên {value.denominator})"
    return f"{value.value}{parts}"
