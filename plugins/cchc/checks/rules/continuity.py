"""What a unit carries over into a period is what it had in hand at the end of the period directly before.

A difference is a remark, not an error: the two reports may be drawn up on different days and by different bodies. Not
applicable where no table held covers the period that ends on the day before, or its paper is dated before that day.
"""

from ...model.findings import CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cell_ref import write_place
from ..cross_report_index import CrossReportIndex, Observation
from ..rule import Results, ResultWriter, report_rule
from ..sums import answer_equal

NO_PERIOD = message("Chưa có số đang giải quyết của kỳ liền trước cho đơn vị này")


@report_rule(
    message("Kỳ trước chuyển sang = đang giải quyết cuối kỳ trước"), "same", "remark", needs_other_reports=True
)
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    for observation in index.carried_over.get(release.report, ()):
        period = index.references.periods.get(observation.period)
        key = (observation.unit, observation.category, period.start if period else "")
        yield _answer(writer, write_place(observation.ref.place), observation, index.pending.get(key, ()))


def _answer(writer: ResultWriter, place: str, observation: Observation, before: tuple[Observation, ...]) -> CheckResult:
    if not before:
        return writer.skip(place, [observation.ref], NO_PERIOD)
    # Several reports may speak of the period before: one that agrees is enough.
    match = next((other for other in before if other.ref.number == observation.ref.number), before[0])
    result = answer_equal(writer, place, observation.ref, match.ref)
    if match.report == observation.report:
        return result
    # A place names a cell of the report that is asked; a cell of another report is named in words.
    where = f"{match.report}, {write_place(match.ref.place)}"
    return result._replace(cells=result.cells[:1], reason=message("So với {where}", where=where))
