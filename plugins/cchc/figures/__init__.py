"""Store: the edition's figures as columns, asked by unit, period or indicator."""

from .figure_store import FigureColumns, FigureStore, columns_of

__all__ = ["FigureColumns", "FigureStore", "columns_of"]
