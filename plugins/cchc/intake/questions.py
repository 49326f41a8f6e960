"""Questions: what the files leave unclear, written for a person to answer, and the answers read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import CchcError, DataError, UseError
from ..loading.cell_values import TRIGGERS
from ..loading.closed_reading import ClosedSection
from ..loading.faults import Faults
from ..loading.open_file import open_yaml
from ..loading.read_files import make_file
from ..model.releases import Annotation
from .doubts import DoubtKind, PageSpot
from .folding import allowed_signs, clean
from .sheet_templates import render_sheet, showable

BLANK, SKIP, ADD, YES, ABSENT, NOT_STATED = "trong", "bo-qua", "them", "dung", "khong-in", "khong-ghi"
DONE = "xong"  # every figure of the letter's text has been looked at
SHOWN = 25  # questions that the terminal repeats; the file has all
EXIT_QUESTIONS = 2
SHORT, LONG = 70, 300


@dataclass(frozen=True)
class Choice:
    answer: str
    means: str


@dataclass(frozen=True)
class ImportQuestion:
    id: str  # where it is asked: <table>/d45/<field>
    about: str  # the place in words
    ask: str
    printed: str = ""
    choices: tuple[Choice, ...] = ()
    answer: str = ""
    optional: bool = False  # left without an answer it means no, and holds nothing up
    kind: DoubtKind = DoubtKind.FACT
    spot: PageSpot | None = None  # in a PDF or scan: the desk and the review show its picture

    @property
    def is_open(self) -> bool:
        return not (self.answer or self.optional)


@dataclass(frozen=True)
class PrintedPlace:
    """Where a cell stands, for the ids and the words of its questions."""

    table: str
    row: str
    at: str  # in words
    line: int
    label: str
    field: str = ""
    column: str = ""  # its heading, in words
    kind: DoubtKind = DoubtKind.FIGURE
    spot: PageSpot | None = None

    @property
    def about(self) -> str:
        words = f"Bảng {self.table}, {self.at}, “{shorten(self.label)}”"
        return f"{words}, cột “{shorten(self.column)}”" if self.column else words

    @property
    def id(self) -> str:
        """By the row of the form where that is known: two rows may stand on one line of running text."""
        return f"{self.table}/{self.row or f'd{self.line}'}/{self.field}"

    def question(self, ask: str, printed: str, choices: tuple[Choice, ...]) -> ImportQuestion:
        return ImportQuestion(self.id, self.about, ask, printed, choices, kind=self.kind, spot=self.spot)

    def annotation(self, kind: str, printed: str, note: str = "") -> Annotation:
        return Annotation(self.table, self.row, self.field, kind, printed, note)


@dataclass
class AnswerSheet:
    """Everything in doubt while a report is read: questions with their answers, annotations and notices."""

    answers: Mapping[str, str]  # by the id of their question
    at: Callable[[int], str] = "dòng {} của tệp".format  # where a line stands in the file, in words
    questions: list[ImportQuestion] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def answer(self, question_id: str) -> str:
        """What was answered before the question is even asked."""
        return self.answers.get(question_id, "")

    def ask(self, question: ImportQuestion) -> str:
        """The answer, empty while the question is open; every question is kept for the file."""
        answer = self.answer(question.id)
        self.questions.append(replace(question, printed=shorten(question.printed, LONG), answer=answer))
        return answer

    def choose(self, question: ImportQuestion, otherwise: str) -> str:
        """One of the answers offered; any other is rejected, and `otherwise` says what to do then."""
        answer = self.ask(question)
        if answer in ("", *(choice.answer for choice in question.choices)):
            return answer
        self.reject(otherwise)
        return ""

    def confirm(self, question: ImportQuestion, otherwise: str) -> None:
        """For a question that has only one answer."""
        self.choose(question, f"chỉ ghi được “{question.choices[0].answer}”; {otherwise}")

    def reject(self, why: str) -> None:
        """The last question's answer cannot be used: it is asked again, with the reason."""
        last = self.questions[-1]
        ask = f"Câu trả lời “{last.answer}” không dùng được: {why}. {last.ask}"
        self.questions[-1] = replace(last, ask=ask, answer="", optional=False)

    def annotate(self, annotation: Annotation) -> None:
        self.annotations.append(replace(annotation, printed=safe_print(annotation.printed)))


class QuestionsOpen(CchcError):
    """The import stops here: a person has to say what the file leaves unclear."""

    exit_code = EXIT_QUESTIONS


def render_questions(questions: Sequence[ImportQuestion], report: str, file: str, sha256: str) -> str:
    """The questions file; each answer is to be written after its `answer:`."""
    return render_sheet("questions_file.txt", questions=questions, report=report, file=file, sha256=sha256)


def read_answers(path: Path, sha256: str) -> dict[str, str]:
    """Answers by the id of their question, through the same gate as every YAML file of the project."""
    if not path.is_file():
        raise UseError(f"Không có tệp câu trả lời “{path.name}”. → Xem lại đường dẫn sau ANSWERS=.")
    faults = Faults()
    # Windows programs end lines their own way and mark UTF-8: neither is the clerk's fault.
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    file = make_file(path.name, data, faults)
    section = open_yaml(file, faults) if file else None
    answers = _answers(section, sha256) if section else {}
    if faults.problems:
        raise DataError(faults.problems)
    return answers


def _answers(section: ClosedSection, sha256: str) -> dict[str, str]:
    section.close(("questions",), ("report", "file", "sha256"))
    if section.text("sha256", sha256) != sha256:
        cure = "chạy lại make import không có ANSWERS để lấy câu hỏi của tệp mới"
        message = "câu trả lời này là của một bản khác của tệp báo cáo"
        section.problem("sha256", "answers.other_file", message, cure, section.text("file"))
    answers = {}
    for entry in section.sections("questions"):
        entry.close(("id", "answer"), ("about", "ask", "printed", "choices"))
        if entry.text("answer").strip():
            answers[entry.text("id")] = entry.text("answer").strip()
    return answers


def say_questions(questions: Iterable[ImportQuestion], notices: Iterable[str]) -> str:
    """What the terminal says: every question once, then the notices."""
    asked = list(questions)
    lines = []
    for number, question in enumerate(asked[:SHOWN], start=1):
        lines.append(f"  {number}. {question.about}: {showable(question.ask)}")
        if question.choices:
            offered = "; ".join(f"{choice.answer} ({showable(choice.means)})" for choice in question.choices[:4])
            lines.append(f"     → trả lời: {offered}")
    if len(asked) > SHOWN:
        lines.append(f"  … và {len(asked) - SHOWN} câu nữa.")
    return "\n".join([*lines, *(f"  ! {showable(notice)}" for notice in notices)])


def safe_print(text: str) -> str:
    """A print as annotations.csv may hold it: in quotes where a spreadsheet program would take it for a formula."""
    text = showable(allowed_signs(clean(text)))
    return f"“{text}”" if text[:1] in TRIGGERS and text else text


def shorten(text: str, length: int = SHORT) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
