"""Shares of one period as dots on a line, peers in grey, the denominators printed pale beside."""

from __future__ import annotations

from typing import Any

from ..chart_layout import Width
from ..dots import draw_dots
from ..series import Series


def draw_share_dots(series: Series, form: Width) -> dict[str, Any]:
    return draw_dots(series, form, ranked=False)
