"""What the desk's two pages hold: files to start with, and one file with its questions and what became of it."""

from collections.abc import Sequence

from ..errors import CchcError, UseError
from ..intake.question_groups import group_questions
from ..intake.questions import DoubtKind, ImportQuestion
from ..intake.sheet_templates import render_sheet
from ..words.catalogue import OWN_LANGUAGE
from .desk_work import DeskWork
from .page_picture import PageCutting, cut_page
from .period_jumps import find_jumps
from .report_draft import pull_request_address

MOST_JUMPS = 30


def render_start(works: Sequence[DeskWork], fault: str = "") -> str:
    return render_sheet("desk_start.html", lang=OWN_LANGUAGE, works=works, fault=fault)


def render_work(work: DeskWork, repository: str) -> str:
    """Questions as long as there are any; then mismatches and the way to a branch; what was sent at the end."""
    try:
        reading = work.read()
    except UseError as error:
        return render_start((), f"{work.state.name}: {error}")
    groups, collection = group_questions(reading.questions), work.task.collection
    ready, fault, draft = not reading.open, "", None
    try:
        draft = work.draft(reading) if ready else None
    except CchcError as error:
        fault = str(error)
    last, jumps = find_jumps(draft.release, draft.collection) if draft else ("", ())
    return render_sheet(
        "desk_work.html",
        lang=OWN_LANGUAGE,
        work=work,
        reading=reading,
        groups=groups,
        collection=collection,
        cut=lambda question: _cut(work, question),
        row_of=_row_anchor,
        fault=fault,
        draft=draft,
        failures=list(zip(draft.failures, draft.problems(), strict=True)) if draft else [],
        last=last,
        jumps=jumps[:MOST_JUMPS],
        more_jumps=max(len(jumps) - MOST_JUMPS, 0),
        address=pull_request_address(repository, work.state.branch) if repository and work.state.branch else "",
    )


def _cut(work: DeskWork, question: ImportQuestion) -> PageCutting | None:
    """The question's cell on the picture of its page, where the file has pages."""
    is_pdf = work.file.suffix.lower() == ".pdf"
    return cut_page(work.file, question.spot) if question.spot is not None and is_pdf else None


def _row_anchor(question: ImportQuestion) -> str:
    """Where the review sheet shows the row."""
    is_there = question.row and question.kind != DoubtKind.MISSING
    return f"#{question.id.split('/')[0]}-{question.row}" if is_there else ""
