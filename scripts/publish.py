"""make publish DEST=…: build beside, verify the built tree against the data, then swap a symbolic link."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from plugins.cchc.build.builder import make_builder
from plugins.cchc.build.numbered_builds import check_dest, publish
from plugins.cchc.build.publish_answers import check_answers
from plugins.cchc.build.verify import verify
from plugins.cchc.edition import assemble
from plugins.cchc.loading.read_portal import portal_of
from plugins.cchc.messages.build_account import read_account, render_account
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make publish", description="Dựng, kiểm tra và xuất bản trang.")
    parser.add_argument("--dest", default="", help="liên kết sẽ trỏ tới bản mới")
    asked = parser.parse_args(words)
    portal, today = portal_of(ROOT), datetime.now(UTC).date().isoformat()
    check_dest(Path(asked.dest))
    check_answers(portal, os.environ.get("REPOSITORY_URL", ""), today)
    folder = publish(Path(asked.dest), make_builder(ROOT, "publishconf.py"), _verify)
    print(render_account(read_account(folder)), flush=True)
    print(f"✓ Đã xuất bản: {asked.dest} → {folder}", flush=True)
    if not os.environ.get("SITEURL"):
        print("! SITEURL để trống: mã nhúng, nguồn tin, trích dẫn không có địa chỉ đầy đủ của trang.", flush=True)
    if addresses := " ".join(dict.fromkeys(service.address for service in portal.services)):
        print(f"! Liên kết ra ngoài không được mở thử khi dựng. Mở thử bằng: curl -sSfIL {addresses}", flush=True)
    return 0


def _verify(site: Path) -> None:
    print("→ kiểm tra bản dựng với dữ liệu", flush=True)
    addresses = (os.environ.get(name, "") for name in ("SITEURL", "REPOSITORY_URL"))
    verify(site, assemble(ROOT), ROOT, *addresses)


if __name__ == "__main__":
    sys.exit(run_command(main))
