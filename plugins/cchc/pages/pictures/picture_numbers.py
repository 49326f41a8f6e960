"""The numbers of a picture as a table to take along: one line a mark, plain numbers, blanks where there is none."""

from __future__ import annotations

import re

from ...charts.series import Series
from ...tables.stat_table import StatCell, StatColumn, StatTable
from ...words.text import message, verbatim
from ..models import ChartView

_COLUMNS = (
    StatColumn("id", message("Mã dòng"), role="key"),
    StatColumn("row", message("Dòng"), role="label"),
    StatColumn("part", message("Phần"), role="dimension"),
    StatColumn("value", message("Giá trị"), type="number", role="value"),
    StatColumn("printed", message("Như trong hình"), role="info"),
    StatColumn("beside", message("Số đứng bên cạnh"), role="info"),
    StatColumn("source", message("Nguồn"), role="info"),
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def numbers_of(chart: ChartView) -> StatTable:
    series: Series = chart.undrawn
    labels = {row.id: row for row in series.rows}
    groups = {group.id: group.label for group in series.groups}
    rows = [
        (
            StatCell(mark.row),
            StatCell(labels[mark.row].label),
            StatCell(groups.get(mark.group, "")),
            StatCell(mark.value, state="" if mark.value is not None else "blank"),
            StatCell(mark.text),
            StatCell(plain_beside(labels[mark.row].aside)),
            StatCell(chart.source),
        )
        for mark in series.marks
    ]
    return StatTable(chart.id, verbatim(chart.title), verbatim(chart.source), _COLUMNS, tuple(rows))


def plain_beside(words: str) -> str:
    """9.808 on the page is 9808 in a file; a part and its whole, “22 / 45”, stay words."""
    return _GROUPED.sub(lambda number: re.sub(r"[.,]", "", number.group()), words)
