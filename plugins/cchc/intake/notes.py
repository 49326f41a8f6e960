"""Notes and other texts: carried over when short and harmless, withheld when personal or secret, else asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..loading.personal import find_personal
from .folding import safe_bullet, strange_signs

LONG = 250  # more than this is prose, and prose is summed up in our own words
_SECRET = re.compile(
    r"\(\s*mật\s*\)"
    r"|\b(?:văn bản|tài liệu|công văn|quyết định|kế hoạch|độ|tối|tuyệt|dấu)\s+mật\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Note:
    text: str
    withheld: str = ""  # Vietnamese: why it is not carried over
    unclear: str = ""  # Vietnamese: why a person must write it


def read_note(text: str) -> Note:
    bare = safe_bullet(text)
    if not bare:
        return Note("")
    for sighting in find_personal(bare):
        return Note("", withheld=sighting.message)
    if _SECRET.search(bare):
        return Note("", withheld="thuộc diện mật")
    if strange := strange_signs(bare):
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in strange[:5])
        return Note("", unclear=f"có ký tự ngoài bảng chữ tiếng Việt ({codes})")
    if len(bare) > LONG:
        return Note("", unclear=f"dài {len(bare)} ký tự, hơn {LONG}: cần tóm lại bằng lời của mình")
    return Note(bare)
