"""A blank part of a total is what the printed parts leave over, a blank total is their sum.

Asked of every sum that a form states, and of every heading that answers 0. Where the printed parts already make up the
total the blank ones are 0: one answer for all of these in a table. A remark: the cells stay blank as printed, and
readers are told what the table itself says of them. No answer where several blank parts share what is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CellPlace, CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cell_ref import CellRef, cell_ref_in, write_place
from ..cross_report_index import CrossReportIndex
from ..result_writer import Arithmetic
from ..rule import ReportRule
from ..rule_input import RuleInput, rows_named
from ..sums import add_up, plain, write_sum

TITLE = message("Ô để trống mà các số cùng phép cộng cho biết")


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    writer = RULE.writer(release)
    for table in release.tables:
        nothing: dict[CellPlace, CellRef] = {}
        worth: dict[CellPlace, tuple[CellRef, str]] = {}
        for definition in table.form.check_definitions:
            for total, refs in _sums_of(RuleInput(release, table, definition)):
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


RULE = ReportRule("blanks_by_total", TITLE, __doc__, "presence", "remark", check)
