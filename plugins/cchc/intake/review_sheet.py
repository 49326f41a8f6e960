"""The review sheet: print and reading side by side, cell by cell, doubts on top; one HTML file by itself."""

from collections.abc import Mapping

from ..model.collection import References
from ..words.catalogue import OWN_LANGUAGE
from .prose import ABOUT
from .question_groups import group_questions
from .reading import ProseReading, ReportReading
from .sheet_templates import FOLDER, render_sheet

NEAR = 220  # signs of the sentence on either side of a figure


def count_reading(reading: ReportReading) -> dict[str, int]:
    """What the sheet and the terminal tell in figures."""
    rows = [row for table in reading.tables for row in table.rows]
    cells = [cell for row in rows for cell in row.cells]
    texts = sum(note.kind == "text_for_number" for table in reading.tables for note in table.annotations)
    blank = sum(not cell.printed and not cell.is_open for cell in cells)
    same = sum(bool(cell.printed) and cell.printed == cell.value and not cell.is_open for cell in cells)
    is_open = sum(cell.is_open for cell in cells)
    return {
        "cells": len(cells),
        "same": same,
        "zero": sum(cell.value == cell.printed == "0" for cell in cells),
        "rewritten": len(cells) - same - blank - is_open - texts,
        "blank": blank,
        "text": texts,
        "open": is_open,
        "rows": len(rows),
        "unread": sum(table.unread for table in reading.tables),
        "doubts": sum(row.is_doubtful for row in rows),
    }


def render_review(reading: ReportReading, references: References, pictures: Mapping[str, str] | None = None) -> str:
    """The whole sheet as HTML. `pictures`: of what a scan shows, by the id of the question about it."""
    facts = reading.facts
    return render_sheet(
        "review_sheet.html",
        reading=reading,
        pictures=pictures or {},
        lang=OWN_LANGUAGE,
        style=(FOLDER / "review_sheet.css").read_text("utf-8"),
        unit=references.units.get(facts.unit),
        period=references.periods.get(facts.period) or facts.new_period,
        doubts=[(table, row) for table in reading.tables for row in table.rows if row.is_doubtful],
        about_prose=ABOUT,
        sentence=_near_figure,
        open_groups=[group for group in group_questions(reading.questions) if group.is_open],
        answers={question.id: question.answer for question in reading.questions},
        counts=count_reading(reading),
    )


def _near_figure(figure: ProseReading) -> tuple[str, str, str]:
    """The figure's sentence, cut where it is long."""
    before, printed, after = figure.sentence
    ahead = before if len(before) <= NEAR else f"…{before[-NEAR:]}"
    return ahead, printed, after if len(after) <= NEAR else f"{after[:NEAR]}…"
