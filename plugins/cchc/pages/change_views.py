"""Changes as tables: every changed cell with its reason, annotations, rows and columns, the measures that move."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ..model.change_kinds import Changes, ShapeChange
from ..model.changes import changes_between
from ..model.measure_changes import MeasureChange, measure_changes
from ..model.measures import MeasureValue
from ..model.releases import Release
from .change_words import annotation_words, cell_words, column_words, row_path, row_words, table_title
from .models import RowView, TableView
from .page_context import PageContext
from .table_views import plain_row, plain_view, text_cell

_Why = Callable[..., str]  # (table, row, field) of a cell, or nothing -> why it changed


def versions_of(site: PageContext, report: str) -> tuple[Release, ...]:
    """All versions of a report, oldest first."""
    held = [release for release in site.edition.collection.releases if release.report == report]
    return tuple(sorted(held, key=lambda release: release.version_key))


def version_path(site: PageContext, release: Release) -> str:
    """The page of one version, beside its files."""
    return f"{site.links.data_set(release.report)}{release.version}/"


def all_changes(site: PageContext) -> tuple[Changes, ...]:
    """What each version changed, newest first."""
    found = [changes for report in site.edition.releases for changes in changes_of(site, report)]
    return tuple(sorted(found, key=lambda one: (one.new.created, one.new.report, one.new.version_key), reverse=True))


def changes_of(site: PageContext, report: str) -> tuple[Changes, ...]:
    """What each version of the report changed against the one before, newest first."""
    return tuple(changes_between(old, new) for old, new in reversed(list(pairwise(versions_of(site, report)))))


def change_tables(site: PageContext, changes: Changes, steps: Sequence[Changes] = ()) -> tuple[TableView, ...]:
    """The tables that have something to show; over several versions, `steps` tell which of them changed which cell."""
    why = _reasons(site, steps or (changes,))
    made = (
        _table(site, site.t("Các ô đã đổi"), site.t("Dòng"), changes, tuple(_cell_rows(site, changes, why))),
        _table(site, site.t("Chú giải đã đổi"), site.t("Dòng"), changes, tuple(_annotation_rows(site, changes, why))),
        _table(site, site.t("Dòng, cột và bảng"), site.t("Thay đổi"), changes, tuple(_shape_rows(site, changes, why))),
        _measure_table(site, changes),
    )
    return tuple(table for table in made if table.rows)


def _table(site: PageContext, caption: str, corner: str, changes: Changes, rows: Sequence[RowView]) -> TableView:
    columns = (site.t("Bảng"), site.t("Cột"), *_version_heads(site, changes), site.t("Lý do"))
    return plain_view(site, caption, corner, [(name, False) for name in columns], rows)


def _version_heads(site: PageContext, changes: Changes) -> tuple[str, str]:
    old, new = changes.old.version, changes.new.version
    return site.t("Bản {version}", version=old), site.t("Bản {version}", version=new)


def _reasons(site: PageContext, steps: Sequence[Changes]) -> _Why:
    """The reasons of the versions that touched a cell; of all of them for what is no single cell."""
    by_place: dict[tuple[str, str, str], dict[str, None]] = {}
    every = dict.fromkeys(site.label("change_reason", step.new.reason) for step in steps)
    for step in steps:
        for place in step.places:
            by_place.setdefault(place, {})[site.label("change_reason", step.new.reason)] = None
    return lambda *place: "; ".join(by_place.get(place, every))


def _row(label: str, path: str, *words: str) -> RowView:
    return plain_row(label, path, [text_cell(word) for word in words])


def _cell_rows(site: PageContext, changes: Changes, why: _Why) -> Iterator[RowView]:
    for one in changes.cells:
        table = changes.new.table(one.table)
        words = (table_title(site, changes.new, one.table), column_words(site, table, one.field))
        label, path = row_words(site, changes, one.table, one.row), row_path(site, changes, one.table, one.row)
        yield _row(label, path, *words, *cell_words(site, one, table), why(one.table, one.row, one.field))


def _annotation_rows(site: PageContext, changes: Changes, why: _Why) -> Iterator[RowView]:
    for one in changes.annotations:
        column = column_words(site, changes.new.table(one.table), one.field)
        words = (table_title(site, changes.new, one.table), column)
        label, path = row_words(site, changes, one.table, one.row), row_path(site, changes, one.table, one.row)
        said = (annotation_words(site, one.old), annotation_words(site, one.new))
        yield _row(label, path, *words, *said, why(one.table, one.row, one.field))


def _shape_rows(site: PageContext, changes: Changes, why: _Why) -> Iterator[RowView]:
    for one in changes.shape:
        release = changes.old if one.kind == "removed" else changes.new
        column = column_words(site, release.table(one.table), one.column) if one.column else ""
        title = table_title(site, release, one.table)
        yield _row(_shape_words(site, one), "", title, column, one.old, one.new, why())
    for one in changes.rows:
        release = changes.new if one.kind == "added" else changes.old
        words = (site.t("Thêm dòng"), "", one.label) if one.kind == "added" else (site.t("Bỏ dòng"), one.label, "")
        path, title = row_path(site, changes, one.table, one.row), table_title(site, release, one.table)
        yield _row(words[0], path, title, "", *words[1:], why())
    for one in changes.words:
        title = table_title(site, changes.new, one.table) if one.table else ""
        yield _row(site.t("Đổi lời mô tả"), "", title, one.what, one.old, one.new, why())
    for table in dict.fromkeys(one.table for one in changes.lines):
        title = table_title(site, changes.new, table)
        yield _row(site.t("Đổi vị trí trong văn bản nguồn"), "", title, "lines.csv", "", "", why())


def _shape_words(site: PageContext, one: ShapeChange) -> str:
    words = {
        "added": site.t("Thêm cột") if one.column else site.t("Thêm bảng"),
        "removed": site.t("Bỏ cột") if one.column else site.t("Bỏ bảng"),
        "renamed": site.t("Đổi tên cột") if one.column else site.t("Đổi tên bảng"),
        "redefined": site.t("Đổi định nghĩa ({what})", what=one.what),
        "relabelled": site.t("Đổi tiêu đề cột"),
        "reordered": site.t("Đổi thứ tự dòng"),
    }
    return words[one.kind]


def _measure_table(site: PageContext, changes: Changes) -> TableView:
    moved = measure_changes(site.edition.collection.measures, changes.old, changes.new)
    columns = (site.t("Đơn vị"), site.t("Kỳ"), *_version_heads(site, changes))
    rows = [_measure_row(site, one) for one in moved]
    return plain_view(site, site.t("Chỉ số đổi theo"), site.t("Chỉ số"), [(name, False) for name in columns], rows)


def _measure_row(site: PageContext, change: MeasureChange) -> RowView:
    measure, value = site.edition.measures[change.measure], change.value
    unit, period = site.unit_name(value.unit), site.period_short(value.period)
    words = (unit, period, _measured(site, change.old), _measured(site, change.new))
    path = site.links.indicator(measure.id)
    return plain_row(site.language.text(measure.title), path, [text_cell(word) for word in words])


def _measured(site: PageContext, value: MeasureValue | None) -> str:
    if value is None:
        return site.t("không tính được")
    measure = site.edition.measures[value.measure]
    parts = site.parts(measure, value)
    return site.format_value(value) + (f" ({parts})" if parts else "")
