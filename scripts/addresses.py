"""make addresses: after a release, enter the new addresses of the built site into data/addresses.txt."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.build.build_record import list_files
from plugins.cchc.catalogue.addresses import MANIFEST, add_addresses, begin_manifest
from plugins.cchc.errors import UseError
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make addresses", description="Ghi các địa chỉ mới vào data/addresses.txt.")
    parser.add_argument("--site", type=Path, default=ROOT / "output", help="thư mục của trang dựng xong")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục dự án")
    parser.add_argument("--first", action="store_true", help="lập tệp lần đầu, trước lần công bố đầu tiên")
    asked = parser.parse_args(words)
    if not (asked.site / "index.html").is_file():
        raise UseError(f"Không có trang dựng xong ở {asked.site}. → Chạy make html trước.")
    add = begin_manifest if asked.first else add_addresses
    added = add(list_files(asked.site), asked.root)
    print(f"✓ {MANIFEST}: thêm {len(added)} địa chỉ" if added else f"{MANIFEST}: không có địa chỉ mới")
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
