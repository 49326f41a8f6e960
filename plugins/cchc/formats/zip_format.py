"""ZIP: the data package alone, with a README and sums of what is inside; the same files give the same bytes."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..model.findings import STANDING_NAMES
from ..tables.columns import COLUMNS, STATE_LABELS, STATE_MEANINGS
from ..tables.stat_table import StatBook
from ..words.language import Language
from ..words.text import Lang, Message, Text, message
from ..words.text_templates import make_environment
from .file_facts import (
    CSVW,
    DATA_PACKAGE,
    FIXED_DATE,
    LICENCE_PATH,
    LICENCE_TITLE,
    OWN_FILES,
    READ_ME,
    RIGHTS,
    SUMS,
    cite_text,
    source_lines,
)
from .file_format import FileFormat, render_sums, sum_bytes
from .package_files import package_files


def render_readme(book: StatBook, files: Sequence[tuple[str, Text]]) -> str:
    """`files` are names and what they are."""
    template = make_environment(Path(__file__).parent).get_template("package_readme.txt")
    parts = (template.render(_told(book, files, lang)) for lang in book.languages)
    return ("\n\n" + "=" * 72 + "\n\n").join(parts) + "\n"


def _told(book: StatBook, files: Sequence[tuple[str, Text]], lang: Lang) -> dict[str, object]:
    language = Language(lang)
    used = {column.name for table in book.tables for column in table.columns}
    return {
        "_": language.t,
        "tell": lambda context, sentence: Message(sentence, context=context).in_(lang),
        "t": language.text,
        "book": book,
        "files": files,
        "sources": [language.text(book.source)] if book.source else source_lines(book),
        "shared": [column for name, column in COLUMNS.items() if name in used],
        "states": STATE_LABELS,
        "meanings": STATE_MEANINGS,
        "standings": STANDING_NAMES,
        "licence": f"{LICENCE_TITLE}: {LICENCE_PATH}",
        "rights": RIGHTS,
        "cite": cite_text(book),
    }


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
    offered={"version": message("mọi bảng, mô tả, README"), "all_data": message("tất cả trong một gói")},
    write=write,
)
