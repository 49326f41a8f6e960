"""Files behind a page: lists to download, and tables of what each is, how large, and by which sum it is known."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial

from ..formats.file_format import Content, Place, PublishedFile
from ..formats.publish_files import formats_at
from ..model.releases import Release, Table
from .evidence import table_name
from .links import version_folder
from .models import CellView, Download, Link, PageSection, TableView
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, item_table, text_cell

OfferedFile = tuple[str, str, str]  # label, path, note


def downloads_of(context: PageContext, files: Iterable[OfferedFile]) -> tuple[Download, ...]:
    """With the size of each file that was written; a file not written is not offered."""
    return tuple(
        Download(label, path, size_words(context, context.sizes[path]), note)
        for label, path, note in files
        if path in context.sizes
    )


def offered_files(context: PageContext, place: Place, stem: str, *contents: Content) -> Iterator[OfferedFile]:
    """A file for each format offered at the place; `stem` is its path without the end of the format."""
    for format in formats_at(place, *contents):
        yield context.text(format.label), f"{stem}.{format.suffix}", context.text(format.offered[place])


def size_words(context: PageContext, count: int) -> str:
    if count < 1000:
        return f"{count} B"
    unit, value = ("kB", Decimal(count) / 1000) if count < 1_000_000 else ("MB", Decimal(count) / 1_000_000)
    decimals = 0 if value >= 10 or unit == "kB" else 1
    return f"{context.number(value, decimals)} {unit}"


class FileSizes(dict[str, int]):
    """Bytes by site path, with the SHA-256 of each file beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.sums: dict[str, str] = {}

    def note(self, folder: str, written: Iterable[PublishedFile]) -> None:
        for file in written:
            self[f"{folder}{file.name}"] = file.bytes
            self.sums[f"{folder}{file.name}"] = file.sha256


def sum_of(sizes: Mapping[str, int], path: str) -> str:
    """The file's SHA-256; empty where only sizes were noted."""
    return sizes.sums.get(path, "") if isinstance(sizes, FileSizes) else ""


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
