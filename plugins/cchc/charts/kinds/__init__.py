"""Kinds: for each a pure function from a series to the Vega-Lite of one form."""

from collections.abc import Callable
from typing import Any

from ..chart_layout import Width
from ..series import Kind, Series
from .count_bars import draw_count_bars
from .dots import draw_dots
from .funnel import draw_funnel
from .opinion_bars import draw_opinion_bars
from .score_heat import draw_score_heat
from .settlement_bars import draw_settlement_bars
from .swarm import draw_swarm
from .tile_map import draw_tile_map
from .time_line import draw_time_line

DRAW: dict[Kind, Callable[[Series, Width], dict[str, Any]]] = {
    "settlement_bars": draw_settlement_bars,
    "share_dots": draw_dots,
    "time_line": draw_time_line,
    "score_heat": draw_score_heat,
    "opinion_bars": draw_opinion_bars,
    "count_bars": draw_count_bars,
    "tile_map": draw_tile_map,
    "funnel": draw_funnel,
    "swarm": draw_swarm,
}
