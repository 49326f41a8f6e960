"""make pull-request BASE=… [HEAD=…]: the rules, the findings and every change of a pull request, as Markdown."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.messages.commands import Arguments, run_command
from plugins.cchc.releases.pull_request_review import make_review, render_summary

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make pull-request", description="Xem một pull request: quy tắc, lỗi, ô đổi, trang đổi.")
    parser.add_argument("--base", default="", help="nhánh hoặc bản gốc, ví dụ origin/main")
    parser.add_argument("--head", default="HEAD", help="bản đề nghị nhập, mặc định HEAD")
    parser.add_argument("--summary", type=Path, help="viết thêm bản tóm tắt vào cuối tệp này")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục của kho")
    asked = parser.parse_args(words)
    review = make_review(asked.root, asked.base, asked.head, _say)
    summary = render_summary(review)
    print(summary, end="", flush=True)
    if asked.summary:
        with asked.summary.open("a", encoding="utf-8") as file:
            file.write(summary)
    return review.exit_code


def _say(message: str) -> None:
    """Progress goes beside the summary, so that the summary can be piped."""
    print(f"→ {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(run_command(main))
