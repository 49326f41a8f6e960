"""The verdict for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from ..model.findings import Finding
from .verdict import Verdict


def render_json(verdict: Verdict) -> str:
    account = {
        "ok": not verdict.problems,
        "problems": [asdict(problem) for problem in verdict.problems],
        "counts": dict(verdict.counts),
        "findings": [plain_finding(finding) for finding in verdict.findings],
    }
    return write_json(account)


def write_json(value: object) -> str:
    # A file's name may hold bytes that are no text: as an escape they leave the rest readable.
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def plain_finding(finding: Finding) -> dict[str, str]:
    result = finding.result
    return {
        "report": result.report,
        "version": result.version,
        "check": result.check,
        "place": result.place,
        "printed": result.printed,
        "expected": result.expected,
        "status": finding.explanation.status,
        "text": finding.explanation.text.first,
    }
