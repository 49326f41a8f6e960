"""Periods: their ids, names in both languages, how a report prints them, and what a new one spans."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from ..model.periods import Period
from ..words.text import bilingual, message
from .folding import fold

ID = re.compile(r"(?P<year>20\d{2})(?:-(?P<kind>[qh])(?P<number>[1-4]))?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = ("First", "Second", "Third", "Fourth")
_QUARTER = re.compile(r"\bqu[iy] (i{1,3}|iv|[1-4]) (?:nam )?(20\d{2})\b")
_HALF = re.compile(r"\b(?:0?6|sau) thang (dau|cuoi) nam (20\d{2})\b")
_YEAR = re.compile(r"\bnam (20\d{2})\b")


def is_period(period_id: str) -> bool:
    match = ID.fullmatch(period_id)
    return match is not None and not (match["kind"] == "h" and match["number"] in "34")


def periods_in(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Periods that titles name, each once; a year alone counts only where no quarter or half is named."""
    text = " ".join(fold(line) for line in lines)
    found = [f"{year}-q{_ROMAN.get(number) or number}" for number, year in _QUARTER.findall(text)]
    found += [f"{year}-h{1 if half == 'dau' else 2}" for half, year in _HALF.findall(text)]
    return tuple(dict.fromkeys(found or _YEAR.findall(text)))


def shift(period: str, old_report: str, new_report: str) -> str:
    """A table's period in a new report: the first quarter within a half stays the first quarter of the new half."""
    old, new, own = ID.fullmatch(old_report), ID.fullmatch(new_report), ID.fullmatch(period)
    if not period or period == old_report or not (old and new and own):
        return new_report
    if old["kind"] == new["kind"] == "h" and own["kind"] == "q":
        within = int(own["number"]) - 2 * (int(old["number"]) - 1)
        return f"{new['year']}-q{2 * (int(new['number']) - 1) + within}"
    return period.replace(old["year"], new["year"], 1) if old["kind"] == new["kind"] else new_report


def make_period(period_id: str, start: str, end: str) -> Period:
    match = ID.fullmatch(period_id)
    assert match is not None, period_id
    year, number = match["year"], int(match["number"] or 0)
    if match["kind"] == "q":
        roman = ("I", "II", "III", "IV")[number - 1]
        names = (f"Quý {roman} năm {year}", f"{_ORDINALS[number - 1]} quarter of {year}")
        return Period(
            period_id, "quarter", start, end, bilingual(*names), bilingual(f"Quý {roman}/{year}", f"Q{number} {year}")
        )
    if match["kind"] == "h":
        part = ("đầu", "cuối")[number - 1]
        names = (f"6 tháng {part} năm {year}", f"{_ORDINALS[number - 1]} half of {year}")
        short = bilingual(f"6T{'' if number == 1 else ' cuối'}/{year}", f"H{number} {year}")
        return Period(period_id, "half", start, end, bilingual(*names), short)
    return Period(period_id, "year", start, end, message("Năm {year}", year=year), bilingual(year, year))


def likely_spans(period_id: str, known: Mapping[str, Period]) -> list[tuple[str, str]]:
    """First and last day a new period may have: going on from the period before it, and by the calendar."""
    match = ID.fullmatch(period_id)
    assert match is not None, period_id
    months, place = {"q": 3, "h": 6, None: 12}[match["kind"]], int(match["number"] or 1)
    year = int(match["year"])
    calendar = (date(year, (place - 1) * months + 1, 1), _month_on(date(year, (place - 1) * months + 1, 1), months))
    spans = [calendar]
    before = known.get(_before(match["year"], match["kind"], place))
    if before is not None:
        start = date.fromisoformat(before.end) + timedelta(days=1)
        spans.insert(0, (start, _month_on(start, months)))
    shown = [(start.isoformat(), (end - timedelta(days=1)).isoformat()) for start, end in spans]
    return list(dict.fromkeys(shown))


def _before(year: str, kind: str | None, place: int) -> str:
    if kind is None:
        return str(int(year) - 1)
    last = 4 if kind == "q" else 2
    return f"{year}-{kind}{place - 1}" if place > 1 else f"{int(year) - 1}-{kind}{last}"


def _month_on(day: date, months: int) -> date:
    """The same day of the month so many months on; reports begin on the 1st or the 15th."""
    total = day.month - 1 + months
    return date(day.year + total // 12, total % 12 + 1, min(day.day, 28))
