"""Whatever reports a collection holds, its pages can be made: each of the 31 subsets of ours, nothing drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from plugins.cchc.checks import check_collection
from plugins.cchc.edition import Edition
from plugins.cchc.figures import FigureStore
from plugins.cchc.formats.sqlite_format import Answer
from plugins.cchc.model.figures import figures_of
from plugins.cchc.pages.embeds import frozen_pictures
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.language import Language
from tests.fixtures.every_page import pages_of
from tests.fixtures.subsets import REPORTS, SUBSETS


def restrict(edition: Edition, reports: Iterable[str]) -> Edition:
    """As if the other reports had never been collected; what cites them stays in the lists."""
    kept = set(reports)
    collection = replace(
        edition.collection,
        releases=tuple(release for release in edition.collection.releases if release.report in kept),
        notes={report: notes for report, notes in edition.collection.notes.items() if report in kept},
    )
    store = FigureStore(figure for release in collection.newest() for figure in figures_of(release))
    findings = tuple(finding for finding in edition.findings if finding.result.report in kept)
    return Edition(collection, store, check_collection(collection), findings)


def pages_in(edition: Edition, lang: str) -> list[Page]:
    """Every page of data in one language; the ready questions have empty answers."""
    queries = edition.collection.queries_asked()
    asked = [part for query in queries for part in (query, query.finding) if part]
    answers = {(query.id, lang): Answer(tuple(column.name for column in query.columns), ()) for query in asked}
    links = Links(lang, edition.units_over_time)
    return list(pages_of(PageContext(edition, Language(lang), links, answers=answers)))


@pytest.mark.parametrize("reports", SUBSETS, ids=["+".join(str(REPORTS.index(r)) for r in s) for s in SUBSETS])
def test_every_page_of_a_subset_can_be_made(edition: Edition, reports: tuple[str, ...]) -> None:
    held = restrict(edition, reports)
    lang = held.portal.first_language
    pages = pages_in(held, lang)
    paths = [page.head.path for page in pages]
    assert len(paths) == len(set(paths))
    context = PageContext(held, Language(lang), Links(lang, held.units_over_time))
    stems = [picture.stem for report in reports for picture in frozen_pictures(context, report)]
    assert stems and len(stems) == len(set(stems))
    for absent in set(REPORTS) - set(reports):
        assert not [path for path in paths if absent in path]
