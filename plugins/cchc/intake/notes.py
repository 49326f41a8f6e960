"""Notes and other texts: carried over when short and harmless, withheld when personal or secret, else asked."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ..loading.personal import find_personal
from .folding import fold, has_words, safe_bullet, strange_signs

LONG = 250  # more than this is prose, and prose is summed up in our own words
_SECRET = re.compile(
    r"\(\s*mật\s*\)"
    r"|\b(?:văn bản|tài liệu|công văn|quyết định|kế hoạch|độ|tối|tuyệt|dấu)\s+mật\b",
    re.IGNORECASE,
)
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
    if _names_somebody(bare, no_persons):
        return Note("", withheld="có cụm từ giống họ tên một cá nhân")
    if strange := strange_signs(bare):
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in strange[:5])
        return Note("", unclear=f"có ký tự ngoài bảng chữ tiếng Việt ({codes})")
    if len(bare) > LONG:
        return Note("", unclear=f"dài {len(bare)} ký tự, hơn {LONG}: cần tóm lại bằng lời của mình")
    return Note(bare)


def _names_somebody(text: str, no_persons: Collection[str]) -> bool:
    """Three capitalised words that begin with a family name and are no place of ours."""
    for match in _CAPITALS.finditer(text):
        words = match.group().split()
        for three in zip(words, words[1:], words[2:], strict=False):
            looks_so = all(word[0].isupper() and (len(word) == 1 or not word.isupper()) for word in three)
            # The list of family names is the gate's own: after an office, the gate goes by them.
            sightings = find_personal(f"Ông Phó Giám đốc {three[0]} {three[1]}") if looks_so else ()
            is_person = any(sighting.code == "personal.name" for sighting in sightings)
            if is_person and not any(has_words(name, fold(" ".join(three))) for name in no_persons):
                return True
    return False
