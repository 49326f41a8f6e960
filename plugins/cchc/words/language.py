"""One language of the portal: its words, its numbers rounded as reports round, its dates, its letters."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property, lru_cache

from .catalogue import OWN_LANGUAGE, translate
from .text import Lang, Text, message, message_in


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up: 0.5 becomes 1, as on paper."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


# Signs that no text has, round words in the own language on a page in another one: a page prints them as an element.
_OPEN, _CLOSE = "\ue000", "\ue001"
_QUOTED = re.compile(rf"<[^<>{_OPEN}{_CLOSE}]*+[{_OPEN}{_CLOSE}][^<>]*>|[{_OPEN}{_CLOSE}]")
# How a language writes these is a translation like any other.
_PERCENT = message("{number}\u00a0%")
_DATE = message_in("date", "{day}/{month}/{year}")


@dataclass(frozen=True)
class Language:
    lang: Lang

    @property
    def is_own(self) -> bool:
        """The program's and the papers' own language."""
        return self.lang == OWN_LANGUAGE

    @property
    def name(self) -> str:
        """As it calls itself: every catalogue translates this sentence by the name of its own language."""
        return self.t("Tiếng Việt")

    def t(self, message: str, **words: object) -> str:
        """A message of the interface, written in Vietnamese; numbers and texts in it are told as the language tells
        them, so that no page can forget it."""
        sentence = translate(message, self.lang)
        return sentence.format(**{name: self._told(word) for name, word in words.items()}) if words else sentence

    def _told(self, word: object) -> object:
        if isinstance(word, Text):
            return self.text(word)
        return self.number(word) if isinstance(word, int | Decimal) else word

    def quoted(self, words: str) -> str:
        """Words of the paper, which stay in its language: programs that read a page aloud are told so."""
        return words if self.is_own or not words else f"{_OPEN}{words}{_CLOSE}"

    def text(self, text: Text) -> str:
        return text.in_(self.lang)

    def number(self, value: Decimal | int, decimals: int | None = None) -> str:
        """25.031 and 86,48 in Vietnamese, 25,031 and 86.48 in English; decimals as printed unless given."""
        number = Decimal(value) if decimals is None else rounded(Decimal(value), decimals)
        return f"{number:,}".translate(self._signs)

    def percent(self, value: Decimal, decimals: int | None = None) -> str:
        return self.text(_PERCENT).format(number=self.number(value, decimals))

    @property
    def percent_sign(self) -> str:
        return self.text(_PERCENT).format(number="")

    def date(self, iso: str) -> str:
        """15/6/2019, 15 June 2019; an incomplete or empty date comes back as it is."""
        parts = iso[:10].split("-")
        if len(parts) != 3 or not all(part.isdigit() for part in parts):
            return iso
        year, month, day = (int(part) for part in parts)
        name = _month_names(self.lang).get(month, str(month))
        return self.text(_DATE).format(day=day, month=month, month_name=name, year=year)

    def listed(self, items: Sequence[str]) -> str:
        """a, b và c."""
        if len(items) < 2:
            return "".join(items)
        return self.t("{first} và {last}", first=", ".join(items[:-1]), last=items[-1])

    @property
    def long_code(self) -> str:
        """The code of three letters (ISO 639-3), by which lists of other institutions know the language."""
        from babel.core import get_global

        aliases: Mapping[str, Lang] = get_global("language_aliases")
        return next((long for long, short in aliases.items() if short == self.lang and len(long) == 3), self.lang)

    @cached_property
    def number_signs(self) -> dict[str, object]:
        """How numbers are written, for programs that write them in the reader's browser (the terms are d3's)."""
        from babel.numbers import format_currency, get_decimal_symbol, get_group_symbol

        return {
            "decimal": get_decimal_symbol(self.lang),
            "thousands": get_group_symbol(self.lang),
            "grouping": [3],
            "currency": format_currency(0, "VND", locale=self.lang).split("0"),
        }

    @cached_property
    def _signs(self) -> dict[int, str]:
        """From the signs of Python's own numbers to those of the language."""
        from babel.numbers import get_decimal_symbol, get_group_symbol

        return str.maketrans({",": get_group_symbol(self.lang), ".": get_decimal_symbol(self.lang), "-": "−"})


def mark_quoted(html: str) -> str:
    """A printed page with its quoted words as elements that name their language; attributes have no elements."""
    return _QUOTED.sub(_element, html) if _OPEN in html else html


def _element(match: re.Match[str]) -> str:
    if match[0].startswith("<"):
        return without_marks(match[0])
    return f'<span lang="{OWN_LANGUAGE}">' if match[0] == _OPEN else "</span>"


def without_marks(words: str) -> str:
    """For whatever is no page."""
    return words.replace(_OPEN, "").replace(_CLOSE, "")


@dataclass(frozen=True)
class DateText(Text):
    """A day, told in each language's way."""

    iso: str

    def in_(self, lang: Lang) -> str:
        return Language(lang).date(self.iso)


@dataclass(frozen=True)
class LanguageName(Text):
    """How a language is called, inside a sentence: tiếng Anh, English."""

    named: Lang

    def in_(self, lang: Lang) -> str:
        from babel import Locale

        name = Locale(self.named).get_display_name(lang) or self.named
        # The list of names writes all of them large; only this language needs the small letter.
        return lower(name) if lang == OWN_LANGUAGE else name


@lru_cache
def _month_names(lang: Lang) -> Mapping[int, str]:
    from babel.dates import get_month_names

    return dict(get_month_names("wide", locale=lang).items())


def lower(text: str) -> str:
    """Inside a sentence; a name of capitals stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """At the head of a sentence."""
    return text[:1].upper() + text[1:]


_NAMING = "en_US"  # the language of the Unicode names of letters


def letters_of(languages: Iterable[Lang]) -> frozenset[str]:
    """Letters, marks, digits and stops of every script but the Latin one that the languages are written in."""
    from babel import Locale
    from babel.core import get_global

    full_tags = (get_global("likely_subtags").get(lang, "") for lang in languages)  # km_Khmr_KH
    scripts = {tag.split("_")[1] for tag in full_tags if tag.count("_") == 2}
    names = tuple(f"{Locale(_NAMING).scripts[script].upper()} " for script in scripts - {"Latn"})
    if not names:
        return frozenset()
    candidates = (chr(code) for code in range(0x80, 0xFFFF) if unicodedata.name(chr(code), "").startswith(names))
    return frozenset(letter for letter in candidates if unicodedata.category(letter)[0] in "LMNP")
