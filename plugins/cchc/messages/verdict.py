"""The verdict on the data: all problems, or what was read and what the checks answered; and the words that all its
forms share.
"""

import difflib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path

from ..edition import Edition, Say, assemble
from ..errors import EXIT_DATA, DataError, Problem, UseError, printable
from ..model.findings import Finding


def by_file(problems: tuple[Problem, ...]) -> Iterator[tuple[str, list[Problem]]]:
    """Problems come sorted by file."""
    for file, group in groupby(problems, key=lambda problem: problem.file):
        yield printable(file), list(group)


def problem_words(problem: Problem) -> str:
    """What is wrong, and what stands there."""
    return f"{problem.message} (đang ghi: “{problem.value}”)" if problem.value else problem.message


def finding_words(finding: Finding) -> str:
    result = finding.result
    what = f"in {result.printed}, tính ra {result.expected}" if result.expected else result.title.first
    return f"{result.report}, {result.check}, {result.place}: {what} ({finding.explanation.status})"


def plain_finding(finding: Finding) -> dict[str, str]:
    result = finding.result
    about = {name: getattr(result, name) for name in ("report", "version", "check", "place", "printed", "expected")}
    return {**about, "status": finding.explanation.status, "text": finding.explanation.text.first}


def write_json(value: object) -> str:
    # A file's name may hold bytes that are no text: as an escape they leave the rest readable.
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


Assemble = Callable[[Path, str | None, Say], Edition]
_ASSEMBLE = partial(assemble, processes=len(os.sched_getaffinity(0)))


@dataclass(frozen=True)
class Verdict:
    problems: tuple[Problem, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)  # empty where the data are refused
    findings: tuple[Finding, ...] = ()

    @property
    def exit_code(self) -> int:
        return EXIT_DATA if self.problems else 0

    @property
    def files(self) -> int:
        return len({problem.file for problem in self.problems})


def make_verdict(root: Path, report: str | None, say: Say, read: Assemble = _ASSEMBLE) -> Verdict:
    """Read and check everything, or one report of those there are."""
    if report is not None:
        check_known(report, report_ids(root))
    try:
        edition = read(root, report, say)
    except DataError as error:
        return Verdict(problems=error.problems)
    return Verdict(counts=count_edition(edition), findings=edition.findings)


def count_edition(edition: Edition) -> dict[str, int]:
    kinds = edition.tally.by_kind
    return {
        **asdict(edition.collection.counts),
        "checks": edition.tally.total(),
        "confirmed": kinds["confirmed"],
        "in_range": kinds["in_range"],
        "failed": kinds["error"] + kinds["remark"],
        "known": len(edition.findings),
        "not_applicable": kinds["not_applicable"],
    }


def report_ids(root: Path) -> tuple[str, ...]:
    """The names of the reports, for a mistyped one; what is in them is for `loading` to read."""
    folder = root / "data" / "reports"
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir())) if folder.is_dir() else ()


def check_known(report: str, known: tuple[str, ...]) -> None:
    if report in known:
        return
    near = ", ".join(difflib.get_close_matches(report, known, n=3, cutoff=0.3) or known) or "chưa có báo cáo nào"
    raise UseError(f"Không có báo cáo “{report}”. Gần nhất: {near}." if report else f"Thiếu REPORT: chọn trong {near}.")


def render_edition(edition: Edition) -> str:
    """What was read and checked, while the build goes on."""
    return (
        "{packages} gói, {tables} bảng, {rows} dòng, {cells} ô; {checks} phép đối chiếu, {failed} lệch đã biết"
    ).format(**count_edition(edition))
