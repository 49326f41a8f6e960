"""Every page and file that the edition promises is there, and as many as the build says it made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..edition import Edition
from ..model.editions import edition_names
from ..pages.links import (
    ALL_DATA,
    TABLE_EMBED,
    Links,
    edition_folder,
    embed_file,
    indicator_file,
    unit_file,
    unit_period_file,
    version_folder,
)

_OF_EVERYTHING = (
    "figures.csv", "figures.parquet", "cchc.sqlite", "cchc.xlsx", "cchc.zip", "datapackage.json", "SHA256SUMS",
)  # fmt: skip


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
    """Each table as a light page: of the newest version beside its page, of every version beside its files."""
    for release in edition.releases.values():
        yield from (embed_file(links.table(release.report, table.id), TABLE_EMBED) for table in release.tables)
    for release in edition.collection.releases:
        yield from (links.frozen_table(release.report, release.version, table.id) for table in release.tables)


def promised_files(edition: Edition) -> Iterator[str]:
    for unit, period in edition.store.unit_periods():
        yield from (unit_period_file(unit, period, suffix) for suffix in ("csv", "xlsx", "json"))
    yield from (unit_file(unit, "csv") for unit in sorted(edition.store.units()))
    for indicator in sorted(edition.store.indicators()):
        yield indicator_file(edition.references.indicators[indicator].slug, "csv")
    for release in edition.collection.releases:
        folder, stem = version_folder(release.report, release.version), f"{release.report}-{release.version}"
        yield from (f"{folder}{table.id}.csv" for table in release.tables)
        yield from (f"{folder}{name}" for name in ("datapackage.json", "SHA256SUMS", f"{stem}.zip", f"{stem}.xlsx"))
    for folder in (ALL_DATA, *map(edition_folder, edition_names(edition.collection.releases))):
        yield from (f"{folder}{name}" for name in _OF_EVERYTHING)


def check_account(files: frozenset[str], account: Mapping[str, Any], edition: Edition) -> Iterator[str]:
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
