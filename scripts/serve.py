"""make serve: preview on a local port, rebuilt when content, data, theme or plugins change."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from plugins.cchc.preview.loop import serve
from plugins.cchc.publishing.builder import build_beside, make_builder
from plugins.cchc.reporting.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make serve", description="Xem thử trang trên máy này.")
    parser.add_argument("--port", type=int, default=8000, help="cổng, mặc định 8000")
    parser.add_argument("--output", type=Path, default=ROOT / "output", help="thư mục của trang dựng xong")
    asked = parser.parse_args(words)
    output = asked.output.absolute()
    rebuild = partial(build_beside, output, make_builder(ROOT, "pelicanconf.py"))
    serve(ROOT, output, asked.port, rebuild)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
