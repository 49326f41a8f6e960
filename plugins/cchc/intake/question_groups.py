"""Questions put as few as they can be: those of one kind of doubt are one question with a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model.grouping import grouped
from .doubts import DoubtKind
from .questions import SENTENCES, Choice, ImportQuestion

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
