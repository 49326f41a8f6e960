"""The verdict for a terminal: grouped by file, coloured only where a person looks."""

from __future__ import annotations

from ..errors import Problem
from .finding_words import by_file, count_words, number, place_in_file, problem_words
from .verdict import Verdict

_RED, _GREEN, _BOLD, _DIM, _END = "\033[31m", "\033[32m", "\033[1m", "\033[2m", "\033[0m"


def render_text(verdict: Verdict, colour: bool = False) -> str:
    lines = []
    for file, problems in by_file(verdict.problems):
        lines.append(_dye(file, _BOLD, colour))
        for problem in problems:
            lines += _problem_lines(problem, colour)
        lines.append("")
    return "\n".join([*lines, *_closing(verdict, colour)]) + "\n"


def _problem_lines(problem: Problem, colour: bool) -> list[str]:
    text = f"  {_dye('✗', _RED, colour)} {place_in_file(problem)}: {problem_words(problem)}"
    return [text, f"    → {problem.cure} {_dye(f'[{problem.code}]', _DIM, colour)}"]


def _closing(verdict: Verdict, colour: bool) -> list[str]:
    if verdict.problems:
        count = f"{number(len(verdict.problems))} lỗi trong {number(verdict.files)} tệp"
        return [f"{_dye(f'✗ {count}', _RED, colour)}: sửa xong hãy chạy lại make check."]
    counts = verdict.counts
    return [
        f"{_dye('✓ Dữ liệu đạt', _GREEN, colour)}: {count_words(counts, 'packages', 'tables', 'rows', 'cells')}.",
        f"  {count_words(counts, 'checks')}: {count_words(counts, 'passed', 'failed', 'not_applicable')}"
        f"; {count_words(counts, 'known')}.",
    ]


def _dye(text: str, dye: str, colour: bool) -> str:
    return f"{dye}{text}{_END}" if colour else text
