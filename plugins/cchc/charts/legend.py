"""Legend: swatch and name, one after the other, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Iterable

from .series import Group
from .sheet import Sheet, width_of
from .tokens import ROLES

SWATCH = 12.0
LINE = 20.0
_AFTER_SWATCH = SWATCH + 6
_BETWEEN = 18.0


def draw_legend(sheet: Sheet, groups: Iterable[Group], top: float) -> float:
    """Answers where the chart goes on."""
    x, line = 0.0, top
    for group in groups:
        width = _AFTER_SWATCH + width_of("label", group.label)
        if x and x + width > sheet.width:
            x, line = 0.0, line + LINE
        draw_key(sheet, group, x, line)
        sheet.text("label", x + _AFTER_SWATCH, line + 11, group.label)
        x += width + _BETWEEN
    return line + LINE + 4


def draw_key(sheet: Sheet, group: Group, x: float, top: float) -> None:
    sheet.box("keys", x, top, SWATCH, SWATCH, ROLES[group.role])
