"""Charts: the only room that knows Altair. Series in; Vega-Lite, SVG for the page, SVG and PNG for download out.

chart = make_chart(Series(kind="share_dots", lang="vi", title=…, say=…, rows=…, marks=…))
picture = render([chart], cache_dir)[chart.key]     # .svg_wide, .svg_narrow
standalone_svg(picture); render_pngs([picture], cache_dir)[picture.key]; interactive_spec(chart)
"""

from .chart import Chart, make_chart
from .colours import ROLES, TOKENS, Token, chart_css
from .interactive import interactive_spec
from .pictures import draw
from .render import Picture, render
from .series import KINDS, ChartError, Kind, Series, SeriesGroup, SeriesMark, SeriesRow
from .standalone import render_pngs, standalone_svg

__all__ = [
    "KINDS",
    "ROLES",
    "TOKENS",
    "Chart",
    "ChartError",
    "Kind",
    "Picture",
    "Series",
    "SeriesGroup",
    "SeriesMark",
    "SeriesRow",
    "Token",
    "chart_css",
    "draw",
    "interactive_spec",
    "make_chart",
    "render",
    "render_pngs",
    "standalone_svg",
]
