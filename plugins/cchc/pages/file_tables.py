"""A folder's files as a table: what each is, how large, and by which sum it is known."""

from __future__ import annotations

from ..model.releases import Release, Table
from .download_links import size_words
from .evidence import table_name
from .file_sizes import sum_of
from .links import version_folder
from .models import CellView, PageSection, RowView, TableView
from .page_context import PageContext
from .table_views import number_cell, plain_row, plain_view, text_cell


def file_table(site: PageContext, folder: str, caption: str) -> TableView:
    """Every file in the folder itself, in the order of names; another version's folder may stand below."""
    paths = sorted(path for path in site.sizes if path.startswith(folder) and "/" not in path.removeprefix(folder))
    has_sums = any(sum_of(site.sizes, path) for path in paths)
    rows = []
    for path in paths:
        words = [size_words(site, site.sizes[path]), *([sum_of(site.sizes, path)] if has_sums else [])]
        rows.append(plain_row(path.removeprefix(folder), path, [text_cell(word) for word in words]))
    columns = [(site.t("Kích thước"), False), *([("SHA-256", False)] if has_sums else [])]
    return plain_view(site, caption, site.t("Tệp"), columns, rows)


def sums_section(site: PageContext, folder: str) -> PageSection:
    """The sums of files that a page offers above; closed, for most readers want the files alone."""
    title = site.t("Kích thước và mã SHA-256 của từng tệp")
    return PageSection("ma-kiem-tra", title, tables=(file_table(site, folder, title),), folded=True)


def tables_section(site: PageContext, release: Release) -> PageSection:
    """Each table of a report: where it is shown, how long it is, its files."""
    title = site.t("Từng bảng")
    folder = version_folder(release.report, release.version)
    columns = ((site.t("Biểu"), False), (site.t("Dòng"), True), ("CSV", False), ("JSON", False))
    rows = [_table_row(site, release, table, folder) for table in release.tables]
    return PageSection("tung-bang", title, tables=(plain_view(site, title, site.t("Bảng"), columns, rows),))


def _table_row(site: PageContext, release: Release, table: Table, folder: str) -> RowView:
    cells = (
        text_cell(table_name(site, table)),
        number_cell(site.language.number(len(table.rows))),
        *(_file_cell(site, f"{folder}{table.id}.{suffix}") for suffix in ("csv", "json")),
    )
    return plain_row(site.language.text(table.title), site.links.table(release.report, table.id), cells)


def _file_cell(site: PageContext, path: str) -> CellView:
    if path not in site.sizes:
        return text_cell("")
    return CellView(f"{path.rsplit('/', 1)[-1]} ({size_words(site, site.sizes[path])})", False, path=path)
