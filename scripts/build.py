"""make html: check all data and build the site; the old one stays until the new one is whole."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.build.build_record import BuildRecord
from plugins.cchc.build.builder import build_beside, make_builder
from plugins.cchc.messages.build_account import render_account, render_address
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make html", description="Kiểm tra dữ liệu và dựng trang.")
    parser.add_argument("--output", type=Path, default=ROOT / "output", help="thư mục của trang dựng xong")
    parser.add_argument("--settings", default="pelicanconf.py", help="pelicanconf.py hoặc publishconf.py")
    asked = parser.parse_args(words)
    output = asked.output.absolute()
    print(f"→ dựng trang vào {output}", flush=True)
    record = BuildRecord(ROOT, asked.settings, output)
    account = build_beside(output, make_builder(ROOT, asked.settings, output), record)
    print(render_account(account), render_address(output), sep="\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
