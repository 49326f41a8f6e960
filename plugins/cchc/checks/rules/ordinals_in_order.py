"""Ordinals go on: those of rows below one heading never start anew, and of numbered headings none is missing.

A remark: rows or a section may have been left out or put together from two papers. The ordinals are read where the row
begins in the source text, so that a version without that text gives no answer. A first ordinal may be any.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ...model.releases import Release, Row, Table
from ...words.text import message
from ..cell_ref import cell_ref_of, write_place
from ..cross_report_index import CrossReportIndex
from ..rule import Arithmetic, Results, ResultWriter, report_rule

_ORDINAL = re.compile(r"\W*(?:<[bi]>)*(\d{1,3})(?:</[bi]>)*\.?(?:\s|$)")
_HEADING = re.compile(r"\W*(\d+(?:\.\d+)+)\.?\s+\S")


@report_rule(message("Số thứ tự đi tiếp, không lặp lại, không bỏ cách"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    lines = release.source_text.splitlines()
    for table in (table for table in release.tables if lines and table.form.rows != "prose"):
        for rows in _below_headings(table):
            ordinals = [(int(match[1]), row) for row in rows if (match := _ORDINAL.match(lines[row.line_from - 1]))]
            for (before, _), (ordinal, row) in pairwise(ordinals):
                if ordinal <= before:
                    ref = cell_ref_of(table, row, table.form.fields[0].name)
                    yield writer.answer(False, write_place(ref.place), [ref], Arithmetic(f"{before}; {ordinal}", ""))
    headings = [(at, match[1].split(".")) for at, line in enumerate(lines, 1) if (match := _HEADING.match(line))]
    for (_, before), (at, heading) in pairwise(headings):
        if before[:-1] == heading[:-1] and int(heading[-1]) > int(before[-1]) + 1:
            where = message("Dòng {line} của văn bản nguồn", line=str(at))
            printed = Arithmetic(f"{'.'.join(before)}; {'.'.join(heading)}", "")
            yield writer.answer(False, f"dong-{at}", [], printed)._replace(reason=where)


def _below_headings(table: Table) -> Iterator[list[Row]]:
    """Rows that share a heading, in the order of the paper; of rows without one those of the whole table."""
    groups: dict[str, list[Row]] = {}
    for row in sorted((row for row in table.rows if row.line_from), key=lambda row: row.line_from):
        groups.setdefault(row.key.rpartition(".")[0], []).append(row)
    yield from groups.values()
