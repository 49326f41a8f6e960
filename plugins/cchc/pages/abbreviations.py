"""Abbreviations: those that a page uses, explained at its top, before the first of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from ..words.text import Lang, message
from .models import Fact, Page

# The forms' and the public service's own; the names of bodies as short names in pictures.
_DASH = " – "
_LINES = (
    message("CCHC – cải cách hành chính"),
    message("TTHC – thủ tục hành chính"),
    message("DVC – dịch vụ công"),
    message("DVCQG – dịch vụ công quốc gia"),
    message("BCCI – bưu chính công ích"),
    message("VBQPPL – văn bản quy phạm pháp luật"),
    message("CNTT – công nghệ thông tin"),
    message("CBCCVC – cán bộ, công chức, viên chức"),
    message("SNCL – sự nghiệp công lập"),
    message("VTVL – vị trí việc làm"),
    message("NSNN – ngân sách nhà nước"),
    message("UBND – Ủy ban nhân dân"),
    message("HĐND – Hội đồng nhân dân"),
    message("TAND – tòa án nhân dân"),
    message("BHXH – bảo hiểm xã hội"),
    message("TP. – thành phố"),
    message("TX. – thị xã"),
    message("TT. – thị trấn"),
    message("TNMT – Tài nguyên và Môi trường"),
    message("TTTT – Thông tin và Truyền thông"),
    message("NNPTNT – Nông nghiệp và Phát triển nông thôn"),
    message("PTNT – phát triển nông thôn"),
    message("GTVT – Giao thông vận tải"),
    message("KHĐT – Kế hoạch và Đầu tư"),
    message("KHCN – Khoa học và Công nghệ"),
    message("VHTTDL – Văn hóa, Thể thao và Du lịch"),
    message("LĐTBXH – Lao động - Thương binh và Xã hội"),
    message("TB&XH – Thương binh và Xã hội"),
    message("GDĐT – Giáo dục và Đào tạo"),
)
ABBREVIATIONS = {line.first.split(_DASH)[0]: line for line in _LINES}
_WORDS = re.compile(
    r"(?<![\w/-])(?:"
    + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))
    # Letters and a stroke after it make it part of a document's number: 72/BC-UBND is a name, not a word.
    + r")(?![\w/-])"
)
_MASTHEAD = "CCHC"  # stands in the site's name, above everything else
# Addresses, names of fields, code: nothing that is read as words.
_SILENT = {
    "path", "anchor", "id", "kind", "template", "extra", "code", "svg_wide", "svg_narrow", "embed", "downloads",
    "bibtex", "lang", "root", "shared_path", "section", "json_ld", "description", "crumbs", "place_path",
    "label_path", "check_path", "finding", "role", "order", "filter", "abbreviations",
}  # fmt: skip


def abbreviations_of(page: Page) -> tuple[Fact, ...]:
    """What is used on the page, in the order of first use."""
    used = dict.fromkeys(word for text in (_MASTHEAD, *_texts(page)) for word in _WORDS.findall(text))
    facts = (Fact(word, meaning_of(word, page.head.lang)) for word in used)
    # A page whose heading spells it out needs no second explanation.
    return tuple(fact for fact in facts if fact.text.casefold() not in page.heading.casefold())


def meaning_of(word: str, lang: Lang) -> str:
    return ABBREVIATIONS[word].in_(lang).split(_DASH)[1]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for name in _spoken(type(value)):
            yield from _texts(getattr(value, name))


@cache
def _spoken(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _SILENT)
