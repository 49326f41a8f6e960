"""Pictures written straight from the specification are those that vl-convert draws, byte for byte."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.cchc.charts.chart_layout import Axis, ChartLayout
from plugins.cchc.charts.placed_svg import Caption, write_svg
from plugins.cchc.charts.series import KINDS, Kind, Series, SeriesMark, SeriesRow
from tests.unit.charts_fit_svg import fit_svg
from tests.unit.charts_oracle import differences
from tests.unit.charts_renderer import render
from tests.unit.charts_samples import SAMPLES
from tests.unit.charts_strategies import any_series

CAPTION = Caption("Tiêu đề", "Mô tả", "0123456789ab")
RANDOM_SERIES = 200


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_written_as_drawn(name: str) -> None:
    assert differences(SAMPLES[name]()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_random_series_are_written_as_drawn(kind: Kind) -> None:
    @settings(
        max_examples=RANDOM_SERIES // len(KINDS),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(series=any_series(kinds=(kind,)))
    def compare(series: Series) -> None:
        assert differences(series) == []

    compare()


NUMBERS = st.floats(min_value=-3000, max_value=3000, allow_nan=False).map(lambda value: round(value, 6))


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.lists(NUMBERS, min_size=12, max_size=12))
def test_halves_fall_to_the_same_side(numbers: list[float]) -> None:
    # Coordinates with more digits than a sheet gives, in every layer: both ways round twice, and alike.
    spec = copy.deepcopy(_all_layers())
    for data in spec["datasets"].values():
        for row in data:
            places = [name for name, cell in row.items() if isinstance(cell, (int, float)) and name != "area"]
            row.update(zip(places, numbers, strict=False))
            numbers = numbers[1:] + numbers[:1]
    assert write_svg(spec, "wide", CAPTION) == fit_svg(render(spec), spec, "wide", CAPTION)


def _all_layers() -> dict[str, Any]:
    """A sheet with something of every shape on it."""
    mark, three = SeriesMark("a", "", Decimal(1), "1"), Decimal(3)
    series = Series("count_bars", "vi", "Tiêu đề", "Điều cần xem", (SeriesRow("a", "Sở A"),), (mark,))
    sheet = ChartLayout(series, "wide")
    for layer, token in (("cells", "h1"), ("cells", "h2"), ("frames", "rule-2")):
        sheet.box(layer, 0, 0, 9, 9, token)
    sheet.rule("grid", 0, 0, 9, 9, "rule")
    sheet.bar(0, 3, 0, 9, "this", mark)
    sheet.span(Decimal(0), three, 5, "this", mark)
    for layer, token in (("dots", "this"), ("dots", "other"), ("hollows", "this")):
        sheet.dot(layer, three, 5, 4.3, token, mark)
    for segment in "aab":
        sheet.fall(three, 5, segment, "this")
    sheet.text("label", 3, 4, "  Sở <A> & “B”  c ")
    return sheet.finish(300, x=Axis(Decimal(-7), Decimal(9), 3.3, 701.7))
