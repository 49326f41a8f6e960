"""One printed cell into a figure or words: what is read, what is asked, what is noted beside it. Renew after
a wanted change, and read the difference:

python -m tests.unit.test_intake_cells
"""

from __future__ import annotations

from dataclasses import replace

from plugins.cchc.intake.import_context import ImportContext
from plugins.cchc.intake.questions import AnswerSheet, DoubtKind, PrintedPlace
from plugins.cchc.intake.source import CellMark, PrintedCell
from plugins.cchc.intake.table_reading import read_cell
from plugins.cchc.intake.vi_numbers import ANY, COUNT, PERCENT, WORDS, Expectation
from tests.unit.test_intake_readings import OTHER, TESTS, collection_of

GOLDEN = TESTS / "golden" / "cells.txt"

PLACE = PrintedPlace("k7-b", "a.1", "dòng 4", 4, "Giấy đã nhận", "so_ghi", "Số ghi")
WHOLE, SHARE, EITHER, PROSE = Expectation(COUNT, True), Expectation(PERCENT), Expectation(ANY), Expectation(WORDS)
LETTERS = Expectation(COUNT, True, wording=collection_of(OTHER).references.wording)
Case = tuple[PrintedCell, Expectation, str]


def cell(text: str, *marks: str, number: str = "", formula: str = "") -> PrintedCell:
    return PrintedCell(text, tuple(marks), number, formula)


def told(printed: PrintedCell, expected: Expectation, answer: str) -> list[str]:
    """The print and its value, then what is asked with its answers, what is annotated, what is told."""
    sheet = AnswerSheet({PLACE.id: answer})
    kind = DoubtKind.SCAN if CellMark.FAINT in printed.marks else DoubtKind.FIGURE
    reading = read_cell(printed, expected, replace(PLACE, kind=kind), ImportContext(collection_of(OTHER), sheet))
    guess = f" perhaps {reading.guess}" if reading.guess else ""
    lines = [f"{reading.printed} → {reading.value}{'?' * reading.is_open}{guess} | {reading.doubt}".rstrip(" |")]
    for question in sheet.questions:
        asked = question.ask.partition(" Ghi số")[0]
        lines.append(f"asked {question.topic}: {asked} [{' '.join(question.offered)}]")
    return [*lines, *(f"{note.kind}: {note.printed} {note.note}".strip() for note in sheet.annotations), *sheet.notices]


CASES: dict[str, Case] = {
    "a count": (cell("1.234"), WHOLE, ""),
    "a blank": (cell(""), WHOLE, ""),
    "a dash": (cell("-"), WHOLE, ""),
    "words that state nothing": (cell("chưa có"), WHOLE, ""),
    "a word beside its figure": (cell("12 bộ"), Expectation(COUNT, True, ("bo",)), ""),
    "a sign of plus": (cell("+3"), WHOLE, ""),
    "a sign of minus": (cell("−3"), WHOLE, ""),
    "English thousands": (cell("1,234"), EITHER, ""),
    "a share in a count": (cell("5%"), WHOLE, ""),
    "a number of the file": (cell("86,48", number="86.48"), SHARE, ""),
    "a share with its sign": (cell("86,48 %"), SHARE, ""),
    "decimals in a count": (cell("1,5", number="1.5"), WHOLE, ""),
    "thousands or decimals": (cell("1,234", number="1.234"), EITHER, ""),
    "thousands or decimals, answered": (cell("1.234"), EITHER, "1234"),
    "thousands or decimals, answered for all": (cell("12.345"), EITHER, "nghin"),
    "answered as nobody can know": (cell("1.234"), EITHER, "1.234"),
    "answered with decimals where none can be": (cell("1.5"), WHOLE, "1,5"),
    "answered as blank": (cell("x 5"), WHOLE, "trong"),
    "two figures": (cell("6/8"), WHOLE, ""),
    "two figures, answered": (cell("6/8 (trừ)"), WHOLE, "6"),
    "a number in words": (cell("hai bộ"), LETTERS, ""),
    "a number in words, answered": (cell("hai bộ"), LETTERS, "2"),
    "a word that may stand for a figure": (cell("Có"), LETTERS, ""),
    "a footnote": (cell("12 ^1", CellMark.RAISED), WHOLE, ""),
    "a formula with its value": (cell("12", CellMark.FORMULA, number="12", formula="=5+7"), WHOLE, ""),
    "a formula without": (cell("", CellMark.FORMULA, CellMark.UNCALCULATED, formula="=5+7"), WHOLE, ""),
    "a formula without, answered": (cell("", CellMark.FORMULA, CellMark.UNCALCULATED, formula="=5+7"), WHOLE, "12"),
    "rounded by the sheet": (cell("86,5", CellMark.ROUNDED, number="86.5"), SHARE, ""),
    "a format we do not know": (cell("7", CellMark.FORMAT, number="7"), WHOLE, ""),
    "a date": (cell("2026-05-01", CellMark.DATE), WHOLE, ""),
    "a change that nobody accepted": (cell("12", CellMark.TRACKED), WHOLE, ""),
    "struck out": (cell("12", CellMark.STRUCK), WHOLE, ""),
    "covered from above": (cell("", CellMark.MERGED), WHOLE, ""),
    "covered from the left": (cell("", CellMark.WIDE), WHOLE, ""),
    "doubtful in a scan": (cell("12", CellMark.FAINT, CellMark.SCANNED), WHOLE, ""),
    "doubtful in a scan, answered": (cell("12", CellMark.FAINT, CellMark.SCANNED), WHOLE, "13"),
    "unreadable in a scan": (cell("?", CellMark.FAINT, CellMark.SCANNED), WHOLE, ""),
    "words in a scan": (cell("chưa có", CellMark.SCANNED), WHOLE, ""),
    "words": (cell("- Tập huấn"), PROSE, ""),
    "words about a person": (cell("Giao ông Nguyễn Văn Mẫu"), PROSE, ""),
    "words in other letters": (cell("ទ"), PROSE, ""),
    "words in other letters, written anew": (cell("ទ"), PROSE, "- Khmer"),
    "words in other letters, left out": (cell("ទ"), PROSE, "bo-qua"),
}


def all_told() -> str:
    return "\n".join(f"## {name}\n" + "".join(f"{line}\n" for line in told(*case)) for name, case in CASES.items())


def test_a_cell_is_read_asked_and_noted_as_agreed() -> None:
    assert all_told().split("\n") == GOLDEN.read_text("utf-8").split("\n")


if __name__ == "__main__":
    GOLDEN.write_text(all_told(), "utf-8")
