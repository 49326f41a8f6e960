"""Whatever a series holds, its chart is drawn, loses nothing, and no text covers another or leaves the paper."""

from __future__ import annotations

from itertools import combinations

from hypothesis import HealthCheck, given, settings

from plugins.cchc.charts.chart import make_chart
from plugins.cchc.charts.chart_layout import FORMS
from plugins.cchc.charts.series import Series
from tests.unit.charts_boxes import bar_boxes, text_boxes
from tests.unit.charts_strategies import any_series


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(any_series())
def test_any_series_is_drawn_readably(series: Series) -> None:
    chart = make_chart(series)
    for form in FORMS:
        spec = chart.spec(form)
        texts, bars = text_boxes(spec), bar_boxes(spec)
        assert [(a.text, b.text) for a, b in combinations(texts, 2) if a.covers(b)] == []
        assert [text.text for text in texts for bar in bars if text.covers(bar)] == []
        for text in texts:
            assert text.left >= -0.1 and text.right <= spec["width"] + 0.1, text
            assert text.top >= 0 and text.bottom <= spec["height"], text
