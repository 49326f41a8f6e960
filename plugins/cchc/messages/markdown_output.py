"""The verdict as a comment under a merge request."""

from __future__ import annotations

from ..errors import Problem
from .finding_words import LABELS, by_file, finding_words, number, place_in_file, problem_words
from .markdown import bullets, heading, plain, table
from .verdict import Verdict


def render_markdown(verdict: Verdict) -> str:
    return "\n".join(_refused(verdict) if verdict.problems else _passed(verdict)) + "\n"


def _refused(verdict: Verdict) -> list[str]:
    lines = heading(2, f"✗ {number(len(verdict.problems))} lỗi trong {number(verdict.files)} tệp")
    for file, problems in by_file(verdict.problems):
        lines += [*heading(3, plain(file)), *(_bullet(problem) for problem in problems), ""]
    return lines[:-1]


def _bullet(problem: Problem) -> str:
    return f"- **{plain(place_in_file(problem))}**: {plain(problem_words(problem))} → {plain(problem.cure)}"


def _passed(verdict: Verdict) -> list[str]:
    counts = [(LABELS[name], number(count)) for name, count in verdict.counts.items()]
    lines = [*heading(2, "✓ Dữ liệu đạt"), *table(("Nội dung", "Số lượng"), counts, numeric=("Số lượng",))]
    if verdict.findings:
        lines += ["", *heading(3, "Chỗ lệch đã có lời giải thích"), *bullets(map(finding_words, verdict.findings))]
    return lines
