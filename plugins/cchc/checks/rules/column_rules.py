"""What the columns of one table state of each other, row by row or down to a total."""

from decimal import Decimal

from ...words.text import message
from ..cells import CellRef, cell_ref_in, unit_finder
from ..rule import Results, RuleInput, read_words, rows_named, table_rule
from ..sums import add_up, answer_part, answer_percent, answer_sum, write_gap


@table_rule(message("Cột tổng = tổng các cột thành phần"), "sum", total="field", parts="fields", kinds="kinds?")
def sum_of_fields(rule_input: RuleInput) -> Results:
    """In each row, a printed total equals the sum of its part columns (column 3 = 4 + 5).

    Not applicable in a row where the total or a part is blank, illegible or withheld; but where the printed parts alone
    exceed the total the row fails, for blank parts cannot lower a sum. Cells to which the column does not apply, or
    whose system is not in use yet, count as nothing.
    """
    total, parts = rule_input.text("total"), rule_input.texts("parts")
    for row in rule_input.rows():
        yield answer_sum(rule_input.writer, row.key, rule_input.ref(row, total), add_up(rule_input.refs(row, parts)))


@table_rule(
    message("Cột thành phần không lớn hơn cột tổng"),
    "bound",
    parts="fields",
    whole="field?",
    whole_in="table_field?",
    kinds="kinds?",
)
def part_of_field(rule_input: RuleInput) -> Results:
    """In each row, columns that count a part of another column are together no more than that column.

    The whole may be a column of another table (`whole_in`), in the row of the same unit. Not applicable in a row where
    the whole is not printed, or where a part is missing and the printed parts do not exceed the whole by themselves.
    """
    parts, whole, other = rule_input.texts("parts"), rule_input.texts("whole"), rule_input.text("whole_in")
    find = unit_finder(rule_input.release, other) if other else lambda row: rule_input.refs(row, whole)
    for row in rule_input.rows():
        yield answer_part(rule_input.writer, row.key, add_up(rule_input.refs(row, parts)), add_up(find(row)))


@table_rule(
    message("Cột tỷ lệ % tính lại từ các cột khác"),
    "sum",
    percent="field",
    part="fields",
    whole="fields",
    kinds="kinds?",
)
def percent_of_fields(rule_input: RuleInput) -> Results:
    """In each row, a printed percentage equals part column / whole column × 100 at the precision it is printed with.

    Not applicable in a row where one of the three cells gives no number or the whole is zero.
    """
    for row in rule_input.rows():
        percent = rule_input.ref(row, rule_input.text("percent"))
        part, whole = (add_up(rule_input.refs(row, rule_input.texts(name))) for name in ("part", "whole"))
        yield answer_percent(rule_input.writer, row.key, percent, part, whole)


@table_rule(
    message("Dòng tổng = tổng các dòng thành phần"),
    "sum",
    row="row",
    of="row_set",
    fields="fields",
    blank_is_nothing="yes?",
)
def column_total(rule_input: RuleInput) -> Results:
    """In each column, a printed total row equals the sum of the rows it is the total of.

    Not applicable to a column whose total is not printed, or where a row is missing and the printed rows do not exceed
    the total by themselves; where the form says that a blank cell there means nothing, blank cells are left out of the
    sum.
    """
    table, total, blank_is_nothing = rule_input.table, rule_input.text("row"), rule_input.is_yes("blank_is_nothing")
    rows = rows_named(table, rule_input.texts("of"), total)
    for field in rule_input.texts("fields"):
        parts = add_up((cell_ref_in(table, row, field) for row in rows), blank_is_nothing)
        yield answer_sum(rule_input.writer, field, cell_ref_in(table, total, field), parts)


ONE_BASE = message("Các tỷ lệ của một dòng chia cho cùng một số")


@table_rule(
    message("Dòng tỷ lệ % tính lại từ dòng tổng"),
    "sum",
    row="row",
    of="row",
    denominators="own_fields",
    one_base="yes?",
)
def percent_row(rule_input: RuleInput) -> Results:
    """In each column, a printed percentage row equals the total row's cell / its denominator column × 100 as printed.

    Not applicable to a column where the percentage, the cell or the denominator gives no number, or the denominator is
    0. With `one_base` one answer more for the row, a remark, says whether all that come out come out of one
    denominator: the percentages of a row that prints none are read as parts of one whole.
    """
    table, row, of = rule_input.table, rule_input.text("row"), rule_input.text("of")
    bases: dict[str, list[CellRef]] = {}
    for field, denominator in read_words(rule_input.definition.params, "denominators").items():
        part, whole = add_up([cell_ref_in(table, of, field)]), add_up([cell_ref_in(table, of, denominator)])
        percent = cell_ref_in(table, row, field)
        answer = answer_percent(rule_input.writer, field, percent, part, whole)
        if answer.answer == "pass":
            bases.setdefault(denominator, []).append(percent)
        yield answer
    if bases and rule_input.is_yes("one_base"):
        refs = [ref for base in bases.values() for ref in base]
        printed = "; ".join(base[0].printed for base in bases.values())
        answer = rule_input.writer.answer(len(bases) == 1, row, refs, printed)
        yield answer._replace(level="remark", title=ONE_BASE)


@table_rule(
    message("Giá trị trong khoảng cho phép"),
    "bound",
    fields="fields?",
    rows="rows?",
    min="number?",
    max="number?",
    above="words?",
)
def value_range(rule_input: RuleInput) -> Results:
    """A printed value lies between the least and the greatest value that its form allows.

    The greatest itself is too much where the paper qualifies it by one of the words `above` (over 100 %). Not
    applicable to cells that give no number, and to text columns; percent rows and headings are not asked.
    """
    table = rule_input.table
    fields = rule_input.texts("fields") or tuple(field.name for field in table.form.fields if field.type != "text")
    least, most = rule_input.text("min"), rule_input.text("max")
    expected = f"{least}–{most}" if least and most else f">= {least}" if least else f"<= {most}"
    low, high = Decimal(least or "-Infinity"), Decimal(most or "Infinity")
    above = set(rule_input.texts("above"))
    for key in rule_input.texts("rows") or tuple(row.key for row in rule_input.rows()):
        for field in fields:
            place = key if len(fields) == 1 else f"{key}.{field}"
            ref = cell_ref_in(table, key, field)
            if (number := ref.number) is None:
                yield rule_input.writer.skip(place, [ref], ref.reason)
                continue
            gap = "" if low <= number <= high else write_gap(number, low if number < low else high)
            is_above = number == high and bool(ref.cell and above & set(ref.cell.qualifier.split()))
            passes = not (gap or is_above)
            yield rule_input.writer.answer(passes, place, [ref], ref.printed, expected=expected, gap=gap)
