"""What is known about a figure, in the picture: a contested one as two marks joined, a remark as a sign."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.charts.chart import make_chart
from plugins.cchc.charts.chart_layout import FORMS, Width
from plugins.cchc.charts.placed_svg import write_svg
from plugins.cchc.charts.series import KINDS as ALL_KINDS
from plugins.cchc.charts.series import Kind, Series, make_description
from tests.unit.test_charts_golden import small

SIGN = "※"
# What is contested is in no funnel: its limits are of shares that can be compared.
KINDS = [kind for kind in ALL_KINDS if kind != "funnel"]
# Where the second figure stands in a chart of the kind: a hollow mark, a point, a shade or class beside the first.
RIVALS: dict[Kind, tuple[str, str]] = {
    "settlement_bars": ("hollows", "hollows"),
    "share_dots": ("hollows", "hollows"),
    "time_line": ("points", "hollows"),
    "score_heat": ("keys", "keys"),
    "opinion_bars": ("hollows", "hollows"),
    "count_bars": ("hollows", "hollows"),
    "tile_map": ("keys", "keys"),
    "swarm": ("hollows", "hollows"),
}


def contested(kind: Kind) -> Series:
    """The first mark with another figure."""
    series = small(kind)
    first, *others = series.marks
    group = series.groups[-1].id if kind == "tile_map" else ""
    return replace(series, marks=(replace(first, rival=Decimal(9), rival_group=group), *others))


def layers(series: Series, form: Width) -> dict[str, list[dict]]:
    return make_chart(series).spec(form)["datasets"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_other_figure_is_drawn_joined_to_the_first(kind: Kind, form: Width) -> None:
    layer = RIVALS[kind][FORMS.index(form)]
    before, after = layers(small(kind), form), layers(contested(kind), form)
    assert len(after.get(layer, [])) == len(before.get(layer, [])) + 1
    if layer == "hollows":
        (join,) = (row for row in after["spans"] if row not in before.get("spans", []))
        assert after["hollows"][-1]["value"] in (join["start"], join["end"]) and join["start"] != join["end"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_sign_is_printed_with_the_number_and_told(kind: Kind) -> None:
    series = small(kind)
    first, *others = series.marks
    series = replace(series, marks=(replace(first, sign=SIGN), *others))
    printed = f"{first.text}\u00a0{SIGN}"
    assert series.marks[0].printed == printed and printed in make_description(series)
    if kind not in ("settlement_bars", "opinion_bars", "time_line", "swarm"):  # their parts print no number
        texts = [row["text"] for rows in layers(series, "wide").values() for row in rows if "text" in row]
        assert printed in texts


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_program_is_needed_for_it(kind: Kind) -> None:
    chart = make_chart(contested(kind))
    for form in FORMS:
        assert write_svg(chart.spec(form), form, chart.caption)


def test_a_contested_tile_has_neither_colour() -> None:
    cells = layers(contested("tile_map"), "wide")["cells"]
    assert len([row for row in cells if row["mark"].startswith("a")]) == 1
    (cell,) = (row for row in cells if row["mark"].startswith("a"))
    assert cell["x2"] - cell["x"] < 20, "only the small class of the first figure, beside that of the other"


def test_pictures_of_the_same_numbers_are_known_whatever_is_known_of_them() -> None:
    series = small("count_bars")
    doubted = contested("count_bars")
    assert series != doubted and series.figures_key == doubted.figures_key
    first, *others = series.marks
    assert replace(series, marks=(replace(first, value=Decimal(1)), *others)).figures_key != series.figures_key
