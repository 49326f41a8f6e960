"""A text as a reader understands it, however it is spelt: entities and percent signs resolved, signs that look alike
made one, signs that cannot be seen left out, digits in words made digits; each sign remembers where it stood.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

_DIGIT_WORDS = {
    word: str(value)
    for value, words in enumerate((
        "không khong zero", "một mốt mot one", "hai two", "ba three", "bốn tư bon tu four", "năm lăm nam lam five",
        "sáu sau six", "bảy bẩy bay seven", "tám tam eight", "chín chin nine",
    ))
    for word in words.split()
}  # fmt: skip
_DIGIT_WORD = rf"(?<!\w)(?:{'|'.join(_DIGIT_WORDS)})(?!\w)"
_SPOKEN = re.compile(rf"(?:{_DIGIT_WORD}[\W\d]{{1,3}}){{3,}}{_DIGIT_WORD}", re.IGNORECASE)
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_SIGN = re.compile(r"&#?\w{1,8};|(?:%[0-9A-Fa-f]{2})+|.[\u0300-\u036f]*", re.DOTALL)
# Cyrillic and Greek letters that look like Latin ones.
_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοιν‐‑‒–—−﹣⁃․‧∙⋅・。",
    "ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXaoiv--------......",
)
_PLAIN = re.compile(r"[\x20-\x25\x27-\x7e\nÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ“”‘’…•·§«»–—×÷±]*")


@dataclass(frozen=True)
class PlainText:
    """What is read, and where each of its signs stands in what is written."""

    text: str
    places: tuple[tuple[int, int], ...] = ()  # none where both are the same

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in what is written."""
        return (self.places[start][0], self.places[end - 1][1]) if self.places else (start, end)


def read_plain(written: str) -> PlainText:
    if _PLAIN.fullmatch(written) and not _ENCODED.search(written) and not _SPOKEN.search(written):
        return PlainText(written)
    signs: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _SIGN.finditer(written):
        for sign in _understood(match.group()):
            signs.append(sign)
            places.append(match.span())
    text = "".join(signs)
    for spoken in reversed(list(_SPOKEN.finditer(text))):
        for word in reversed(list(re.finditer(_DIGIT_WORD, spoken.group(), re.IGNORECASE))):
            start, end = spoken.start() + word.start(), spoken.start() + word.end()
            text = f"{text[:start]}{_DIGIT_WORDS[word.group().lower()]}{text[end:]}"
            places[start:end] = [(places[start][0], places[end - 1][1])]
    return PlainText(text, tuple(places))


def _understood(sign: str) -> str:
    if len(sign) > 1 and sign[0] in "&%":
        sign = html.unescape(sign) if sign[0] == "&" else unquote(sign, errors="replace")
    kept = "".join(filter(_is_seen, unicodedata.normalize("NFKC", sign.translate(_ALIKE))))
    return "".join(_latin(character) for character in kept)


def _is_seen(character: str) -> bool:
    """Not a sign without width, a control, or a mark that no letter takes up: a stroke through a digit."""
    return unicodedata.category(character) not in ("Cf", "Cc", "Me", "Mn") or character in "\n\t"


def _latin(character: str) -> str:
    if character != " " and unicodedata.category(character) == "Zs":
        return " "
    return str(unicodedata.digit(character)) if character.isdigit() else character.translate(_ALIKE)
