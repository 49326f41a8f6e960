"""A heading that answers “was it done, how many” is not empty or zero while a row below it has a value above zero.

Not applicable where no row below the heading has a number, the heading is illegible, withheld or does not apply, or it
is blank and its row prints no unit of measure: then it is a heading only, and asks nothing.
"""

from ...words.text import message
from ..rule import Arithmetic, Results, RuleInput, table_rule
from ..sums import reason_of

ONLY_TITLE = message("Dòng không in đơn vị tính, chỉ là tiêu đề")


@table_rule(message("Đề mục có số khi dòng con có số"), "presence", heading="term", rows="terms", field="field?")
def check(rule_input: RuleInput) -> Results:
    heading, rows = rule_input.term(rule_input.text("heading")), rule_input.terms("rows")
    place, refs = rule_input.place_of(heading), (heading, *rows)
    filled = [ref.number for ref in rows if ref.number is not None and ref.number > 0]
    absent = next((ref for ref in rows if ref.is_absent), None)
    if heading.number is None and not heading.is_blank:
        yield rule_input.writer.skip(place, refs, heading.reason)
    elif heading.is_blank and heading.is_title:
        yield rule_input.writer.skip(place, refs, ONLY_TITLE)
    elif absent is not None and not filled:
        yield rule_input.writer.skip(place, refs, absent.reason)
    elif all(ref.number is None for ref in rows):
        yield rule_input.writer.skip(place, refs, reason_of(rows))
    else:
        arithmetic = Arithmetic(heading.printed, ">= 1" if filled else ">= 0")
        yield rule_input.writer.answer(bool(heading.number) or not filled, place, refs, arithmetic)
