"""Enter new released versions into data/ledger.csv: check everything first, then append; old lines are never edited."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plugins.cchc.errors import CchcError
from plugins.cchc.packages import load, write_ledger

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts.ledger", description="Ghi các phiên bản mới vào data/ledger.csv.")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục dự án (mặc định: thư mục này)")
    root = parser.parse_args(arguments).root
    try:
        load(root)
        added = write_ledger(root)
    except CchcError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    for version in added:
        print(f"đã phát hành: {version}")
    if not added:
        print("không có phiên bản mới")
    return 0


if __name__ == "__main__":
    sys.exit(main())
