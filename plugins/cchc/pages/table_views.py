"""Tables for the page: the form's own columns and headings; each cell formatted once, with state and finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from ..model.forms import Field
from ..model.releases import STATE_KINDS, Cell, Release, Row, Table
from ..tables.filed_table import value_columns
from ..tables.header_rows import header_rows
from ..words.language import mark
from .check_views import finding_anchor
from .models import CellView, HeaderView, LegendEntry, RowView, TableView
from .page_context import PageContext

# One sign a state; a legend shows only those used in the table.
STATE_MARKS = {
    "blank": "–",
    "not_applicable": "×",
    "not_in_use": "○",
    "illegible": "?",
    "withheld": "■",
    "derived": "=",
}
PRINT_MARK = "†"  # the paper prints words where a number belongs
MISPRINT_MARK = "‡"  # the text layer was misread and put right
FINDING_MARK = "✗"  # takes part in a check that fails

_LEGEND = {
    "–": mark("để trống trong báo cáo (không phải số 0)"),
    "×": mark("không thuộc phạm vi của đơn vị"),
    "○": mark("chưa dùng hệ thống: số 0 in ra không phải số 0 thật"),
    "?": mark("không đọc được"),
    "■": mark("không công bố (văn bản mật)"),
    "=": mark("tính từ số khác"),
    PRINT_MARK: mark("báo cáo in chữ ở ô này; số là con số mà chữ đó nêu"),
    MISPRINT_MARK: mark("lỗi nhận dạng chữ đã sửa; bản in ghi khác"),
    FINDING_MARK: mark("ô có trong một phép đối chiếu bị lệch"),
}


def filed_view(
    site: PageContext,
    release: Release,
    table: Table,
    rows: Iterable[Row] | None = None,
    current: Callable[[Row], bool] = lambda _: False,
    anchors: bool = False,
) -> TableView:
    """The table as filed, or the given rows of it."""
    shown = tuple(table.rows if rows is None else rows)
    has_measure_column = any(row.unit_of_measure for row in table.rows)
    has_notes = any(row.note for row in shown)
    views = tuple(
        _row(site, release, table, row, current(row), anchors, has_measure_column, has_notes) for row in shown
    )
    return TableView(
        caption=site.language.text(table.title),
        corner=site.language.text(table.form.row_label),
        header_rows=_header(site, table, has_measure_column, has_notes),
        rows=views,
        legend=legend_of(site, views),
        source=site.t("Nguồn: {document}", document=site.report_number(release)),
        printed_lang=site.quoted_lang,
    )


def plain_view(
    site: PageContext,
    caption: str,
    corner: str,
    columns: Sequence[tuple[str, bool]],
    rows: Sequence[RowView],
    source: str = "",
    sortable: bool = False,
) -> TableView:
    """A table of our own making: one header row of (label, numeric) columns."""
    header = tuple(HeaderView(label, 1, 1, "", numeric) for label, numeric in columns)
    return TableView(caption, corner, (header,), tuple(rows), legend_of(site, rows), source, sortable)


def plain_row(
    label: str, path: str, cells: Sequence[CellView], current: bool = False, anchor: str = "", kind: str = "item"
) -> RowView:
    return RowView(anchor, kind, current, label, path, tuple(cells))


def number_cell(text: str, mark: str = "", mark_label: str = "", finding: str = "") -> CellView:
    return CellView(text, True, mark, mark_label, finding)


def text_cell(text: str, lang: str = "") -> CellView:
    return CellView(text, False, lang=lang)


def cell_text(site: PageContext, cell: Cell, field: Field) -> str:
    """A value as the page prints it; states without a value keep what the paper prints."""
    if not cell.printed:
        return ""
    if cell.number is not None:
        return site.language.number(cell.number)
    if field.type != "text" and _is_number(cell.printed):
        return site.language.number(Decimal(cell.printed))
    return cell.printed


def legend_of(site: PageContext, rows: Iterable[RowView]) -> tuple[LegendEntry, ...]:
    used: dict[str, None] = {}
    for row in rows:
        if row.label_mark:
            used[row.label_mark] = None
        for cell in row.cells:
            if cell.mark:
                used[cell.mark] = None
            if cell.finding:
                used[FINDING_MARK] = None
    return tuple(LegendEntry(mark, site.t(_LEGEND[mark])) for mark in _LEGEND if mark in used)


def _header(
    site: PageContext, table: Table, has_measure_column: bool, has_notes: bool
) -> tuple[tuple[HeaderView, ...], ...]:
    levels = header_rows(value_columns(table))
    numeric = {field.name: field.type != "text" for field in table.form.fields}
    single = len(numeric) == 1
    rows = [
        [
            HeaderView(
                site.language.text(cell.text),
                cell.colspan,
                cell.rowspan,
                cell.formula or cell.column,
                numeric=not single or all(numeric.values()),
            )
            for cell in level
        ]
        for level in levels
    ]
    depth = len(rows)
    if has_measure_column:
        rows[0].insert(0, HeaderView(site.t("Đơn vị tính"), 1, depth, "", False))
    if has_notes:
        rows[0].append(HeaderView(site.t("Ghi chú"), 1, depth, "", False))
    return tuple(tuple(row) for row in rows)


def _row(
    site: PageContext,
    release: Release,
    table: Table,
    row: Row,
    current: bool,
    anchors: bool,
    measure: bool,
    notes: bool,
) -> RowView:
    cells = [_cell(site, release, table, row, field) for field in table.form.fields]
    if measure:
        cells.insert(0, CellView(row.unit_of_measure, False))
    if notes:
        cells.append(CellView(row.note, False))
    misprint = next((note for note in row.annotations if note.kind == "misprint" and note.field == "label"), None)
    return RowView(
        anchor=f"r-{row.key}" if anchors else "",
        kind=row.kind,
        current=current,
        label=row.label,
        label_path=_row_path(site, row),
        cells=tuple(cells),
        label_mark=MISPRINT_MARK if misprint else "",
        label_mark_label=site.t("bản in: “{printed}”", printed=misprint.printed) if misprint else "",
        gloss=" · ".join(part for part in (_code(table, row), _gloss(site, row) if site.quoted_lang else "") if part),
    )


def _code(table: Table, row: Row) -> str:
    """Forms 534 and 535 number their rows anew in each part; sentences name a row by the code that is ours."""
    return row.key.upper() if table.form.rows == "indicator" and row.kind != "section" else ""


def _gloss(site: PageContext, row: Row) -> str:
    """What a printed label means, for readers who do not read Vietnamese; nothing where it is a plain name."""
    if row.indicator:
        return site.language.text(site.edition.references.indicators[row.indicator].label)
    if row.unit and row.kind == "item":
        name = site.own_name(row.unit)
        return name if name.casefold() != row.label.casefold() else ""
    return site.label("category", row.category) if row.category else ""


def _row_path(site: PageContext, row: Row) -> str:
    if row.indicator:
        return site.links.indicator(site.edition.references.indicators[row.indicator].slug)
    return site.links.unit(row.unit) if row.unit else ""


def _cell(site: PageContext, release: Release, table: Table, row: Row, field: Field) -> CellView:
    cell = row.cells[field.name]
    if row.kind == "section" and not cell.printed:
        return CellView("", field.type != "text")
    sign, said = _mark(site, cell)
    failed = [
        result
        for result in site.edition.results_by_cell.get((release.report, table.id, row.key, field.name), ())
        if result.answer == "fail" and result.level == "error"
    ]
    finding = site.links.finding(finding_anchor(failed[0])) if failed else ""
    return CellView(cell_text(site, cell, field), field.type != "text", sign, said, finding)


def _mark(site: PageContext, cell: Cell) -> tuple[str, str]:
    if cell.state in STATE_MARKS:
        mark = STATE_MARKS[cell.state]
        note = next((note.note for note in cell.annotations if note.kind in STATE_KINDS and note.note), "")
        return mark, note or site.t(_LEGEND[mark])
    for note in cell.annotations:
        if note.kind == "text_for_number":
            return PRINT_MARK, site.t("báo cáo in: “{printed}”", printed=note.printed)
        if note.kind == "misprint":
            return MISPRINT_MARK, site.t("bản in: “{printed}”", printed=note.printed)
    return "", ""


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()
