"""Questions put as few as they can be, those of one kind of doubt as one with a list; their file, and its answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import CchcError, DataError, UseError
from ..loading.closed_reading import ClosedSection
from ..loading.read_files import Faults, make_file
from ..loading.structure_check import open_yaml
from ..model.grouping import grouped
from .questions import SENTENCES, Choice, DoubtKind, ImportQuestion
from .sheet_templates import render_sheet

EXIT_QUESTIONS = 2
LISTS = (DoubtKind.PROSE, DoubtKind.PASSAGE)  # what a question about a list stands before


@dataclass(frozen=True)
class QuestionGroup:
    """One question to a person: a doubt alone, or a list of doubts with what may be answered to all of them."""

    id: str
    about: str
    ask: str
    choices: tuple[Choice, ...]
    answer: str
    questions: tuple[ImportQuestion, ...] = ()  # the list; empty where there is just the question

    @property
    def is_open(self) -> bool:
        is_listed = any(question.is_open for question in self.questions)
        return is_listed or (self.is_gate and not self.answer)

    @property
    def is_gate(self) -> bool:
        """It must be answered itself: it is alone, or its list may be left without any answer."""
        return not self.questions or self.questions[0].kind in LISTS


def group_questions(questions: Iterable[ImportQuestion]) -> tuple[QuestionGroup, ...]:
    """Open ones first, those with a list to look through at their end; that list has the surest first."""
    together = grouped((each.id if each.kind == DoubtKind.FACT else each.group, each) for each in questions)
    groups = [_make_group(id_, members) for id_, members in together.items()]
    return tuple(sorted(groups, key=lambda group: (not group.is_open, bool(group.questions) and group.is_gate)))


def _make_group(id_: str, members: Sequence[ImportQuestion]) -> QuestionGroup:
    first = members[0]
    if len(members) == 1 or first.kind in LISTS:
        listed = tuple(sorted(members[1:], key=lambda question: -question.sure))
        return QuestionGroup(first.id, first.about, first.ask, first.choices, first.answer, listed)
    common = [choice for choice in first.choices if all(choice.answer in other.offered for other in members)]
    ask = SENTENCES["together"][first.kind].format(count=len(members), topic=first.topic)
    all_the_same = {question.answer for question in members}
    return QuestionGroup(
        id=id_,
        about=f"{len(members)} chỗ",
        ask=f"{ask}. Trả lời chung cho cả danh sách, hoặc trả lời từng chỗ",
        choices=tuple(common),
        answer=first.answer if len(all_the_same) == 1 and first.answer in [c.answer for c in common] else "",
        questions=tuple(members),
    )


class QuestionsOpen(CchcError):
    """The import stops here: a person has to say what the file leaves unclear."""

    exit_code = EXIT_QUESTIONS


def render_questions(questions: Iterable[ImportQuestion], report: str, file: str, sha256: str) -> str:
    """The questions file; each answer is to be written after its `answer:`."""
    return render_sheet(
        "questions_file.txt", groups=group_questions(questions), report=report, file=file, sha256=sha256
    )


def read_answers(path: Path, sha256: str) -> dict[str, str]:
    """Answers by the id of their question, through the same gate as every YAML file of the project."""
    if not path.is_file():
        raise UseError(f"Không có tệp câu trả lời “{path.name}”. → Xem lại đường dẫn sau ANSWERS=.")
    faults = Faults()
    # Windows programs end lines their own way and mark UTF-8: neither is the clerk's fault.
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    file = make_file(path.name, data, faults)
    section = open_yaml(file, faults) if file else None
    answers = dict(_answers(section, sha256)) if section else {}
    if faults.problems:
        raise DataError(faults.problems)
    return answers


def _answers(section: ClosedSection, sha256: str) -> Iterator[tuple[str, str]]:
    section.close(("questions",), ("report", "file", "sha256"))
    if section.text("sha256", sha256) != sha256:
        section.problem("sha256", "answers.other_file", section.text("file"))
    for entry in section.sections("questions"):
        entry.close(("id", "answer"), ("about", "ask", "printed", "choices", "list"))
        listed = entry.sections("list") if "list" in entry.values else []
        for part in listed:
            part.close(("id", "answer"), ("about", "ask", "printed", "choices", "row", "sure"))
        for part in (entry, *listed):
            if answer := part.text("answer").strip():
                yield part.text("id"), answer
