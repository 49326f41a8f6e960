"""build.json: what was built, for the summary, for the verification, for anyone who rebuilds it."""

from __future__ import annotations

import json

from ..messages.build_summary import FILE_NAME
from .site_build import SiteBuild


def write_account(build: SiteBuild) -> None:
    counts, results = build.edition.collection.counts, build.edition.results
    answers = {
        answer: sum(result.answer == answer for result in results) for answer in ("pass", "fail", "not_applicable")
    }
    account = {
        "edition": build.edition.name,
        "packages": counts.packages,
        "tables": counts.tables,
        "rows": counts.rows,
        "cells": counts.cells,
        "figures": len(build.edition.store),
        "checks": len(results),
        "passed": answers["pass"],
        "failed": answers["fail"],
        "known": len(build.edition.findings),
        "not_applicable": answers["not_applicable"],
        "pages": sum(1 for _ in build.output.rglob("*.html")),
        "charts": build.timings.count("charts"),
        "files": len(build.sizes),
    }
    text = json.dumps(account, ensure_ascii=False, indent=2) + "\n"
    (build.output / FILE_NAME).write_text(text, encoding="utf-8")
