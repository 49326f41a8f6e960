"""Figures in the API: the columns of figures.csv, each a field, numbers as printed."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.figures import COLUMNS, Figure
from ..json_text import record
from .route import Document, make_list


def list_figures(figures: Iterable[Figure]) -> Document:
    return make_list("figures", map(make_figure, figures))


def make_figure(figure: Figure) -> Document:
    return record(**{name: getattr(figure, name) for name in COLUMNS})
