"""Figures as Vietnamese reports print them, into plain numbers; what could be read in two ways is not read at all.

Rules: a dot groups thousands (1.234), a comma is the decimal sign (86,48); 12.345,6 is 12345.6 where decimals can be.
Unclear, and asked: 1.5 and 100.00 (which sign?), 1.234 where decimals can be, 1,234 and any decimals in a count,
figures beside other words, two figures in one cell, grouping by blanks, letters that look like figures.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ..model.collection import NO_WORDING, References, ReportWording
from ..model.releases import Field
from .folding import clean, fold

COUNT, DECIMAL, PERCENT, YES_NO, CODE, ANY, WORDS = "count", "decimal", "percent", "yes_no", "code", "any", "words"
_TYPES = {"integer": COUNT, "boolean": YES_NO, "code": CODE}
_SIGNS = re.compile(r"[+-]?\d[\d.,]*")
_DIGITS = re.compile(r"[+-]?\d{1,15}")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+")
_COMMA = re.compile(r"[+-]?(?:\d{1,15}|[1-9]\d{0,2}(?:\.\d{3})+),\d{1,6}")
_ENGLISH_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_INSIDE = re.compile(r"\d[\d.,]*\d|\d")
_TRIPLE = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_DASHES = re.compile(r"[-–—−.…/\\]+")


@dataclass(frozen=True)
class Expectation:
    kind: str
    whole: bool = False  # the form's column takes whole numbers only
    words: Collection[str] = ()  # folded words that may stand beside the figure: “ho so”
    options: Mapping[str, str] = field(default_factory=dict)  # folded word -> figure: co -> 1
    wording: ReportWording = NO_WORDING  # words that may stand for a figure anywhere

    @property
    def is_whole(self) -> bool:
        return self.whole or self.kind in (COUNT, YES_NO, CODE)


def expect(column: Field, row_kind: str, indicator: str, printed_measure: str, references: References) -> Expectation:
    """What the cell of this column may hold in a row of this kind and indicator."""
    wording = references.wording
    if column.type == "text":
        return Expectation(WORDS)
    if row_kind == "percent":
        return Expectation(PERCENT, wording=wording)
    whole = column.type == "integer"
    yes_no = {fold(word): wording.words_for_figures[word] for word in wording.yes_or_no}
    options = read_options(printed_measure)
    if options:
        return Expectation(CODE if set(options) - set(yes_no) else YES_NO, whole, (), options, wording)
    known = references.indicators.get(indicator or column.indicator)
    unit = column.unit_of_measure or (known.unit_of_measure if known else "")
    if clean(printed_measure) == "%" or unit in wording.measures.get("percent", ()):
        return Expectation(PERCENT, whole, wording=wording)
    words = _words(printed_measure, unit, references)
    if unit in wording.measures.get("yes_no", ()) or (known is not None and known.value_type == "boolean"):
        return Expectation(YES_NO, whole, words, yes_no, wording)
    if unit in wording.measures.get("decimal", ()):
        kind = DECIMAL
    elif known is not None and not column.unit_of_measure:
        kind = _TYPES.get(known.value_type, ANY)
    else:
        kind = COUNT if unit else ANY
    return Expectation(kind, whole, words, wording=wording)


def _words(printed_measure: str, unit: str, references: References) -> frozenset[str]:
    label = references.label("unit_of_measure", unit).first if unit else ""
    names = {fold(words) for words in (printed_measure, unit.replace("-", " "), label)}
    return frozenset(names - {"", "%"})


def read_options(printed: str) -> dict[str, str]:
    """“Không = 0; Có = 1” as words and their figures; empty where the print is no such list."""
    pairs = re.findall(r"([^=;,\d][^=;\d]*?)\s*=\s*(\d)", clean(printed))
    return {fold(word): figure for word, figure in pairs} if len(pairs) > 1 else {}


@dataclass(frozen=True)
class PrintedFigure:
    """What a printed cell says: a plain number, nothing (empty), or unclear (None) with a reason and guesses."""

    value: str | None
    is_text: bool = False  # the print is more than a figure: it goes into an annotation
    why: str = ""  # Vietnamese: why it is doubtful or unclear
    guesses: tuple[str, ...] = ()


def read_figure(text: str, expected: Expectation) -> PrintedFigure:
    """The figure a cell states. `text` is in normal form; blank is not zero."""
    if not text:
        return PrintedFigure("")
    bare = text.replace("−", "-")
    if _DASHES.fullmatch(bare):
        return PrintedFigure("", True, "dấu gạch hoặc chấm không phải là số: để trống, không phải 0")
    option = expected.options.get(fold(text))
    if option is not None:
        return PrintedFigure(option, True)
    if bare.endswith("%"):
        return _read_percent(bare, expected)
    if _SIGNS.fullmatch(bare):
        return _read_signs(bare, expected)
    return _read_words(text, expected)


def _read_percent(text: str, expected: Expectation) -> PrintedFigure:
    inner = text.rstrip("% ").strip()
    if not _SIGNS.fullmatch(inner):
        return _read_words(text, expected)
    figure = _read_signs(inner, expected)
    if expected.kind not in (PERCENT, ANY):
        return PrintedFigure(None, True, "có dấu % trong ô không tính bằng phần trăm", _guesses(inner))
    return PrintedFigure(figure.value, True, figure.why, figure.guesses)


def _read_signs(text: str, expected: Expectation) -> PrintedFigure:
    """Digits, dots and commas alone."""
    kind, is_grouped = expected.kind, _GROUPED.fullmatch(text)
    why = "không rõ dấu chấm và dấu phẩy ngăn phần nào"
    if _DIGITS.fullmatch(text):
        return PrintedFigure(plain(text), text.startswith("+"))
    if is_grouped and (kind == COUNT or (kind == ANY and text.count(".") > 1)):
        return PrintedFigure(plain(text.replace(".", "")))
    if is_grouped or re.fullmatch(r"[+-]?\d+\.\d+", text):
        why = "dấu chấm ở đây là phần nghìn hay phần thập phân?"
    elif _COMMA.fullmatch(text):
        if expected.is_whole:
            why = "ô đếm số nguyên mà bản in có phần thập phân"
        elif _ENGLISH_THOUSANDS.fullmatch(text) and kind not in (DECIMAL, PERCENT):
            why = "dấu phẩy ở đây là phần nghìn hay phần thập phân?"
        else:
            return PrintedFigure(plain(text.replace(".", "").replace(",", ".")))
    return PrintedFigure(None, False, why, _guesses(text))


def _read_words(text: str, expected: Expectation) -> PrintedFigure:
    """Words where a number belongs: the number they state if there is exactly one and nothing else is said."""
    figures = _INSIDE.findall(text)
    if not figures:
        return _read_letters(text, expected)
    rest = fold(_INSIDE.sub(" ", text))
    if len(figures) == 1 and rest in expected.words and text[0].isdigit():
        figure = _read_signs(figures[0], expected)
        return PrintedFigure(figure.value, True, figure.why, figure.guesses)
    why = "có chữ bên cạnh số" if len(figures) == 1 else "có nhiều số trong một ô"
    joined = [plain(digits)] if _DIGITS.fullmatch(digits := text.replace(" ", "")) else []
    guesses = tuple(dict.fromkeys([*joined, *(guess for figure in figures for guess in _guesses(figure))]))
    return PrintedFigure(None, True, why, guesses[:4])


def _read_letters(text: str, expected: Expectation) -> PrintedFigure:
    """Words that do state something, though not in figures: “năm” may be five or a year, so a person must look."""
    figures = {fold(word): figure for word, figure in expected.wording.words_for_figures.items()}
    if fold(text) in figures:
        guess = figures[fold(text)]
        return PrintedFigure(None, why="ô số mà in chữ", guesses=(guess,) if guess else ())
    if set(text.casefold().split()) & set(expected.wording.numerals):
        return PrintedFigure(None, why="số có thể viết bằng chữ")
    return PrintedFigure("", True, "chữ không nêu số nào: để trống")


def _guesses(text: str) -> tuple[str, ...]:
    """Every number the signs could mean, thousands first."""
    digits = re.sub(r"[.,]", "", text)
    guesses = [plain(digits)] if _DIGITS.fullmatch(digits) else []
    for sign in ",.":
        whole, _, decimals = text.rpartition(sign)
        left = re.sub(r"[.,]", "", whole)
        if _DIGITS.fullmatch(left) and re.fullmatch(r"\d{1,6}", decimals):
            guesses.append(plain(f"{left}.{decimals}"))
    return tuple(dict.fromkeys(guesses))


def plain(text: str) -> str:
    """06 is 6; decimals stay as printed; 1.234 as a decimal is written 1.2340, so that nobody takes it for 1234."""
    sign = "-" if text.startswith("-") else ""
    whole, _, decimals = text.lstrip("+-").partition(".")
    number = f"{sign}{whole.lstrip('0') or '0'}"
    number = f"{number}.{decimals}" if decimals else number
    return f"{number}0" if _TRIPLE.fullmatch(number) else number


def read_answer(text: str, whole: bool) -> str | None:
    """A figure as the person who answers may type it: 1234, 86,48 or 86.48; never 1.234, which says nothing."""
    if _TRIPLE.fullmatch(text) or not re.fullmatch(r"-?\d{1,15}(?:[.,]\d{1,6})?", text):
        return None
    number = plain(text.replace(",", "."))
    return None if whole and "." in number else number
