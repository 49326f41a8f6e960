"""make clients: lets other programs read the published files, and writes docs/clients.md when all of them can."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from plugins.cchc.errors import CchcError
from plugins.cchc.messages.commands import Arguments, run_command
from plugins.cchc.pages.use_pages import load_programs, render_programs

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = "docs/clients.md"


def main(words: list[str] | None = None) -> int:
    Arguments(prog="make clients").parse_args(words)
    programs = load_programs(ROOT)
    tests = sorted({program.test for program in programs if program.test})
    if subprocess.run([sys.executable, "-m", "pytest", "-q", *tests], cwd=ROOT).returncode:
        raise CchcError(f"Có chương trình không đọc được: xem bên trên. {DOCUMENT} để nguyên.")
    (ROOT / DOCUMENT).write_text(render_programs(programs, "en"), encoding="utf-8", newline="\n")
    print(f"✓ {DOCUMENT}: {len(tests)} chương trình vừa đọc lại các tệp")
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
