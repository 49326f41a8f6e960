"""Swarm: bodies as dots on one scale, a strip for each group, each dot as large as the cases that it stands on.

Dots that would cover each other step aside, so that each is seen; those in question are named where a name has room.
The page lays a way to each body over its dot; the table beside has every name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from ..chart_layout import Axis, Box, ChartLayout, Width, draw_ticks, lines_of, share_ticks, width_of, written_ticks
from ..rows import BASELINE, LEADING, SMALL_LEADING
from ..series import Series, SeriesGroup, SeriesMark

_LARGEST = {"wide": 15.0, "narrow": 11.0}
_LEAST = 3.0
_APART = 1.0
_INSET = 16.0
_LABELS = 150.0  # beside the strips of the wide form
_PAD = 7.0
_FEWEST_HIGH = 30.0
_Dot = tuple[SeriesMark, float, float, float]  # with its place on the scale, how far it stands aside, its radius


@dataclass(frozen=True)
class _Strip:
    group: SeriesGroup
    dots: tuple[_Dot, ...]
    missing: tuple[SeriesMark, ...]
    label: tuple[str, ...]
    words: tuple[str, ...]  # of those without a number

    @property
    def half(self) -> float:
        return max((abs(aside) + radius for _, _, aside, radius in self.dots), default=0.0)


def draw_swarm(series: Series, form: Width) -> dict[str, Any]:
    sheet = ChartLayout(series, form)
    left = _LABELS if sheet.is_wide else 0.0
    ticks = written_ticks(series, share_ticks(series.values, 5))
    axis = Axis(ticks[0][0], ticks[-1][0], left + _INSET, sheet.width - _INSET)
    sheet.text("heading", 0, 12, series.value_heading)
    draw_ticks(sheet, axis, ticks, 12 if sheet.is_wide else 12 + SMALL_LEADING, sheet.width)
    top = 20.0 if sheet.is_wide else 20.0 + SMALL_LEADING
    taken: list[Box] = []
    for strip in _strips(series, sheet, axis):
        top = _draw_strip(sheet, strip, axis, top, taken)
    sheet.rule("grid", 0, top, sheet.width, top, "rule")
    return sheet.finish(top + 1, x=axis)


def _strips(series: Series, sheet: ChartLayout, axis: Axis) -> Iterator[_Strip]:
    most = max((mark.cases or 0 for mark in series.marks), default=0) or 1
    room = _LABELS - 10 if sheet.is_wide else sheet.width
    others = [SeriesGroup("", "")] if any(not mark.group for mark in series.marks) else []
    for group in (*series.groups, *others):
        marks = [mark for mark in series.marks if mark.group == group.id]
        sized = [
            (mark, axis.place(mark.value), max(_LEAST, _LARGEST[sheet.form] * sqrt(float((mark.cases or 0) / most))))
            for mark in marks
            if mark.value is not None
        ]
        missing = tuple(mark for mark in marks if mark.value is None)
        words = "; ".join(f"{n} {text}" for text, n in Counter(map(series.words_of, missing)).items())
        label = lines_of("label_this", group.label, room)
        yield _Strip(
            group, tuple(_aside(sized)), missing, label, lines_of("missing_small", words, room) if words else ()
        )


def _aside(sized: Sequence[tuple[SeriesMark, float, float]]) -> Iterator[_Dot]:
    """The largest first, each as near to the middle of the strip as those before it let it."""
    placed: list[tuple[float, float, float]] = []
    for mark, x, radius in sorted(sized, key=lambda dot: (-dot[2], dot[1])):
        reach = [(y, radius + other + _APART, x - beside) for beside, y, other in placed]
        near = [(y, sqrt(far * far - gap * gap)) for y, far, gap in reach if abs(gap) < far]
        steps = sorted(
            (0.0, *(y + step for y, far in near for step in (far, -far))), key=lambda step: (abs(step), step)
        )
        free = (step for step in steps if all(abs(step - y) >= far - 0.01 for y, far in near))
        aside = next(free)
        placed.append((x, aside, radius))
        yield mark, x, aside, radius


def _draw_strip(sheet: ChartLayout, strip: _Strip, axis: Axis, top: float, taken: list[Box]) -> float:
    """Returns where the next one begins; names of dots keep clear of all that was drawn before."""
    sheet.rule("grid", 0, top, sheet.width, top, "rule")
    words = (len(strip.label) * LEADING, len(strip.words) * SMALL_LEADING)
    above = 0.0 if sheet.is_wide else sum(words) + 2
    height = max(2 * strip.half, _FEWEST_HIGH, sum(words) if sheet.is_wide else 0.0) + 2 * _PAD
    middle = top + above + height / 2
    first = middle + BASELINE - (sum(words) - LEADING) / 2 if sheet.is_wide else top + LEADING
    sheet.texts("label_this", 0, first, strip.label, LEADING)
    sheet.texts("missing_small", 0, first + words[0], strip.words, SMALL_LEADING, of=strip.missing)
    sheet.rule("grid", axis.start, middle, axis.end, middle, "rule")
    taken += [Box(x - r, middle + y - r, x + r, middle + y + r) for _, x, y, r in strip.dots]
    for mark, _, aside, radius in strip.dots:
        is_named = sheet.series.rows_by_id[mark.row].named
        assert mark.value is not None
        sheet.dot("dots", mark.value, middle + aside, radius, "late" if is_named else "this", mark)
        if mark.rival is not None:
            sheet.rival(float(mark.value), float(mark.rival), middle + aside, mark)
    bounds = Box(axis.start - _INSET, top + above + (0 if sheet.is_wide else 4), sheet.width, top + above + height)
    for mark, x, aside, radius in strip.dots:
        if sheet.series.rows_by_id[mark.row].named:
            _draw_name(sheet, mark, (x, middle + aside, radius), bounds, taken)
    return top + above + height


def _draw_name(
    sheet: ChartLayout, mark: SeriesMark, dot: tuple[float, float, float], bounds: Box, taken: list[Box]
) -> None:
    """Above the dot, beside it or below, where nothing is in the way; the table has those that find no place."""
    (x, y, radius), name = dot, sheet.series.rows_by_id[mark.row].label
    width = width_of("figure_middle", name)
    for left, baseline in (
        (x - width / 2, y - radius - 5), (x + radius + 5, y + BASELINE), (x - width / 2, y + radius + 14),
        (x - radius - 5 - width, y + BASELINE),
    ):  # fmt: skip
        start = min(max(left, bounds.left), bounds.right - width)
        box = Box(start, baseline - 10, start + width, baseline + 3)
        if bounds.top <= box.top and box.bottom <= bounds.bottom and not any(map(box.overlaps, taken)):
            taken.append(box)
            sheet.text("figure_after", start, baseline, name)
            return
