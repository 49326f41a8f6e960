"""The slow way to a picture, which the fast one is compared with: vl-convert, and what fit_svg makes of it."""

from __future__ import annotations

from plugins.cchc.charts import Series, make_chart, make_picture
from plugins.cchc.charts.chart_layout import FORMS
from plugins.cchc.charts.fit_svg import fit_svg
from plugins.cchc.charts.vega import render


def differences(series: Series) -> list[str]:
    """What differs between the two ways in either form; both pictures, to be looked at."""
    chart = make_chart(series)
    picture = make_picture(chart)
    written = {"wide": picture.svg_wide, "narrow": picture.svg_narrow}
    drawn = {form: fit_svg(render(chart.spec(form)), chart.spec(form), form, chart.caption) for form in FORMS}
    if picture.by_vega:
        return [f"{series.kind}: {picture.by_vega} forms are not written"]
    return [f"{form}:\n{written[form]}\n{drawn[form]}" for form in FORMS if written[form] != drawn[form]]
