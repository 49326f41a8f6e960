"""No personal data in data/: telephone numbers, e-mail addresses, identity numbers and names of persons are refused.

Document numbers (12/QĐ-ABC), figures (25.031), dates (05.10.2018, 13/8/2018) and names of places are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# Neither inside a longer number or word, nor the tail of grouped digits (25.031.09…); not followed by more of them.
_START = r"(?<!\w)(?<!\d[.\-])"
_END = r"(?![ .\-]?\d)(?!\w)"
_PREFIX = r"(?:(?:\+|00)84[ .\-)]{0,2}|\(?\+84\)[ .\-]?|\(?0)"
_SEP = r"[ .\-)]{0,2}"
PHONE = re.compile(
    _START
    + _PREFIX
    + rf"(?:[35789](?:{_SEP}\d){{8}}"  # mobile, and landlines with an old area code
    + rf"|1{_SEP}[2689](?:{_SEP}\d){{8}}"  # mobile of eleven digits, in use until 2018
    + rf"|2(?:{_SEP}\d){{9}})"  # landline: 0299 3 821 234
    + _END
)
EMAIL = re.compile(
    r"[\w.+\-]{1,64} ?(?:@|\(at\)|\[at\]|\(a còng\)) ?[\w\-]{1,64}(?: ?\. ?[\w\-]{1,64})+", re.IGNORECASE
)
IDENTITY = re.compile(r"(?:CMND|CCCD|CMTND|căn cước|chứng minh)[^\d\n]{0,30}(?:\d[ .]?){9,12}", re.IGNORECASE)

_TITLE = r"(?<!\w)(?:[Ôô]ng|ÔNG|[Bb]à|BÀ|[Đđ]ồng chí|ĐỒNG CHÍ|[Đđ]/[Cc]|[Đđ]c\.)(?:\s*[/(]\s*[Bb]à\)?)?:?\s+"
_FIRST = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(chr(c) for c in range(0x1EA0, 0x1EFA, 2))
_WORD = rf"[{_FIRST}]\w*\.?"
NAMED = re.compile(rf"{_TITLE}(?P<words>{_WORD}(?:[\s,\-–]+\w+){{0,12}})")


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that follow the title where an office is meant, or a place that begins with Bà or Ông.
_OFFICES = _words_of("""
    bí bộ cán chánh chi chủ công cục chuyên đại đảng giám hiệu hội khoa kế lãnh mặt phó phòng phụ quyền sở thanh thành
    thẩm thị thủ thứ thường tổ tổng trưởng tỉnh ủy uỷ ubnd ubmttq hđnd pct viên viện văn xã huyện
""")
_PLACES = _words_of("rịa triệu điểm đen nà hom chúa mẹ")
_PLACE_KINDS = _words_of("huyện xã phường trấn phố quận tỉnh đường trường")  # a district called Trần Hưng is no person
_FAMILIES = _words_of("""
    nguyễn trần lê phạm hoàng huỳnh vũ võ phan trương bùi đặng đỗ ngô hồ dương đinh lâm lý mai đoàn trịnh thạch sơn danh
    kim châu lưu tô quách tăng cao tạ hà đào lương la liêu diệp từ triệu
""")


@dataclass(frozen=True)
class Sighting:
    code: str
    message: str
    cure: str
    quote: str


def find_personal(text: str) -> Iterator[Sighting]:
    """What must not be published, in the order: number, address, identity number, name."""
    for pattern, code, message, cure in _PATTERNS:
        match = pattern.search(text)
        if match:
            yield Sighting(code, message, cure, match.group())
    for match in NAMED.finditer(text):
        if _is_person(match["words"]):
            yield Sighting("personal.name", "có tên một cá nhân", "chỉ ghi chức danh, bỏ họ tên", match.group())
            return


_PATTERNS = (
    (PHONE, "personal.phone", "có số điện thoại", "xóa số điện thoại; dữ liệu công bố không kèm thông tin cá nhân"),
    (EMAIL, "personal.email", "có địa chỉ thư điện tử", "xóa địa chỉ; dữ liệu công bố không kèm thông tin cá nhân"),
    (IDENTITY, "personal.identity", "có số giấy tờ tùy thân", "xóa số giấy tờ này"),
)


def _is_person(phrase: str) -> bool:
    """A name follows the title at once, or after the words of an office (Phó Giám đốc Nguyễn …)."""
    words = [word.strip(".,") for word in re.split(r"[\s,\-–]+", phrase)]
    first = words[0].casefold()
    if first in _PLACES:
        return False
    if first not in _OFFICES and not _is_acronym(words[0]):
        return True
    heads = zip(words, pairwise(words[1:]), strict=False)
    return any(
        a.casefold() in _FAMILIES and a[0].isupper() and b[:1].isupper()
        for head, (a, b) in heads
        if head.casefold() not in _PLACE_KINDS
    )


def _is_acronym(word: str) -> bool:
    """CTUBND, TP; a name in capitals (NGUYỄN) is told by its family."""
    return len(word) > 1 and word.isupper() and word.casefold() not in _FAMILIES
