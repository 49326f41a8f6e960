"""make preview: make serve that says first which pages the change at hand touches, by their local addresses."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.messages.commands import run_command
from plugins.cchc.releases.working_tree import find_change, render_change
from scripts.serve import run


def main(words: list[str] | None = None) -> int:
    return run(words, "make preview", _tell)


def _tell(root: Path, address: str) -> str:
    return render_change(find_change(root), address)


if __name__ == "__main__":
    sys.exit(run_command(main))
