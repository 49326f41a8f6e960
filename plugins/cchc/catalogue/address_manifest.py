"""The manifest of addresses: what was published stays at its address, or a tombstone says what became of it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import CchcError
from ..pages.tombstones import FILE as TOMBSTONES
from ..pages.tombstones import Tombstone, load_tombstones

MANIFEST = "data/addresses.txt"
# Files of released versions and of editions; light pages of their tables.
_LANGUAGE = "(?:[a-z]{2,3}/)?"  # the folder of a language
_PERMANENT = re.compile(
    r"du-lieu/[a-z0-9-]+/\d+\.\d+\.\d+/[^/]+"
    r"|du-lieu/tat-ca/\d{4}-\d\d/[^/]+"
    rf"|{_LANGUAGE}du-lieu/[a-z0-9-]+/\d+\.\d+\.\d+/[^/]+\.nhung\.html"
)
_INDEX = "index.html"
_CURE = f"→ Trả lại trang hoặc tệp ấy, hoặc ghi vào {TOMBSTONES} vì sao địa chỉ không còn."


class LostAddress(CchcError):
    """Published addresses that lead nowhere any more."""


def addresses_of(files: Iterable[str]) -> frozenset[str]:
    """The addresses that a built site promises to keep: its pages, and what has the address of a version."""
    return frozenset(address for file in files for address in _address(file))


def _address(file: str) -> Iterator[str]:
    if file == _INDEX or file.endswith(f"/{_INDEX}"):
        yield "/" + file.removesuffix(_INDEX)
    elif _PERMANENT.fullmatch(file):
        yield "/" + file


def load_manifest(root: Path) -> tuple[str, ...]:
    """In the order of first publication; a missing manifest would let every address go unnoticed."""
    path = root / MANIFEST
    if not path.is_file():
        raise CchcError(f"Thiếu tệp {MANIFEST}. → Lấy lại tệp này từ lịch sử; không được xóa.")
    lines = tuple(path.read_text(encoding="utf-8").splitlines())
    for number, line in enumerate(lines, start=1):
        if not line.startswith("/") or line.strip() != line:
            raise CchcError(f"{MANIFEST}, dòng {number}: “{line[:60]}” không phải là địa chỉ của trang.")
    if len(set(lines)) != len(lines):
        raise CchcError(f"{MANIFEST}: có địa chỉ ghi hai lần. → Trả tệp về như cũ rồi chạy make addresses.")
    return lines


def check_addresses(files: Iterable[str], root: Path) -> Iterator[str]:
    """Faults of a built site, as the other checks say them: lost addresses, and tombstones that are not true."""
    built, known, tombstones = addresses_of(files), load_manifest(root), load_tombstones(root)
    given_up = {address: tombstone for tombstone in tombstones for address in tombstone.addresses.values()}
    for address in known:
        if address in given_up:
            yield from _check_tombstone(given_up[address], address, built)
        elif address not in built:
            yield f"{address}: địa chỉ đã công bố mà nay không còn. {_CURE}"
    for tombstone in tombstones:
        if tombstone.address not in known:
            yield f"{TOMBSTONES}, dòng {tombstone.line}: {tombstone.address} chưa từng được công bố"


def _check_tombstone(tombstone: Tombstone, address: str, built: frozenset[str]) -> Iterator[str]:
    # A page once more at such an address would be overwritten by its own tombstone: the printing refuses that.
    if f"{address.rstrip('/')}/" not in built:
        yield f"{address}: không có trang cho biết vì sao địa chỉ không còn"
    if (new := tombstone.successor) and new not in built:
        yield f"{TOMBSTONES}, dòng {tombstone.line}: {new} không có trong trang, không thay thế được"


def refuse_lost(files: Iterable[str], root: Path) -> None:
    faults = tuple(check_addresses(files, root))
    if faults:
        raise LostAddress("\n".join(faults))


def begin_manifest(files: Iterable[str], root: Path) -> tuple[str, ...]:
    """Writes the manifest of a site that is published for the first time; refuses where there is one."""
    path = root / MANIFEST
    if path.exists():
        raise CchcError(f"{MANIFEST} đã có. → Chạy make addresses, không kèm --first.")
    first = tuple(sorted(addresses_of(files)))
    path.write_text("".join(f"{address}\n" for address in first), encoding="utf-8", newline="\n")
    return first


def add_addresses(files: Iterable[str], root: Path) -> tuple[str, ...]:
    """Append what the built site has and the manifest lacks; what stands there already is left alone."""
    built = frozenset(files)
    refuse_lost(built, root)
    # A tombstone stands at an address that is known already; its folder is no address of its own.
    tombstones = {f"/{path}" for tombstone in load_tombstones(root) for path in tombstone.paths.values()}
    new = tuple(sorted(addresses_of(built) - set(load_manifest(root)) - tombstones))
    if new:
        with (root / MANIFEST).open("a", encoding="utf-8", newline="\n") as manifest:
            manifest.writelines(f"{address}\n" for address in new)
    return new
