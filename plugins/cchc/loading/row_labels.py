"""What a person sees at a problem's place: the label that stands in its row, the heading printed above its column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..errors import Problem
from .faults import shortened
from .structure_check import StructureJob


def add_row_labels(problems: Iterable[Problem], jobs: Iterable[StructureJob]) -> tuple[Problem, ...]:
    """The problems, those in tables that could be read with label and heading."""
    by_path = {job.sheet.path: job for job in jobs}
    return tuple(_signposted(problem, by_path) for problem in problems)


def _signposted(problem: Problem, jobs: Mapping[str, StructureJob]) -> Problem:
    job = jobs.get(problem.file)
    if job is None:
        return problem
    headings = {column.name: column.title.first for column in job.shape.columns}
    return replace(problem, label=_label(job, problem.row), heading=headings.get(problem.column, ""))


def _label(job: StructureJob, row: int | None) -> str:
    at = (row or 0) - 2  # the header is row 1
    if "label" not in job.sheet.header or not 0 <= at < len(job.sheet.rows):
        return ""
    return shortened(job.sheet.rows[at][job.sheet.header.index("label")])
