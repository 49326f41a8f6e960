"""The unit of measure that a row prints is not that of another kind of thing: dossiers are not counted in procedures.

A remark, one answer for all rows of a table that print one: the figures may be either. Only where the print is the name
of another unit than the indicator's is it odd, for letters have many words for one unit. No answer for tables that
print none.
"""

from ...model.releases import Release
from ...words.text import message
from ..cell_ref import cell_ref_of
from ..cross_report_index import CrossReportIndex
from ..rule import Arithmetic, Results, ResultWriter, report_rule


@report_rule(message("Đơn vị tính in đúng loại được đếm"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    units, indicators = index.references.code_lists.get("unit_of_measure", {}), index.references.indicators
    codes = {name: code for code, label in units.items() for name in (code, label.first.casefold())}
    for table in (table for table in release.tables if table.form.rows == "indicator"):
        asked = [
            (cell_ref_of(table, row, field.name), indicators[row.indicator].unit_of_measure, row.unit_of_measure)
            for row in table.rows
            for field in table.form.fields
            if row.unit_of_measure and row.indicator in indicators
        ]
        odd = [(ref, unit) for ref, own, unit in asked if ref.printed and codes.get(unit.casefold(), own) != own]
        printed = Arithmetic("; ".join(f"{ref.printed} {unit}" for ref, unit in odd), "")
        refs = [ref for ref, _ in odd] or [ref for ref, _, _ in asked]
        if asked:
            yield writer.answer(not odd, table.id, refs, printed)
