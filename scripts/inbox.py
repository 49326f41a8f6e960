"""make inbox: with DEST= it writes the private repository for office files, with FROM= its workflow reads what came."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from plugins.cchc.desk.inbox import InboxRun, write_inbox
from plugins.cchc.errors import UseError
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make inbox", description="Kho riêng để gửi tệp báo cáo.")
    parser.add_argument("--dest", default="", help="thư mục mới của kho riêng")
    parser.add_argument("--from", dest="inbox", default="", help="bản sao của kho riêng, khi đọc các tệp đã gửi")
    parser.add_argument("--to", dest="out", default="", help="nơi có issues.json và nơi đặt lời của các phiếu")
    parser.add_argument("--root", type=Path, default=ROOT, help="bản sao của kho công khai")
    asked = parser.parse_args(words)
    address = os.environ.get("REPOSITORY_URL", "")
    if asked.inbox and asked.out:
        for line in InboxRun(asked.root, Path(asked.inbox), Path(asked.out), address).run():
            print(f"→ {line}", flush=True)
    elif asked.dest:
        write_inbox(asked.root, Path(asked.dest), address)
        print(f"✓ Đã lập {asked.dest}. → Làm theo README.md ở đó: tạo một kho riêng (private), đẩy lên, lập khóa.")
    else:
        raise UseError(
            "Chưa ghi nơi lập kho riêng. → Ghi DEST=, ví dụ make inbox DEST=../hop-thu REPOSITORY_URL=https://…."
        )
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
