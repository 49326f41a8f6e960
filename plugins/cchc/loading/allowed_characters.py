"""The second gate: only characters that Vietnamese reports are written with, each in its normal form (NFC).

A language with a catalogue in another script (theme/locale) adds the letters of that script, for its names and titles.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from ..words.catalogue import LANGUAGES
from ..words.language import letters_of
from .cell_values import split_line
from .read_files import Faults, FilePlace, Objection, ReadFile, objection

VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
PUNCTUATION = "–—“”‘’…•·§«»"  # besides all of printable ASCII
MATHEMATICS = "≤≥≠≈×÷±−°²³½→"
LATIN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(VIETNAMESE + PUNCTUATION + MATHEMATICS)
ALLOWED = LATIN | letters_of(LANGUAGES)
_PLAIN = re.compile("[" + re.escape("".join(sorted(ALLOWED))) + "\n]*")

# These change what a reader sees without being seen; README.md, which may draw trees and arrows, is held to them too.
BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
INVISIBLE = {0x00AD, 0x034F, 0x180E, *range(0x200B, 0x200E), 0x2028, 0x2029, *range(0x2060, 0x2066), 0xFEFF,
             *range(0xFE00, 0xFE10), *range(0xFFF9, 0xFFFC)}  # fmt: skip


def check_characters(file: ReadFile, faults: Faults) -> bool:
    """True when every character is allowed; else a problem for each cell (or line of a YAML file) that has another."""
    text = file.text
    if _PLAIN.fullmatch(text) and unicodedata.is_normalized("NFC", text):
        return True
    is_welcome = _is_prose if file.path.endswith(".md") else ALLOWED.__contains__
    is_csv = file.path.endswith(".csv")
    lines = text.split("\n")
    header = (split_line(lines[0]) or []) if is_csv else []
    before = len(faults.problems)
    for number, line in enumerate(lines, start=1):
        for at, cell in enumerate((split_line(line) or [line]) if is_csv else [line]):
            if verdict := _judge(cell, is_welcome):
                column = header[at] if number > 1 and at < len(header) else ""
                faults.add(verdict[0], FilePlace(file.path, number, column), cell, sign=verdict[1])
    return len(faults.problems) == before


def object_to_signs(text: str) -> Objection | None:
    """None for a text in signs that a file of data/ may hold."""
    verdict = _judge(text.replace("\n", " "), ALLOWED.__contains__)
    return objection(verdict[0], text, sign=verdict[1]) if verdict else None


def _judge(text: str, is_welcome: Callable[[str], bool]) -> tuple[str, str] | None:
    """The first character of a cell that is not allowed: why, and its name."""
    if not unicodedata.is_normalized("NFC", text):
        return _judge_form(text)
    return next((_judge_one(text, at) for at, character in enumerate(text) if not is_welcome(character)), None)


@cache
def _is_prose(character: str) -> bool:
    return unicodedata.category(character)[0] != "C" and ord(character) not in BIDI | INVISIBLE


def _judge_form(text: str) -> tuple[str, str]:
    odd = next((c for c in text if not unicodedata.is_normalized("NFC", c) or unicodedata.combining(c)), text[0])
    return "char.nfc", name_of(odd)


def _judge_one(text: str, at: int) -> tuple[str, str]:
    character = text[at]
    code, named = ord(character), name_of(character)
    if unicodedata.category(character)[0] == "M":
        return _judge_form(text)
    if code in BIDI:
        return "char.bidi", named
    if code in INVISIBLE or unicodedata.category(character) in ("Zs", "Cf"):
        return "char.invisible", named
    if unicodedata.category(character)[0] == "C":
        return "char.control", named
    if unicodedata.category(character)[0] == "L" and _has_latin_neighbour(text, at):
        return "char.mixed_script", named
    return "char.unlisted", named


def _has_latin_neighbour(text: str, at: int) -> bool:
    word = re.compile(r"\w+")
    return any(m.start() <= at < m.end() and any(c in LATIN for c in m.group()) for m in word.finditer(text))


def name_of(character: str) -> str:
    """U+202E RIGHT-TO-LEFT OVERRIDE."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'không tên')}"
