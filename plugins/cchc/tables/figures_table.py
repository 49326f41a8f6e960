"""The table of figures: one row for each observed value, with the contract's columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.editions import PastFigure
from ..model.figures import COLUMNS as CONTRACT
from ..model.figures import Figure
from ..words.text import NO_TEXT, Text, message
from .columns import make_columns
from .stat_table import StatColumn, StatRow, StatTable

_ALWAYS = ("unit", "period", "document", "source")
FIGURE_COLUMNS = make_columns(*CONTRACT, keys=("report", "version", "table", "row", "field"), required=_ALWAYS)

HISTORY = "figures-history"
_PAST = tuple(name for name in CONTRACT if name != "version")
_PAST_COLUMNS = (
    StatColumn("edition_from", message("Từ ấn bản"), message("Ấn bản đầu tiên ghi như dòng này"), "key"),
    StatColumn("edition_to", message("Đến ấn bản"), message("Ấn bản cuối cùng ghi như dòng này; trống: nay vẫn thế")),
    *make_columns(*_PAST, keys=("report", "table", "row", "field"), required=_ALWAYS),
)


def make_figures_table(figures: Iterable[Figure], name: str, title: Text, description: Text = NO_TEXT) -> StatTable:
    """Rows are made when walked, so that millions need not be held; an iterator, walked only once, is kept."""
    kept = tuple(figures) if isinstance(figures, Iterator) else figures
    return StatTable(name, title, NO_TEXT, FIGURE_COLUMNS, FigureRows(kept), description)


def make_history_table(history: Iterable[PastFigure]) -> StatTable:
    description = message(
        "Mỗi ô đã khác đi giữa các ấn bản, như từng ấn bản ghi. Ô không có ở đây thì ấn bản nào cũng ghi như bảng "
        "figures; bản của báo cáo trong từng ấn bản ghi ở bảng reports."
    )
    rows = tuple((past.first, past.last, *_row(past.figure, _PAST)) for past in history)
    return StatTable(HISTORY, message("Lịch sử số liệu"), NO_TEXT, _PAST_COLUMNS, rows, description)


@dataclass(frozen=True)
class FigureRows:
    """Rows of figures, made afresh at each walk."""

    figures: Iterable[Figure]

    def __iter__(self) -> Iterator[StatRow]:
        return map(_row, self.figures)


def _row(figure: Figure, names: Iterable[str] = CONTRACT) -> StatRow:
    return tuple(figure.number if name == "value" else getattr(figure, name) for name in names)
