"""Figures in a sentence, told from all else that is written in digits, and the words that stand around them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..loading.personal import number_spans
from ..model.collection import ReportWording
from ..words.language import capital
from .folding import fold, strip_bullet

DATE, DOCUMENT, REFERENCE, PERSONAL = "date", "document", "reference", "personal"
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
FIGURE = re.compile(
    r"(?<![\w.,^])(?<!\d/)(?<![A-Za-zĐđ]-)"
    rf"(?P<first>{_NUMBER})(?:\s?/\s?(?P<second>{_NUMBER})(?!\s?/\s?\d))?(?!\d|[A-ZĐ_]|[a-zđ](?!\w))"
)
LONGEST, LONGEST_MEASURE = 160, 5  # signs of a label, words of a unit of measure
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=(\w)|[“(+-])")
_STRONG = re.compile(r"[;:()]|[.!?]\s")
_COMMA = re.compile(r"(?<!\d),\s|,\s(?!\d)")  # “mức độ 3, 4” is one
_WEAK = re.compile(r"(?<!\d),\s|,\s(?!\d)|\s(?:với|gồm|trong đó|trong khi|nhưng)(?=\s|$)|\svà\s*$")
_BINDERS = re.compile(r"\s(?:với|và|gồm|trong đó)(?=\s|$)")
_BINDS = re.compile(r"(?:^|\s)(?:với|và|gồm|trong đó)\s*$")
_HEDGES = r"trên|hơn|khoảng|gần|dưới|ít nhất|tối thiểu|tối đa|đến|từ"
_HEDGE = re.compile(rf"(?:{_HEDGES})(?:\s+(?:trên|hơn|khoảng|gần))?$", re.IGNORECASE)
# Words at the ends of a phrase that bind it to its neighbours and say nothing of what is counted.
_BOTH = frozenset(
    ("là", "có", "đạt", "chiếm", "được", "trên", "hơn", "khoảng", "với", "và", "gồm", "trong", "đó", "còn", "cho")
) | frozenset(("tại", "thì", "các", "như", "từ", "đến", "bằng", "khi", "nhưng", "gần"))
_FIRST = _BOTH | {"hiện", "nay"}
_LAST = _BOTH | {"của", "đối", "tỷ", "tỉ", "lệ", "đã", "về", "theo"}
_SHARE = frozenset(("chiem", "dat", "ty le", "ti le", "bang"))


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
        self.patterns = [
            (kind, re.compile(pattern, 0 if kind == DOCUMENT else re.IGNORECASE))
            for kind, pattern in _aside_patterns(wording)
        ]

    def find(self, text: str) -> tuple[list[FigureInText], list[Aside]]:
        asides = self._find_asides(text)
        masked = list(text)
        for aside in asides:
            masked[aside.start : aside.end] = "_" * (aside.end - aside.start)
        return [figure for match in FIGURE.finditer("".join(masked)) for figure in _figures(match)], asides

    def _find_asides(self, text: str) -> list[Aside]:
        """Each stretch once: what is found first holds the place."""
        taken, asides = bytearray(len(text)), []
        spans = [(PERSONAL, span) for span in number_spans(text)]
        spans += [(kind, match.span()) for kind, pattern in self.patterns for match in pattern.finditer(text)]
        for kind, (start, end) in spans:
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                asides.append(Aside(kind, text[start:end], start, end))
        return sorted(asides, key=lambda aside: aside.start)


def _figures(match: re.Match[str]) -> Iterator[FigureInText]:
    start, end, whole = match.start(), match.end(), match.group()
    if match["second"] is None:
        yield FigureInText(whole, start, end)
    else:
        yield FigureInText(match["first"], start, end, "first", whole)
        yield FigureInText(match["second"], start, end, "second", whole)


def _aside_patterns(wording: ReportWording) -> Iterator[tuple[str, str]]:
    """Those of aside_patterns.txt, with the words that reports print."""
    names = ("documents", "bare_documents", "counted", "standards", "sections", "annexes", "levels", "ordinals")
    parts = {f"<{name}>": f"(?:{'|'.join(getattr(wording, name)) or '(?!)'})" for name in names}
    for line in Path(__file__).with_name("aside_patterns.txt").read_text("utf-8").splitlines():
        kind, _, pattern = line.partition(" ")
        for part, text in parts.items():
            pattern = pattern.replace(part, text)
        if kind.startswith("<"):
            parts[kind] = pattern
        elif kind != "#":
            yield kind, pattern


@dataclass(frozen=True)
class FigureWords:
    """What stands around one figure."""

    label: str  # proposed; empty when no words are left
    measure: str  # as printed, of the units already known
    hedge: str  # “hơn”, “khoảng”: the print is no exact figure
    sentence: tuple[str, str, str]  # before, the figure's print, after
    around: str  # the words up to the figures beside it


def split_sentences(text: str) -> list[tuple[int, int]]:
    breaks = [match for match in _SENTENCE.finditer(text) if match[1] is None or match[1].isupper()]
    ends = [*(match.start() for match in breaks), len(text)]
    return list(zip((0, *(match.end() for match in breaks)), ends, strict=True))


def read_words(text: str, figures: list[FigureInText], measures: Collection[str]) -> list[FigureWords]:
    """For each figure of a paragraph, in order. `measures`: folded units of measure that are known."""
    spans, readings, parent, sentence = split_sentences(text), list[FigureWords](), "", -1
    for at, figure in enumerate(figures):
        start, end = next(span for span in spans if span[0] <= figure.start < span[1])
        if start != sentence:
            sentence, parent = start, ""
        last, following = _neighbours(figures, at, end)
        before, after = text[max(start, last) : figure.start], text[figure.end : min(end, following)]
        measure = _read_measure(text[figure.end : end], measures)
        own = _phrase(before, after, measure, is_first=last <= start)
        is_part = text.count("(", start, figure.start) > text.count(")", start, figure.start)
        is_share = measure == "%" and any(fold(before).endswith(word) for word in _SHARE)
        label = own or parent
        if is_part or is_share:
            label = f"{parent}: {_without(measure, own, parent)}" if parent else label
        elif own:
            parent = own
        if figure.part == "second" and readings:
            label = f"{readings[-1].label} (tổng số)"
        hedge = _HEDGE.search(before.rstrip())
        shown = (text[start : figure.start], text[figure.start : figure.end], text[figure.end : end])
        label = capital(label.removesuffix(": "))
        readings.append(FigureWords(label, measure, hedge.group() if hedge else "", shown, before + after))
    return readings


def _neighbours(figures: list[FigureInText], at: int, end: int) -> tuple[int, int]:
    """Where the figure before ends and the next one starts; the two of “18/18” stand at one place."""
    last = max((figure.end for figure in figures[:at] if figure.end <= figures[at].start), default=0)
    following = min((figure.start for figure in figures[at + 1 :] if figure.start >= figures[at].end), default=end)
    return last, following


def _read_measure(after: str, measures: Collection[str]) -> str:
    """% or the longest known unit of measure that follows at once; of “80 đến 100%” the % is that of both."""
    text = re.sub(r"^(?:\s?\^\d+)?", "", after)
    if re.match(r"\s?%|\s?(?:đến|-|–)\s?\d[\d.,]*\s?%", text):
        return "%"
    for count in range(LONGEST_MEASURE, 0, -1):
        words = re.match(rf"(?:\s?[^\W\d_]++[,/]?){{{count}}}", text)
        if words and fold(words[0]) in measures:
            return words[0].strip(" ,/")
    return ""


def _phrase(before: str, after: str, measure: str, is_first: bool) -> str:
    """The figure's own words: those before it in its clause and, until the next break, those after it."""
    ahead = _trim(_ahead(before, is_first))
    behind = _STRONG.split(re.sub(r"^\s?(?:%|\^\d+)\s?", " ", after))[0]
    if ahead:
        behind = _WEAK.split(behind)[0]
        if measure and fold(measure) in fold(ahead) and fold(behind).startswith(fold(measure)):
            behind = behind.strip()[len(measure) :]
    return " ".join(word for word in (ahead, _trim(behind)) if word)[:LONGEST].strip()


def _ahead(before: str, is_first: bool) -> str:
    """Names of bodies hold “và”, so that word parts clauses only where no sign does."""
    clause = _STRONG.split(re.sub(r":\s*$", " ", before))[-1]  # “Tiếp nhận mới: 25”: the colon joins the two
    part = _COMMA.split(clause)[-1]
    if is_first or part != before:
        return "" if not is_first and _BINDS.search(part) else part
    return _BINDERS.split(part)[-1]


def _without(measure: str, own: str, parent: str) -> str:
    """“Hồ sơ tiếp nhận mới: trực tuyến”, not “…: trực tuyến hồ sơ”."""
    return own.removesuffix(measure).strip() if measure and fold(measure) in fold(parent) else own


def _trim(text: str) -> str:
    """Without what binds the phrase to its neighbours."""
    words = strip_bullet(text.replace("_", " ")).strip(" ,.;:“”\"'/").split()
    while words and words[-1].casefold().strip(",") in _LAST:
        words.pop()
    while words and words[0].casefold().strip(",") in _FIRST:
        words.pop(0)
    return " ".join(words).strip(" ,.;:")
