"""What single rows or cells of a report state of each other."""

from ...words.text import message
from ..rule import Results, RuleInput, table_rule
from ..sums import add_up, answer_equal, answer_part, answer_percent, answer_sum, reason_of

NOTHING_BLANK = message("Không ô nào để trống")


@table_rule(
    message("Chỉ tiêu tổng = tổng các chỉ tiêu thành phần"),
    "sum",
    total="term",
    parts="terms",
    field="field?",
    blank_is_nothing="yes?",
    where_blank="yes?",
)
def sum_of_rows(rule_input: RuleInput) -> Results:
    """A row's value equals the sum of the values of the rows it is made of, in this table or in others of the report.

    Not applicable where the total or a row gives no number or is not in the report; but where the printed rows alone
    exceed the total the rule fails. Where the form says that a blank cell there means nothing, blank cells are left
    out; where it asks only what would be if blank meant nothing (`where_blank`), it is silent when no cell is blank.
    """
    total = rule_input.term(rule_input.text("total"))
    parts = add_up(rule_input.terms("parts"), rule_input.is_yes("blank_is_nothing"))
    if rule_input.is_yes("where_blank") and parts.is_known and not parts.blanks:
        yield rule_input.writer.skip(rule_input.place_of(total), (total, *parts.refs), NOTHING_BLANK)
        return
    yield answer_sum(rule_input.writer, rule_input.place_of(total), total, parts)


@table_rule(
    message("Chỉ tiêu thành phần không lớn hơn chỉ tiêu tổng"), "bound", parts="terms", whole="terms", field="field?"
)
def part_of_row(rule_input: RuleInput) -> Results:
    """Rows that count a part of other rows are together no more than those rows.

    Not applicable where a row of the whole gives no number, or where a part is missing and the printed parts do not
    exceed the whole by themselves.
    """
    parts, whole = rule_input.terms("parts"), rule_input.terms("whole")
    yield answer_part(rule_input.writer, rule_input.place_of(parts[0]), add_up(parts), add_up(whole))


@table_rule(
    message("Tỷ lệ % tính lại từ các chỉ tiêu"), "sum", percent="term", part="terms", whole="terms", field="field?"
)
def percent_of_rows(rule_input: RuleInput) -> Results:
    """A printed percentage equals one row / another row × 100 at the precision it is printed with.

    The part and the whole may each be several rows added up. Not applicable where one of them gives no number or the
    whole is zero.
    """
    percent = rule_input.term(rule_input.text("percent"))
    part, whole = add_up(rule_input.terms("part")), add_up(rule_input.terms("whole"))
    yield answer_percent(rule_input.writer, rule_input.place_of(percent), percent, part, whole)


ONLY_TITLE = message("Dòng không in đơn vị tính, chỉ là tiêu đề")


@table_rule(message("Đề mục có số khi dòng con có số"), "presence", heading="term", rows="terms", field="field?")
def heading_filled(rule_input: RuleInput) -> Results:
    """A heading that answers “was it done, how many” is not empty or zero while a row below it has a value above zero.

    Not applicable where no row below the heading has a number, the heading is illegible, withheld or does not apply, or
    it is blank and its row prints no unit of measure: then it is a heading only, and asks nothing.
    """
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
        passes, least = bool(heading.number) or not filled, ">= 1" if filled else ">= 0"
        yield rule_input.writer.answer(passes, place, refs, heading.printed, expected=least)


@table_rule(message("Hai ô cùng nội dung ghi cùng một số"), "same", left="term", right="term", field="field?")
def rows_equal(rule_input: RuleInput) -> Results:
    """Two cells of one report that state the same thing state the same number.

    Not applicable where one of the two gives no number or is not in the report.
    """
    left, right = rule_input.term(rule_input.text("left")), rule_input.term(rule_input.text("right"))
    yield answer_equal(rule_input.writer, rule_input.place_of(left), left, right)
