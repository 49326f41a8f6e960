"""A ranking as dots: ties share a rank, small denominators have none, an interval says how sure the place is."""

from __future__ import annotations

from typing import Any

from ..dots import draw_dots
from ..series import Series
from ..sheet import Form


def draw_rank_dots(series: Series, form: Form) -> dict[str, Any]:
    return draw_dots(series, form, ranked=True)
