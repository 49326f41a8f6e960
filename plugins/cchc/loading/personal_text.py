"""A text as a reader understands it, however it is spelt: entities and percent signs resolved, tags and signs that
cannot be seen left out, signs that look alike made one, digits in words made digits; each remembers where it stood.
"""

import html
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from .personal_lists import PATTERNS, WORDS

_LIKE = PATTERNS["text"]
_DIGITS = {word: digit for digit in "0123456789" for word in WORDS[f"digits.{digit}"]}
# Chinese digits; Cyrillic and Greek letters that look like Latin ones.
_ALIKE = str.maketrans(
    "〇零一二三四五六七八九АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοιν‐‑‒–—−﹣⁃․‧∙⋅・。",
    "00123456789ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXaoiv--------......",
)


@dataclass(frozen=True)
class PlainText:
    """What is read, and where each of its signs stands in what is written."""

    text: str
    places: tuple[tuple[int, int], ...] = ()  # none where both are the same

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in what is written."""
        return (self.places[start][0], self.places[end - 1][1]) if self.places else (start, end)


def read_plain(written: str) -> PlainText:
    if not any(_LIKE[odd].search(written) for odd in ("Case odd sign", "hidden", "spoken")):
        return PlainText(written)
    signs = [(sign, match.span()) for match in _LIKE["sign"].finditer(written) for sign in _understood(match.group())]
    for spoken in reversed(list(_LIKE["spoken"].finditer("".join(sign for sign, _ in signs)))):
        parts = [(part.group().lower(), *part.span()) for part in _LIKE["digit"].finditer(spoken.group())]
        signs[spoken.start() : spoken.end()] = [
            (_DIGITS.get(word, word), (signs[spoken.start() + start][1][0], signs[spoken.start() + end - 1][1][1]))
            for word, start, end in parts
        ]
    return PlainText("".join(sign for sign, _ in signs), tuple(place for _, place in signs))


def _understood(sign: str) -> str:
    if len(sign) > 1 and sign[0] in "&%":
        sign = html.unescape(sign) if sign[0] == "&" else unquote(sign, errors="replace")
    elif sign.startswith("\\") or (len(sign) > 1 and sign[0] == "<"):
        sign = chr(int(sign[2:], 16)) if sign.startswith("\\u") else ""
    return "".join(map(_latin, unicodedata.normalize("NFKC", sign.translate(_ALIKE))))


def _latin(character: str) -> str:
    """Nothing for a sign without width, a control, or a mark that no letter takes up: a stroke through a digit."""
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Me", "Mn") and character not in "\n\t":
        return ""
    if category == "Zs":
        return " "
    return str(unicodedata.digit(character)) if character.isdigit() else character.translate(_ALIKE)
