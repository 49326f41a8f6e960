"""Periods: the year, half or quarter that a report or table is about."""

from __future__ import annotations

from dataclasses import dataclass

from ..words.text import Text


@dataclass(frozen=True)
class Period:
    id: str  # 2018, 2019-h1, 2023-q1
    kind: str  # year, half, quarter
    start: str  # ISO date
    end: str
    name: Text
    short: Text
