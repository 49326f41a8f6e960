"""Abbreviations: those that a page uses, explained at its top, before the first of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from ..words.text import Lang, Text
from .models import Fact, Page

# The forms' and the public service's own; the names of bodies as short names in pictures.
_LINES = (
    Text("CCHC – cải cách hành chính", "CCHC – administrative reform"),
    Text("TTHC – thủ tục hành chính", "TTHC – administrative procedures"),
    Text("DVC – dịch vụ công", "DVC – public services"),
    Text("DVCQG – dịch vụ công quốc gia", "DVCQG – national public services"),
    Text("BCCI – bưu chính công ích", "BCCI – public postal service"),
    Text("VBQPPL – văn bản quy phạm pháp luật", "VBQPPL – legal documents that set general rules"),
    Text("CNTT – công nghệ thông tin", "CNTT – information technology"),
    Text("CBCCVC – cán bộ, công chức, viên chức", "CBCCVC – cadres, civil servants and public employees"),
    Text("SNCL – sự nghiệp công lập", "SNCL – public service units (schools, hospitals …)"),
    Text("VTVL – vị trí việc làm", "VTVL – job positions"),
    Text("NSNN – ngân sách nhà nước", "NSNN – state budget"),
    Text("UBND – Ủy ban nhân dân", "UBND – People’s Committee"),
    Text("HĐND – Hội đồng nhân dân", "HĐND – People’s Council"),
    Text("TAND – tòa án nhân dân", "TAND – people’s court"),
    Text("BHXH – bảo hiểm xã hội", "BHXH – social insurance"),
    Text("TP. – thành phố", "TP. – city"),
    Text("TX. – thị xã", "TX. – town (district level)"),
    Text("TT. – thị trấn", "TT. – township"),
    Text("TNMT – Tài nguyên và Môi trường", "TNMT – Natural Resources and Environment"),
    Text("TTTT – Thông tin và Truyền thông", "TTTT – Information and Communications"),
    Text("NNPTNT – Nông nghiệp và Phát triển nông thôn", "NNPTNT – Agriculture and Rural Development"),
    Text("PTNT – phát triển nông thôn", "PTNT – rural development"),
    Text("GTVT – Giao thông vận tải", "GTVT – Transport"),
    Text("KHĐT – Kế hoạch và Đầu tư", "KHĐT – Planning and Investment"),
    Text("KHCN – Khoa học và Công nghệ", "KHCN – Science and Technology"),
    Text("VHTTDL – Văn hóa, Thể thao và Du lịch", "VHTTDL – Culture, Sports and Tourism"),
    Text("LĐTBXH – Lao động - Thương binh và Xã hội", "LĐTBXH – Labour, War Invalids and Social Affairs"),
    Text("TB&XH – Thương binh và Xã hội", "TB&XH – War Invalids and Social Affairs"),
    Text("GDĐT – Giáo dục và Đào tạo", "GDĐT – Education and Training"),
)
ABBREVIATIONS = {line.vi.split(" – ")[0]: Text(line.vi.split(" – ")[1], line.en.split(" – ")[1]) for line in _LINES}
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
