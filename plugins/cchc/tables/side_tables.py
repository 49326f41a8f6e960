"""What travels beside a report's tables: remarks about single cells, and lines of the source text."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.collection import References
from ..model.releases import Annotation, Release
from ..words.text import message
from .cell_makers import text_cell, whole_cell
from .columns import make_column, make_columns
from .stat_table import StatRow, StatTable
from .wording import source_text

_REMARKS = (
    make_column(
        "kind",
        ("Loại ghi nhận", "Kind of remark"),
        (
            "text_for_number: chữ ở chỗ của số; misprint: lỗi in đã sửa; remark: ghi nhận; còn lại là trạng thái ô",
            "text_for_number, misprint (put right), remark, or a state of the cell",
        ),
    ),
    make_column("printed", ("Nguyên văn bản in", "As printed"), ("Đúng như in", "Exactly the print")),
)
_LINES = (
    make_column("line_from", ("Từ dòng", "From line"), ("Dòng đầu trong văn bản nguồn", "First line"), type="integer"),
    make_column("line_to", ("Đến dòng", "To line"), ("Dòng cuối trong văn bản nguồn", "Last line"), type="integer"),
)


def make_annotations_table(release: Release, references: References) -> StatTable:
    return StatTable(
        name="annotations",
        title=message("Ghi nhận về từng ô"),
        source=source_text(release, references),
        columns=(*make_columns("table", "row", "field"), *_REMARKS, *make_columns("note")),
        rows=tuple(_annotation_row(one) for one in annotations_of(release)),
        description=message("Chữ in ở chỗ của số, lỗi in đã sửa, trạng thái khác thường của ô."),
        version=release.version,
    )


def make_lines_table(release: Release, references: References) -> StatTable:
    return StatTable(
        name="lines",
        title=message("Vị trí trong văn bản nguồn"),
        source=source_text(release, references),
        columns=(*make_columns("table", "row", keys=("table", "row")), *_LINES),
        rows=tuple(_line_rows(release)),
        description=message(
            "Mỗi dòng số liệu nằm ở dòng nào của tệp văn bản {file} (đếm từ 1).", file=release.source.file
        ),
        version=release.version,
    )


def annotations_of(release: Release) -> Iterator[Annotation]:
    """All remarks of a release in the order of tables, rows and columns."""
    for table in release.tables:
        for row in table.rows:
            yield from (one for one in row.annotations if one.field != "note")
            for cell in row.cells.values():
                yield from cell.annotations
            yield from (one for one in row.annotations if one.field == "note")


def _annotation_row(one: Annotation) -> StatRow:
    texts = (one.table, one.row, one.field, one.kind, one.printed, one.note)
    return StatRow(f"{one.table}/{one.row}/{one.field}", "item", tuple(text_cell(text) for text in texts))


def _line_rows(release: Release) -> Iterator[StatRow]:
    for table in release.tables:
        for row in table.rows:
            if row.line_from:
                cells = (text_cell(table.id), text_cell(row.key), whole_cell(row.line_from), whole_cell(row.line_to))
                yield StatRow(f"{table.id}/{row.key}", "item", cells)
