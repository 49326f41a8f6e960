"""What was noted stands beside what it speaks of, and every figure leads to the line of the paper that prints it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.model.releases import Annotation, Release, Row, Table
from plugins.cchc.pages.collection_pages import documents_page
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.report import source_text_page
from plugins.cchc.pages.table_views import filed_view
from plugins.cchc.words.language import Language


@pytest.fixture(scope="module")
def context(edition: Edition) -> PageContext:
    return PageContext(edition, Language("vi"), Links("vi", edition.units_over_time))


def tables_of(context: PageContext) -> Iterator[tuple[Release, Table]]:
    return ((release, table) for release in context.edition.releases.values() for table in release.tables)


def remarks_of(row: Row) -> list[Annotation]:
    notes = (*row.annotations, *(note for cell in row.cells.values() for note in cell.annotations))
    return [note for note in notes if note.kind == "remark"]


def test_each_row_leads_to_a_line_that_stands_on_the_page_of_the_text(context: PageContext) -> None:
    wrong, rows = [], 0
    for release, table in tables_of(context):
        (section,) = source_text_page(context, release).sections
        lines = {f"{context.links.source_text(release.report)}#{row.anchor}" for t in section.tables for row in t.rows}
        for row in filed_view(context, release, table).rows:
            rows += 1
            wrong += [] if row.cells[-1].path in lines else [(table.id, row.label)]
    assert rows > 800 and not wrong


def test_every_remark_stands_in_its_table_but_for_words_that_the_form_itself_prints(context: PageContext) -> None:
    noted, prompts = 0, 0
    for release, table in tables_of(context):
        told = {(entry.mark, entry.label) for entry in filed_view(context, release, table).remarks}
        for row in table.rows:
            is_prompt = row.note != table.form.filled_note(row.note)
            prompts += is_prompt
            notes = [note.note for note in remarks_of(row) if not (is_prompt and note.field == "note")]
            noted += len(notes)
            assert not notes or any(all(note in words for note in notes) for _, words in told), (table.id, row.key)
    assert (noted, prompts) == (41, 16), "57 remarks, of which 16 say that the form's own words were left"


def test_no_figure_takes_the_words_of_a_form_for_a_note(context: PageContext) -> None:
    prompts = {prompt for form in context.edition.collection.forms.values() for prompt in form.prompts}
    assert prompts and not [f for f in context.edition.store.all() if any(p in f.note for p in prompts)]


def test_every_note_of_the_register_stands_in_the_row_of_its_document(context: PageContext) -> None:
    shown = [row.cells[4].text for s in documents_page(context).sections for table in s.tables for row in table.rows]
    notes = [citation.note for citation in context.edition.references.citations if citation.note]
    assert len(notes) == 135 and not [note for note in notes if note not in shown]
