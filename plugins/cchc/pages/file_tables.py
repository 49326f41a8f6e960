"""A folder's files as a table: what each is, how large, and by which sum it is known."""

from __future__ import annotations

from .downloads import Sizes, size_words
from .files import sum_of
from .models import Section, TableView
from .site import Site
from .table_views import plain_row, plain_view, text_cell


def file_table(site: Site, sizes: Sizes, folder: str, caption: str) -> TableView:
    """Every file in the folder itself, in the order of names; another version's folder may stand below."""
    paths = sorted(path for path in sizes if path.startswith(folder) and "/" not in path.removeprefix(folder))
    has_sums = any(sum_of(sizes, path) for path in paths)
    rows = []
    for path in paths:
        words = [size_words(site, sizes[path]), *([sum_of(sizes, path)] if has_sums else [])]
        rows.append(plain_row(path.removeprefix(folder), path, [text_cell(word) for word in words]))
    columns = [(site.t("Kích thước"), False), *([("SHA-256", False)] if has_sums else [])]
    return plain_view(site, caption, site.t("Tệp"), columns, rows)


def sums_section(site: Site, sizes: Sizes, folder: str) -> Section:
    """The sums of files that a page offers above; closed, for most readers want the files alone."""
    title = site.t("Kích thước và mã SHA-256 của từng tệp")
    return Section("ma-kiem-tra", title, tables=(file_table(site, sizes, folder, title),), folded=True)
