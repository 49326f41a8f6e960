"""A table that lists bodies of a level leaves out none that another table of the report lists.

A remark, one answer for each such level and table: a sum over fewer bodies is no sum of all. No answer for levels of
which a table lists one or two, nor for tables of which each has a body that the other lacks.
"""

from ...model.releases import Release, Table
from ...words.text import message
from ..cell_ref import cell_ref_of
from ..cross_report_index import CrossReportIndex
from ..rule import Arithmetic, Results, ResultWriter, report_rule


@report_rule(message("Bảng kể đủ các đơn vị mà bảng khác kể"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    units = index.references.units
    listed: dict[str, list[tuple[Table, set[str]]]] = {}
    for table in (table for table in release.tables if table.form.rows == "unit"):
        named = {row.unit for row in table.rows if row.kind == "item" and row.unit in units}
        for level in {units[unit].level for unit in named}:
            listed.setdefault(level, []).append((table, {unit for unit in named if units[unit].level == level}))
    for level, tables in sorted(listed.items()):
        for table, own in (entry for entry in tables if len(entry[1]) > 2):
            others = [other for _, other in tables if own <= other and other is not own]
            if others and (most := max(map(len, others))):
                rows = [row for row in table.rows if row.unit in own]
                refs = [cell_ref_of(table, row, table.form.fields[0].name) for row in rows]
                numbers = Arithmetic(str(len(own)), str(most))
                yield writer.answer(len(own) == most, f"{table.id}.{level}", refs, numbers)
