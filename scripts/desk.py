"""make desk: a local page where a file becomes a report; nothing of it leaves the machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from plugins.cchc.desk.desk_server import DeskServer
from plugins.cchc.errors import UseError
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make desk", description="Bàn nhập báo cáo trên máy này.")
    parser.add_argument("--port", type=int, default=0, help="cổng; để trống là một cổng còn trống")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục của dự án")
    asked = parser.parse_args(words)
    try:
        server = DeskServer(asked.root, asked.port, os.environ.get("REPOSITORY_URL", ""))
    except (OSError, OverflowError) as error:
        raise UseError(f"Không mở được cổng {asked.port}: {error}. → Chọn cổng khác, ví dụ PORT=8001.") from error
    print(f"→ mở {server.address}  (Ctrl-C để dừng)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("→ đã dừng; việc đang làm còn đó", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
