"""make docs: writes what is generated: rules.md and the picture of the rooms in docs/; CODEOWNERS."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from plugins.cchc.messages.commands import Arguments, run_command
from tests.docs.code_owners import render_code_owners
from tests.docs.rule_page import make_rule_page
from tests.rooms.house import ARROWS
from tests.rooms.picture import draw_rooms

ROOT = Path(__file__).resolve().parent.parent


def make_files(root: Path) -> Mapping[str, str]:
    """Each generated file with its text; empty where the file shall not be there."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return {
        "docs/rules.md": make_rule_page(),
        "docs/pictures/rooms.svg": draw_rooms(ARROWS),
        ".github/CODEOWNERS": render_code_owners(settings["tool"]["owners"]),
    }


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make docs", description="Viết lại những tệp tài liệu được sinh ra từ mã.")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục dự án")
    root = parser.parse_args(words).root
    for name, text in make_files(root).items():
        if text:
            (root / name).write_text(text, "utf-8", newline="\n")
        else:
            (root / name).unlink(missing_ok=True)
        print(f"✓ {name}" if text else f"✓ {name}: không có, vì chưa ghi ai")
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
