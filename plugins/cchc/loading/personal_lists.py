"""The words and patterns by which personal data are told: personal_words.ini and personal_patterns.ini as values."""

import configparser
import re
import unicodedata
from pathlib import Path


def fold(text: str) -> str:
    """Without tone marks."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _read(name: str) -> configparser.ConfigParser:
    sections = configparser.ConfigParser(interpolation=None)
    sections.optionxform = str  # type: ignore[assignment] # names of parts are in capitals
    sections.read_string(Path(__file__).with_name(name).read_text("utf-8"))
    return sections


# Every list: section.key -> its words, or its phrases where commas stand.
WORDS = {
    f"{section}.{key}": frozenset(part.strip() for part in (text.split(",") if "," in text else text.split()))
    for section, lists in _read("personal_words.ini").items()
    for key, text in lists.items()
}


def _any_of(name: str) -> str:
    """One phrase of a list, however its words are joined; an abbreviation may have signs between its letters."""
    return "|".join(map(_spelt, sorted(WORDS[name], key=len, reverse=True)))


def _spelt(phrase: str) -> str:
    is_short = len(phrase) < 4 or (len(phrase) < 6 and not re.search("[ aeiouy]", fold(phrase)))
    return r"[./]?".join(map(re.escape, phrase)) if is_short else re.escape(phrase).replace(r"\ ", r"\s*")


def _read_patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    sections = _read("personal_patterns.ini")
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
