"""Verifying a built tree against the data, before anyone sees it.

Here besides: figures.csv holds every figure, as many rows and in each table the same sum; every SHA256SUMS is true.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path, PurePosixPath

from ..catalogue.addresses import check_addresses
from ..edition import Edition
from ..errors import CchcError
from ..messages.build_account import read_account
from ..model.figures import COLUMNS
from ..pages.links import ALL_DATA
from .build_record import digest_file, list_files
from .check_content import check_content
from .check_links import check_links
from .check_pages import check_account, check_pages

SHOWN = 50


class NotVerified(CchcError):
    """The built tree is not what the data say; carries every fault found."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        more = f"\n  … và {len(faults) - SHOWN} lỗi nữa" if len(faults) > SHOWN else ""
        listed = "".join(f"\n  {fault}" for fault in faults[:SHOWN])
        super().__init__(f"Bản dựng không qua kiểm tra, {len(faults)} lỗi:{listed}{more}")


def find_faults(site: Path, edition: Edition, root: Path, site_url: str = "", repository: str = "") -> tuple[str, ...]:
    files, repository = list_files(site), repository or edition.portal.repository
    return (
        *check_account(files, read_account(site), edition),
        *check_pages(files, edition),
        *check_content(files, root / "content"),
        *check_figures(site, edition),
        *check_sums(site, files),
        *check_links(site, files, edition.portal.languages, site_url.rstrip("/"), repository),
        *check_addresses(files, root),
    )


def verify(site: Path, edition: Edition, root: Path, site_url: str = "", repository: str = "") -> None:
    faults = find_faults(site, edition, root, site_url, repository)
    if faults:
        raise NotVerified(faults)


FIGURES = f"{ALL_DATA}figures.csv"
_Table = tuple[str, str]  # report, table


def check_figures(site: Path, edition: Edition) -> Iterator[str]:
    path = site / FIGURES
    if not path.is_file():
        yield f"{FIGURES}: thiếu tệp"
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            yield f"{FIGURES}: sai cột"
            return
        rows, published = 0, defaultdict[_Table, Decimal](Decimal)
        for row in reader:
            rows += 1
            published[row["report"], row["table"]] += Decimal(row["value"] or 0)
    if rows != len(edition.store):
        yield f"{FIGURES}: có {rows} dòng, dữ liệu có {len(edition.store)} số liệu"
    filed = defaultdict[_Table, Decimal](Decimal)  # from the cells, not from the store: a second way to the same sum
    for release in edition.releases.values():
        for table, _, _, cell in release.cells():
            if isinstance(cell.published, Decimal):
                filed[release.report, table.id] += cell.published
    for report, table in sorted(filed.keys() | published.keys()):
        here, there = published[report, table], filed[report, table]
        if here != there:
            yield f"{FIGURES}: {report}, {table}: tổng {here}, trong dữ liệu là {there}"


SUMS = "SHA256SUMS"


def check_sums(site: Path, files: frozenset[str]) -> Iterator[str]:
    for name in sorted(name for name in files if PurePosixPath(name).name == SUMS):
        for line in (site / name).read_text(encoding="utf-8").splitlines():
            digest, _, listed = line.partition("  ")
            path = (site / name).parent / listed
            if not path.is_file():
                yield f"{name}: thiếu tệp {listed}"
            elif digest_file(path) != digest:
                yield f"{name}: mã kiểm tra của {listed} không đúng"
