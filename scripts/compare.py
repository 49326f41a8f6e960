"""make compare: every changed cell between two versions of a report, what moves with it, the least version bump."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.messages.commands import Arguments, run_command
from plugins.cchc.messages.output_formats import check_format
from plugins.cchc.messages.verdict import check_known, report_ids
from plugins.cchc.pages.change_views import moved_pages
from plugins.cchc.pages.links import Links
from plugins.cchc.releases.compare import FORMS, compare, render

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make compare", description="So hai bản của một báo cáo, từng ô một.")
    parser.add_argument("--report", default="", help="báo cáo, ví dụ 2023-q1-huyen-long-phu")
    parser.add_argument("--from", dest="old", default="", help="bản cũ, mặc định bản ngay trước")
    parser.add_argument("--to", dest="new", default="", help="bản mới, mặc định bản cuối")
    parser.add_argument("--format", default="text", help="text, markdown hoặc json")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục chứa data/")
    asked = parser.parse_args(words)
    check_format(asked.format, FORMS)
    check_known(asked.report, report_ids(asked.root))
    found = compare(asked.root, asked.report, asked.old, asked.new)
    pages = moved_pages(Links("vi", found.units_over_time), found.collection.references, found.changes, found.measures)
    print(render(found, pages, asked.format), end="", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
