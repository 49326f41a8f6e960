"""Notes and other texts: carried over when short and harmless, withheld when personal or secret, else asked."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ..loading.personal import find_personal
from .folding import fold, strange_signs, strip_bullet

LONG = 250  # more than this is prose, and prose is summed up in our own words
_SECRET = re.compile(
    r"\(\s*mật\s*\)|\[note withheld\]"
    r"|\b(?:văn bản|tài liệu|công văn|quyết định|kế hoạch|độ|tối|tuyệt|dấu)\s+mật\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[^\W\d_a-z]\w*(?: [^\W\d_]\w*){2,3}")
_DOCUMENT = re.compile(
    r"(?:Kế hoạch|Quyết định|Công văn|Báo cáo|Nghị định|Nghị quyết|Thông tư|Thông báo|Chỉ thị|Tờ trình|Đề án)"
    r"(?: số)? ?\d+ ?/[\w.\-/]+(?: ngày \d{1,2} ?/ ?\d{1,2} ?/ ?\d{4})?"
)
# Names of persons that stand for a thing.
_NOBODY = frozenset(("ho chi minh", "ton duc thang", "le hong phong", "tran hung dao"))


@dataclass(frozen=True)
class Note:
    text: str
    withheld: str = ""  # Vietnamese: why it is not carried over
    unclear: str = ""  # Vietnamese: why a person must write it


def read_note(text: str, places: Collection[str] = ()) -> Note:
    """`places`: folded names of units, which may look like names of persons."""
    bare = strip_bullet(text)
    if not bare:
        return Note("")
    for seen in find_personal(bare):
        return Note("", withheld=f"{seen.message}")
    if _SECRET.search(bare):
        return Note("", withheld="thuộc diện mật")
    if _names_somebody(bare, places):
        return Note("", withheld="có cụm từ giống họ tên một cá nhân")
    if strange := strange_signs(bare):
        return Note("", unclear=f"có ký tự ngoài bảng chữ tiếng Việt ({_codes(strange)})")
    if len(bare) > LONG:
        return Note("", unclear=f"dài {len(bare)} ký tự, hơn {LONG}: cần tóm lại bằng lời của mình")
    return Note(bare)


def _names_somebody(text: str, places: Collection[str]) -> bool:
    """Three capitalised words that begin with a family name and are no place of ours."""
    for match in _CAPITALS.finditer(text):
        words = match.group().split()
        for at in range(len(words) - 2):
            three = words[at : at + 3]
            folded = fold(" ".join(three))
            known = folded in _NOBODY or any(f" {folded} " in f" {place} " for place in places)
            if not known and all(_is_name_word(word) for word in three) and _begins_name(three):
                return True
    return False


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


def _begins_name(words: list[str]) -> bool:
    """The list of family names is the gate's own: after an office, the gate goes by them."""
    probe = f"Ông Phó Giám đốc {words[0]} {words[1]}"
    return any(seen.code == "personal.name" for seen in find_personal(probe))


def documents_in(text: str) -> str:
    """The documents that a long note cites, as the first suggestion for what to keep of it."""
    return "; ".join(dict.fromkeys(re.sub(r" ?/ ?", "/", found) for found in _DOCUMENT.findall(text)))


def _codes(signs: str) -> str:
    return ", ".join(f"U+{ord(sign):04X}" for sign in signs[:5])
