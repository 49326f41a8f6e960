"""What a unit carries over into a period is what it had in hand at the end of the period directly before.

A difference is a remark, not an error: the two reports may be drawn up on different days and by different bodies. Not
applicable where no table held covers the period that ends on the day before.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...model.releases import Release
from ...model.roles import CARRIED_OVER
from ...words.text import message
from ..cell_terms import write_place
from ..comparisons import answer_equal
from ..cross_report_index import CrossReportIndex
from ..observations import Observation, observations_of
from ..report_result_writer import ask_report
from ..result_writer import ResultWriter
from ..rule import ReportRule

TITLE = message("Kỳ trước chuyển sang = đang giải quyết cuối kỳ trước")
NO_PERIOD = message("Chưa có số đang giải quyết của kỳ liền trước cho đơn vị này")


def check(release: Release, scene: CrossReportIndex) -> Iterator[CheckResult]:
    question = ask_report(release, RULE)
    carried_over = scene.references.indicators_with(CARRIED_OVER)
    for observation in observations_of(release, carried_over):
        yield _answer(question, write_place(observation.spot.place), observation, _before(observation, scene))


def _before(one: Observation, scene: CrossReportIndex) -> tuple[Observation, ...]:
    period = scene.references.periods.get(one.period)
    return scene.pending.get((one.unit, one.category, period.start), ()) if period is not None else ()


def _answer(question: ResultWriter, place: str, one: Observation, held: tuple[Observation, ...]) -> CheckResult:
    if not held:
        return question.skip(place, [one.spot], NO_PERIOD)
    # Several reports may speak of the period before: one that agrees is enough.
    match = next((other for other in held if other.spot.number == one.spot.number), held[0])
    result = answer_equal(question, place, one.spot, match.spot)
    if match.report == one.report:
        return result
    # A place names a cell of the report that is asked; a cell of another report is named in words.
    where = f"{match.report}, {write_place(match.spot.place)}"
    return result._replace(cells=result.cells[:1], reason=message("So với {where}", where=where))


RULE = ReportRule("continuity", TITLE, __doc__, "remark", check)
