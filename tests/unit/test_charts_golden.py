"""A small spec of each kind, letter for letter. Renew after a wanted change, and read the difference:

python -m tests.unit.test_charts_golden
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.cchc.charts.chart import interactive_spec, make_chart
from plugins.cchc.charts.series import KINDS, Series, SeriesGroup, SeriesMark, SeriesRow

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "charts"


def small(kind: str) -> Series:
    """Three rows: a number, one in question, a missing one where the kind may have some."""
    rows = (
        SeriesRow("a", "Sở A", aside="12"),
        SeriesRow("b", "Sở B", aside="8", named=True, break_before="đổi biểu mẫu"),
        SeriesRow("c", "Sở C"),
    )
    series = Series("count_bars", "vi", "Tiêu đề", "Câu nói", rows, (), unit="\u00a0%", missing="không có số liệu")
    if kind in ("settlement_bars", "opinion_bars", "score_heat"):
        roles = {"settlement_bars": ("early", "late"), "opinion_bars": ("good", "bad"), "score_heat": ("this", "this")}
        groups = tuple(
            SeriesGroup(f"g{n}", f"Nhóm {n}", role, low=Decimal(0), high=Decimal(10))
            for n, role in enumerate(roles[kind])
        )
        marks = [_mark(row.id, group.id, at) for at, row in enumerate(rows) for group in groups]
        return replace(series, kind=kind, groups=groups, marks=tuple(marks), unit="")
    if kind == "tile_map":
        rows = tuple(replace(row, tile=(at, 0), break_before="") for at, row in enumerate(rows))
        groups = (SeriesGroup("low", "dưới 5", "h1"), SeriesGroup("high", "từ 5", "h5"))
        marks = (_mark("a", "low", 0), _mark("b", "high", 1), _mark("c", "", 2))
        return replace(series, kind=kind, rows=rows, groups=groups, marks=marks)
    marks = tuple(_mark(row.id, "", at) for at, row in enumerate(rows))
    if kind in ("time_line", "funnel"):
        marks = (*marks[:2], _mark("c", "", 0))
    if kind == "swarm":
        groups = (SeriesGroup("left", "Dải trái"), SeriesGroup("right", "Dải phải"))
        marks = (_mark("a", "left", 0), _mark("b", "left", 1), _mark("c", "right", 2))
        marks = tuple(replace(mark, cases=Decimal(10) ** at) for at, mark in enumerate(marks, start=1))
        return replace(series, kind=kind, groups=groups, marks=marks)
    if kind == "funnel":
        marks = tuple(replace(mark, cases=Decimal(10) ** at) for at, mark in enumerate(marks, start=1))
        limits = ((Decimal(10), Decimal(5)), (Decimal(100), Decimal(6)))
        return replace(series, kind=kind, marks=marks, centre=Decimal(7), centre_text="chung: 7", curves=(limits,))
    return replace(series, kind=kind, marks=marks)


def _mark(row: str, group: str, at: int) -> SeriesMark:
    value = (Decimal("4.5"), Decimal(9), None)[at]
    return SeriesMark(row, group, value, "" if value is None else str(value).replace(".", ","))


def spec_text(kind: str) -> str:
    chart = make_chart(small(kind))
    specs = {"wide": chart.wide, "narrow": chart.narrow}
    if chart.is_interactive:
        specs["interactive"] = interactive_spec(chart, "wide")
    return json.dumps(specs, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@pytest.mark.parametrize("kind", KINDS)
def test_spec_is_as_agreed(kind: str) -> None:
    assert spec_text(kind) == (GOLDEN / f"{kind}.json").read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*")} == set(KINDS)


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for one in KINDS:
        (GOLDEN / f"{one}.json").write_text(spec_text(one), encoding="utf-8")
