"""The questions file beside a report, and the answers in it read back."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import CchcError, DataError, UseError
from ..loading.closed_reading import ClosedSection
from ..loading.read_files import Faults, make_file
from ..loading.structure_check import open_yaml
from .question_groups import group_questions
from .questions import ImportQuestion
from .sheet_templates import render_sheet

EXIT_QUESTIONS = 2


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
