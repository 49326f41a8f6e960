"""The slow way to a picture, which the fast one is compared with: vl-convert, and what fit_svg makes of it."""

from __future__ import annotations

from plugins.cchc.charts.chart import make_chart
from plugins.cchc.charts.chart_layout import FORMS
from plugins.cchc.charts.placed_svg import write_svg
from plugins.cchc.charts.series import Series
from tests.unit.charts_fit_svg import fit_svg
from tests.unit.charts_renderer import render


def differences(series: Series) -> list[str]:
    """What differs between the two ways in either form; both pictures, to be looked at."""
    chart = make_chart(series)
    written = {form: write_svg(chart.spec(form), form, chart.caption) for form in FORMS}
    drawn = {form: fit_svg(render(chart.spec(form)), chart.spec(form), form, chart.caption) for form in FORMS}
    return [f"{form}:\n{written[form]}\n{drawn[form]}" for form in FORMS if written[form] != drawn[form]]
