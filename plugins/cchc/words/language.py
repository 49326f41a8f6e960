"""One language of the site: its words, its numbers, its dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from ..model.measures import rounded
from .text import LANGS, Lang, Text

NBSP = "\u00a0"
_SWAP = str.maketrans(",.", ".,")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class Language:
    lang: Lang
    catalogue: Mapping[str, str] = field(default_factory=dict)  # Vietnamese message -> this language's

    def t(self, message: str, **words: object) -> str:
        """A message of the interface; messages are written in Vietnamese."""
        said = self.catalogue.get(message) or message
        return said.format(**words) if words else said

    def text(self, text: Text) -> str:
        return text.in_(self.lang)

    def number(self, value: Decimal | int, decimals: int | None = None) -> str:
        """25.031 and 86,48 in Vietnamese, 25,031 and 86.48 in English; decimals as printed unless given."""
        number = Decimal(value) if decimals is None else rounded(Decimal(value), decimals)
        said = f"{number:,}"
        if self.lang == "vi":
            said = said.translate(_SWAP)
        return said.replace("-", "−")

    @property
    def percent_sign(self) -> str:
        return NBSP + "%" if self.lang == "vi" else "%"

    def percent(self, value: Decimal, decimals: int | None = None) -> str:
        return self.number(value, decimals) + self.percent_sign

    def date(self, iso: str) -> str:
        """15/6/2019, 15 June 2019; an incomplete or empty date comes back as it is."""
        parts = iso[:10].split("-")
        if len(parts) != 3 or not all(part.isdigit() for part in parts):
            return iso
        year, month, day = (int(part) for part in parts)
        return f"{day}/{month}/{year}" if self.lang == "vi" else f"{day} {_MONTHS[month - 1]} {year}"

    def listed(self, items: list[str]) -> str:
        """a, b và c."""
        if len(items) < 2:
            return "".join(items)
        return self.t("{first} và {last}", first=", ".join(items[:-1]), last=items[-1])


def lower(text: str) -> str:
    """Inside a sentence; a name of capitals stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def mark(message: str) -> str:
    """Names a message for the catalogue where it is not yet said: in tables of words."""
    return message


@lru_cache
def load_languages(locale_dir: Path) -> Mapping[Lang, Language]:
    """Both languages; English words come from the gettext catalogue beside the theme."""
    return {lang: Language(lang, _catalogue(locale_dir, lang)) for lang in LANGS}


def _catalogue(locale_dir: Path, lang: Lang) -> Mapping[str, str]:
    path = locale_dir / lang / "LC_MESSAGES" / "cchc.po"
    if lang == "vi" or not path.is_file():
        return {}
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=lang)
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string and not entry.fuzzy}
