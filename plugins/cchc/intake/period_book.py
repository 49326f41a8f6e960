"""Periods: how a report prints them, what a new one is called and spans; the kinds of periods are data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..model.collection import PeriodPattern, References
from ..model.references import Period
from ..words.text import Translations
from .folding import fold

YEAR, WHOLE_YEAR = "{year}", 12


@dataclass(frozen=True)
class PeriodBook:
    references: References

    @property
    def patterns(self) -> tuple[PeriodPattern, ...]:
        return self.references.wording.periods

    def is_period(self, period: str) -> bool:
        return self._parse(period) is not None

    def named_in(self, lines: Iterable[str]) -> tuple[str, ...]:
        """Periods that titles name, each once; a year alone counts only where no part of a year is named."""
        text = " ".join(fold(line) for line in lines)
        matches = [(match.start(), pattern, match[1]) for pattern in self.patterns for match in _find(pattern, text)]
        parts = [match for match in matches if match[1].months < WHOLE_YEAR]
        in_order = sorted(parts or matches, key=lambda match: match[0])
        return tuple(dict.fromkeys(pattern.id.replace(YEAR, year) for _, pattern, year in in_order))

    def shift(self, period: str, old_report: str, new_report: str) -> str:
        """A table's period in a new report: the first quarter within a half stays the first quarter of the new half."""
        own, old, new = self._parse(period), self._parse(old_report), self._parse(new_report)
        if own is None or old is None or new is None or old[0].months != new[0].months:
            return new_report
        first_month = own[0].first_month - old[0].first_month + new[0].first_month
        return self._id(first_month, own[0].months, own[1] - old[1] + new[1]) or new_report

    def make(self, period: str) -> Period:
        """A period that the list does not have yet: that of the calendar."""
        pattern, year = self._known(period)
        start, end = _first_and_last(pattern, year)
        names = _in_year(pattern.name, year), _in_year(pattern.short, year)
        return Period(period, pattern.kind, start.isoformat(), end.isoformat(), *names)

    def window(self, period: str) -> tuple[str, str] | None:
        """The days that reports of this period count by rule: some days earlier than the calendar's."""
        pattern, year = self._known(period)
        if not self.references.wording.window_day:
            return None
        early = timedelta(days=self.references.wording.window_day - 1)
        start, end = _first_and_last(pattern, year, months_before=1)
        return (start + early).isoformat(), (end + early).isoformat()

    def _known(self, period: str) -> tuple[PeriodPattern, int]:
        parsed = self._parse(period)
        assert parsed is not None, period
        return parsed

    def _parse(self, period: str) -> tuple[PeriodPattern, int] | None:
        """What kind of period an id names, and of which year."""
        year = next(iter(re.findall(r"20\d\d", period)), "")
        patterns = {pattern.id.replace(YEAR, year): pattern for pattern in self.patterns}
        return (patterns[period], int(year)) if year and period in patterns else None

    def _id(self, first_month: int, months: int, year: int) -> str:
        """The period that begins in this month; months before January are those of the year before."""
        if first_month < 1:
            first_month, year = first_month + WHOLE_YEAR, year - 1
        ids = (each.id for each in self.patterns if (each.first_month, each.months) == (first_month, months))
        return next(ids, "").replace(YEAR, str(year))


def _in_year(words: Translations, year: int) -> Translations:
    return Translations(tuple((lang, text.replace(YEAR, str(year))) for lang, text in words.by_lang))


def _find(pattern: PeriodPattern, text: str) -> Iterable[re.Match[str]]:
    prints = [fold(words.replace(YEAR, "")) for words in pattern.prints]
    return re.finditer(rf"\b(?:{'|'.join(prints)}) (20\d\d)\b", text)


def _first_and_last(pattern: PeriodPattern, year: int, months_before: int = 0) -> tuple[date, date]:
    first = pattern.first_month - months_before
    return _first_day(year, first), _first_day(year, first + pattern.months) - timedelta(days=1)


def _first_day(year: int, month: int) -> date:
    """Of a month counted from January of the year on, also before and after it."""
    return date(year + (month - 1) // WHOLE_YEAR, (month - 1) % WHOLE_YEAR + 1, 1)
