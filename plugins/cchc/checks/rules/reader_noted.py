"""What a reader noticed and no other rule can work out: passages that deny each other, a note that doubts its figure.

Always a remark. `cells` and what they print (`printed`, `-` for blank) are the figures it is about, `lines` those of
the source text. It stands while the cells are printed as they were when it was written; once one of them changes the
rule is not applicable, and the remark must be read again.
"""

from ...words.text import NO_TEXT, message
from ..rule import Arithmetic, Results, RuleInput, table_rule

CHANGED = message("Ô không còn in như khi lời này được viết")


@table_rule(
    message("Điều người đọc thấy"), "presence", cells="terms?", field="field?", printed="words?", lines="words?"
)
def check(rule_input: RuleInput) -> Results:
    refs, lines = rule_input.terms("cells"), rule_input.texts("lines")
    place = rule_input.place_of(refs[0]) if refs else f"dong-{'-'.join(lines)}"
    printed = tuple(ref.printed or "-" for ref in refs)
    if any(ref.is_absent for ref in refs) or printed != rule_input.texts("printed"):
        yield rule_input.writer.skip(place, refs, CHANGED)
        return
    where = message("Dòng {lines} của văn bản nguồn", lines=", ".join(lines)) if lines else NO_TEXT
    result = rule_input.writer.answer(False, place, refs, Arithmetic("; ".join(printed), ""))
    yield result._replace(reason=where)
