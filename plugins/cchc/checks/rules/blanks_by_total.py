"""Where the printed parts already make up their total, the blank parts are 0.

Asked of every sum that a form states, and of every heading that answers 0; one answer for a table. A remark: the cells
stay blank as printed, and readers are told what the table itself says of them. A table without such blanks
gives no answer, nor does a sum that leaves something over.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CellPlace, CheckResult
from ...model.releases import Release
from ...words.text import message
from ..amounts import write_sum
from ..cell_ref import CellRef, cell_ref_in
from ..cross_report_index import CrossReportIndex
from ..result_writer import Arithmetic
from ..row_sets import rows_named
from ..rule import ReportRule
from ..rule_input import RuleInput
from ..sums import add_up

TITLE = message("Ô để trống mà dòng tổng cho biết là 0")


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    writer = RULE.writer(release)
    for table in release.tables:
        told: dict[CellPlace, CellRef] = {}
        for definition in table.form.check_definitions:
            for total, refs in _sums_of(RuleInput(release, table, definition)):
                parts = add_up(refs, blank_is_nothing=True)
                if not parts.missing and total.number is not None and parts.value == total.number:
                    told.update({ref.place: ref for ref in refs if ref.is_blank})
        if told:
            yield writer.answer(False, table.id, told.values(), Arithmetic(write_sum((), len(told)), "0"))


def _sums_of(rule_input: RuleInput) -> Iterator[tuple[CellRef, tuple[CellRef, ...]]]:
    """Each total with its parts, as the definitions of three rules name them."""
    match rule_input.definition.rule:
        case "sum_of_rows":
            yield rule_input.term(rule_input.text("total")), rule_input.terms("parts")
        case "heading_filled":
            yield rule_input.term(rule_input.text("heading")), rule_input.terms("rows")
        case "column_total":
            table, row = rule_input.table, rule_input.text("row")
            keys = rows_named(table, rule_input.texts("of"), row)
            for field in rule_input.texts("fields"):
                yield cell_ref_in(table, row, field), tuple(cell_ref_in(table, key, field) for key in keys)
        case _:
            return


RULE = ReportRule("blanks_by_total", TITLE, __doc__, "presence", "remark", check)
