"""The verdict in the forms a command offers: for a terminal, for a comment under a pull request, for programs."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ..errors import UseError
from .finding_words import by_file, count_words, number, place_in_file, plain_finding, problem_words, write_json
from .markdown import render_template
from .sarif_output import render_sarif
from .verdict import Verdict

FORMATS = ("text", "markdown", "json", "sarif")
_RED, _GREEN, _BOLD, _DIM, _END = "\033[31m", "\033[32m", "\033[1m", "\033[2m", "\033[0m"


def check_format(name: str, known: Sequence[str] = FORMATS) -> None:
    if name not in known:
        raise UseError(f"Không có định dạng “{name}”: chọn một trong {', '.join(known)}.")


def render(verdict: Verdict, name: str, root: Path, colour: bool = False) -> str:
    """`root`: where data/ lies, for the form that points into the files."""
    if name == "sarif":
        return render_sarif(verdict, root)
    if name == "markdown":
        return render_template("verdict.md", verdict=verdict)
    return render_json(verdict) if name == "json" else render_text(verdict, colour)


def render_text(verdict: Verdict, colour: bool = False) -> str:
    lines = []
    for file, problems in by_file(verdict.problems):
        lines.append(_dye(file, _BOLD, colour))
        for problem in problems:
            text = f"{place_in_file(problem)}: {problem_words(problem)}"
            code = _dye(f"[{problem.code}]", _DIM, colour)
            lines += [f"  {_dye('✗', _RED, colour)} {text}", f"    → {problem.cure} {code}"]
        lines.append("")
    return "\n".join([*lines, *_closing(verdict, colour)]) + "\n"


def _closing(verdict: Verdict, colour: bool) -> list[str]:
    if verdict.problems:
        count = f"{number(len(verdict.problems))} lỗi trong {number(verdict.files)} tệp"
        return [f"{_dye(f'✗ {count}', _RED, colour)}: sửa xong hãy chạy lại make check."]
    counts = verdict.counts
    return [
        f"{_dye('✓ Dữ liệu đạt', _GREEN, colour)}: {count_words(counts, 'packages', 'tables', 'rows', 'cells')}.",
        f"  {count_words(counts, 'checks')}: {count_words(counts, 'confirmed', 'in_range', 'failed', 'not_applicable')}"
        f"; {count_words(counts, 'known')}.",
    ]


def _dye(text: str, dye: str, colour: bool) -> str:
    return f"{dye}{text}{_END}" if colour else text


def render_json(verdict: Verdict) -> str:
    account = {
        "ok": not verdict.problems,
        "problems": [asdict(problem) for problem in verdict.problems],
        "counts": dict(verdict.counts),
        "findings": [plain_finding(finding) for finding in verdict.findings],
    }
    return write_json(account)
