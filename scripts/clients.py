"""make clients: lets other programs read the published files, and writes docs/clients.md when all of them can."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from plugins.cchc.errors import CchcError
from plugins.cchc.messages.commands import Arguments, run_command
from plugins.cchc.pages.use_pages import ClientProgram, load_programs

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = "docs/clients.md"
OPENING = """\
# Programs that read our files

Written by `make clients` from `content/clients.csv`, once the tests named here have passed; the guide for readers shows
the same. A program that is locked in `requirements-dev.txt` runs in the test beside it, in the version given here.
The others were run by hand on the whole published tree; what they need is held by the rule it rests on.

| program | version | asked | result | test |
|---|---|---|---|---|
"""


def render_programs(programs: Iterable[ClientProgram]) -> str:
    """docs/clients.md."""
    lines = (
        f"| {program.name} | {program.version} | {program.asked.in_('en')} | {program.result.in_('en')} "
        f"| {f'`{program.test}`' if program.test else 'by hand'} |"
        for program in programs
    )
    return OPENING + "\n".join(lines) + "\n"


def main(words: list[str] | None = None) -> int:
    Arguments(prog="make clients").parse_args(words)
    programs = load_programs(ROOT)
    tests = sorted({program.test for program in programs if program.test})
    if subprocess.run([sys.executable, "-m", "pytest", "-q", *tests], cwd=ROOT).returncode:
        raise CchcError(f"Có chương trình không đọc được: xem bên trên. {DOCUMENT} để nguyên.")
    (ROOT / DOCUMENT).write_text(render_programs(programs), encoding="utf-8", newline="\n")
    print(f"✓ {DOCUMENT}: {len(tests)} chương trình vừa đọc lại các tệp")
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
