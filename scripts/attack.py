"""make attack: seeded attacks in their long form, printed with their seed and written into docs/trust.md."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.errors import UseError
from plugins.cchc.messages.commands import Arguments, run_command
from tests.benchmark.performance_page import machine_words
from tests.planted.attack import run_attacks

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "tests" / "planted" / "trust.md"


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make attack", description="Thử phá trang bằng nhiều cách, ghi docs/trust.md.")
    parser.add_argument("--count", type=int, default=500, help="số lần thử của mỗi cách")
    parser.add_argument("--seed", type=int, default=2026, help="số gieo: cùng số thì cùng phép thử")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "trust.md", help="tệp được viết")
    asked = parser.parse_args(words)
    if asked.count < 1:
        raise UseError("COUNT phải từ 1 trở lên, ví dụ make attack COUNT=50.")
    told = run_attacks(asked.seed, asked.count, lambda line: print(line, flush=True))
    parts = "".join(f"\n## {heading}\n\n```text\n{chr(10).join(lines)}\n```\n" for heading, lines in told.items())
    about = {"asked": f" COUNT={asked.count}", "seed": asked.seed, "machine": machine_words(), "parts": parts}
    asked.page.write_text(PAGE.read_text("utf-8").rstrip("\n").format(**about), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
