"""A blank cell is no riddle: a note beside it, or a passage of the letter about its indicator, speaks of it.

A remark: the cells stay blank as printed, and readers are told where the paper says why, or what they hold. One answer
for a heading with its rows: all of its blank cells where the heading, or the first blank row, is spoken of; else those
rows that are. In tables that list units or kinds it is one answer for the rows with the same note. What a form itself
prints in the notes' column is no note. No answer where nothing is said, or of a heading without a unit of measure.
"""

from ...model.releases import Release, Row, Table
from ...words.text import message
from ..cell_ref import CellRef, cell_ref_of, write_place
from ..cross_report_index import CrossReportIndex
from ..rule import Arithmetic, Results, ResultWriter, report_rule
from ..sums import write_sum


@report_rule(message("Ô để trống mà ghi chú hay lời văn cho biết"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    passages = {(passage.unit, passage.indicator) for passage in release.narrative if passage.indicator}
    for table in release.tables:
        groups: dict[str, list[Row]] = {}
        for row in table.rows if table.form.rows != "prose" else ():
            groups.setdefault(_group_of(table, row), []).append(row)
        for heading, rows in groups.items():
            told = {
                row.key
                for row in rows
                if table.form.filled_note(row.note) or (row.unit or table.unit, row.indicator) in passages
            }
            fields = [field.name for field in table.form.fields if field.type != "text"]
            cells = {row.key: [cell_ref_of(table, row, name) for name in fields] for row in rows}
            blank = {key: blanks for key, refs in cells.items() if (blanks := list(filter(_is_bare, refs)))}
            if heading not in told and not told & set(list(blank)[:1]):
                blank = {key: refs for key, refs in blank.items() if key in told}
            refs = [ref for refs in blank.values() for ref in refs] if told else []
            if refs:
                yield writer.answer(False, write_place(refs[0].place), refs, Arithmetic(write_sum((), len(refs)), ""))


def _group_of(table: Table, row: Row) -> str:
    """The heading that a row stands below; a row with rows below it is its own."""
    if table.form.rows != "indicator":
        return row.note
    parent = row.key.rpartition(".")[0]
    is_heading = any(other.key.startswith(f"{row.key}.") for other in table.rows)
    return parent if not is_heading and table.row(parent) else row.key


def _is_bare(ref: CellRef) -> bool:
    return not (ref.is_absent or ref.printed or ref.is_title)
