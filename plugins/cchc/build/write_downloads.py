"""Downloads: every file a reader can take along, written before the pages that offer it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..formats.checksums import PublishedFile, read_file
from ..formats.publish_files import publish_all, publish_release, publish_table
from ..model.editions import collection_at, edition_names
from ..model.figures import Figure, figures_of
from ..pages.links import (
    ALL_DATA,
    CALENDAR_FILE,
    edition_folder,
    indicator_file,
    unit_file,
    unit_period_file,
    version_folder,
)
from ..tables.calendar_table import make_calendar_table
from ..tables.figures_table import make_figures_table
from ..words.text import Text, joined
from .site_build import SiteBuild

_FORMATS = ("csv", "xlsx", "json")


def write_downloads(build: SiteBuild) -> None:
    """Their sizes and sums are noted in the build."""
    _write_versions(build)
    _write_editions(build)
    _write_units(build)
    _write_indicators(build)
    calendar = Path(CALENDAR_FILE)
    table = make_calendar_table(build.edition.collection)
    _note(build, f"{calendar.parent}/", publish_table(table, build.output / calendar.parent, calendar.stem, ("csv",)))


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
        _write_figures(build, unit_period_file(unit, period, "csv"), store.of_unit_period(unit, period), title)
    for unit in sorted(store.units()):
        _write_figures(build, unit_file(unit, "csv"), store.of_unit(unit), references.units[unit].name)


def _write_indicators(build: SiteBuild) -> None:
    store = build.edition.store
    for id_ in sorted(store.indicators()):
        indicator = build.edition.references.indicators[id_]
        path = indicator_file(indicator.slug, "csv")
        _write_figures(build, path, store.of_indicator(id_), indicator.label, ("csv", "json"))


def _write_figures(
    build: SiteBuild, path: str, figures: Sequence[Figure], title: Text, formats: Sequence[str] = _FORMATS
) -> None:
    place = Path(path)
    table = make_figures_table(figures, place.stem, title)
    publisher = build.edition.portal.names.publisher
    files = publish_table(table, build.output / place.parent, place.stem, formats, publisher)
    _note(build, f"{place.parent}/", files)


def _note(build: SiteBuild, folder: str, files: Iterable[PublishedFile]) -> None:
    build.sizes.note(folder, files)
