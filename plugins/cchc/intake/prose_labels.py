"""The words around a figure: a label to begin with, and the unit of measure printed after it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from .folding import fold, strip_bullet
from .prose_figures import FigureInText

LONGEST, LONGEST_MEASURE = 160, 5  # signs of a label, words of a unit of measure
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_a-zà-ỹ]|[“(+-])")
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
class FigureWords:
    """What stands around one figure."""

    label: str  # proposed; empty when no words are left
    measure: str  # as printed, of the units already known
    hedge: str  # “hơn”, “khoảng”: the print is no exact figure
    sentence: tuple[str, str, str]  # before, the figure's print, after
    around: str  # the words up to the figures beside it


def split_sentences(text: str) -> list[tuple[int, int]]:
    ends = [match.start() for match in _SENTENCE.finditer(text)] + [len(text)]
    starts = [0] + [match.end() for match in _SENTENCE.finditer(text)]
    return list(zip(starts, ends, strict=True))


def read_words(text: str, figures: list[FigureInText], measures: Collection[str]) -> list[FigureWords]:
    """For each figure of a paragraph, in order. `measures`: folded units of measure that are known."""
    spans, readings, parent, sentence = split_sentences(text), list[FigureWords](), "", -1
    for at, figure in enumerate(figures):
        here = next(number for number, (start, end) in enumerate(spans) if start <= figure.start < end)
        start, end = spans[here]
        if here != sentence:
            sentence, parent = here, ""
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
        label = _capital(label.removesuffix(": "))
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
    words = list(re.finditer(r"\s?[^\W\d_]+(?:,|/)?", text))
    for count in range(min(len(words), LONGEST_MEASURE), 0, -1):
        if words[0].start() == 0 and all(x.end() == y.start() for x, y in pairwise(words[:count])):
            phrase = text[: words[count - 1].end()].strip(" ,/")
            if fold(phrase) in measures:
                return phrase
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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
