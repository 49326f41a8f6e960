"""Abbreviations: those that a page uses, explained at its top, before the first of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from ..core.text import Lang, Text
from .models import Fact, Page

# The forms' and the public service's own; the names of bodies as short names in pictures.
ABBREVIATIONS: dict[str, Text] = {
    "CCHC": Text("cải cách hành chính", "administrative reform"),
    "TTHC": Text("thủ tục hành chính", "administrative procedures"),
    "DVC": Text("dịch vụ công", "public services"),
    "DVCQG": Text("dịch vụ công quốc gia", "national public services"),
    "BCCI": Text("bưu chính công ích", "public postal service"),
    "VBQPPL": Text("văn bản quy phạm pháp luật", "legal documents that set general rules"),
    "CNTT": Text("công nghệ thông tin", "information technology"),
    "CBCCVC": Text("cán bộ, công chức, viên chức", "cadres, civil servants and public employees"),
    "SNCL": Text("sự nghiệp công lập", "public service units (schools, hospitals …)"),
    "VTVL": Text("vị trí việc làm", "job positions"),
    "NSNN": Text("ngân sách nhà nước", "state budget"),
    "UBND": Text("Ủy ban nhân dân", "People’s Committee"),
    "HĐND": Text("Hội đồng nhân dân", "People’s Council"),
    "TAND": Text("tòa án nhân dân", "people’s court"),
    "BHXH": Text("bảo hiểm xã hội", "social insurance"),
    "TP.": Text("thành phố", "city"),
    "TX.": Text("thị xã", "town (district level)"),
    "TT.": Text("thị trấn", "township"),
    "TNMT": Text("Tài nguyên và Môi trường", "Natural Resources and Environment"),
    "TTTT": Text("Thông tin và Truyền thông", "Information and Communications"),
    "NNPTNT": Text("Nông nghiệp và Phát triển nông thôn", "Agriculture and Rural Development"),
    "PTNT": Text("phát triển nông thôn", "rural development"),
    "GTVT": Text("Giao thông vận tải", "Transport"),
    "KHĐT": Text("Kế hoạch và Đầu tư", "Planning and Investment"),
    "KHCN": Text("Khoa học và Công nghệ", "Science and Technology"),
    "VHTTDL": Text("Văn hóa, Thể thao và Du lịch", "Culture, Sports and Tourism"),
    "LĐTBXH": Text("Lao động - Thương binh và Xã hội", "Labour, War Invalids and Social Affairs"),
    "TB&XH": Text("Thương binh và Xã hội", "War Invalids and Social Affairs"),
    "GDĐT": Text("Giáo dục và Đào tạo", "Education and Training"),
}
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
    "bibtex", "lang", "root", "twin", "section", "json_ld", "description", "crumbs", "place_path", "report_path",
    "label_path", "check_path", "finding", "role", "order", "filter", "abbreviations",
}  # fmt: skip


def abbreviations_of(page: Page) -> tuple[Fact, ...]:
    """What is used on the page, in the order of first use."""
    lang = page.head.lang
    found = dict.fromkeys(word for text in (_MASTHEAD, *_texts(page)) for word in _WORDS.findall(text))
    return tuple(Fact(word, ABBREVIATIONS[word].in_(lang)) for word in found if not _told(page, word, lang))


def _told(page: Page, word: str, lang: Lang) -> bool:
    """A page whose heading spells it out needs no second explanation."""
    return ABBREVIATIONS[word].in_(lang).casefold() in page.heading.casefold()


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
