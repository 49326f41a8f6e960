"""Everything in doubt while a report is read: questions with the answers already given, annotations and notices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ..loading.privacy_and_formula_checks import TRIGGERS
from ..model.releases import Annotation
from .folding import clean, strange_signs
from .questions import ImportQuestion, showable

SHORT, LONG = 70, 300


@dataclass
class AnswerSheet:
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


def safe_print(text: str) -> str:
    """A print as annotations.csv may hold it: in quotes where a spreadsheet program would take it for a formula."""
    text = showable("".join(c for c in clean(text) if c not in strange_signs(text)))
    return f"“{text}”" if text[:1] in TRIGGERS and text else text


def shorten(text: str, length: int = SHORT) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
