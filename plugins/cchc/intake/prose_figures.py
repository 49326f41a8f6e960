"""Figures in a sentence, told from dates, numbers of documents and everything else that is written in digits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..loading.personal import EMAIL, IDENTITY, PHONE

DATE, DOCUMENT, REFERENCE, PERSONAL = "date", "document", "reference", "personal"
_YEAR = r"(?:19|20)\d{2}"
_PAPER = (
    "Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Công văn|Kế hoạch|Báo cáo|Tờ trình|Thông báo|Đề án|Luật|"
    "Hướng dẫn|Công điện|Pháp lệnh|Chương trình|Kết luận|Văn bản"
)
_COUNTED = r"(?:%|TTHC|hồ sơ|thủ tục|dịch vụ|văn bản|người|đơn vị|cơ quan|phiếu|nhiệm vụ|phần việc)"
_MORE = r"(?:\s*(?:[,;]|và|đến|-)\s*\d{1,2}[A-Za-z]?(?![\d.,]*\d)(?!\s*[\w%/]))*"  # “10A, 11A và 12”
_LEVELS = rf"[1-5](?!\d|[.,]\d{{2}}|\s*%)(?:\s*(?:,|và|hoặc)\s*[1-5](?!\d|[.,]\d|/)(?!\s*{_COUNTED}))*"
_ASIDES: tuple[tuple[str, str], ...] = (
    (REFERENCE, r"https?://\S+|www\.\S+|\^\d+|\b24/(?:24|7)\b"),
    (REFERENCE, r"^\d{1,2}\s+[-–]\s|\(\d{1,2}\)|\b\d\.\d{6}(?:\.\w+)*"),  # footnotes, (1), codes of procedures
    (REFERENCE, r"\b(?:ISO|TCVN)[\s\d:/\-]*\d"),
    (REFERENCE, r"(?:công nghiệp|cách mạng)[^.;\d]{0,40}\d\.\d"),
    (DOCUMENT, r"(?<!\w)\d+[a-zđ]?\s?/\s?(?:\d{4}\s?/\s?)*[A-ZĐ][\w.]*(?:[-–][\w.]+)*"),
    (DOCUMENT, r"(?<!\w)\d+\s?[-–]\s?[A-ZĐ]{2,4}r?\s?/\s?[A-ZĐ]\w*"),
    (DOCUMENT, rf"\b(?i:{_PAPER}),?\s+số:?\s*\d+[a-z]?(?:\s?/\s?[\w.\-–]+)*"),
    (DOCUMENT, rf"\b(?:Nghị định|Nghị quyết|Chỉ thị|Thông tư|Quyết định|Công văn)\s+\d+\b(?!\s*{_COUNTED})"),
    (DOCUMENT, r"\b[Ss]ố\s*:\s*\d+[\s.…]*(?:/\s?[\w.\-–]+)*|\b[Ss]ố\s+\d+[\s.…]*/\s?[A-ZĐ][\w.\-–]*"),
    (DATE, rf"\b\d{{1,2}}\s?[/.\-]\s?\d{{1,2}}\s?[/.\-]\s?{_YEAR}\b"),
    (DATE, rf"\bngày\s*\d{{1,2}}(?:\s?(?:/|-|\.|tháng)\s?\d{{1,2}})?(?:\s?(?:/|-|\.|năm)\s?{_YEAR})?(?![\d.,]*\d)"),
    (DATE, rf"\b\d{{1,2}}\s+tháng\s+(?:đầu|cuối)(?:\s+năm)?(?:\s+{_YEAR})?"),
    (DATE, rf"\btháng\s*\d{{1,2}}(?:\s?(?:/|-|năm)\s?{_YEAR})?\b(?!\.?\d)"),
    (DATE, rf"\bqu[ýíyi]\s*(?:[IV]{{1,3}}|[1-4])\b(?:\s?(?:/|-|năm|,)?\s?{_YEAR})?"),
    (DATE, rf"\b(?:năm|giai đoạn|nhiệm kỳ|kỳ)\s+{_YEAR}(?:\s?[-–]\s?(?:năm\s)?{_YEAR})?\b"),
    (DATE, rf"\b{_YEAR}\s?[-–]\s?{_YEAR}\b"),
    (DATE, rf"\b(?:0?\d|1[0-2])/{_YEAR}\b(?!\s*{_COUNTED})|\b\d{{1,2}}h\d{{2}}\b"),
    (REFERENCE, rf"\b(?:Điều|Khoản|Chương|Mục|Phần|Điểm [a-zđ],)\s+\d+\b{_MORE}"),
    (REFERENCE, r"\b(?:biểu|biểu mẫu|mẫu)\s*(?:số)?\s*:?\s*\d+[A-Z]?(?:\s?(?:[,;]|và)\s?\d+[A-Z]?\b(?!\s\w))+"),
    (REFERENCE, rf"\b(?:Phụ l[ụu]c|Biểu(?: mẫu)?|Mẫu|Bảng|Tiêu chí|STT|Hình)\s*(?:số\s*)?:?\s*\d+[A-Za-z]?\b{_MORE}"),
    (REFERENCE, rf"\b(?:mức(?: độ)?|cấp độ)\s+{_LEVELS}"),
    (REFERENCE, r"\b(?:lần(?: thứ)?|thứ|đợt|vòng|hạng|bậc|loại|khóa|phiên bản|tuần)\s+\d{1,2}\b(?!\s*%|[.,]\d)"),
    (REFERENCE, r"\b0?6\s+(?:nhiệm vụ|nội dung|lĩnh vực)\s+(?:CCHC|cải cách)"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE if kind != DOCUMENT else 0)) for kind, pattern in _ASIDES)
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
FIGURE = re.compile(
    r"(?<![\w.,^])(?<!\d/)(?<![A-Za-zĐđ]-)"
    rf"(?P<first>{_NUMBER})(?:\s?/\s?(?P<second>{_NUMBER})(?!\s?/\s?\d))?(?!\d|[A-ZĐ_]|[a-zđ](?!\w))"
)


@dataclass(frozen=True)
class Aside:
    """Digits that state no figure."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Seen:
    """A figure as it stands in the text; of “18/18” the two are told apart by `part`."""

    print: str
    start: int
    end: int  # of the whole print, so that words after “18/18” are those of both
    part: str = ""  # "", "first", "second"
    whole: str = ""  # “18/18”


def find_figures(text: str) -> tuple[list[Seen], list[Aside]]:
    asides = _find_asides(text)
    masked = list(text)
    for one in asides:
        masked[one.start : one.end] = "_" * (one.end - one.start)
    seen = []
    for match in FIGURE.finditer("".join(masked)):
        start, end, whole = match.start(), match.end(), match.group()
        if match["second"] is None:
            seen.append(Seen(whole, start, end))
            continue
        seen.append(Seen(match["first"], start, end, "first", whole))
        seen.append(Seen(match["second"], start, end, "second", whole))
    return seen, asides


def _find_asides(text: str) -> list[Aside]:
    """Each stretch once: what is found first holds the place."""
    taken, found = bytearray(len(text)), []
    personal = tuple((PERSONAL, pattern) for pattern in (PHONE, EMAIL, IDENTITY))
    for kind, pattern in (*personal, *_COMPILED):
        for match in pattern.finditer(text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                found.append(Aside(kind, match.group(), match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)
