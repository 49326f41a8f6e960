"""A site over the fixture collection, whose one report has two versions, and over variations of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from plugins.cchc.edition import Edition
from plugins.cchc.figures import FigureStore
from plugins.cchc.loading import load
from plugins.cchc.model.collection import Collection
from plugins.cchc.model.figures import figures_of
from plugins.cchc.model.releases import Cell, Release
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.models import Page, PageSection, TableView
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.language import Language
from plugins.cchc.words.text import Lang, bilingual
from tests.fixtures.versions import COLLECTION


@cache
def fixture_collection() -> Collection:
    return load(COLLECTION)


def make_site(*releases: Release, lang: Lang = "vi") -> PageContext:
    """The fixture's lists and measures with these releases, or with its own two."""
    collection = fixture_collection()
    collection = replace(collection, releases=releases or collection.releases)
    store = FigureStore(figure for release in collection.newest() for figure in figures_of(release))
    return PageContext(Edition(collection, store, (), ()), Language(lang), Links(lang))


def make_later(release: Release, version: str, reason: str = "transcription") -> Release:
    return replace(release, version=version, reason=reason, change_note=bilingual("Sửa số", "A figure corrected"))


def set_cell(release: Release, table: str, row: str, field: str, cell: Cell) -> Release:
    def cells(held):
        return replace(held, cells={**held.cells, field: cell}) if held.key == row else held

    tables = (
        replace(one, rows=tuple(cells(held) for held in one.rows)) if one.id == table else one for one in release.tables
    )
    return replace(release, tables=tuple(tables))


def section(page: Page, anchor: str) -> PageSection:
    return next(one for one in page.sections if one.anchor == anchor)


def lines(tables: Sequence[TableView]) -> list[list[str]]:
    """Every row of the tables as its label and its cells."""
    return [[row.label, *(cell.text for cell in row.cells)] for table in tables for row in table.rows]
