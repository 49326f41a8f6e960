"""A text as a reader understands it, however it is spelt: entities and percent signs resolved, tags and signs that
cannot be seen left out, signs that look alike made one, digits in words made digits; each remembers where it stood.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from itertools import chain
from urllib.parse import unquote

_DIGIT_WORDS = {
    word: str(value)
    for value, words in enumerate((
        "không khong ko hông lẻ linh zero", "một mốt mười mot one", "hai two", "ba three", "bốn tư bon tu four",
        "năm lăm nhăm nam lam five", "sáu sau six", "bảy bẩy bay seven", "tám tam eight", "chín chin nine",
    ))
    for word in words.split()
}  # fmt: skip
_DIGIT_WORD = rf"(?<!\w)(?:{'|'.join(_DIGIT_WORDS)})(?!\w)"
_BESIDE = r"[^\w\n]{0,3}"
_DIGITS = rf"(?:{_BESIDE}\d{{1,4}}(?!\d))*"
# Four words and more, or two and more behind a nought: 09 không ba 5.
_SPOKEN = re.compile(
    rf"(?:{_DIGIT_WORD}{_BESIDE}){{3,}}{_DIGIT_WORD}"
    rf"|(?<![\w.,/])0\d{{0,3}}{_DIGITS}(?:{_BESIDE}{_DIGIT_WORD}{_DIGITS}){{2,}}",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"&#?\w{1,8};|%[0-9A-Fa-f]{2}|\\[^\w\s]|\\u[0-9A-Fa-f]{4}|</?[a-z]{1,6}\s*/?>")
_SIGN = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|sup|sub|wbr|code|mark|small|font|td|p|br)\s*/?>|&#?\w{1,8};|(?:%[0-9A-Fa-f]{2})+"
    r"|\\u[0-9A-Fa-f]{4}|\\(?=[^\w\s])|.[\u0300-\u036f]*",
    re.DOTALL,
)
# Cyrillic and Greek letters that look like Latin ones.
_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοιν‐‑‒–—−﹣⁃․‧∙⋅・。",
    "ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXaoiv--------......",
)
_PLAIN = re.compile(r"[\x20-\x25\x27-\x5b\x5d-\x7e\nÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ“”‘’…•·§«»–—×÷±]*")


@dataclass(frozen=True)
class PlainText:
    """What is read, and where each of its signs stands in what is written."""

    text: str
    places: tuple[tuple[int, int], ...] = ()  # none where both are the same

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in what is written."""
        return (self.places[start][0], self.places[end - 1][1]) if self.places else (start, end)


def read_plain(written: str) -> PlainText:
    if _PLAIN.fullmatch(written) and not _HIDDEN.search(written) and not _SPOKEN.search(written):
        return PlainText(written)
    signs = [(sign, match.span()) for match in _SIGN.finditer(written) for sign in _understood(match.group())]
    for spoken in reversed(list(_SPOKEN.finditer("".join(sign for sign, _ in signs)))):
        parts = re.finditer(rf"{_DIGIT_WORD}|\d", spoken.group(), re.IGNORECASE)
        spans = [(part.group(), spoken.start() + part.start(), spoken.start() + part.end()) for part in parts]
        signs[spoken.start() : spoken.end()] = [
            (_DIGIT_WORDS.get(word.lower(), word), (signs[start][1][0], signs[end - 1][1][1]))
            for word, start, end in spans
        ]
    return PlainText("".join(sign for sign, _ in signs), tuple(place for _, place in signs))


def _understood(sign: str) -> str:
    if sign == "\\" or (len(sign) > 1 and sign[0] in "&%<\\"):
        sign = _resolved(sign)
    kept = filter(_is_seen, unicodedata.normalize("NFKC", sign.translate(_ALIKE)))
    return "".join(chain.from_iterable(map(_latin, kept)))


def _resolved(sign: str) -> str:
    if sign[0] == "&":
        return html.unescape(sign)
    if sign[0] == "%":
        return unquote(sign, errors="replace")
    return chr(int(sign[2:], 16)) if sign.startswith("\\u") else ""


def _is_seen(character: str) -> bool:
    """Not a sign without width, a control, or a mark that no letter takes up: a stroke through a digit."""
    return unicodedata.category(character) not in ("Cf", "Cc", "Me", "Mn") or character in "\n\t"


def _latin(character: str) -> str:
    if character != " " and unicodedata.category(character) == "Zs":
        return " "
    return str(unicodedata.digit(character)) if character.isdigit() else character.translate(_ALIKE)


def fold(text: str) -> str:
    """Without tone marks."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
