"""content/tombstones.csv: addresses that were given up, why, when, and what took their place; the page that says so."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import CchcError
from ..words.catalogue import OWN_LANGUAGE
from ..words.text import Lang, Translations, translations
from .links import in_every_language, language_of
from .models import Fact, Link, Page, PageSection, plain_lead
from .page_context import PageContext

FILE = "content/tombstones.csv"
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
    path = root / FILE
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        columns = tuple(reader.fieldnames or ())
        reasons = tuple(column for column in columns if column.startswith(_REASON))
        if not reasons or columns != ("address", *reasons, "date", "successor"):
            raise CchcError(f"{FILE}: dòng đầu phải là address,{_REASON}<ngôn ngữ>,…,date,successor.")
        tombstones = tuple(_read(row, number) for number, row in enumerate(reader, start=2))
    first = {tombstone.address: tombstone for tombstone in reversed(tombstones)}
    for tombstone in tombstones:
        if first[tombstone.address] is not tombstone:
            raise CchcError(f"{FILE}, dòng {tombstone.line}: {tombstone.address} ghi hai lần.")
    return tombstones


def _read(row: dict[str, str], line: int) -> Tombstone:
    faults = list(_faults(row))
    if faults:
        raise CchcError(f"{FILE}, dòng {line}: {'; '.join(faults)}.")
    return Tombstone(row["address"], translations(_reasons(row)), row["date"], row["successor"], line)


def _reasons(row: dict[str, str]) -> dict[Lang, str]:
    return {column.removeprefix(_REASON): words for column, words in row.items() if column.startswith(_REASON)}


def _faults(row: dict[str, str]) -> Iterator[str]:
    if None in row or None in row.values():
        yield f"cần đúng {len([column for column in row if column])} ô"
        return
    address, successor = row["address"], row["successor"]
    if not _ADDRESS.fullmatch(address) or address == "/" or ".." in address:
        yield f"“{address}” không phải là địa chỉ của trang"
    reasons = _reasons(row)
    if language_of(address.removeprefix("/"), reasons) != OWN_LANGUAGE:
        yield "ghi địa chỉ không có thư mục ngôn ngữ; trang ở các ngôn ngữ khác đi theo"
    if successor and (not _ADDRESS.fullmatch(successor) or successor == address):
        yield f"“{successor}” không thay thế được"
    if missing := [f"{_REASON}{lang}" for lang, words in reasons.items() if not words.strip()]:
        yield f"thiếu lý do ở cột {', '.join(missing)}"
    if not _is_date(row["date"]):
        yield f"“{row['date']}” không phải là ngày (năm-tháng-ngày)"


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


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
    )
