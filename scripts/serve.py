"""make serve: the site on a local port, rebuilt when content, data, theme or plugins change."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from plugins.cchc.build.build_record import BuildRecord
from plugins.cchc.build.builder import build_beside, make_builder
from plugins.cchc.build.preview_loop import serve
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "pelicanconf.py"


def main(words: list[str] | None = None) -> int:
    return run(words, "make serve")


def run(words: list[str] | None, name: str, opening: Callable[[Path, str], str] | None = None) -> int:
    """`opening`: what to say first, of the project's root and the address of the local site."""
    parser = Arguments(prog=name, description="Xem thử trang trên máy này.")
    parser.add_argument("--port", type=int, default=8000, help="cổng, mặc định 8000")
    parser.add_argument("--output", type=Path, default=ROOT / "output", help="thư mục của trang dựng xong")
    asked = parser.parse_args(words)
    output = asked.output.absolute()
    builder = make_builder(ROOT, SETTINGS, output)

    def rebuild() -> object:
        return build_beside(output, builder, BuildRecord(ROOT, SETTINGS, output))

    serve(ROOT, output, asked.port, rebuild, partial(opening, ROOT) if opening else None)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
