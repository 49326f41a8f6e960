"""Figures in the API: the columns of figures.csv, each a field, numbers as printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from ...core.figures import COLUMNS, Figure
from ...store import FigureStore
from ..json_text import record
from .route import Document, make_list

# Texts that are there even when nothing stands in them: a field of type text is null only where it may be.
_ALWAYS = ("document", "source")


def list_figures(figures: Iterable[Figure]) -> Document:
    return make_list("figures", map(make_figure, figures))


def make_figure(figure: Figure) -> Document:
    return record(**{name: getattr(figure, name) for name in COLUMNS})
