"""Scripts: with which letters a language is written, for languages that are not written in Latin ones."""

import unicodedata
from collections.abc import Iterable

from .text import Lang

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
