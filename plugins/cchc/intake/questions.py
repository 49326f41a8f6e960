"""Questions: what the files leave unclear, each with the answers that are offered, and what was answered."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..loading.cell_values import TRIGGERS
from ..model.releases import Annotation
from ..words.own_files import own_sections
from .folding import allowed_signs, clean, fold
from .sheet_templates import showable
from .source import PageSpot

BLANK, SKIP, ADD, YES, ABSENT, NOT_STATED = "trong", "bo-qua", "them", "dung", "khong-in", "khong-ghi"
INSTEAD = "thay"  # of two prints of a row the later one
DONE, SURE = "xong", "chac"  # a list was looked through; and besides all that its reader is sure of is to be taken
SHORT, LONG = 70, 300
SENTENCES = own_sections(__file__, "questions.ini")


def tell(name: str, /, **words: object) -> str:
    """What questions.ini tells by this name beside its questions: why a file is refused, what is left out of it."""
    return SENTENCES["told"][name].format(**words)


_NUMBER = re.compile(r"[\dIVXLC]+(?:\.\d+)*")


class DoubtKind(StrEnum):
    """What is in doubt; questions of one kind may be put as one."""

    FACT = "fact"  # who reports, when, in which document
    TABLE = "table"  # which form a table is, whether it is one
    COLUMN = "column"  # what a whole column holds
    ROW = "row"  # a printed row that is no row of the form in just one way
    MISSING = "missing"  # a row of the form that the print lacks
    FIGURE = "figure"  # what number a cell states
    SCAN = "scan"  # a number that a picture of a page does not show beyond doubt
    STRAY = "stray"  # a number in the table's area that no cell took
    NOTE = "note"  # words that must be summed up or withheld
    PROSE = "prose"  # a figure of the running text
    PASSAGE = "passage"  # what the running text says in words


@dataclass(frozen=True)
class Choice:
    answer: str
    means: str


@dataclass(frozen=True)
class ImportQuestion:
    id: str  # where it is asked: <table>/d45/<field>
    about: str  # the place in words
    ask: str = ""
    printed: str = ""
    choices: tuple[Choice, ...] = ()
    answer: str = ""
    optional: bool = False  # left without an answer it means no, and holds nothing up
    kind: DoubtKind = DoubtKind.FACT
    spot: PageSpot | None = None  # in a PDF or scan: the desk and the review show its picture
    topic: str = ""  # of several doubts of one kind those with one topic are put as one question
    row: str = ""  # of the form, where it is known
    sure: int = 0  # of what is offered, in percent
    otherwise: str = ""  # what is told where none of the answers offered was given

    def put(self, name: str, /, **words: object) -> "ImportQuestion":
        """In the words that questions.ini has by this name; its answers are offered behind those already here."""
        told = {part: sentence.format(**words) for part, sentence in SENTENCES[name].items()}
        ask, otherwise = told.pop("ask"), told.pop("otherwise", "")
        choices = (*self.choices, *(Choice(answer, means) for answer, means in told.items()))
        return replace(self, ask=ask, otherwise=otherwise, choices=choices)

    @property
    def is_open(self) -> bool:
        return not (self.answer or self.optional)

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(choice.answer for choice in self.choices)

    @property
    def group(self) -> str:
        """The id under which this question and those like it are answered as one."""
        return f"nhom/{self.kind}/{'-'.join(fold(self.topic).split())}"


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
    number: str = ""  # as printed

    @property
    def about(self) -> str:
        words = f"Bảng {self.table}, {name_row(self.row or self.number, self.label)} ({self.at})"
        return f"{words}, cột “{shorten(self.column)}”" if self.column else words

    @property
    def id(self) -> str:
        """By the row of the form where that is known: two rows may stand on one line of running text."""
        return f"{self.table}/{self.row or f'd{self.line}'}/{self.field}"

    def question(
        self, printed: str, choices: tuple[Choice, ...] = (), ask: str = "", topic: str = ""
    ) -> ImportQuestion:
        return ImportQuestion(
            self.id, self.about, ask, printed, choices,
            kind=self.kind, spot=self.spot, topic=topic or self.table, row=self.row,
        )  # fmt: skip

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
        """The answer, its own or that of all like it, empty while it is open; every question is kept for the file."""
        answer, shared = self.answer(question.id), self.answer(question.group)
        answer = answer or (shared if shared in question.offered else "")
        self.questions.append(replace(question, printed=shorten(question.printed, LONG), answer=answer))
        return answer

    def choose(self, question: ImportQuestion, fits: Callable[[str], bool] = lambda _: False) -> str:
        """One of the answers offered, or one that fits; any other is rejected."""
        answer = self.ask(question)
        if answer in ("", *question.offered) or fits(answer):
            return answer
        self.reject(question.otherwise)
        return ""

    def ask_list(self, question: ImportQuestion, listed: Sequence[str]) -> str:
        """For a list of which a person takes what is worth taking; `listed`: the ids of its questions."""
        answer = self.choose(question.put("list", ask=question.ask))
        if answer == SKIP and any(self.answer(id_) not in ("", SKIP) for id_ in listed):
            self.reject(f"có chỗ đã trả lời là lấy; ghi “{DONE}” nếu muốn lấy, hoặc xóa các câu trả lời đó")
        return answer

    def reject(self, why: str) -> None:
        """The last question's answer cannot be used: it is asked again, with the reason."""
        last = self.questions[-1]
        ask = f"Câu trả lời “{last.answer}” không dùng được: {why}. {last.ask}"
        self.questions[-1] = replace(last, ask=ask, answer="", optional=False)

    def annotate(self, annotation: Annotation) -> None:
        self.annotations.append(replace(annotation, printed=safe_print(annotation.printed)))


def safe_print(text: str) -> str:
    """A print as annotations.csv may hold it: in quotes where a spreadsheet program would take it for a formula."""
    text = showable(allowed_signs(clean(text)))
    return f"“{text}”" if text[:1] in TRIGGERS and text else text


def shorten(text: str, length: int = SHORT) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def name_row(number: str, label: str) -> str:
    """As the paper shows it: “dòng 3 “…””; a key that is no running number says nothing to a reader."""
    printed = number.upper() if _NUMBER.fullmatch(number.upper()) else ""
    return " ".join(part for part in ("dòng", printed, f"“{shorten(label)}”" if label else "") if part)
