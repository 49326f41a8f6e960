"""Nothing in a chart covers anything else, leaves the paper or is set too small, in both forms and with long names."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from plugins.cchc.charts.chart import make_chart
from plugins.cchc.charts.chart_layout import FORMS, WIDTHS, Width
from plugins.cchc.charts.series import Series, SeriesRow
from plugins.cchc.charts.style import TEXTS, text_width
from tests.unit.charts_boxes import bar_boxes, text_boxes
from tests.unit.charts_samples import LONGEST, SAMPLES

VERY_LONG = "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Sóc Trăng"


def with_long_names(series: Series) -> Series:
    names = [*LONGEST, VERY_LONG]
    rows = tuple(replace(row, label=names[at % len(names)]) for at, row in enumerate(series.rows))
    return replace(series, rows=rows)


def sample(name: str, long_names: bool) -> Series:
    series = SAMPLES[name]()
    return with_long_names(series) if long_names and series.kind not in ("time_line", "tile_map") else series


CASES = [(name, form, long) for name in SAMPLES for form in FORMS for long in (False, True)]


@pytest.mark.parametrize(("name", "form", "long_names"), CASES)
def test_no_text_covers_another(name: str, form: Width, long_names: bool) -> None:
    boxes = text_boxes(make_chart(sample(name, long_names)).spec(form))
    touching = [(a.text, b.text) for a, b in combinations(boxes, 2) if a.covers(b)]
    assert len(boxes) > 3
    assert touching == []


@pytest.mark.parametrize(("name", "form", "long_names"), CASES)
def test_no_text_leaves_the_paper(name: str, form: Width, long_names: bool) -> None:
    spec = make_chart(sample(name, long_names)).spec(form)
    assert spec["width"] == WIDTHS[form]
    for box in text_boxes(spec):
        inside = box.left >= -0.1 and box.right <= spec["width"] + 0.1 and box.top >= 0 and box.bottom <= spec["height"]
        assert inside, box


@pytest.mark.parametrize(("name", "form", "long_names"), CASES)
def test_no_text_covers_a_bar(name: str, form: Width, long_names: bool) -> None:
    spec = make_chart(sample(name, long_names)).spec(form)
    covered = [text for text in text_boxes(spec) for bar in bar_boxes(spec) if text.covers(bar)]
    assert covered == []


@pytest.mark.parametrize("periods", range(4, 13))
def test_names_of_periods_keep_apart_however_wide(periods: int) -> None:
    values = SAMPLES["time_line"]().marks[0]
    for letters in range(4, 24):
        rows = tuple(SeriesRow(f"p{at}", f"{at:0{letters}}") for at in range(periods))
        marks = tuple(replace(values, row=row.id) for row in rows)
        chart = make_chart(replace(SAMPLES["time_line"](), rows=rows, marks=marks))
        boxes = [box for box in text_boxes(chart.wide) if box.text in {row.label for row in rows}]
        assert boxes and boxes[-1].text == rows[-1].label, "the last is always named"
        assert all(left.right + 3 < right.left for left, right in pairwise(boxes)), letters


def test_no_text_is_smaller_than_twelve_pixels() -> None:
    # The narrow form is 328 wide: on a screen of 360 with margins of 16 a pixel of it is a pixel of the screen.
    assert WIDTHS["narrow"] <= 360 - 2 * 16
    assert min(style.size for style in TEXTS.values()) == 12
    for name in SAMPLES:
        for layer in make_chart(SAMPLES[name]()).narrow["layer"]:
            assert layer["mark"].get("fontSize", 12) >= 12


def test_names_are_never_cut() -> None:
    spec = make_chart(with_long_names(SAMPLES["share_intervals"]())).narrow
    said = " ".join(row["text"] for row in spec["datasets"]["label"])
    for name in (*LONGEST, VERY_LONG):
        assert name in said


def test_a_tiny_part_of_a_bar_is_seen_and_parts_do_not_touch() -> None:
    bars = make_chart(SAMPLES["settlement_one"]()).narrow["datasets"]["bars"]
    widths = [(bar["end"] - bar["start"]) * 3.28 for bar in bars]
    between = [(right["start"] - left["end"]) * 3.28 for left, right in pairwise(bars)]
    assert min(widths) >= 2.4  # 5 dossiers of 3.428
    assert min(between) >= 1.4
    assert bars[0]["start"] == 0 and abs(bars[-1]["end"] - 100) < 0.01


def test_number_widths_come_from_the_font_file() -> None:
    assert text_width("0", 2048) == text_width("1", 2048) == 1328  # tabular digits
    assert text_width("Ệ", 13) == text_width("E", 13)  # marks above and below take no width
    assert text_width("Sở", 13, bold=True) > text_width("Sở", 13)
