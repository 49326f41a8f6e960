"""content/tombstones.csv: addresses that were given up, why, when, and what took their place."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import CchcError
from ..words.text import Text, bilingual

FILE = "content/tombstones.csv"
COLUMNS = ("address", "reason_vi", "reason_en", "date", "successor")
_ADDRESS = re.compile(r"/(?:[A-Za-z0-9._-]+/)*[A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Tombstone:
    address: str  # the Vietnamese one; it stands for its English twin as well
    reason: Text
    date: str
    successor: str  # empty where nothing took its place
    line: int

    @property
    def addresses(self) -> tuple[str, str]:
        return self.address, f"/en{self.address}"

    @property
    def paths(self) -> tuple[str, str]:
        """Where its pages are printed: a file's address becomes a folder, which servers show by its page."""
        path = f"{self.address.strip('/')}/"
        return path, f"en/{path}"


def load_tombstones(root: Path) -> tuple[Tombstone, ...]:
    """In file order; no file, no tombstones."""
    path = root / FILE
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise CchcError(f"{FILE}: dòng đầu phải là {','.join(COLUMNS)}.")
        stones = tuple(_read(row, number) for number, row in enumerate(reader, start=2))
    _refuse_twice(stones)
    return stones


def _read(row: dict[str, str], line: int) -> Tombstone:
    faults = list(_faults(row))
    if faults:
        raise CchcError(f"{FILE}, dòng {line}: {'; '.join(faults)}.")
    return Tombstone(row["address"], bilingual(row["reason_vi"], row["reason_en"]), row["date"], row["successor"], line)


def _faults(row: dict[str, str]) -> Iterator[str]:
    if set(row) != set(COLUMNS) or None in row.values():
        yield f"cần đúng {len(COLUMNS)} ô"
        return
    address, successor = row["address"], row["successor"]
    if not _ADDRESS.fullmatch(address) or address == "/" or ".." in address:
        yield f"“{address}” không phải là địa chỉ của trang"
    if address.startswith("/en/"):
        yield "ghi địa chỉ tiếng Việt; trang tiếng Anh đi theo"
    if successor and (not _ADDRESS.fullmatch(successor) or successor == address):
        yield f"“{successor}” không thay thế được"
    if not row["reason_vi"].strip() or not row["reason_en"].strip():
        yield "thiếu lý do bằng tiếng Việt hoặc tiếng Anh"
    if not _is_date(row["date"]):
        yield f"“{row['date']}” không phải là ngày (năm-tháng-ngày)"


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _refuse_twice(stones: tuple[Tombstone, ...]) -> None:
    seen: set[str] = set()
    for stone in stones:
        if stone.address in seen:
            raise CchcError(f"{FILE}, dòng {stone.line}: {stone.address} ghi hai lần.")
        seen.add(stone.address)
