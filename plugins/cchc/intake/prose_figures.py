"""Figures in a sentence, told from dates, numbers of documents and everything else that is written in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..loading.personal import EMAIL, IDENTITY, PHONE
from ..model.report_wording import ReportWording

DATE, DOCUMENT, REFERENCE, PERSONAL = "date", "document", "reference", "personal"
_YEAR = r"(?:19|20)\d{2}"
_MORE = r"(?:\s*(?:[,;]|và|đến|-)\s*\d{1,2}[A-Za-z]?(?![\d.,]*\d)(?!\s*[\w%/]))*"  # “10A, 11A và 12”
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
class FigureInText:
    """A figure as it stands in the text; of “18/18” the two are told apart by `part`."""

    print: str
    start: int
    end: int  # of the whole print, so that words after “18/18” are those of both
    part: str = ""  # "", "first", "second"
    whole: str = ""  # “18/18”


class FigureFinder:
    """Finds figures in texts; made once, for its patterns are put together from the words that reports print."""

    def __init__(self, wording: ReportWording) -> None:
        # Numbers of documents are told by their capitals, everything else in any case.
        self.patterns = [(PERSONAL, pattern) for pattern in (PHONE, EMAIL, IDENTITY)]
        for kind, pattern in _aside_patterns(wording):
            self.patterns.append((kind, re.compile(pattern, 0 if kind == DOCUMENT else re.IGNORECASE)))

    def find(self, text: str) -> tuple[list[FigureInText], list[Aside]]:
        asides = self._find_asides(text)
        masked = list(text)
        for aside in asides:
            masked[aside.start : aside.end] = "_" * (aside.end - aside.start)
        return [figure for match in FIGURE.finditer("".join(masked)) for figure in _figures(match)], asides

    def _find_asides(self, text: str) -> list[Aside]:
        """Each stretch once: what is found first holds the place."""
        taken, asides = bytearray(len(text)), []
        for kind, pattern in self.patterns:
            for match in pattern.finditer(text):
                if not any(taken[match.start() : match.end()]):
                    taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                    asides.append(Aside(kind, match.group(), match.start(), match.end()))
        return sorted(asides, key=lambda aside: aside.start)


def _figures(match: re.Match[str]) -> Iterator[FigureInText]:
    start, end, whole = match.start(), match.end(), match.group()
    if match["second"] is None:
        yield FigureInText(whole, start, end)
    else:
        yield FigureInText(match["first"], start, end, "first", whole)
        yield FigureInText(match["second"], start, end, "second", whole)


def _any(words: tuple[str, ...]) -> str:
    """One of the words, the longest that fits."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True)) or '(?!)'})"


def _aside_patterns(wording: ReportWording) -> Iterator[tuple[str, str]]:
    documents, bare_documents = _any(wording.documents), _any(wording.bare_documents)
    counted, standards, sections = _any(wording.counted), _any(wording.standards), _any(wording.sections)
    annexes, levels, ordinals = _any(wording.annexes), _any(wording.levels), _any(wording.ordinals)
    grade = rf"[1-5](?!\d|[.,]\d{{2}}|\s*%)(?:\s*(?:,|và|hoặc)\s*[1-5](?!\d|[.,]\d|/)(?!\s*{counted}))*"
    yield REFERENCE, r"https?://\S+|www\.\S+|\^\d+|\b24/(?:24|7)\b"
    yield REFERENCE, r"^\d{1,2}\s+[-–]\s|\(\d{1,2}\)|\b\d\.\d{6}(?:\.\w+)*"  # footnotes, (1), codes of procedures
    yield REFERENCE, rf"\b{standards}[\s\d:/\-]*\d"
    yield REFERENCE, r"(?:công nghiệp|cách mạng)[^.;\d]{0,40}\d\.\d"
    yield DOCUMENT, r"(?<!\w)\d+[a-zđ]?\s?/\s?(?:\d{4}\s?/\s?)*[A-ZĐ][\w.]*(?:[-–][\w.]+)*"
    yield DOCUMENT, r"(?<!\w)\d+\s?[-–]\s?[A-ZĐ]{2,4}r?\s?/\s?[A-ZĐ]\w*"
    yield DOCUMENT, rf"\b(?i:{documents}),?\s+số:?\s*\d+[a-z]?(?:\s?/\s?[\w.\-–]+)*"
    yield DOCUMENT, rf"\b{bare_documents}\s+\d+\b(?!\s*{counted})"
    yield DOCUMENT, r"\b[Ss]ố\s*:\s*\d+[\s.…]*(?:/\s?[\w.\-–]+)*|\b[Ss]ố\s+\d+[\s.…]*/\s?[A-ZĐ][\w.\-–]*"
    yield DATE, rf"\b\d{{1,2}}\s?[/.\-]\s?\d{{1,2}}\s?[/.\-]\s?{_YEAR}\b"
    yield DATE, rf"\bngày\s*\d{{1,2}}(?:\s?(?:/|-|\.|tháng)\s?\d{{1,2}})?(?:\s?(?:/|-|\.|năm)\s?{_YEAR})?(?![\d.,]*\d)"
    yield DATE, rf"\b\d{{1,2}}\s+tháng\s+(?:đầu|cuối)(?:\s+năm)?(?:\s+{_YEAR})?"
    yield DATE, rf"\btháng\s*\d{{1,2}}(?:\s?(?:/|-|năm)\s?{_YEAR})?\b(?!\.?\d)"
    yield DATE, rf"\bqu[ýíyi]\s*(?:[IV]{{1,3}}|[1-4])\b(?:\s?(?:/|-|năm|,)?\s?{_YEAR})?"
    yield DATE, rf"\b(?:năm|giai đoạn|nhiệm kỳ|kỳ)\s+{_YEAR}(?:\s?[-–]\s?(?:năm\s)?{_YEAR})?\b"
    yield DATE, rf"\b{_YEAR}\s?[-–]\s?{_YEAR}\b"
    yield DATE, rf"\b(?:0?\d|1[0-2])/{_YEAR}\b(?!\s*{counted})|\b\d{{1,2}}h\d{{2}}\b"
    yield REFERENCE, rf"\b(?:{sections}|Điểm [a-zđ],)\s+\d+\b{_MORE}"
    yield REFERENCE, r"\b(?:biểu|biểu mẫu|mẫu)\s*(?:số)?\s*:?\s*\d+[A-Z]?(?:\s?(?:[,;]|và)\s?\d+[A-Z]?\b(?!\s\w))+"
    yield REFERENCE, rf"\b{annexes}\s*(?:số\s*)?:?\s*\d+[A-Za-z]?\b{_MORE}"
    yield REFERENCE, rf"\b{levels}\s+{grade}"
    yield REFERENCE, rf"\b{ordinals}\s+\d{{1,2}}\b(?!\s*%|[.,]\d)"
    yield REFERENCE, r"\b0?6\s+(?:nhiệm vụ|nội dung|lĩnh vực)\s+(?:CCHC|cải cách)"
