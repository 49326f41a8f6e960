"""Store: the edition's figures as columns, asked by unit, period, indicator or report."""

from .figure_columns import FigureColumns, columns_of
from .figure_store import FigureStore

__all__ = ["FigureColumns", "FigureStore", "columns_of"]
