"""Two versions of a report side by side: what changed, which measures move, how far the version number must rise."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import UseError
from ..loading import ReadingScope, load
from ..messages.markdown import render_template
from ..model.changes import (
    AnnotationChange,
    Bump,
    CellChange,
    Changes,
    MeasureChange,
    bump_between,
    changes_between,
    least_bump,
    measure_changes,
)
from ..model.collection import Collection
from ..model.figures import figures_of, units_over_time
from ..model.measures import MeasureValue
from ..model.releases import Annotation, Release
from ..words.language import lower
from ..words.text import labels, suffixed

FORMS = ("text", "markdown", "json")
PARTS: dict[Bump, str] = {"major": "số đầu (major)", "minor": "số giữa (minor)", "patch": "số cuối (patch)"}


@dataclass(frozen=True)
class Comparison:
    collection: Collection
    changes: Changes
    measures: tuple[MeasureChange, ...]
    least: Bump | None  # none: nothing changed
    given: Bump | None

    @property
    def units_over_time(self) -> frozenset[str]:
        figures = (figure for release in self.collection.newest() for figure in figures_of(release))
        return units_over_time((figure.unit, figure.period) for figure in figures)


def compare(root: Path, report: str, old: str = "", new: str = "") -> Comparison:
    """The last version with the one before it, unless others are named; findings need not be explained yet."""
    collection = load(root, ReadingScope(report))
    versions = {release.version: release for release in collection.releases if release.report == report}
    for version in filter(None, (old, new)):
        if version not in versions:
            raise UseError(f"Không có bản “{version}”. Các bản đang có: {', '.join(versions)}.")
    after = versions[new or list(versions)[-1]]
    earlier = [release for release in versions.values() if release.version_key < after.version_key]
    if not (old or earlier):
        raise UseError(f"Báo cáo {report} không có bản nào trước {after.version}: chưa có gì để so.")
    before = versions[old] if old else earlier[-1]
    if before.version_key >= after.version_key:
        raise UseError(f"FROM phải là bản trước TO: {before.version} không đứng trước {after.version}.")
    return compare_versions(collection, before, after)


def compare_versions(collection: Collection, before: Release, after: Release) -> Comparison:
    changes = changes_between(before, after)
    measures = measure_changes(collection.measures, before, after)
    return Comparison(collection, changes, measures, least_bump(changes), bump_between(before.version, after.version))


@dataclass(frozen=True)
class ComparisonTable:
    """A change a row: where it is, what stood there before and what stands there now."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Account:
    title: str
    facts: tuple[tuple[str, str], ...]
    sheets: tuple[ComparisonTable, ...]
    pages: tuple[str, ...]


def make_account(comparison: Comparison, pages: tuple[str, ...] = ()) -> Account:
    """`pages`: site paths that show what changed."""
    changes, old, new = comparison.changes, comparison.changes.old, comparison.changes.new
    cells = (
        (*_place(changes, change), _value(change.old, change.old_state), _value(change.new, change.new_state))
        for change in changes.cells
    )
    annotations = (
        (*_place(changes, change), _annotation_text(change.old), _annotation_text(change.new))
        for change in changes.annotations
    )
    cell, sides = ("Bảng", "Dòng", "Cột"), ("Bản cũ", "Bản mới")
    sheets = (
        ComparisonTable("Các ô đã đổi", (*cell, *sides), tuple(cells)),
        ComparisonTable("Chú giải đã đổi", (*cell, *sides), tuple(annotations)),
        ComparisonTable("Dòng, cột, bảng và lời mô tả", ("Bảng", "Thay đổi", *sides), tuple(_shape(comparison))),
        ComparisonTable("Chỉ số đổi theo", ("Chỉ số", "Đơn vị", "Kỳ", *sides), tuple(_measures(comparison))),
    )
    return Account(
        f"{new.report}: bản {old.version} → {new.version}",
        tuple(_facts(comparison)),
        tuple(sheet for sheet in sheets if sheet.rows),
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


def _place(changes: Changes, change: CellChange | AnnotationChange) -> tuple[str, str, str]:
    """Table, row with its label, column with its heading."""
    tables = [release.table(change.table) for release in (changes.new, changes.old)]
    rows = [row for table in tables if table and (row := table.row(change.row))]
    fields = {field.name: field.label.first for field in tables[0].form.fields} if tables[0] else {}
    name, side = change.field, labels("changed column").get(change.field)
    heading = fields.get(name) or (lower(side.first) if side else "")
    row = f"{change.row} “{rows[0].label}”" if rows else change.row
    return change.table, row, f"{heading} ({name})" if heading else name


def _value(printed: str, state: str) -> str:
    if state in ("", "reported", "blank"):
        return printed or "(trống)"
    return f"{printed or '(trống)'} [{state}]"


def _annotation_text(annotation: Annotation | None) -> str:
    if annotation is None:
        return "(không có)"
    printed = f"“{annotation.printed}” " if annotation.printed else ""
    return f"{annotation.kind}: {printed}{annotation.note}".strip()


def _shape(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    changes = comparison.changes
    for change in changes.shape:
        done = _done(f"{change.kind} {'column' if change.column else 'table'}")
        parts = (done, change.column, f"({change.what})" if change.what else "")
        yield change.table, " ".join(filter(None, parts)), change.old, change.new
    for change in changes.rows:
        words = ("", change.label) if change.kind == "added" else (change.label, "")
        yield change.table, f"{_done(f'{change.kind} row')} {change.row}", *words
    for change in changes.words:
        yield change.table or "cả gói", change.what, change.old, change.new
    for change in changes.lines:
        yield change.table, f"dòng {change.row}, {change.field} trong lines.csv", change.old, change.new


def _done(change: str) -> str:
    return lower(labels("changed shape")[change].first)


def _measures(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    references = comparison.collection.references
    titles = {measure.id: measure.title.first for measure in comparison.collection.measures}
    for change in comparison.measures:
        unit, period = references.units[change.value.unit], references.periods[change.value.period]
        place = titles[change.measure], unit.name.first, period.name.first
        yield *place, *map(_measured, (change.old, change.new))


def _measured(value: MeasureValue | None) -> str:
    if value is None:
        return "không tính được"
    parts = f" ({value.numerator} trên {value.denominator})" if value.denominator is not None else ""
    return f"{value.value}{parts}"


def render(comparison: Comparison, pages: tuple[str, ...], form: str) -> str:
    """The comparison in the form of that name."""
    if form == "json":
        return render_json(comparison, pages)
    template = "comparison.md" if form == "markdown" else "comparison.txt"
    return render_template(template, account=make_account(comparison, pages))


def render_json(comparison: Comparison, pages: tuple[str, ...]) -> str:
    changes, new = comparison.changes, comparison.changes.new
    record = {
        "report": new.report,
        "from": changes.old.version,
        "to": new.version,
        "created": new.created,
        "reason": new.reason,
        **{key: new.change_note.in_(lang) for key, lang in suffixed("note", new.change_note.languages).items()},
        "least_bump": comparison.least,
        "given_bump": comparison.given,
        **{
            name: [asdict(change) for change in getattr(changes, name)]
            for name in ("cells", "annotations", "rows", "shape", "words", "lines")
        },
        "measures": [
            {
                "measure": change.measure,
                **{name: getattr(change.value, name) for name in ("unit", "period", "table", "row")},
                **{
                    side: str(value.value) if value else None
                    for side, value in (("old", change.old), ("new", change.new))
                },
            }
            for change in comparison.measures
        ],
        "pages": list(pages),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
