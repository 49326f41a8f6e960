"""A blank is told by other figures: parts leave it over or make it up, its own part is printed, or the text says it.

Asked of every sum that a form states, of every heading that answers 0, of every whole and its parts, and of rows whose
indicator the running text states. Where the printed parts already make up the total the blank ones are 0: one answer
for all of these in a table. A remark: the cells stay blank as printed, and readers are told what the paper
itself says of them. No answer where several blank parts share what is left.
"""

from collections.abc import Iterator

from ...model.findings import CellPlace
from ...model.releases import Release
from ...words.text import message
from ..cell_ref import CellRef, cell_ref_in, cell_ref_of, write_place
from ..cross_report_index import CrossReportIndex
from ..rule import Arithmetic, Results, ResultWriter, RuleInput, report_rule, rows_named
from ..sums import add_up, plain, write_sum


@report_rule(message("Ô để trống mà các số cùng phép cộng cho biết"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    prose = [(table, row) for table in release.tables if table.form.rows == "prose" for row in table.rows]
    in_text = {(row.unit or table.unit, row.indicator): cell_ref_of(table, row, "value") for table, row in prose}
    for table in release.tables:
        nothing: dict[CellPlace, CellRef] = {}
        worth: dict[CellPlace, tuple[CellRef, str]] = {}
        for row in table.rows if table.form.rows == "indicator" else ():
            figures = in_text.get((row.unit or table.unit, row.indicator)) if row.indicator else None
            for ref in (cell_ref_of(table, row, field.name) for field in table.form.fields):
                if figures and figures.printed and ref.is_blank and not ref.is_title:
                    worth[ref.place] = (ref, figures.printed)
        for definition in table.form.check_definitions:
            rule_input = RuleInput(release, table, definition)
            if definition.rule == "part_of_row" and len(whole := rule_input.terms("whole")) == 1:
                part = add_up(parts := rule_input.terms("parts"), blank_is_nothing=True)
                if whole[0].is_blank and part.value > 0 and part.is_least and not whole[0].is_title:
                    worth.setdefault(whole[0].place, (whole[0], f">= {plain(part.value)}"))
                elif whole[0].number == part.value and not part.missing:
                    nothing.update({ref.place: ref for ref in parts if ref.is_blank})
            for total, refs in _sums_of(rule_input):
                parts, blank = add_up(refs, blank_is_nothing=True), [ref for ref in refs if ref.is_blank]
                if parts.missing:
                    continue
                if total.is_blank and not total.is_title and parts.terms and not blank:
                    worth.setdefault(total.place, (total, plain(parts.value)))
                elif total.number == parts.value:
                    nothing.update({ref.place: ref for ref in blank})
                elif total.number is not None and len(blank) == 1 and total.number > parts.value:
                    worth.setdefault(blank[0].place, (blank[0], plain(total.number - parts.value)))
        if nothing:
            yield writer.answer(False, table.id, nothing.values(), Arithmetic(write_sum((), len(nothing)), "0"))
        for place, (ref, value) in worth.items():
            yield writer.answer(False, write_place(place), [ref], Arithmetic("", value))


def _sums_of(rule_input: RuleInput) -> Iterator[tuple[CellRef, tuple[CellRef, ...]]]:
    """Each total with its parts, as the definitions of three rules name them."""
    match rule_input.definition.rule:
        case "sum_of_rows":
            yield rule_input.term(rule_input.text("total")), rule_input.terms("parts")
        case "heading_filled" if (heading := rule_input.term(rule_input.text("heading"))).number == 0:
            yield heading, rule_input.terms("rows")
        case "column_total":
            table, row = rule_input.table, rule_input.text("row")
            keys = rows_named(table, rule_input.texts("of"), row)
            for field in rule_input.texts("fields"):
                yield cell_ref_in(table, row, field), tuple(cell_ref_in(table, key, field) for key in keys)
