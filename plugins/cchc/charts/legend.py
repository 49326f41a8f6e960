"""Legend: swatch and name, one after the other, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Iterable

from .chart_layout import ChartLayout, widest
from .colours import ROLES
from .metrics import wrap
from .series import SeriesGroup
from .style import TEXTS

SWATCH = 12.0
LINE = 20.0
_AFTER_SWATCH = SWATCH + 6
_BETWEEN = 18.0
_LEADING = 17.0


def draw_legend(sheet: ChartLayout, groups: Iterable[SeriesGroup], top: float) -> float:
    """Returns where the chart goes on."""
    x, line, height = 0.0, top, LINE
    for group in groups:
        name = wrap(group.label, sheet.width - _AFTER_SWATCH, TEXTS["label"].size)
        width = _AFTER_SWATCH + widest("label", name)
        if x and x + width > sheet.width:
            x, line, height = 0.0, line + height, LINE
        draw_key(sheet, group, x, line)
        sheet.texts("label", x + _AFTER_SWATCH, line + 11, name, _LEADING)
        x, height = x + width + _BETWEEN, max(height, LINE + (len(name) - 1) * _LEADING)
    return line + height + 4


def draw_key(sheet: ChartLayout, group: SeriesGroup, x: float, top: float) -> None:
    sheet.box("keys", x, top, SWATCH, SWATCH, ROLES[group.role])
