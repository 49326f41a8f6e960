"""Charts: the only room that knows Altair. Series in; Vega-Lite, SVG for the page and for download out.

(drawn,) = draw([Series(kind="share_dots", lang="vi", title=…, say=…, rows=…, marks=…)])
drawn.picture.svg_wide, drawn.picture.svg_narrow, drawn.interactive
standalone_svg(drawn.picture, "narrow", [source])
"""

from .chart import Chart, DrawnChart, Picture, draw, interactive_spec, make_chart, make_picture
from .colours import ROLES, TOKENS, Token
from .series import KINDS, ChartError, Kind, Series, SeriesGroup, SeriesMark, SeriesRow
from .standalone import standalone_svg

__all__ = [
    "KINDS",
    "ROLES",
    "TOKENS",
    "Chart",
    "ChartError",
    "DrawnChart",
    "Kind",
    "Picture",
    "Series",
    "SeriesGroup",
    "SeriesMark",
    "SeriesRow",
    "Token",
    "draw",
    "interactive_spec",
    "make_chart",
    "make_picture",
    "standalone_svg",
]
