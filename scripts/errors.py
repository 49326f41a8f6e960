"""make errors: plants seeded errors of each class into the real reports, in memory, and tells how many are noticed."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.errors import UseError
from plugins.cchc.loading import load
from plugins.cchc.messages.commands import Arguments, run_command
from tests.planted.planted_errors import measure_recall

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make errors", description="Cài lỗi vào số liệu, đếm xem phép đối chiếu thấy bao nhiêu.")
    parser.add_argument("--count", type=int, default=200, help="số lỗi mỗi loại")
    count = parser.parse_args(words).count
    if count < 1:
        raise UseError("COUNT phải từ 1 trở lên, ví dụ make errors COUNT=50.")
    for recall in measure_recall(load(ROOT), count):
        share = f"{recall.share:.1%}".replace(".", ",")
        told = f"{recall.told_twice / max(recall.planted, 1):.1%}".replace(".", ",")
        line = f"{recall.noticed:4} trên {recall.planted:4} ({share:>6}; in hai lần {told:>6}) {recall.name}"
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
