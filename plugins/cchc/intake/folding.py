"""Texts made comparable: one normal form for what is written, and a folded form that forgives tone marks and case."""

import re
import unicodedata
from functools import lru_cache

from ..loading.allowed_characters import ALLOWED, BIDI, INVISIBLE

_BLANKS = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_HIDDEN = {code: None for code in BIDI | INVISIBLE}
# Signs that word processors put in place of the plain ones.
_ALIKE = str.maketrans({"‐": "-", "‑": "-", "―": "–", "‚": ",", "‛": "’", "´": "’", "`": "’", "\uf0b7": "•", "●": "•"})
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def clean(text: str) -> str:
    """NFC, ordinary blanks, nothing invisible; the words stay as they are."""
    text = unicodedata.normalize("NFC", text).translate(_HIDDEN).translate(_ALIKE)
    return _BLANKS.sub(" ", text).strip()


def has_hidden(text: str) -> bool:
    return any(ord(sign) in _HIDDEN for sign in text)


def strip_bullet(text: str) -> str:
    """Without the dash, plus or dot of a list, which a spreadsheet program would take for a formula."""
    return text.lstrip("-+–—•*=@·＝＋－＠ ").strip()


def safe_bullet(text: str) -> str:
    """As printed, but with a dash in front that no spreadsheet program takes for a formula."""
    bare = strip_bullet(text)
    return f"– {bare}" if bare and text.lstrip()[0] in "-–—－" else bare


@lru_cache(maxsize=1 << 16)  # each row is held against each row of the form
def fold(text: str) -> str:
    """Lower-case words without any mark: “Ghi chú:” and “GHI CHU” are the same."""
    letters = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    return " ".join(re.findall(r"[a-z0-9%]+", "".join(c for c in letters if not unicodedata.combining(c))))


@lru_cache(maxsize=1 << 16)
def squeeze(text: str) -> str:
    """Folded and without blanks: narrow cells break words wherever they end."""
    return fold(text).replace(" ", "")


def fold_case(text: str) -> str:
    """Lower-case words that keep their marks; hoà and hòa are written alike."""
    return " ".join(_tone_last(word) for word in re.findall(r"[^\W_]+|%", clean(text).casefold()))


def _tone_last(word: str) -> str:
    """The tone at the end of the word: where it stands above the vowels is a matter of taste."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(c for c in letters if c not in _TONES) + "".join(c for c in letters if c in _TONES)


def has_words(text: str, words: str) -> bool:
    """True when the folded words stand in the folded text one after the other."""
    return f" {words} " in f" {text} "


def strange_signs(text: str) -> str:
    """Signs that data/ does not take, each once."""
    return "".join(dict.fromkeys(character for character in text if character not in ALLOWED))


def allowed_signs(text: str) -> str:
    """The text without them."""
    return "".join(sign for sign in text if sign in ALLOWED)
