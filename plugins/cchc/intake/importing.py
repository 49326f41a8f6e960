"""make import: from a file to questions and a review sheet, and, when nothing is open, to a package in data/."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ..errors import UseError
from ..loading import load
from ..model.collection import Collection
from .document_file import LIKENESS, READER_LIBRARIES, open_document, require_libraries
from .new_package import make_read_report, publish_report, refuse_existing
from .pdf_file import cut_pictures
from .question_groups import QuestionsOpen, group_questions, read_answers, render_questions
from .questions import DoubtKind
from .reading import ReportReading
from .report_facts import Wanted, check_wanted
from .report_reading import read_report
from .review_sheet import count_reading, render_review
from .sheet_templates import render_sheet
from .source import Document

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


@dataclass(frozen=True)
class Import:
    """A file on its way into a collection; the command, the inbox and the desk all go through it."""

    root: Path
    collection: Collection
    document: Document
    wanted: Wanted

    def read(self, answers: Mapping[str, str]) -> ReportReading:
        """Everything the file says, as far as the answers go; a report that is there already is refused."""
        reading = self.reread(answers)
        if reading.facts.report:
            refuse_existing(self.root, reading.facts.report)
        return reading

    def reread(self, answers: Mapping[str, str]) -> ReportReading:
        """The same, where the report that is there may be this one itself."""
        return read_report(self.document, self.collection, self.wanted, answers)

    def publish(self, reading: ReportReading, created: str | None = None) -> Path:
        """The folder of the new package, built and checked beside data/."""
        if not any(table.rows for table in reading.tables):
            raise UseError("Không có bảng nào được nhập. → Xem các câu đã trả lời “bo-qua”.")
        return publish_report(self.root, make_read_report(reading, self.collection, created))


def open_import(root: Path, file: Path, wanted: Wanted, say: Say = lambda _: None) -> Import:
    require_libraries(*READER_LIBRARIES, LIKENESS)
    if wanted.unit and wanted.period:
        refuse_existing(root, f"{wanted.period}-{wanted.unit}")
    say("đọc danh mục và các báo cáo đã có")
    collection = load(root)
    check_wanted(wanted, collection)
    say(f"đọc tệp {file.name}")
    return Import(root, collection, open_document(file), wanted)


def import_report(order: ImportOrder, say: Say) -> str:
    """What to tell on success. QuestionsOpen when a person has to answer first; then data/ is untouched."""
    task = open_import(order.root, order.file, order.wanted, say)
    answers = read_answers(order.answers, task.document.sha256) if order.answers else {}
    reading = task.read(answers)
    questions, review = _beside(order, reading, "questions.yaml"), _beside(order, reading, "review.html")
    say(f"viết bảng đối chiếu {review.name} và các câu hỏi {questions.name}")
    spots = {
        question.id: question.spot for question in reading.open if question.kind == DoubtKind.SCAN and question.spot
    }
    pictures = cut_pictures(order.file, spots) if spots else {}
    write_whole(review, render_review(reading, task.collection.references, pictures))
    document = task.document
    text = render_questions(reading.questions, reading.facts.report, document.name, document.sha256)
    write_whole(questions, text)
    tell = partial(_tell, order, reading, questions, review)
    if reading.open:
        raise QuestionsOpen(tell(None))
    say("lập gói dữ liệu và kiểm tra")
    return tell(task.publish(reading, order.created).relative_to(order.root))


def _tell(order: ImportOrder, reading: ReportReading, questions: Path, review: Path, folder: Path | None) -> str:
    """What the terminal says at the end: where the package is, or every open question once, of a list the first."""
    groups = [group for group in group_questions(reading.questions) if group.is_open]
    files = {"questions": questions, "review": review, "folder": folder and folder.as_posix()}
    told = {"order": order, "groups": groups, "counts": count_reading(reading), **files}
    return render_sheet("import_told.txt", reading=reading, **told).rstrip()


def _beside(order: ImportOrder, reading: ReportReading, end: str) -> Path:
    folder = order.out or order.file.parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{reading.facts.report or order.file.stem}.{end}"


def write_whole(path: Path, text: str) -> None:
    """Whole or not at all."""
    half = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        half.write_bytes(text.encode("utf-8"))
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)
