"""A folder's files as a table: what each is, how large, and by which sum it is known."""

from __future__ import annotations

from functools import partial

from ..model.releases import Release, Table
from .download_links import size_words
from .evidence import table_name
from .file_sizes import sum_of
from .item_tables import ItemColumn, RowNames, item_table
from .links import version_folder
from .models import CellView, Link, PageSection, TableView
from .page_context import PageContext
from .table_views import text_cell


def file_table(context: PageContext, folder: str, caption: str) -> TableView:
    """Every file in the folder itself, in the order of names; another version's folder may stand below."""
    sizes = context.sizes
    paths = sorted(path for path in sizes if path.startswith(folder) and "/" not in path.removeprefix(folder))
    names = RowNames[str](context.t("Tệp"), lambda path: Link(path.removeprefix(folder), path))
    columns = [ItemColumn[str](context.t("Kích thước"), lambda path: size_words(context, sizes[path]))]
    if any(sum_of(sizes, path) for path in paths):
        columns.append(ItemColumn("SHA-256", lambda path: sum_of(sizes, path)))
    return item_table(context, caption, names, columns, paths)


def sums_section(context: PageContext, folder: str) -> PageSection:
    """The sums of files that a page offers above; closed, for most readers want the files alone."""
    title = context.t("Kích thước và mã SHA-256 của từng tệp")
    return PageSection("ma-kiem-tra", title, tables=(file_table(context, folder, title),), folded=True)


def tables_section(context: PageContext, release: Release) -> PageSection:
    """Each table of a report: where it is shown, how long it is, its files."""
    folder = version_folder(release.report, release.version)
    names = RowNames[Table](context.t("Bảng"), partial(context.table_link, release))
    columns = (
        ItemColumn[Table](context.t("Biểu"), lambda table: table_name(context, table)),
        ItemColumn[Table](context.t("Dòng"), lambda table: context.number(len(table.rows)), numeric=True),
        ItemColumn[Table]("CSV", lambda table: _file_cell(context, f"{folder}{table.id}.csv")),
    )
    title = context.t("Từng bảng")
    return PageSection("tung-bang", title, tables=(item_table(context, title, names, columns, release.tables),))


def _file_cell(context: PageContext, path: str) -> CellView:
    if path not in context.sizes:
        return text_cell("")
    return CellView(f"{path.rsplit('/', 1)[-1]} ({size_words(context, context.sizes[path])})", False, path=path)
