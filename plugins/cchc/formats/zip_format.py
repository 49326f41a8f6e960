"""ZIP: the data package alone, with a README and sums of what is inside; the same files give the same bytes."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from ..tables.stat_book import StatBook
from ..words.text import message
from .checksums import render_sums, sum_bytes
from .file_format import FileFormat
from .package_files import package_files
from .publisher import CSVW, DATA_PACKAGE, FIXED_DATE, OWN_FILES, READ_ME, SUMS
from .readme_txt import render_readme


def write(book: StatBook, path: Path) -> None:
    """Packs the files of the package, which are already there beside it."""
    tables = package_files(book)
    beside = (*(name for name, _ in tables), DATA_PACKAGE, CSVW)
    content = {name: (path.parent / name).read_bytes() for name in beside}
    content[READ_ME] = render_readme(book, [*tables, *OWN_FILES]).encode()
    content[SUMS] = render_sums(sum_bytes(name, part) for name, part in content.items()).encode()
    write_archive(content, path)


def write_archive(files: Mapping[str, bytes], path: Path) -> None:
    """Sorted by name, with one fixed date."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # else it tells on which system it was built
            info.external_attr = 0o100644 << 16
            archive.writestr(info, files[name])


ZIP = FileFormat(
    suffix="zip",
    media_type="application/zip",
    file_type="ZIP",
    content="package",
    label=message("Gói dữ liệu (zip)"),
    title=message("Gói số liệu nén: CSV, datapackage.json, README.txt"),
    about=message("Gói dữ liệu: CSV, datapackage.json, CSVW, README"),
    offered={"version": message("mọi bảng, mô tả, README"), "all_data": message("tất cả trong một gói")},
    write=write,
)
