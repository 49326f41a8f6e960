"""make bench: builds a made-up collection and prints what a page, a chart and a checked row cost."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from plugins.cchc.benchmark.measure_build import measure, report_lines
from plugins.cchc.errors import UseError
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make bench", description="Dựng một bộ dữ liệu giả và đo.")
    parser.add_argument("--pages", type=int, default=1000, help="số trang đơn vị × kỳ, mỗi trang một bảng 185 dòng")
    pages = parser.parse_args(words).pages
    if pages < 1:
        raise UseError("PAGES phải từ 1 trở lên, ví dụ make bench PAGES=100.")
    print(f"→ {pages} unit × period pages, made up, built from a cold start", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(report_lines(measure(ROOT, Path(folder), pages))))
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
