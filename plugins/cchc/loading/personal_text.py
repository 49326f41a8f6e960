"""A text as a reader understands it, however it is spelt: entities and percent signs resolved, tags and signs that
cannot be seen left out, signs that look alike made one, digits in words made digits; each remembers where it stood.
Here too: the words and patterns by which personal data are told, personal_words.ini and personal_patterns.ini as
values.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from ..words.own_files import own_sections


def fold(text: str) -> str:
    """Without tone marks."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


# Every list: section.key -> its words, or its phrases where commas stand.
WORDS = {
    f"{section}.{key}": frozenset(part.strip() for part in (text.split(",") if "," in text else text.split()))
    for section, lists in own_sections(__file__, "personal_words.ini").items()
    for key, text in lists.items()
}


def _any_of(name: str) -> str:
    """One phrase of a list, however its words are joined; an abbreviation may have signs between its letters."""
    return "|".join(map(_spelt, sorted(WORDS[name], key=len, reverse=True)))


def _spelt(phrase: str) -> str:
    is_short = len(phrase) < 4 or (len(phrase) < 6 and not re.search("[ aeiouy]", fold(phrase)))
    return r"[./]?".join(map(re.escape, phrase)) if is_short else re.escape(phrase).replace(r"\ ", r"\s*")


def _read_patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    sections = own_sections(__file__, "personal_patterns.ini")
    parts = {name: part.replace("\n", "") for name, part in sections["parts"].items()}
    parts["FAMILIES"] = "|".join(sorted(word.title() for word in WORDS["families.certain"]))
    digits = "{DIGIT}(?:{GAP}{DIGIT})".format_map(parts)

    def compiled(kind: str, name: str, text: str) -> re.Pattern[str]:
        text = text.replace("\n", "")
        while _PART.search(text):
            text = _PART.sub(lambda part: parts[part[1]] if part[1] in parts else _any_of(part[1]), text)
        text = re.sub(r"@\{(\d+),(\d+)\}", lambda n: f"{digits}{{{int(n[1]) - 1},{int(n[2]) - 1}}}", text)
        if kind not in ("name", "text"):
            text = _MARKED.sub(lambda sign: sign[0] if len(sign[0]) > 1 else f"[{sign[0]}{fold(sign[0])}]", text)
        return re.compile(text, 0 if name.startswith("Case") else re.IGNORECASE)

    kinds = [kind for kind in sections.sections() if kind != "parts"]
    return {kind: {name: compiled(kind, name, text) for name, text in sections[kind].items()} for kind in kinds}


_PART = re.compile(r"(?<!\(\?)<([A-Z]+|[a-z]+\.[a-z\d]+)>")
_MARKED = re.compile(r"\[[^\]]*\]|[À-ỹ]")  # a letter with a mark may have lost it; lists of signs stay as they are
PATTERNS = _read_patterns()


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
        sign = html.unescape(sign) if sign[0] == "&" else unquote(sign)
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
