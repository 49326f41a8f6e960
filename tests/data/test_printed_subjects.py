"""What the register of documents calls printed is printed: each subject stands in the text where it is cited."""

from __future__ import annotations

import re

from plugins.cchc.edition import Edition

LINES_AROUND = 2, 30  # before and after the line that the register names
WITHHELD = "[đã lược tên]", "[name removed]"  # in the register, and in the text as published


def _run_together(text: str) -> str:
    return re.sub(r"[\s*]+", "", text)


def test_subjects_are_printed_where_the_document_is_cited(edition: Edition) -> None:
    printed = [citation for citation in edition.references.citations if citation.subject_printed]
    strange = []
    for citation in printed:
        release = edition.releases[citation.report]
        lines = release.source_text.split("\n")
        before, after = LINES_AROUND
        passage = "\n".join(lines[max(citation.line - 1 - before, 0) : citation.line + after])
        notes = "\n".join(row.note for table in release.tables for row in table.rows)  # a text runs columns together
        if _run_together(citation.subject_printed.replace(*WITHHELD)) not in _run_together(f"{passage}\n{notes}"):
            strange.append(citation)
    assert len(printed) >= 121 and not strange
