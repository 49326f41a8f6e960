"""Cells judged by columns: each distinct value once, however many rows and reports repeat it."""

from __future__ import annotations

from collections.abc import Callable

from .csv_tokens import CsvSheet
from .faults import Faults, FilePlace, Objection

REMEMBERED = 1 << 16  # values whose judgement is kept: reports of one form repeat each other's words and numbers


class ColumnJudge:
    """A test of the values of cells, and all values that passed it so far."""

    def __init__(self, ask: Callable[[str], Objection | None]) -> None:
        self._ask = ask
        self._passed: set[str] = set()

    def refuse(self, values: frozenset[str]) -> dict[str, Objection]:
        """Those of the values that do not pass, each with what is wrong."""
        unknown = values - self._passed
        if not unknown:
            return {}
        refused = {text: objection for text in unknown if (objection := self._ask(text)) is not None}
        if len(self._passed) > REMEMBERED:
            self._passed.clear()
        self._passed |= unknown - refused.keys()
        return refused


def judge_column(sheet: CsvSheet, column: str, judge: ColumnJudge, faults: Faults) -> None:
    """A problem for each row that holds a value the judge refuses."""
    refused = judge.refuse(sheet.distinct(column))
    for row, text in enumerate(sheet.column(column), start=2) if refused else ():
        if text in refused:
            faults.tell(refused[text], FilePlace(sheet.path, row, column))
