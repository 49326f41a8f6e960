"""Files of tasks, kept until what they were told from, or what is no report, changes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from .asked_edition import Answers, Asked, Question, digest
from .made_files import MadeFiles, Task, join_files


class _Values(Protocol):
    """Where values are kept that prove themselves."""

    def get(self, place: str, key: str) -> Any: ...

    def put(self, place: str, key: str, value: object) -> bool: ...


@dataclass(frozen=True)
class Part:
    """Files of a task that are told from a value: made anew only where the value is another."""

    name: str
    value: object
    make: Task


@dataclass(frozen=True)
class _KeptTask:
    questions: Mapping[Question, str]  # all that was asked of the reports, and the word for each answer
    parts: Mapping[str, tuple[str, MadeFiles]]  # by name; the word for the value


@dataclass(frozen=True)
class KeptFiles:
    values: _Values
    inputs: str  # digest of everything the build depends on but the reports

    def keep(self, name: str, asked: object, task: Task) -> MadeFiles:
        """The task's files; it is carried out only where it has not been for the same answers."""
        key = f"{self.inputs} {digest(asked)}"
        made = self.values.get(name, key)
        if made is None:
            made = _whole(task())
            self.values.put(name, key, made)
        return made

    def keep_asked(self, name: str, answers: Answers, make: Callable[[Asked], Iterable[Part]]) -> MadeFiles:
        """The files of the task's parts; not even asked for where all that it asked is answered as it was."""
        kept: _KeptTask | None = self.values.get(name, self.inputs)
        if kept is None or any(answers[question] != told for question, told in kept.questions.items()):
            asked, before = Asked(answers), kept.parts if kept else {}
            parts = {part.name: _made(part, before.get(part.name)) for part in make(asked)}
            kept = _KeptTask(asked.questions, parts)
            self.values.put(name, self.inputs, kept)
        return join_files(made for _, made in kept.parts.values())


def _made(part: Part, before: tuple[str, MadeFiles] | None) -> tuple[str, MadeFiles]:
    word = digest(part.value)
    return before if before and before[0] == word else (word, _whole(part.make()))


def _whole(made: MadeFiles) -> MadeFiles:
    """Its files in memory, as they are kept."""
    return replace(made, files=dict(made.files))
