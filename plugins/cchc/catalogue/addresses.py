"""Addresses: what was published stays where it is, or a tombstone says why it was given up and what took its place."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import CchcError
from ..pages.links import in_every_language, language_of
from ..pages.models import Fact, Link, Page, PageSection, plain_lead
from ..pages.page_context import PageContext
from ..words.catalogue import OWN_LANGUAGE
from ..words.text import Lang, Translations, translations

TOMBSTONES = "content/tombstones.csv"
_REASON = "reason_"  # and the language: one column for each
_ADDRESS = re.compile(r"/(?:[A-Za-z0-9._-]+/)*[A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Tombstone:
    address: str  # without the folder of a language; it stands for the pages of all languages
    reason: Translations
    date: str
    successor: str  # empty where nothing took its place
    line: int

    @property
    def addresses(self) -> Mapping[Lang, str]:
        """In every language that the reason is given in."""
        languages = (lang for lang, _ in self.reason.by_lang)
        pages = in_every_language(self.address.removeprefix("/"), languages)
        return {lang: f"/{page}" for lang, page in pages.items()}

    @property
    def paths(self) -> Mapping[Lang, str]:
        """Where its pages are printed: a file's address becomes a folder, which servers show by its page."""
        return {lang: f"{address.strip('/')}/" for lang, address in self.addresses.items()}


def load_tombstones(root: Path) -> tuple[Tombstone, ...]:
    """In file order; no file, no tombstones."""
    path = root / TOMBSTONES
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        columns = tuple(reader.fieldnames or ())
        reasons = tuple(column for column in columns if column.startswith(_REASON))
        if not reasons or columns != ("address", *reasons, "date", "successor"):
            raise CchcError(f"{TOMBSTONES}: dòng đầu phải là address,{_REASON}<ngôn ngữ>,…,date,successor.")
        tombstones = tuple(_read(row, number) for number, row in enumerate(reader, start=2))
    first = {tombstone.address: tombstone for tombstone in reversed(tombstones)}
    for tombstone in tombstones:
        if first[tombstone.address] is not tombstone:
            raise CchcError(f"{TOMBSTONES}, dòng {tombstone.line}: {tombstone.address} ghi hai lần.")
    return tombstones


def _read(row: dict[str, str], line: int) -> Tombstone:
    faults = list(_faults(row))
    if faults:
        raise CchcError(f"{TOMBSTONES}, dòng {line}: {'; '.join(faults)}.")
    reasons = {column.removeprefix(_REASON): words for column, words in row.items() if column.startswith(_REASON)}
    return Tombstone(row["address"], translations(reasons), row["date"], row["successor"], line)


def _faults(row: dict[str, str]) -> Iterator[str]:
    if None in row or None in row.values():
        yield f"cần đúng {len([column for column in row if column])} ô"
        return
    address, successor = row["address"], row["successor"]
    if not _ADDRESS.fullmatch(address) or address == "/" or ".." in address:
        yield f"“{address}” không phải là địa chỉ của trang"
    reasons = [column for column in row if column.startswith(_REASON)]
    if language_of(address.removeprefix("/"), [each.removeprefix(_REASON) for each in reasons]) != OWN_LANGUAGE:
        yield "ghi địa chỉ không có thư mục ngôn ngữ; trang ở các ngôn ngữ khác đi theo"
    if successor and (not _ADDRESS.fullmatch(successor) or successor == address):
        yield f"“{successor}” không thay thế được"
    if missing := [column for column in reasons if not row[column].strip()]:
        yield f"thiếu lý do ở cột {', '.join(missing)}"
    try:
        is_date = date.fromisoformat(row["date"]).isoformat() == row["date"]
    except ValueError:
        is_date = False
    if not is_date:
        yield f"“{row['date']}” không phải là ngày (năm-tháng-ngày)"


def tombstone_page(context: PageContext, path: str, address: str, tombstone: Tombstone) -> Page:
    """Why, since when, and where to look instead; `path` is the page's own, `address` what people had written down."""
    title = context.t("Địa chỉ này không còn dùng")
    about = context.t("Điều gì đã xảy ra với địa chỉ {address}.", address=address)
    facts = (Fact(context.t("Địa chỉ"), address), Fact(context.t("Từ ngày"), context.date(tombstone.date)))
    instead, new = Link(context.t("Trang đầu"), context.links.home()), tombstone.successor.lstrip("/")
    if tombstone.successor:
        # Files are the same in every language and stand outside the folders of the languages.
        is_page = not new or new.endswith("/")
        instead = Link(tombstone.successor, f"{context.links.prefix}{new}" if is_page else new)
    return Page(
        head=context.head(path, f"{title}: {address}", about),
        heading=title,
        lead=plain_lead(context.text(tombstone.reason)),
        sections=(
            PageSection("vi-sao", context.t("Vì sao"), facts=facts),
            PageSection("thay-the", context.t("Xem thay thế"), links=(instead,)),
        ),
        template="tombstone",
    )


MANIFEST = "data/addresses.txt"
# Files of released versions; light pages of their tables.
_LANGUAGE = "(?:[a-z]{2,3}/)?"  # the folder of a language
_PERMANENT = re.compile(
    r"du-lieu/[a-z0-9-]+/\d+\.\d+\.\d+/[^/]+"
    rf"|{_LANGUAGE}du-lieu/[a-z0-9-]+/\d+\.\d+\.\d+/[^/]+\.nhung\.html"
)
_INDEX = re.compile(r"(?:^|(?<=/))index\.html$")
_CURE = f"→ Trả lại trang hoặc tệp ấy, hoặc ghi vào {TOMBSTONES} vì sao địa chỉ không còn."


class LostAddress(CchcError):
    """Published addresses that lead nowhere any more."""


def addresses_of(files: Iterable[str]) -> frozenset[str]:
    """The addresses that a built site promises to keep: its pages, and what has the address of a version."""
    return frozenset(f"/{_INDEX.sub('', file)}" for file in files if _INDEX.search(file) or _PERMANENT.fullmatch(file))


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
        tombstone = given_up.get(address)
        # A page once more at such an address would be overwritten by its own tombstone: the printing refuses that.
        if tombstone and f"{address.rstrip('/')}/" not in built:
            yield f"{address}: không có trang cho biết vì sao địa chỉ không còn"
        if tombstone and tombstone.successor and tombstone.successor not in built:
            place = f"{TOMBSTONES}, dòng {tombstone.line}"
            yield f"{place}: {tombstone.successor} không có trong trang, không thay thế được"
        if not tombstone and address not in built:
            yield f"{address}: địa chỉ đã công bố mà nay không còn. {_CURE}"
    for tombstone in tombstones:
        if tombstone.address not in known:
            yield f"{TOMBSTONES}, dòng {tombstone.line}: {tombstone.address} chưa từng được công bố"


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
    path.write_bytes("".join(f"{address}\n" for address in first).encode())
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
