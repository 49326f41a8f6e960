"""What a person answers to a figure of the letter's text: take it, under which label, about what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .import_context import ImportContext
from .notes import read_note
from .questions import SKIP, YES
from .vi_numbers import read_answer

# Keys that may follow “dung”, each after a bar: dung | nhan=… | chi-tieu=…
LABEL, FIGURE, MEASURE, INDICATOR, UNIT = KEYS = ("nhan", "so", "dvt", "chi-tieu", "don-vi")


@dataclass(frozen=True)
class ProseAnswer:
    taken: bool
    values: Mapping[str, str]
    fault: str = ""  # Vietnamese: why the answer cannot be used


def read_prose_answer(answer: str, context: ImportContext) -> ProseAnswer:
    """“dung”, “bo-qua”, or the label in the person's own words; then “| so=…”, “| chi-tieu=…” and the like."""
    if answer in ("", SKIP):
        return ProseAnswer(False, {})
    first, *parts = [part.strip() for part in answer.split("|")]
    values = {} if first == YES else {LABEL: first}
    for part in parts:
        key, _, value = (word.strip() for word in part.partition("="))
        if key not in KEYS or not value:
            fault = f"không hiểu “{part}”; sau dấu | chỉ ghi {', '.join(f'{key}=' for key in KEYS)}"
            return ProseAnswer(True, values, fault)
        values[key] = value
    return ProseAnswer(True, values, _fault(values, context))


def _fault(values: Mapping[str, str], context: ImportContext) -> str:
    if FIGURE in values and read_answer(values[FIGURE], whole=False) is None:
        return f"“{values[FIGURE]}” không phải một số không có dấu ngăn phần nghìn"
    if values.get(INDICATOR, "") not in ("", *context.references.indicators):
        return f"không có chỉ tiêu “{values[INDICATOR]}” trong data/reference/indicators.csv"
    if values.get(UNIT, "") not in ("", *context.references.units):
        return f"không có đơn vị “{values[UNIT]}” trong data/reference/units.csv"
    for key, what in ((LABEL, "nhãn"), (MEASURE, "đơn vị tính")):
        note = read_note(values.get(key, ""), context.not_persons)
        if note.withheld or note.unclear:
            return f"{what} {note.withheld or note.unclear}"
    return ""
