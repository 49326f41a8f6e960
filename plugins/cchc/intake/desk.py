"""The desk where doubts are laid down: questions with the answers already given, annotations and notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..loading.formulas import TRIGGERS
from ..model.releases import Annotation
from .folding import clean, strange_signs
from .questions import Choice, Question, showable

SHORT = 70


@dataclass
class Desk:
    answers: Mapping[str, str]
    places: frozenset[str] = frozenset()  # folded names of units: no names of persons
    at: Callable[[int], str] = "dòng {} của tệp".format  # where a line stands in the file, in words
    questions: list[Question] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def answer(self, question_id: str) -> str:
        """What was answered before the question is even asked."""
        return self.answers.get(question_id, "")

    def ask(
        self, question_id: str, about: str, ask: str, printed: str = "", choices: Iterable[Choice] = (),
        optional: bool = False,
    ) -> str:  # fmt: skip
        """The answer, empty while the question is open; every question is kept for the file."""
        answer = self.answer(question_id)
        self.questions.append(Question(question_id, about, ask, shorten(printed), tuple(choices), answer, optional))
        return answer

    def reopen(self, why: str) -> None:
        """The last question's answer cannot be used: it is asked again, with the reason."""
        last = self.questions[-1]
        said = f"Câu trả lời “{last.answer}” không dùng được: {why}. {last.ask}"
        self.questions[-1] = replace(last, ask=said, answer="", optional=False)

    def annotate(self, table: str, row: str, name: str, kind: str, printed: str = "", note: str = "") -> None:
        self.annotations.append(Annotation(table, row, name, kind, safe_print(printed), note))

    @property
    def open(self) -> tuple[Question, ...]:
        return tuple(one for one in self.questions if not (one.answer or one.optional))


def safe_print(text: str) -> str:
    """A print as annotations.csv may hold it: in quotes where a spreadsheet program would take it for a formula."""
    text = showable("".join(c for c in clean(text) if c not in strange_signs(text)))
    return f"“{text}”" if text[:1] in TRIGGERS and text else text


def shorten(text: str) -> str:
    return text if len(text) <= 300 else text[:299] + "…"


def short(text: str) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"
