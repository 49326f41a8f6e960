"""What a cell should hold, by the form and the indicator: that decides how a printed figure may be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.collection import References
from ..model.forms import Field
from ..model.report_wording import NO_WORDING, ReportWording
from .folding import clean, fold

COUNT, DECIMAL, PERCENT, YES_NO, CODE, ANY, WORDS = "count", "decimal", "percent", "yes_no", "code", "any", "words"
_TYPES = {"integer": COUNT, "boolean": YES_NO, "code": CODE}


@dataclass(frozen=True)
class Expectation:
    kind: str
    whole: bool = False  # the form's column takes whole numbers only
    words: tuple[str, ...] = ()  # folded words that may stand beside the figure: “ho so”
    options: Mapping[str, str] = field(default_factory=dict)  # folded word -> figure: co -> 1
    wording: ReportWording = NO_WORDING  # words that may stand for a figure anywhere


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


def _words(printed_measure: str, unit: str, references: References) -> tuple[str, ...]:
    label = references.label("unit_of_measure", unit).first if unit else ""
    names = {fold(words) for words in (printed_measure, unit.replace("-", " "), label)}
    return tuple(sorted(names - {"", "%"}))


def read_options(printed: str) -> dict[str, str]:
    """“Không = 0; Có = 1” as words and their figures; empty where the print is no such list."""
    pairs = re.findall(r"([^=;,\d][^=;\d]*?)\s*=\s*(\d)", clean(printed))
    return {fold(word): figure for word, figure in pairs} if len(pairs) > 1 else {}
