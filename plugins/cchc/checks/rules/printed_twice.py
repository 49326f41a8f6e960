"""Nothing is printed twice: no row below one heading, no words in one line of the text.

A remark: which of two rows counts is not told, and a copied word may hide another. Rows are the same that have one
label and count the same; words are the same where two or more follow each other at once, unparted. No answer where
nothing is.
"""

import re
from collections.abc import Iterator

from ...model.releases import Release, Row, Table
from ...words.text import message
from ..cell_ref import cell_ref_of, write_place
from ..cross_report_index import CrossReportIndex
from ..rule import Arithmetic, Results, ResultWriter, report_rule

_TWICE = re.compile(r"(?<!\w)(\w\S*(?: \S+)+) \1(?!\w)")


@report_rule(message("Không dòng nào, chữ nào in hai lần liền"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    for table in (table for table in release.tables if table.form.rows != "prose"):
        for first, *again in _alike(table):
            refs = [cell_ref_of(table, row, field.name) for row in (first, *again) for field in table.form.fields]
            if again:
                printed = "; ".join(ref.printed or "∅" for ref in refs)
                yield writer.answer(False, write_place(refs[0].place), refs, Arithmetic(printed, ""))
    for number, line in enumerate(release.source_text.splitlines(), start=1):
        if twice := _TWICE.search(line):
            where = message("Dòng {line} của văn bản nguồn", line=str(number))
            yield writer.answer(False, f"dong-{number}", [], Arithmetic(twice[0], ""))._replace(reason=where)


def _alike(table: Table) -> Iterator[list[Row]]:
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        key = row.key.rpartition(".")[0], row.label, row.unit, row.indicator, row.category
        groups.setdefault(key, []).append(row)
    yield from groups.values()
