"""The review sheet: print and reading side by side, cell by cell, doubts on top; one HTML file by itself."""

from collections.abc import Mapping

from ..model.collection import References
from ..words.catalogue import OWN_LANGUAGE
from .doubts import DoubtKind
from .prose import ABOUT, REPEATED
from .prose_figures import DATE, DOCUMENT, REFERENCE
from .question_groups import group_questions
from .reading import ProseReading, ReportReading
from .sheet_templates import FOLDER, render_sheet

NEAR = 220  # signs of the sentence on either side of a figure
_COUNTS = {
    "cells": "Ô số liệu đã đọc",
    "same": "đọc đúng như bản in",
    "zero": "trong đó in số 0 (khác với để trống)",
    "rewritten": "chỉ đổi cách viết (1.234 thành 1234, 86,48 thành 86.48)",
    "blank": "để trống trong bản in",
    "text": "có chữ trong ô số, ghi thành chú giải",
    "open": "chờ trả lời",
    "rows": "Dòng đã nhận ra",
    "unread": "Dòng chờ trả lời",
    "doubts": "Dòng cần xem lại",
}
_ASIDES = {
    DATE: "Ngày, tháng, quý, năm",
    DOCUMENT: "Số văn bản",
    REFERENCE: "Điều khoản, phụ lục, mức độ, lần, tiêu chuẩn, địa chỉ",
    REPEATED: "Khớp với ô của bảng: nhãn gần như nhau, cùng số",
}


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
    unit, period = references.units.get(facts.unit), references.periods.get(facts.period) or facts.new_period
    texts = {title: [aside.text for aside in reading.asides if aside.kind == kind] for kind, title in _ASIDES.items()}
    return render_sheet(
        "review_sheet.html",
        reading=reading,
        pictures=pictures or {},
        lang=OWN_LANGUAGE,
        style=(FOLDER / "review_sheet.css").read_text("utf-8"),
        facts={
            "Đơn vị": unit.name.first if unit else "chưa rõ",
            "Kỳ": period.name.first if period else facts.period or "chưa rõ",
            "Văn bản": f"{facts.number or 'không ghi số'}, ngày {facts.date or 'không ghi'}",
            "Tệp": reading.document.name,
        },
        doubts=[(table, row) for table in reading.tables for row in table.rows if row.is_doubtful],
        about_prose=ABOUT,
        sentence=_near_figure,
        open_groups=[group for group in group_questions(reading.questions) if group.is_open],
        passages=[
            question for question in reading.questions if question.kind == DoubtKind.PASSAGE and question.optional
        ],
        asked={question.id for question in reading.questions},
        answers={question.id: question.answer for question in reading.questions},
        asides={title: list(dict.fromkeys(figures)) for title, figures in texts.items() if figures},
        counts={_COUNTS[name]: count for name, count in count_reading(reading).items()},
    )


def _near_figure(figure: ProseReading) -> tuple[str, str, str]:
    """The figure's sentence, cut where it is long."""
    before, printed, after = figure.sentence
    ahead = before if len(before) <= NEAR else f"…{before[-NEAR:]}"
    return ahead, printed, after if len(after) <= NEAR else f"{after[:NEAR]}…"
