"""A figure stated in the report's text equals the figures of its tables for the same unit, indicator and period.

Not applicable to a text figure that no table of the report repeats; figures without an indicator are not asked, and
table rows about a category (a field of procedure, a kind of inspection) are not the whole that the text speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...core.findings import CheckResult
from ...core.releases import Release, Row, Table
from ...core.text import Text
from ..answers import answer_equal
from ..observations import Observation, observations_of
from ..question import Question
from ..report_question import ask_report
from ..rule import ReportRule
from ..scene import Scene
from ..spot import spot_of

TITLE = Text("Số nêu trong lời văn khớp với số trong bảng", "Figures in the text agree with the tables")
NO_TABLE = Text("Không bảng nào của báo cáo ghi lại số này", "No table of the report repeats this figure")


def check(release: Release, scene: Scene) -> Iterator[CheckResult]:
    question = ask_report(release, RULE)
    prose = [table for table in release.tables if table.form.rows == "prose"]
    stated = [(table, row) for table in prose for row in table.rows if row.indicator]
    held: dict[tuple[str, str, str, str], list[Observation]] = {}
    for one in observations_of(release, {row.indicator for _, row in stated}):
        held.setdefault(one.key, []).append(one)
    for table, row in stated:
        key = (row.unit or table.unit, table.period, row.indicator, "")
        yield _answer(question, table, row, held.get(key, []))


def _answer(question: Question, table: Table, row: Row, held: list[Observation]) -> CheckResult:
    said = spot_of(table, row, "value")
    if said.number is None:
        return question.skip(row.key, [said], said.reason)
    if not held:
        return question.skip(row.key, [said], NO_TABLE)
    # The first disagreement is the one to show; where all agree, the first table.
    other = next((one.spot for one in held if one.spot.number != said.number), held[0].spot)
    result = answer_equal(question, row.key, said, other)
    return result._replace(cells=tuple(dict.fromkeys((*result.cells, *(one.spot.place for one in held)))))


RULE = ReportRule("prose_agrees", TITLE, __doc__, "error", check)
