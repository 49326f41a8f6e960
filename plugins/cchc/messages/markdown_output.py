"""The verdict as a comment under a merge request."""

from __future__ import annotations

import re

from ..errors import Problem
from .finding_words import LABELS, by_file, finding_words, number, place_in_file
from .verdict import Verdict

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def render_markdown(verdict: Verdict) -> str:
    return "\n".join(_refused(verdict) if verdict.problems else _passed(verdict)) + "\n"


def _refused(verdict: Verdict) -> list[str]:
    lines = [f"## ✗ {number(len(verdict.problems))} lỗi trong {number(verdict.files)} tệp", ""]
    for file, problems in by_file(verdict.problems):
        lines += [f"### {_plain(file)}", "", *(_bullet(problem) for problem in problems), ""]
    return lines[:-1]


def _bullet(problem: Problem) -> str:
    found = f" (đang ghi: “{_plain(problem.value)}”)" if problem.value else ""
    return f"- **{_plain(place_in_file(problem))}**: {_plain(problem.message)}{found} → {_plain(problem.cure)}"


def _passed(verdict: Verdict) -> list[str]:
    lines = ["## ✓ Dữ liệu đạt", "", "| Nội dung | Số lượng |", "|---|---:|"]
    lines += [f"| {LABELS[name]} | {number(count)} |" for name, count in verdict.counts.items()]
    if verdict.findings:
        lines += ["", "### Chỗ lệch đã có lời giải thích", ""]
        lines += [f"- {_plain(finding_words(finding))}" for finding in verdict.findings]
    return lines


def _plain(text: str) -> str:
    """Values come from contributed files: they must stay words, not become markup."""
    return _SIGNS.sub(r"\\\1", text)
