"""content/tombstones.csv: addresses that were given up, why, when, and what took their place."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import CchcError
from ..pages.links import in_every_language, language_of
from ..words.catalogue import OWN_LANGUAGE
from ..words.text import LANGS, Text, translations

FILE = "content/tombstones.csv"
_REASONS = {lang: f"reason_{lang}" for lang in LANGS}
COLUMNS = ("address", *_REASONS.values(), "date", "successor")
_ADDRESS = re.compile(r"/(?:[A-Za-z0-9._-]+/)*[A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Tombstone:
    address: str  # without the folder of a language; it stands for the pages of all languages
    reason: Text
    date: str
    successor: str  # empty where nothing took its place
    line: int

    @property
    def addresses(self) -> tuple[str, ...]:
        """In every language."""
        return tuple(f"/{path}" for path in in_every_language(self.address.removeprefix("/"), LANGS).values())

    @property
    def paths(self) -> tuple[str, ...]:
        """Where its pages are printed: a file's address becomes a folder, which servers show by its page."""
        return tuple(f"{address.strip('/')}/" for address in self.addresses)


def load_tombstones(root: Path) -> tuple[Tombstone, ...]:
    """In file order; no file, no tombstones."""
    path = root / FILE
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise CchcError(f"{FILE}: dòng đầu phải là {','.join(COLUMNS)}.")
        tombstones = tuple(_read(row, number) for number, row in enumerate(reader, start=2))
    _refuse_twice(tombstones)
    return tombstones


def _read(row: dict[str, str], line: int) -> Tombstone:
    faults = list(_faults(row))
    if faults:
        raise CchcError(f"{FILE}, dòng {line}: {'; '.join(faults)}.")
    reason = translations({lang: row[column] for lang, column in _REASONS.items()})
    return Tombstone(row["address"], reason, row["date"], row["successor"], line)


def _faults(row: dict[str, str]) -> Iterator[str]:
    if set(row) != set(COLUMNS) or None in row.values():
        yield f"cần đúng {len(COLUMNS)} ô"
        return
    address, successor = row["address"], row["successor"]
    if not _ADDRESS.fullmatch(address) or address == "/" or ".." in address:
        yield f"“{address}” không phải là địa chỉ của trang"
    if language_of(address.removeprefix("/"), LANGS) != OWN_LANGUAGE:
        yield "ghi địa chỉ không có thư mục ngôn ngữ; trang ở các ngôn ngữ khác đi theo"
    if successor and (not _ADDRESS.fullmatch(successor) or successor == address):
        yield f"“{successor}” không thay thế được"
    if missing := [column for column in _REASONS.values() if not row[column].strip()]:
        yield f"thiếu lý do ở cột {', '.join(missing)}"
    if not _is_date(row["date"]):
        yield f"“{row['date']}” không phải là ngày (năm-tháng-ngày)"


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _refuse_twice(tombstones: tuple[Tombstone, ...]) -> None:
    seen: set[str] = set()
    for tombstone in tombstones:
        if tombstone.address in seen:
            raise CchcError(f"{FILE}, dòng {tombstone.line}: {tombstone.address} ghi hai lần.")
        seen.add(tombstone.address)
