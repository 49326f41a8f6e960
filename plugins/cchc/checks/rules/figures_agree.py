"""Wherever a report states the same thing, in its tables and in its text, it states the same number.

The same thing is the same unit, period, indicator and category. A table's row is held against the table that states it
first, a figure of the text against all tables and the text before it. Percent rows restate other cells and are not
asked, and a category (a field of procedure, a kind of inspection) is not the whole that the text speaks of. What is
stated once gives no answer.
"""

from ...model.releases import Release
from ...words.text import message
from ..cell_ref import CellRef, cell_ref_of, write_place
from ..cross_report_index import CrossReportIndex, observations_of
from ..rule import Results, ResultWriter, report_rule
from ..sums import answer_equal


@report_rule(message("Cùng một chỉ tiêu thì các bảng và lời văn ghi cùng một số"), "same", "error")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    stated: dict[tuple[str, str, str, str], list[CellRef]] = {}
    for observation in observations_of(release):
        ref, others = observation.ref, stated.setdefault(observation.key, [])
        if any(other.place.table == ref.place.table for other in others):
            continue  # a row printed twice in one table is that table's own matter
        if others:
            yield answer_equal(writer, write_place(ref.place), ref, others[0])
        others.append(ref)
    for table in (table for table in release.tables if table.form.rows == "prose"):
        for row in table.rows:
            ref = cell_ref_of(table, row, "value")
            others = stated.setdefault((row.unit or table.unit, table.period, row.indicator, ""), [])
            if row.indicator and ref.number is not None:
                if others:
                    # The first disagreement is the one to show; where all agree, the first place.
                    other = next((other for other in others if other.number != ref.number), others[0])
                    result = answer_equal(writer, write_place(ref.place), ref, other)
                    places = (*result.cells, *(other.place for other in others))
                    yield result._replace(cells=tuple(dict.fromkeys(places)))
                others.append(ref)
