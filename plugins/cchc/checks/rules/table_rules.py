"""What tables of one report state of each other, unit by unit."""

from collections.abc import Iterator
from decimal import Decimal

from ...words.text import message
from ..cells import CellRef, unit_finder
from ..rule import Results, RuleInput, table_rule
from ..sums import add_up, answer_sum, plain


@table_rule(
    message("Số của một bảng = tổng số của các bảng khác"),
    "sum",
    field="field",
    parts="table_fields",
    narrower="field?",
)
def tables_sum(rule_input: RuleInput) -> Results:
    """For each unit, a column of one table equals the sum of columns of other tables of the report.

    The total row of all units is held against all units of the other tables. Where the parts count something narrower
    in some rows (`narrower`: only what is new), they may make up that column instead.

    Not applicable to a unit that another table lacks, or where a cell gives no number and the printed parts do not
    exceed the total by themselves.
    """
    finders = [unit_finder(rule_input.release, part) for part in rule_input.texts("parts")]
    for row in rule_input.rows():
        parts = add_up(ref for find in finders for ref in find(row))
        narrower = [ref for ref in rule_input.refs(row, rule_input.texts("narrower")) if ref.number == parts.value]
        whole = narrower[0] if narrower and parts.is_known else rule_input.ref(row, rule_input.text("field"))
        result = answer_sum(rule_input.writer, row.key, whole, parts)
        # Of a whole table that is added up no single cell is in doubt.
        yield result._replace(cells=result.cells[:1]) if row.kind == "total" else result


NOTHING_TO_COMPARE = message("Không dòng nào có đủ số ở cả các bảng")


@table_rule(
    message("Cột của một bảng = phần còn lại theo các bảng khác"),
    "presence",
    field="field",
    plus="table_fields",
    minus="table_fields",
    unlike="yes?",
)
def tables_balance(rule_input: RuleInput) -> Results:
    """For each unit, a column of one table is what columns of other tables leave over: some added, others taken off.

    A remark about the column as a whole, with one answer for all of its rows: what is left over is worked out and
    printed nowhere, so that no second figure contests the column, and the other tables may close on another day. The
    total row is held against all units of the other tables. With `unlike` it is agreement that is odd: what a half-year
    carries over from the time before it is not what its own first quarter left. Not applicable where no row has its
    numbers in all of the tables.
    """
    field, unlike = rule_input.text("field"), rule_input.is_yes("unlike")
    compared = [pair for pair in _pairs(rule_input, field) if pair[0].number or not unlike]
    odd = [(ref, rest) for ref, rest in compared if (ref.number == rest) == unlike]
    refs, rests = zip(*(odd or compared), strict=True) if compared else ((), ())
    printed, expected = "; ".join(ref.printed for ref in refs), "; ".join(map(plain, rests))
    answer = rule_input.writer.answer(not odd, field, refs, printed, expected=expected)
    yield answer if compared else rule_input.writer.skip(field, [], NOTHING_TO_COMPARE)


def _pairs(rule_input: RuleInput, field: str) -> Iterator[tuple[CellRef, Decimal]]:
    """Each printed cell with what the other tables leave for it."""
    release, sides = rule_input.release, (rule_input.texts("plus"), rule_input.texts("minus"))
    plus, minus = ([unit_finder(release, word) for word in words] for words in sides)
    for row in rule_input.rows():
        added, taken = (add_up(ref for find in side for ref in find(row)) for side in (plus, minus))
        ref = rule_input.ref(row, field)
        if ref.number is not None and added.is_known and taken.is_known:
            yield ref, added.value - taken.value


TOO_SMALL = message("Không dòng nào đủ lớn để so")


@table_rule(
    message("Tỷ lệ không cao lạ"),
    "presence",
    part="field",
    whole="fields",
    less="fields?",
    most="number",
    least="number",
    kinds="kinds?",
)
def share_stands_out(rule_input: RuleInput) -> Results:
    """In rows with many cases, a part is no more than so many percent of its whole.

    A remark about rows that stand out, not about an error: one answer for all rows in which the part, less what `less`
    names, is above `most` percent of a whole of at least `least`. Not applicable where no row has a whole that large.
    """
    part, most, least = rule_input.text("part"), Decimal(rule_input.text("most")), Decimal(rule_input.text("least"))
    shares = []
    for row in rule_input.rows():
        ref = rule_input.ref(row, part)
        whole, less = (add_up(rule_input.refs(row, rule_input.texts(name))) for name in ("whole", "less"))
        if ref.number is not None and whole.is_known and whole.value >= least:
            shares.append((ref, (ref.number - less.value) * 100 > most * whole.value))
    high = [ref for ref, is_high in shares if is_high]
    numbers = "; ".join(ref.printed for ref in high)
    answer = rule_input.writer.answer(not high, part, high or [ref for ref, _ in shares], numbers)
    yield answer if shares else rule_input.writer.skip(part, [], TOO_SMALL)
