"""No personal data in data/: telephone numbers, addresses of mail and chat, numbers of papers, accounts and
cars, birthdays, addresses of homes and names of persons are refused, however they are spelt (personal_patterns.ini).

Document numbers (12/QĐ-ABC), figures (25.031), dates (05.10.2018, 13/8/2018) and names of places are none of these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .person_names import find_names
from .personal_text import PATTERNS, read_plain

_TOLD = {
    "phone": ("có số điện thoại", "xóa số điện thoại; dữ liệu công bố không kèm thông tin cá nhân"),
    "email": ("có địa chỉ thư điện tử hoặc tài khoản trò chuyện", "xóa địa chỉ này"),
    "identity": ("có số giấy tờ, tài khoản hoặc biển số xe của một người", "xóa số này"),
    "birth": ("có ngày hoặc năm sinh", "xóa ngày, năm sinh"),
    "address": ("có địa chỉ nhà", "chỉ ghi xã, huyện; bỏ số nhà, đường, ấp, khóm"),
    "name": ("có tên một cá nhân", "chỉ ghi chức danh, bỏ họ tên"),
}


@dataclass(frozen=True)
class Sighting:
    code: str
    message: str
    cure: str
    quote: str


def find_personal(text: str) -> Iterator[Sighting]:
    """What must not be published, of each kind the first: number, address, identity number, birthday, home, name."""
    plain = read_plain(text)
    for kind, (message, cure) in _TOLD.items():
        if span := next(find_names(plain.text) if kind == "name" else _find(kind, plain.text), None):
            start, end = plain.place(*span)
            yield Sighting(f"personal.{kind}", message, cure, text[start:end].strip())


def without_personal(text: str, mark: str) -> str:
    """The text with the mark in place of all that is told."""
    while sighting := next((each for each in find_personal(text) if each.quote != mark), None):
        text = text.replace(sighting.quote, mark)
    return text


def number_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers and addresses of persons stand, for readers of figures, who pass them over."""
    plain = read_plain(text)
    return (plain.place(*span) for kind in ("phone", "email", "identity", "birth") for span in _find(kind, plain.text))


def names_in_path(path: str) -> Iterator[Sighting]:
    """What the name of a file tells of a person: a name with its words joined by hyphens, a number."""
    return find_personal(re.sub(r"[-_.]+", " ", path.rsplit("/", 1)[-1].rsplit(".", 1)[0]))


def _find(kind: str, text: str) -> Iterator[tuple[int, int]]:
    needs_digit = kind in ("phone", "identity")
    for pattern in PATTERNS[kind].values() if not needs_digit or re.search(r"\d", text) else ():
        for match in pattern.finditer(text):
            label = match.lastgroup or 0  # “value”: the number behind a label
            if _is_plausible(kind, match[label], bool(label)):
                yield match.span(label)


def _is_plausible(kind: str, written: str, is_labelled: bool) -> bool:
    """Not cells beside each other, nor figures in a row: 0,912345678; 05, 06, 07, 08; 0 12 305 7 41; 0 94,74 45.801."""
    if kind not in ("phone", "identity"):
        return kind != "address" or "\t" not in written
    written = written.translate(_LIKE_DIGITS) if kind == "phone" else written
    groups, gaps = re.findall(r"\d+", written), {gap.strip() for gap in re.findall(r"(?<=\d)\D+(?=\d)", written)}
    sizes = [len(group) for group in groups]
    if sum(sizes) < 5 or len(set("".join(groups))) < 2 or _DAY.search(written):
        return False
    is_whole = len(groups) == 1 or max(sizes) == 1 or not written[0].isdigit() or re.search(r"\d\W?[A-Z]", written)
    begins_like_none = kind == "phone" and groups[0][0] == "0" and sizes[0] > 2
    if is_labelled or is_whole or begins_like_none:
        return True
    is_lone_zero = groups[0] == "0" and sizes != [1, 3, 3, 3] and (min(sizes[1:]) < 3 or gaps & {",", "."})
    is_rising = all(int(after) - int(before) == 1 for before, after in pairwise(groups))
    is_broken = 1 in sizes[1:] and sizes[0] < 3
    return not (is_lone_zero or is_rising or is_broken or len(gaps) > 2 or ("" in gaps and gaps & {",", "."}))


_LIKE_DIGITS = str.maketrans("OoQØølI|SsBZzg", "00000111558229")  # typed for a digit
_DAY = re.compile(r"(?<!\d)\d{1,2}[./\-]\d{1,2}[./\-](?:19|20)\d\d(?!\d)")
