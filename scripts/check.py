"""make check: read and check all data, or one report, and say everything that is wrong."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from plugins.cchc.messages.commands import Arguments, run_command
from plugins.cchc.messages.output_formats import check_format, render
from plugins.cchc.messages.verdict import make_verdict

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make check", description="Kiểm tra dữ liệu.")
    parser.add_argument("--report", help="chỉ một báo cáo, ví dụ 2019-h1-trung-tam-phuc-vu-hanh-chinh-cong")
    parser.add_argument("--format", default="text", help="text, markdown, json hoặc sarif")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục chứa data/")
    asked = parser.parse_args(words)
    check_format(asked.format)
    verdict = make_verdict(asked.root, asked.report, _say)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(render(verdict, asked.format, asked.root, colour), end="", flush=True)
    return verdict.exit_code


def _say(message: str) -> None:
    """Progress goes beside the verdict, so that the verdict can be piped."""
    print(f"→ {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(run_command(main))
