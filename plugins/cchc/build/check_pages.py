"""Every page and file that the edition promises is there, and as many as the build says it made."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ..edition import Edition
from ..formats.file_facts import OWN_FILES
from ..formats.file_format import Place
from ..formats.publish_files import all_data_files, files_at, formats_at, sheet_years
from ..model.figures import edition_names, past_editions
from ..model.releases import SOURCE_FILE
from ..pages.cards import poster_path, posters_of
from ..pages.links import ALL_DATA, CALENDAR, Links, edition_document, unit_stem, version_folder
from ..pages.report import topics_told

_OWN_FILES = tuple(name for name, _ in OWN_FILES)


def check_pages(files: frozenset[str], edition: Edition) -> Iterator[str]:
    # Named here once more, not taken from the book that is printed: a page dropped there must be missed here.
    for links in map(Links, edition.portal.languages):
        pages, embeds = promised_pages(edition, links), promised_embeds(edition, links)
        posters = (poster_path(links, unit, period) for unit, period in posters_of(edition))
        yield from (f"{path}: thiếu trang" for path in pages if f"{path}index.html" not in files)
        yield from (f"{path}: thiếu trang nhúng" for path in embeds if path not in files)
        yield from (f"{path}: thiếu áp phích" for path in posters if path not in files)
    yield from (f"{path}: thiếu tệp" for path in promised_files(edition) if path not in files)


def promised_pages(edition: Edition, links: Links) -> Iterator[str]:
    yield from (links.home(), links.units(), links.periods(), links.indicators(), links.reports(), links.data())
    yield from (links.explore(), links.how_to_use(), links.all_data(), links.findings(), links.corrections())
    yield from (links.documents(), links.search(), links.compare())
    yield from (links.unit(unit) for unit in edition.references.units)
    known = Counter(unit for unit, _ in edition.store.unit_periods())
    yield from (f"{links.unit(unit)}{period}/" for unit, period in edition.store.unit_periods() if known[unit] > 1)
    yield from (links.period(period) for period in sorted({period for _, period in edition.store.unit_periods()}))
    addresses = map(links.indicator, edition.references.indicators.values())
    yield from dict.fromkeys(address.partition("#")[0] for address in addresses)
    yield from map(links.indicator_group, edition.references.indicator_groups)
    yield from (links.measure(measure) for measure in edition.measures)
    yield from map(links.official_index, edition.references.official_indices)
    for release in edition.releases.values():
        yield from (links.report(release.report), links.data_set(release.report))
        yield from (links.table(release.report, table.id) for table in release.tables)
        yield from (links.source_text(release.report),) if release.source_text else ()
    yield from map(links.static, topics_told(edition))
    yield from (links.edition(name) for name in past_editions(edition.collection.releases))
    # Every version ever released keeps its page, not only the newest.
    yield from (f"{links.data_set(release.report)}{release.version}/" for release in edition.collection.releases)


def promised_embeds(edition: Edition, links: Links) -> Iterator[str]:
    """Each table of every version as a light page."""
    for release in edition.collection.releases:
        yield from (links.frozen_table(release.report, release.version, table.id) for table in release.tables)


def promised_files(edition: Edition) -> Iterator[str]:
    store, collection = edition.store, edition.collection
    stems: dict[Place, list[str]] = {
        "unit": [unit_stem(unit) for unit in store.units() if edition.has_own_files(unit)],
        "calendar": [CALENDAR],
    }
    for place, paths in stems.items():
        yield from (f"{path}.{format.suffix}" for path in sorted(paths) for format in formats_at(place))
    for release in collection.releases:
        folder, tables = version_folder(release.report, release.version), [table.id for table in release.tables]
        files = files_at("version", tables, f"{release.report}-{release.version}")
        source = (SOURCE_FILE,) if release.source_text else ()
        yield from (f"{folder}{name}" for name in (*(name for _, name in files), *_OWN_FILES, *source))
    files = all_data_files(sheet_years(collection, len(store)))
    yield from (f"{ALL_DATA}{name}" for name in (*(name for _, name in files), *_OWN_FILES))
    yield from map(edition_document, edition_names(collection.releases))


def check_account(files: frozenset[str], account: Mapping[str, int], edition: Edition) -> Iterator[str]:
    """build.json against the tree and against the data."""
    counts = edition.collection.counts
    counted = {
        "pages": sum(name.endswith(".html") for name in files),
        "packages": counts.packages,
        "tables": counts.tables,
        "rows": counts.rows,
        "cells": counts.cells,
        "figures": edition.store.count_stated(),
        "checks": len(edition.results),
        "known": len(edition.findings),
    }
    for name, count in counted.items():
        if account.get(name) != count:
            yield f"build.json: {name} ghi {account.get(name)}, đếm được {count}"
