"""Downloads: every file a reader can take along, made before the pages that offer it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..catalogue.api.api_contents import UNIT_ROUTE
from ..catalogue.publication import Host, Publication
from ..catalogue.write_catalogue import write_api
from ..formats.file_format import Place, PublishedFile, read_file, sum_bytes
from ..formats.json_text import render_json
from ..formats.publish_files import publish_all, publish_release, publish_table, publish_year
from ..model.releases import Release
from ..pages.cards import make_poster, poster_path, posters_of
from ..pages.links import ALL_DATA, CALENDAR, unit_stem, version_folder
from ..posters.poster_pdf import poster_pdf
from ..tables.filed_table import rates_block, unit_blocks
from ..tables.make_books import make_figures_table
from ..tables.reference_tables import make_calendar_table
from ..tables.stat_table import ReadableBlock, StatBook, StatTable, book_of
from ..words.text import Lang
from .kept_files import Part
from .made_files import FolderFiles, MadeFiles, Task, Tasks, write_files
from .site_build import SiteBuild

_Write = Callable[[Path], Iterable[PublishedFile]]  # fills a folder; names are as seen from it


def download_tasks(build: SiteBuild) -> Tasks:
    """One for all data, for the API, for each folder of a version, for each unit and poster; the longest first."""
    return dict(_tasks(build))


def _tasks(build: SiteBuild) -> Iterator[tuple[str, Task]]:
    collection, store = build.edition.collection, build.edition.store
    yield ALL_DATA, partial(_fill, ALL_DATA, partial(_publish_edition, build))
    yield "api", partial(_fill, "", partial(_write_api, build))
    for release in collection.releases:
        folder = version_folder(release.report, release.version)
        publish = partial(_fill, folder, partial(_publish_version, build, release))
        asked = release.files, collection.references.listed_of(release)
        yield folder, partial(build.keep, folder, asked, publish)
    for unit in filter(build.edition.has_own_files, sorted(store.units())):
        yield unit_stem(unit), partial(build.keep_asked, unit_stem(unit), partial(_unit, unit))
    for lang, context in build.contexts.items():
        for unit, period in posters_of(build.edition):
            path = poster_path(context.links, unit, period)
            make = partial(_poster, lang, unit, period, path)
            yield f"{lang}/{path}", partial(build.keep_asked, path, make)
    yield "calendar", partial(build.keep_asked, CALENDAR, _calendar)


def _publish_version(build: SiteBuild, release: Release, folder: Path) -> Iterable[PublishedFile]:
    standings = build.edition.standings_alone(release)
    return publish_release(release, build.edition.collection, folder, standings)


def _publish_edition(build: SiteBuild, folder: Path) -> Iterable[PublishedFile]:
    def write_year(book: StatBook, folder: Path) -> Iterable[PublishedFile]:
        """The workbook of a year costs more than all else of it, and past years hardly ever change."""
        publish = partial(_fill, "", partial(publish_year, book))
        made = build.keep(f"{ALL_DATA}{book.name}", book, publish)
        write_files(folder, made.files)
        return made.offered

    edition = build.edition
    figures = edition.judged(edition.store.all())
    return publish_all(edition.collection, figures, folder, edition.history, write_year)


def _unit(unit: str, build: SiteBuild) -> Iterator[Part]:
    edition = build.edition
    figures, name = tuple(edition.judged(edition.store.of_unit(unit))), edition.references.units[unit].name
    values = edition.values_by_unit.get(unit, ())
    rates = rates_block(values, edition.measures, edition.references, lambda value: edition.standing_of(value).standing)
    readable = *((rates,) if rates.rows else ()), *unit_blocks(figures, edition.releases, edition.references)
    table = make_figures_table(figures, Path(unit_stem(unit)).name, name)
    yield _of_table(build, unit_stem(unit), table, "unit", readable)
    document = UNIT_ROUTE.document(Publication(edition, Host(build.url)), unit)
    path, text = UNIT_ROUTE.place(unit), render_json(document)
    yield Part(path, text, lambda: _file(path, text.encode()))


def _file(path: str, content: bytes) -> MadeFiles:
    return MadeFiles({path: content}, (sum_bytes(path, content),), count=1)


def _poster(lang: Lang, unit: str, period: str, path: str, build: SiteBuild) -> Iterator[Part]:
    poster = make_poster(build.contexts[lang], unit, period)
    yield Part(path, poster, lambda: _file(path, poster_pdf(poster)))


def _of_table(
    build: SiteBuild, stem: str, table: StatTable, place: Place, readable: tuple[ReadableBlock, ...] = ()
) -> Part:
    book = book_of(replace(table, rows=tuple(table.rows)), build.edition.portal, readable)
    write = partial(publish_table, book, place=place)
    return Part(stem, book, partial(_fill, f"{Path(stem).parent}/", write))


def _calendar(build: SiteBuild) -> Iterator[Part]:
    table = make_calendar_table(build.edition.collection, build.languages)
    yield _of_table(build, CALENDAR, table, "calendar")


def _write_api(build: SiteBuild, folder: Path) -> Iterator[PublishedFile]:
    """But for the documents of units, each of which is made with the other files of its unit."""
    for path in write_api(Publication(build.edition, Host(build.url)), folder, without=(UNIT_ROUTE,)):
        yield replace(read_file(folder / path), name=path)


def _fill(place: str, write: _Write) -> MadeFiles:
    """`place`: where in the site the folder stands."""
    files = FolderFiles(place)
    offered = tuple(replace(file, name=f"{place}{file.name}") for file in write(files.folder))
    return MadeFiles(files, offered, count=len(offered))
