"""Notes and other texts: carried over when short and harmless, withheld when personal or secret, else asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..loading.personal import find_personal, without_personal
from .folding import allowed_signs, safe_bullet, strange_signs

_SECRET = re.compile(
    r"\(\s*mật\s*\)"
    r"|\b(?:văn bản|tài liệu|công văn|quyết định|kế hoạch|độ|tối|tuyệt|dấu)\s+mật\b",
    re.IGNORECASE,
)
_HIDDEN = "[đã che]"
_TWO_WORDS = re.compile(r"\s*[^\W\d_]+ [^\W\d_]+\s*")


@dataclass(frozen=True)
class Note:
    text: str
    withheld: str = ""  # Vietnamese: why it is not carried over
    unclear: str = ""  # Vietnamese: why a person must write it


def read_note(text: str) -> Note:
    bare = safe_bullet(text)
    for sighting in find_personal(bare):
        return Note("", withheld=sighting.message)
    if _SECRET.search(bare):
        return Note("", withheld="thuộc diện mật")
    if strange := strange_signs(bare):
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in strange[:5])
        return Note("", unclear=f"có ký tự ngoài bảng chữ tiếng Việt ({codes})")
    return Note(bare)


def redact(text: str) -> str:
    """The text without personal data, for the published source text; a line marked secret is left out whole."""
    if _SECRET.search(text):
        return _HIDDEN
    # Below a signature stands a name alone, however short.
    if _TWO_WORDS.fullmatch(text) and any(find_personal(f"Giám đốc {text.strip()}")):
        return _HIDDEN
    return without_personal(text, _HIDDEN)


def redact_lines(lines: Iterable[str]) -> str:
    """A document's text line by line, as source.txt may publish it: lines.csv counts its lines."""
    cells = ([allowed_signs(redact(cell)) for cell in line.split("\t")] for line in lines)
    return "".join(f"{line}\n" for line in map("\t".join, cells))
