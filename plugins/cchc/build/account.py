"""build.json: what was built, for the summary, for the verification, for anyone who rebuilds it."""

import json
from pathlib import Path

from ..messages.build_summary import FILE_NAME
from ..messages.verdict import count_edition
from .site_build import SiteBuild


def write_account(build: SiteBuild, output: Path) -> None:
    account = {
        "edition": build.edition.name,
        **dict.fromkeys(("packages", "tables", "rows", "cells"), 0),  # these first, then the figures
        "figures": build.edition.store.count_stated(),
        **count_edition(build.edition),
        "pages": sum(1 for _ in output.rglob("*.html")),
        "charts": build.counts["charts"],
        "files": len(build.sizes),
    }
    text = json.dumps(account, ensure_ascii=False, indent=2) + "\n"
    (output / FILE_NAME).write_text(text, encoding="utf-8")
