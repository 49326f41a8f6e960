"""make import: from a file to questions and a review sheet, and, when nothing is open, to a package in data/."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import UseError
from ..loading import load
from ..model.collection import Collection
from .document_file import LIKENESS, READER_LIBRARIES, open_document, require_libraries
from .doubts import DoubtKind
from .new_package import make_read_report, publish_report, refuse_existing
from .pdf_file import cut_pictures
from .question_groups import group_questions
from .questions_file import QuestionsOpen, read_answers, render_questions, say_questions
from .reading import ReportReading
from .report_facts import Wanted, check_wanted
from .report_reading import read_report
from .review_sheet import count_reading, render_review
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
    if reading.open:
        raise QuestionsOpen(_say_open(order, reading, questions, review))
    say("lập gói dữ liệu và kiểm tra")
    folder = task.publish(reading, order.created)
    return _success(reading, folder.relative_to(order.root), review)


def _say_open(order: ImportOrder, reading: ReportReading, questions: Path, review: Path) -> str:
    groups = [group for group in group_questions(reading.questions) if group.is_open]
    return (
        f"{reading.balance}.\nTệp {reading.document.name}: còn {len(groups)} câu hỏi, chưa ghi gì vào data/:\n"
        f"{say_questions(groups, reading.notices)}\n"
        f"→ Trả lời trong {questions}\n  (xem bảng đối chiếu {review}), rồi chạy:\n  {_command(order, questions)}"
    )


def _command(order: ImportOrder, answers: Path) -> str:
    wanted = {"FORM": order.wanted.form, "UNIT": order.wanted.unit, "PERIOD": order.wanted.period}
    words = [f"{name}={value}" for name, value in wanted.items() if value]
    return " ".join(["make import", f'FILE="{order.file}"', *words, f'ANSWERS="{answers}"'])


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


def _success(reading: ReportReading, folder: Path, review: Path) -> str:
    counts = count_reading(reading)
    read = f"{counts['rows']} dòng, {counts['cells']} ô, {counts['doubts']} dòng cần xem lại"
    lines = [f"{reading.balance}."]
    lines += [f"✓ Đã ghi {folder.as_posix()}/1.0.0: {', '.join(table.id for table in reading.tables)} ({read})."]
    lines += [f"  ! {notice}" for notice in reading.notices]
    lines.append(f"→ Mở {review} để đối chiếu từng ô, rồi chạy make check REPORT={reading.facts.report}.")
    taken = sum(figure.is_taken for figure in reading.prose)
    prose = f"Bảng lời văn (prose.csv): lấy {taken} trên {len(reading.prose)} số nêu trong lời văn và ghi chú."
    lines.append(f"  {prose if reading.prose else 'Lời văn và ghi chú không nêu số nào ngoài bảng.'}")
    return "\n".join(lines)
