"""Figures that news and pages written by hand name instead of typing them: a corrected figure corrects the text.

`value: <measure> <unit> <period>` is a measure's value, `part:` and `whole:` what it is made of, and
`cell: <report> <table> <row> <field>` any cell of a newest version; `count: figures` and `count: findings` are of the
whole collection.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from ..checks.standings import IMPOSSIBLE
from ..errors import Problem
from ..model.measures import MeasureValue
from .edition import Edition

WRITTEN = ("news", "pages")  # folders of content/; its texts/ hold what pages of the portal's own making say
_COUNTS = ("count: figures", "count: findings")
# Code shows how a figure is named, and names none.
_CODE_OR_NAME = re.compile(r"(`+).+?\1|<!-- ((?:value|part|whole|cell|count): .+?) -->", re.DOTALL)


def named_figure(edition: Edition, named: str) -> MeasureValue | Decimal | int:
    """KeyError where there is no such figure."""
    kind, _, words = named.partition(": ")
    number = None
    match kind, *words.split():
        case "count", "figures":
            return edition.store.count_stated()
        case "count", "findings":
            return len(edition.findings)
        case "cell", report, table, row, field:
            filed = edition.releases[report].table(table)
            line = filed.row(row) if filed else None
            number = line.cells[field].number if line else None
        case "value" | "part" | "whole", measure, unit, period:
            # The unit's own, not that of a kind of its dossiers; none where the paper contradicts itself.
            for value in edition.values_by_unit.get(unit, ()):
                is_asked = (value.measure, value.period, value.category) == (measure, period, "")
                if is_asked and edition.standing_of(value).standing != IMPOSSIBLE:
                    if kind == "value":
                        return value
                    number = value.numerator if kind == "part" else value.denominator
                    break
    if number is None:
        raise KeyError(named)
    return number


def missing_figures(edition: Edition, content: Path) -> Iterator[Problem]:
    """Each name of a figure that the edition does not have."""
    for path in sorted(path for folder in WRITTEN for path in (content / folder).rglob("*.md")):
        text = path.read_text("utf-8", errors="replace")
        for match in _CODE_OR_NAME.finditer(text):
            try:
                if match[2] and match[2] not in _COUNTS:  # which are always there, but to count takes the store
                    named_figure(edition, match[2])
            except KeyError:
                yield Problem(
                    file=f"content/{path.relative_to(content).as_posix()}",
                    row=text.count("\n", 0, match.start()) + 1,
                    column="",
                    code="content.figure",
                    message="không có con số nào tên như vậy để đặt vào bài",
                    cure="Sửa cho đúng đơn vị, kỳ, chỉ số hoặc ô đang có, hoặc viết lại câu.",
                    value=match[2],
                )
