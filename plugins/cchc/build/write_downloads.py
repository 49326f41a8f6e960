"""Downloads: every file a reader can take along, written before the pages that offer it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..catalogue.publication import Host, Publication
from ..catalogue.write_catalogue import write_api
from ..edition import Edition
from ..formats.checksums import PublishedFile, read_file
from ..formats.file_format import Place
from ..formats.publish_files import publish_all, publish_release, publish_table
from ..model.editions import past_editions
from ..model.figure_history import PastFigure
from ..pages.links import ALL_DATA, CALENDAR, edition_folder, unit_stem, version_folder
from ..tables.calendar_table import make_calendar_table
from ..tables.figures_table import make_figures_table
from ..tables.stat_book import book_of
from ..tables.stat_table import StatTable
from .site_build import SiteBuild


def write_downloads(build: SiteBuild) -> None:
    """Their sizes and sums are noted in the build."""
    _write_versions(build)
    _write_editions(build)
    _write_units(build)
    _write_table(build, CALENDAR, make_calendar_table(build.edition.collection, build.languages), "calendar")
    written = write_api(Publication(build.edition, Host(build.url)), build.output)
    _note(build, "", (replace(read_file(build.output / path), name=path) for path in written))


def _write_versions(build: SiteBuild) -> None:
    for release in build.edition.collection.releases:
        folder = version_folder(release.report, release.version)
        standings = build.edition.standings_alone(release)
        files = publish_release(release, build.edition.collection, build.output / folder, build.url, standings)
        _note(build, folder, files)


def _write_editions(build: SiteBuild) -> None:
    """Today's under the address that follows the newest; those that came before it as of their months."""
    _write_edition(build, build.edition, ALL_DATA, build.edition.history)
    for name in past_editions(build.edition.collection.releases):
        _write_edition(build, build.edition.at(name), edition_folder(name))


def _write_edition(
    build: SiteBuild, edition: Edition, folder: str, history: Iterable[PastFigure] | None = None
) -> None:
    figures, address = edition.judged(edition.store.all()), f"{build.url.rstrip('/')}/{folder}"
    _note(build, folder, publish_all(edition.collection, figures, build.output / folder, address, history))


def _write_units(build: SiteBuild) -> None:
    store, units = build.edition.store, build.edition.references.units
    for unit in filter(build.edition.has_own_files, sorted(store.units())):
        stem = unit_stem(unit)
        table = make_figures_table(build.edition.judged(store.of_unit(unit)), Path(stem).name, units[unit].name)
        _write_table(build, stem, table, "unit")


def _write_table(build: SiteBuild, stem: str, table: StatTable, place: Place) -> None:
    folder = str(Path(stem).parent)
    _note(build, f"{folder}/", publish_table(book_of(table, build.edition.portal), build.output / folder, place))


def _note(build: SiteBuild, folder: str, files: Iterable[PublishedFile]) -> None:
    build.sizes.note(folder, files)
