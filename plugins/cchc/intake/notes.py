"""Notes and other texts: carried over when short and harmless, withheld when personal or secret, else asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ..loading.personal import find_personal
from .folding import allowed_signs, fold, has_words, safe_bullet, strange_signs

_SECRET = re.compile(
    r"\(\s*mật\s*\)"
    r"|\b(?:văn bản|tài liệu|công văn|quyết định|kế hoạch|độ|tối|tuyệt|dấu)\s+mật\b",
    re.IGNORECASE,
)
_HIDDEN = "[đã che]"
_CAPITALS = re.compile(r"[^\W\d_a-z]\w*(?: [^\W\d_]\w*){2,3}")


@dataclass(frozen=True)
class Note:
    text: str
    withheld: str = ""  # Vietnamese: why it is not carried over
    unclear: str = ""  # Vietnamese: why a person must write it


def read_note(text: str, no_persons: Collection[str] = ()) -> Note:
    """`no_persons`: folded names, of units and the like, that look like names of persons."""
    bare = safe_bullet(text)
    if not bare:
        return Note("")
    for sighting in find_personal(bare):
        return Note("", withheld=sighting.message)
    if _SECRET.search(bare):
        return Note("", withheld="thuộc diện mật")
    if any(_names_in(bare, no_persons)):
        return Note("", withheld="có cụm từ giống họ tên một cá nhân")
    if strange := strange_signs(bare):
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in strange[:5])
        return Note("", unclear=f"có ký tự ngoài bảng chữ tiếng Việt ({codes})")
    return Note(bare)


def redact(text: str, no_persons: Collection[str] = ()) -> str:
    """The text without personal data, for the published source text; a line marked secret is left out whole."""
    if _SECRET.search(text):
        return _HIDDEN
    for quote in [*_names_in(text, no_persons)]:
        text = text.replace(quote, _HIDDEN)
    while quotes := [sighting.quote for sighting in find_personal(text) if sighting.quote != _HIDDEN]:
        for quote in quotes:
            text = text.replace(quote, _HIDDEN)
    return text


def redact_lines(lines: Iterable[str], no_persons: Collection[str]) -> str:
    """A document's text line by line, as source.txt may publish it: lines.csv counts its lines."""
    cells = ([allowed_signs(redact(cell, no_persons)) for cell in line.split("\t")] for line in lines)
    return "".join(f"{line}\n" for line in map("\t".join, cells))


def _names_in(text: str, no_persons: Collection[str]) -> Iterator[str]:
    """Three capitalised words and more that begin with a family name and are no place of ours; two on a line alone."""
    alone = re.fullmatch(r"[^\W\d_]+ [^\W\d_]+", text.strip())
    for match in [alone] if alone else _CAPITALS.finditer(text):
        words = match.group().split()
        for at in range(len(words) - (1 if alone else 2)):
            name = words[at : at + (2 if alone else 3)]
            if _is_name(name) and not any(has_words(known, fold(" ".join(name))) for known in no_persons):
                yield " ".join(takewhile(lambda word: word[0].isupper(), words[at:]))
                break


def _is_name(words: Sequence[str]) -> bool:
    """The list of family names is the gate's own: after an office, the gate goes by them."""
    looks_so = all(word[0].isupper() and (len(word) == 1 or not word.isupper()) for word in words)
    sightings = find_personal(f"Ông Phó Giám đốc {words[0]} {words[1]}") if looks_so else ()
    return any(sighting.code == "personal.name" for sighting in sightings)
