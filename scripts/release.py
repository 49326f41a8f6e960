"""make release: check everything, enter new versions into the ledger, add their lines to the changelog."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.messages.commands import Arguments, run_command
from plugins.cchc.releases.revise import release

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make release", description="Phát hành các bản mới: kiểm tra, ghi sổ, ghi nhật ký.")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục chứa data/")
    asked = parser.parse_args(words)
    released = release(asked.root, _say)
    for version in released.versions:
        print(f"✓ Đã phát hành {version}: từ nay không tệp nào của bản này được sửa.")
    for line in released.lines:
        print(f"  nhật ký: {line.removeprefix('- ')}")
    if not released.versions and not released.lines:
        print("✓ Không có bản mới: mọi bản đã có trong sổ và nhật ký.")
    return 0


def _say(message: str) -> None:
    print(f"→ {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(run_command(main))
