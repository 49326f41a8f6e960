"""What a cell should hold, by the form and the indicator: that decides how a printed figure may be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.collection import References
from ..model.forms import Field
from .folding import clean, fold

COUNT, DECIMAL, PERCENT, YES_NO, CODE, ANY, WORDS = "count", "decimal", "percent", "yes_no", "code", "any", "words"
_YES_NO: Mapping[str, str] = {"co": "1", "khong": "0"}
# Units of measure as printed that say the figure is a count, whatever the form says.
_TYPES = {"integer": COUNT, "boolean": YES_NO, "code": CODE}


@dataclass(frozen=True)
class Expectation:
    kind: str
    whole: bool = False  # the form's column takes whole numbers only
    words: tuple[str, ...] = ()  # folded words that may stand beside the figure: “ho so”
    options: Mapping[str, str] = field(default_factory=dict)  # folded word -> figure: co -> 1


def expect(column: Field, row_kind: str, indicator: str, printed_measure: str, references: References) -> Expectation:
    """What the cell of this column may hold in a row of this kind and indicator."""
    if column.type == "text":
        return Expectation(WORDS)
    whole = column.type == "integer" and row_kind != "percent"
    if row_kind == "percent":
        return Expectation(PERCENT)
    options = read_options(printed_measure)
    if options:
        return Expectation(CODE if set(options) - set(_YES_NO) else YES_NO, whole, (), options)
    known = references.indicators.get(indicator or column.indicator)
    unit = column.unit_of_measure or (known.unit_of_measure if known else "")
    if clean(printed_measure) == "%" or unit == "phan-tram":
        return Expectation(PERCENT, whole)
    words = _words(printed_measure, unit, references)
    if unit == "co-khong" or (known is not None and known.value_type == "boolean"):
        return Expectation(YES_NO, whole, words, _YES_NO)
    if unit == "diem":
        return Expectation(DECIMAL, whole, words)
    if known is not None and not column.unit_of_measure:
        return Expectation(_TYPES.get(known.value_type, ANY), whole, words)
    return Expectation(COUNT if unit else ANY, whole, words)


def _words(printed_measure: str, unit: str, references: References) -> tuple[str, ...]:
    said = {printed_measure, unit.replace("-", " "), references.label("unit_of_measure", unit).first if unit else ""}
    return tuple(sorted({fold(one) for one in said if fold(one) not in ("", "%")}))


def read_options(printed: str) -> dict[str, str]:
    """“Không = 0; Có = 1” as words and their figures; empty where the print is no such list."""
    found = re.findall(r"([^=;,\d][^=;\d]*?)\s*=\s*(\d)", clean(printed))
    return {fold(word): figure for word, figure in found} if len(found) > 1 else {}
