"""Charts: the only room that knows Altair. Series in; Vega-Lite, SVG for the page and for download out.

(chart,) = draw([Series(kind="share_dots", lang="vi", title=…, say=…, rows=…, marks=…)])
chart.picture.svg_wide, chart.picture.svg_narrow, chart.interactive("wide")
standalone_svg(chart.picture, "narrow", [source])
"""
