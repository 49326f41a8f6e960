"""make import: from a file to questions and a review sheet, and, when nothing is open, to a package in data/."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import UseError
from ..loading import load
from .document_file import LIKENESS, READER_LIBRARIES, open_document, require_libraries
from .new_package import make_read_report, publish_report, refuse_existing
from .questions import QuestionsOpen, read_answers, render_questions, say_questions
from .reading import ReportReading
from .report_facts import Wanted, check_wanted
from .report_reading import read_report
from .review_sheet import count_reading, render_review

Say = Callable[[str], None]


@dataclass(frozen=True)
class ImportOrder:
    """What the command was asked for."""

    root: Path
    file: Path
    wanted: Wanted = field(default_factory=Wanted)
    answers: Path | None = None
    out: Path | None = None  # where questions and review sheet go; beside the file when not said
    created: str | None = None


def import_report(order: ImportOrder, say: Say) -> str:
    """What to tell on success. QuestionsOpen when a person has to answer first; then data/ is untouched."""
    require_libraries(*READER_LIBRARIES, LIKENESS)
    if order.wanted.unit and order.wanted.period:
        refuse_existing(order.root, f"{order.wanted.period}-{order.wanted.unit}")
    say("đọc danh mục và các báo cáo đã có")
    collection = load(order.root)
    check_wanted(order.wanted, collection)
    say(f"đọc tệp {order.file.name}")
    document = open_document(order.file)
    answers = read_answers(order.answers, document.sha256) if order.answers else {}
    reading = read_report(document, collection, order.wanted, answers)
    if reading.facts.report:
        refuse_existing(order.root, reading.facts.report)
    review = _beside(order, reading, "review.html")
    say(f"viết bảng đối chiếu {review.name}")
    _write(review, render_review(reading, collection.references))
    if reading.open:
        raise QuestionsOpen(_write_questions(order, reading, review))
    if not any(table.rows for table in reading.tables):
        raise UseError("Không có bảng nào được nhập. → Xem các câu đã trả lời “bo-qua”.")
    say("lập gói dữ liệu và kiểm tra")
    folder = publish_report(order.root, make_read_report(reading, collection, order.created))
    return _success(reading, folder.relative_to(order.root), review)


def _write_questions(order: ImportOrder, reading: ReportReading, review: Path) -> str:
    """Writes the questions file; what the terminal says then."""
    path, document = _beside(order, reading, "questions.yaml"), reading.document
    # Open questions first: that is what the file is opened for; answers given stay below them, then the letter's text.
    questions = sorted(reading.questions, key=lambda question: (question.optional, not question.is_open))
    _write(path, render_questions(questions, reading.facts.report, document.name, document.sha256))
    return (
        f"Tệp {document.name}: còn {len(reading.open)} câu hỏi, chưa ghi gì vào data/:\n"
        f"{say_questions(reading.open, reading.notices)}\n"
        f"→ Trả lời trong {path}\n  (xem bảng đối chiếu {review}), rồi chạy:\n  {_command(order, path)}"
    )


def _command(order: ImportOrder, answers: Path) -> str:
    wanted = {"FORM": order.wanted.form, "UNIT": order.wanted.unit, "PERIOD": order.wanted.period}
    words = [f"{name}={value}" for name, value in wanted.items() if value]
    return " ".join(["make import", f'FILE="{order.file}"', *words, f'ANSWERS="{answers}"'])


def _beside(order: ImportOrder, reading: ReportReading, end: str) -> Path:
    folder = order.out or order.file.parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{reading.facts.report or order.file.stem}.{end}"


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    half = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        half.write_bytes(text.encode("utf-8"))
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)


def _success(reading: ReportReading, folder: Path, review: Path) -> str:
    counts = count_reading(reading)
    read = f"{counts['rows']} dòng, {counts['cells']} ô, {counts['doubts']} dòng cần xem lại"
    lines = [f"✓ Đã ghi {folder.as_posix()}/1.0.0: {', '.join(table.id for table in reading.tables)} ({read})."]
    lines += [f"  ! {notice}" for notice in reading.notices]
    lines.append(f"→ Mở {review} để đối chiếu từng ô, rồi chạy make check REPORT={reading.facts.report}.")
    taken = sum(figure.is_taken for figure in reading.prose)
    prose = f"Bảng lời văn (prose.csv): lấy {taken} trên {len(reading.prose)} số nêu trong lời văn và ghi chú."
    lines.append(f"  {prose if reading.prose else 'Lời văn và ghi chú không nêu số nào ngoài bảng.'}")
    return "\n".join(lines)
