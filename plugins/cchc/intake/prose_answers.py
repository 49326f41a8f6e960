"""What a person answers to a figure of the letter's text: take it, under which label, about what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.collection import References
from .notes import read_note
from .questions import SKIP, YES
from .vi_numbers import read_answer

# Keys that may follow “dung”, each after a bar: dung | nhan=… | chi-tieu=III.7.2
KEYS = ("nhan", "so", "dvt", "chi-tieu", "don-vi")


@dataclass(frozen=True)
class ProseAnswer:
    taken: bool
    said: Mapping[str, str]
    fault: str = ""  # Vietnamese: why the answer cannot be used


def read_prose_answer(answer: str, references: References) -> ProseAnswer:
    """“dung”, “bo-qua”, or the label in the person's own words; then “| so=…”, “| chi-tieu=…” and the like."""
    if answer in ("", SKIP):
        return ProseAnswer(False, {})
    first, *parts = [part.strip() for part in answer.split("|")]
    said = {} if first == YES else {"nhan": first}
    for part in parts:
        key, _, value = (word.strip() for word in part.partition("="))
        if key not in KEYS or not value:
            return ProseAnswer(True, said, f"không hiểu “{part}”; sau dấu | chỉ ghi {', '.join(f'{k}=' for k in KEYS)}")
        said[key] = value
    return ProseAnswer(True, said, _fault(said, references))


def _fault(said: Mapping[str, str], references: References) -> str:
    if "so" in said and read_answer(said["so"], whole=False) is None:
        return f"“{said['so']}” không phải một số không có dấu ngăn phần nghìn"
    if said.get("chi-tieu", "") not in ("", *references.indicators):
        return f"không có chỉ tiêu “{said['chi-tieu']}” trong data/reference/indicators.csv"
    if said.get("don-vi", "") not in ("", *references.units):
        return f"không có đơn vị “{said['don-vi']}” trong data/reference/units.csv"
    for name, what in (("nhan", "nhãn"), ("dvt", "đơn vị tính")):
        note = read_note(said.get(name, ""))
        if note.withheld or note.unclear:
            return f"{what} {note.withheld or note.unclear}"
    return ""
