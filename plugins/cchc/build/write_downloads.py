"""Downloads: every file a reader can take along, written before the pages that offer it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..formats.checksums import PublishedFile, read_file
from ..formats.file_format import Place
from ..formats.publish_files import publish_all, publish_release, publish_table
from ..model.editions import collection_at, edition_names
from ..model.figures import Figure, figures_of
from ..pages.links import (
    ALL_DATA,
    CALENDAR,
    edition_folder,
    indicator_stem,
    unit_period_stem,
    unit_stem,
    version_folder,
)
from ..tables.calendar_table import make_calendar_table
from ..tables.figures_table import make_figures_table
from ..tables.stat_book import book_of
from ..tables.stat_table import StatTable
from ..words.text import Text, joined
from .site_build import SiteBuild


def write_downloads(build: SiteBuild) -> None:
    """Their sizes and sums are noted in the build."""
    _write_versions(build)
    _write_editions(build)
    _write_units(build)
    _write_indicators(build)
    _write_table(build, CALENDAR, make_calendar_table(build.edition.collection, build.languages), "calendar")


def _write_versions(build: SiteBuild) -> None:
    for release in build.edition.collection.releases:
        folder = version_folder(release.report, release.version)
        _note(build, folder, publish_release(release, build.edition.collection, build.output / folder, build.url))


def _write_editions(build: SiteBuild) -> None:
    """Today's twice, under its own address and under the one that follows; each older one as of its month."""
    collection = build.edition.collection
    for name in edition_names(collection.releases):
        closed, folder = collection_at(collection, name), edition_folder(name)
        figures = (figure for release in closed.newest() for figure in figures_of(release))
        _note(build, folder, publish_all(closed, figures, build.output / folder, name, build.url))
    newest = build.output / ALL_DATA
    shutil.copytree(build.output / edition_folder(build.edition.name), newest, dirs_exist_ok=True)
    _note(build, ALL_DATA, map(read_file, sorted(path for path in newest.iterdir() if path.is_file())))


def _write_units(build: SiteBuild) -> None:
    store, references = build.edition.store, build.edition.references
    for unit, period in store.unit_periods():
        title = joined(", ", (references.units[unit].name, references.periods[period].name))
        stem = unit_period_stem(unit, period)
        _write_table(build, stem, _figures_table(stem, store.of_unit_period(unit, period), title), "unit_period")
    for unit in sorted(store.units()):
        stem = unit_stem(unit)
        _write_table(build, stem, _figures_table(stem, store.of_unit(unit), references.units[unit].name), "unit")


def _write_indicators(build: SiteBuild) -> None:
    store = build.edition.store
    for id_ in sorted(store.indicators()):
        indicator = build.edition.references.indicators[id_]
        stem = indicator_stem(indicator.slug)
        _write_table(build, stem, _figures_table(stem, store.of_indicator(id_), indicator.label), "indicator")


def _figures_table(stem: str, figures: Sequence[Figure], title: Text) -> StatTable:
    return make_figures_table(figures, Path(stem).name, title)


def _write_table(build: SiteBuild, stem: str, table: StatTable, place: Place) -> None:
    folder = str(Path(stem).parent)
    _note(build, f"{folder}/", publish_table(book_of(table, build.edition.portal), build.output / folder, place))


def _note(build: SiteBuild, folder: str, files: Iterable[PublishedFile]) -> None:
    build.sizes.note(folder, files)
