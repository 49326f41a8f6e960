"""A ranking as dots: ties share a rank, small denominators have none, an interval says how sure the place is."""

from __future__ import annotations

from typing import Any

from ..chart_layout import Width
from ..dots import draw_dots
from ..series import Series


def draw_rank_dots(series: Series, form: Width) -> dict[str, Any]:
    return draw_dots(series, form, ranked=True)
