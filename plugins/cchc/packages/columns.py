"""Cells judged by columns: each distinct value once, however many rows repeat it."""

from __future__ import annotations

from collections.abc import Callable

from .faults import Faults, Objection
from .tokens import Sheet

REMEMBERED = 1 << 16  # values whose judgement is kept: reports of one form repeat each other's words and numbers


def judge_column(sheet: Sheet, column: str, judge: Callable[[str], Objection | None], faults: Faults) -> None:
    """A problem for each row that holds a value the judge objects to."""
    refused = {text: objection for text in sheet.distinct(column) if (objection := judge(text)) is not None}
    if not refused:
        return
    for row, text in enumerate(sheet.column(column), start=2):
        if text in refused:
            faults.add_objection(refused[text], sheet.path, row=row, column=column)
