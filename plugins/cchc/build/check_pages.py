"""Every page and file that the edition promises is there, and as many as the build says it made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..edition import Edition
from ..formats.all_formats import files_at, formats_at
from ..formats.file_format import Place
from ..formats.publisher import OWN_FILES
from ..model.editions import edition_names
from ..pages.links import (
    ALL_DATA,
    CALENDAR,
    Links,
    edition_folder,
    indicator_stem,
    unit_period_stem,
    unit_stem,
    version_folder,
)

_OWN_FILES = tuple(name for name, _ in OWN_FILES)


def check_pages(files: frozenset[str], edition: Edition) -> Iterator[str]:
    # Named here once more, not taken from the book that is printed: a page dropped there must be missed here.
    for lang in edition.portal.languages:
        for path in promised_pages(edition, Links(lang)):
            if f"{path}index.html" not in files:
                yield f"{path}: thiếu trang"
        for path in promised_embeds(edition, Links(lang)):
            if path not in files:
                yield f"{path}: thiếu trang nhúng"
    for path in promised_files(edition):
        if path not in files:
            yield f"{path}: thiếu tệp"


def promised_pages(edition: Edition, links: Links) -> Iterator[str]:
    yield from (links.home(), links.units(), links.periods(), links.indicators(), links.reports(), links.data())
    yield from (links.explore(), links.how_to_use())
    yield from (links.all_data(), links.findings(), links.corrections(), links.documents(), links.search())
    yield from (links.unit(unit) for unit in edition.references.units)
    yield from (links.unit_period(unit, period) for unit, period in edition.store.unit_periods())
    yield from (links.period(period) for period in sorted({period for _, period in edition.store.unit_periods()}))
    yield from (links.indicator(indicator.slug) for indicator in edition.references.indicators.values())
    yield from (links.indicator(measure) for measure in edition.measures)
    for release in edition.releases.values():
        yield from (links.report(release.report), links.data_set(release.report))
        yield from (links.table(release.report, table.id) for table in release.tables)
    yield from (links.edition(name) for name in edition_names(edition.collection.releases))
    # Every version ever released keeps its page, not only the newest.
    yield from (f"{links.data_set(release.report)}{release.version}/" for release in edition.collection.releases)


def promised_embeds(edition: Edition, links: Links) -> Iterator[str]:
    """Each table of every version as a light page."""
    for release in edition.collection.releases:
        yield from (links.frozen_table(release.report, release.version, table.id) for table in release.tables)


def promised_files(edition: Edition) -> Iterator[str]:
    store, collection = edition.store, edition.collection
    slugs = (edition.references.indicators[indicator].slug for indicator in store.indicators())
    stems: dict[Place, list[str]] = {
        "unit_period": [unit_period_stem(unit, period) for unit, period in store.unit_periods()],
        "unit": [unit_stem(unit) for unit in store.units()],
        "indicator": [indicator_stem(slug) for slug in slugs],
        "calendar": [CALENDAR],
    }
    for place, paths in stems.items():
        yield from (f"{path}.{format.suffix}" for path in sorted(paths) for format in formats_at(place))
    for release in collection.releases:
        folder, tables = version_folder(release.report, release.version), [table.id for table in release.tables]
        files = files_at("version", tables, f"{release.report}-{release.version}")
        yield from (f"{folder}{name}" for name in (*(name for _, name in files), *_OWN_FILES))
    for folder in (ALL_DATA, *map(edition_folder, edition_names(collection.releases))):
        files = files_at("all_data", ("figures",), "cchc")
        yield from (f"{folder}{name}" for name in (*(name for _, name in files), *_OWN_FILES))


def check_account(files: frozenset[str], account: Mapping[str, int], edition: Edition) -> Iterator[str]:
    """build.json against the tree and against the data."""
    counts = edition.collection.counts
    counted = {
        "pages": sum(name.endswith(".html") for name in files),
        "packages": counts.packages,
        "tables": counts.tables,
        "rows": counts.rows,
        "cells": counts.cells,
        "figures": len(edition.store),
        "checks": len(edition.results),
        "known": len(edition.findings),
    }
    for name, count in counted.items():
        if account.get(name) != count:
            yield f"build.json: {name} ghi {account.get(name)}, đếm được {count}"
