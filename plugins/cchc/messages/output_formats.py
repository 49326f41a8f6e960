"""The verdict in the forms a command offers: for a terminal, for a comment under a pull request, for programs; SARIF
2.1.0, which editors and code-review services read, tells the same facts as the JSON form.
"""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from urllib.parse import quote

from ..errors import Problem, UseError
from ..model.findings import Finding
from ..words.catalogue import OWN_LANGUAGE
from .build_account import WORDS
from .markdown import render_template
from .verdict import Verdict, finding_words, plain_finding, problem_words, write_json

FORMATS = ("text", "markdown", "json", "sarif")
_DYES = {"red": "\033[31m", "green": "\033[32m", "bold": "\033[1m", "dim": "\033[2m"}
_END = "\033[0m"


def check_format(name: str, known: Sequence[str] = FORMATS) -> None:
    if name not in known:
        raise UseError(f"Không có định dạng “{name}”: chọn một trong {', '.join(known)}.")


def render(verdict: Verdict, name: str, root: Path, colour: bool = False) -> str:
    """`root`: where data/ lies, for the form that points into the files."""
    if name == "sarif":
        return render_sarif(verdict, root)
    if name == "markdown":
        return render_template("verdict.md", verdict=verdict)
    if name == "json":
        return render_json(verdict)
    return render_template(
        "verdict.txt", verdict=verdict, dye={name: _dye(code * colour) for name, code in _DYES.items()}
    )


def _dye(code: str) -> Callable[[str], str]:
    return lambda text: f"{code}{text}{_END if code else ''}"


def render_json(verdict: Verdict) -> str:
    account = {
        "ok": not verdict.problems,
        "problems": [asdict(problem) for problem in verdict.problems],
        "counts": dict(verdict.counts),
        "findings": [plain_finding(finding) for finding in verdict.findings],
    }
    return write_json(account)


UNKNOWN = "Dữ liệu có lỗi"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KNOWN = "finding.known"  # a mismatch that stands in the paper and is explained: nothing to mend
_HELP = "Cách sửa ghi ở từng lỗi; dữ liệu phải viết thế nào thì xem data/README.md."
_Json = dict[str, object]
_CELL = re.compile(r'("(?:[^"]|"")*"|[^,]*)(?:,|$)')  # a cell never spans lines
Span = tuple[int, int]  # first letter, and the one after the last; the line's first letter is 1


def render_sarif(verdict: Verdict, root: Path) -> str:
    """`root`: where the files lie, to find at which letter of its line a cell begins."""
    places = CellPlaces(root)
    results = [_problem(problem, places) for problem in verdict.problems]
    results += [_finding(finding) for finding in verdict.findings]
    codes = dict.fromkeys(str(result["ruleId"]) for result in results)
    rules = [_rule(code) for code in codes]
    for result in results:
        result["ruleIndex"] = list(codes).index(str(result["ruleId"]))
    run = {
        "tool": {"driver": {"name": "cchc make check", "language": OWN_LANGUAGE, "rules": rules}},
        "language": OWN_LANGUAGE,
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "exitCode": verdict.exit_code}],
        "properties": {"ok": not verdict.problems, "counts": dict(verdict.counts)},
        "results": results,
    }
    return write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> _Json:
    known = ("Chỗ lệch đã ghi trong data/findings/: không phải sửa gì", "note")
    title, level = known if code == _KNOWN else (family_of(code), "error")
    return {
        "id": code,
        "shortDescription": {"text": f"{title}."},
        "help": {"text": _HELP},
        "defaultConfiguration": {"level": level},
    }


def family_of(code: str) -> str:
    """The title that its first word names; what to do stands with each problem."""
    return WORDS.get(("family of problems", code.partition(".")[0]), UNKNOWN)


def _problem(problem: Problem, places: "CellPlaces") -> _Json:
    text = f"{problem.place or 'cả tệp'}: {problem_words(problem)}. → {problem.cure}"
    region, span = {}, None
    if problem.row is not None:
        region, span = {"startLine": problem.row}, places.find(problem.file, problem.row, problem.column)
    if span:
        region |= {"startColumn": span[0], "endColumn": span[1]}
    return {
        "ruleId": problem.code,
        "level": "error",
        "message": {"text": text},
        "locations": [_location(problem.file, region)],
        "properties": asdict(problem),
    }


def _finding(finding: Finding) -> _Json:
    explanation = finding.explanation
    file = explanation.file or f"data/findings/{finding.result.report}.yaml"
    return {
        "ruleId": _KNOWN,
        "level": "note",
        "message": {"text": f"{finding_words(finding)}: {explanation.text.first}"},
        "locations": [_location(file, {"startLine": explanation.line} if explanation.line else {})],
        "properties": plain_finding(finding),
    }


def _location(file: str, region: dict[str, int]) -> _Json:
    # The names of broken files may hold anything: a location is a URI, relative to the repository's root.
    physical: _Json = {"artifactLocation": {"uri": quote(file, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}}
    return {"physicalLocation": {**physical, **({"region": region} if region else {})}}


class CellPlaces:
    """Reads a table again only when one of its cells is to be shown; answers None wherever the file is not plain."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines = cache(self._read)

    def find(self, file: str, row: int, column: str) -> Span | None:
        lines = self._lines(file) if column and file.endswith(".csv") else ()
        if not 1 <= row <= len(lines):
            return None
        header = next(csv.reader(lines[:1]), [])
        spans = _spans(lines[row - 1])
        at = header.index(column) if column in header else len(spans)
        return spans[at] if at < len(spans) else None

    def _read(self, file: str) -> tuple[str, ...]:
        try:
            return tuple((self._root / file).read_text("utf-8").split("\n"))
        except (OSError, ValueError):
            return ()


def _spans(line: str) -> list[Span]:
    """The spans of the line's cells, quotes included."""
    spans = [(cell.start(1) + 1, cell.end(1) + 1) for cell in _CELL.finditer(line)]
    # At the end of the line the pattern fits once more, which is a cell of its own only behind a comma.
    return spans if not line or line.endswith(",") else spans[:-1]
