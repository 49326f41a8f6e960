"""A printed 0 of which the letter speaks: why nothing was counted, or that something was.

A remark: readers are told what the words say beside the 0. Asked of passages that name the indicator and tell what was,
why it was not, or what goes on (not told of one kind among several). One answer for a row; no answer where the letter
is silent.
"""

from ...model.releases import Release
from ...words.text import message
from ..cell_ref import cell_ref_of, write_place
from ..cross_report_index import CrossReportIndex
from ..rule import Arithmetic, Results, ResultWriter, report_rule

TELLING, GOING_ON = ("cause", "difficulty", "plan_task", "strength"), "next_task"


@report_rule(message("Số 0 mà lời văn có nói đến"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    told = {(passage.kind, passage.unit, passage.indicator) for passage in release.narrative if passage.indicator}
    for table in (table for table in release.tables if table.form.rows != "prose"):
        for row in (row for row in table.rows if row.kind == "item"):
            kinds = TELLING if row.category else (*TELLING, GOING_ON)
            about = row.unit or table.unit
            fields = [
                field.name
                for field in table.form.fields
                if any((kind, about, row.indicator or field.indicator) in told for kind in kinds)
            ]
            refs = [ref for field in fields if (ref := cell_ref_of(table, row, field)).number == 0]
            if refs:
                yield writer.answer(False, write_place(refs[0].place), refs, Arithmetic("0", ""))
