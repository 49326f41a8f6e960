"""Catalogues: the program's sentences in other languages, one gettext file a language in theme/locale."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

LOCALES = Path(__file__).resolve().parents[3] / "theme" / "locale"
DOMAIN = "cchc"
OWN_LANGUAGE = "vi"  # in which the program's sentences are written; the first language of every portal
# Every language that the program can speak.
LANGUAGES = (OWN_LANGUAGE, *sorted(folder.name for folder in LOCALES.glob("*") if folder.is_dir()))


def translate(sentence: str, lang: str, context: str = "") -> str:
    """The sentence in the language; itself where no catalogue holds it."""
    return catalogue_of(lang).get((context, sentence)) or sentence


@lru_cache
def catalogue_of(lang: str) -> Mapping[tuple[str, str], str]:
    """(context, sentence) to translation; empty for the language the program is written in, which needs no file."""
    path = LOCALES / lang / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return {}
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        entries = read_po(file, locale=lang)
    return {
        (entry.context or "", str(entry.id)): str(entry.string)
        for entry in entries
        if entry.id and entry.string and not entry.fuzzy
    }
