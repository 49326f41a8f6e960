"""ZIP: the data package alone, with a README and sums of what is inside; the same files give the same bytes."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..model.findings import STANDING_NAMES
from ..tables.columns import COLUMNS, STATE_LABELS, STATE_MEANINGS
from ..tables.stat_table import StatBook, StatColumn
from ..words.text import Lang, Text, message, message_in
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

_WORDS = {
    "version": message("Phiên bản"),
    "source": message("Nguồn"),
    "change": message("Thay đổi"),
    "files": message_in("heading", "Tệp"),
    "columns": message("Cột của từng bảng"),
    "states": message("Trạng thái của ô"),
    "standings": message("Độ chắc của số liệu"),
    "codes": message("Mã dùng trong gói"),
    "licence": message("Giấy phép"),
    "cite": message("Trích dẫn"),
    "column": message("cột"),
    "common": message("Cột chung của các bảng"),
    "shared": message("cột chung"),
}
_FORMAT = message(
    "Tệp CSV: UTF-8, dấu phẩy ngăn cột, dấu chấm thập phân. Cột số chỉ có số hoặc để trống; để trống không "
    "phải là 0, lý do ở cột trạng thái."
)


def render_readme(book: StatBook, files: Sequence[tuple[str, Text]]) -> str:
    """`files` are names and what they are."""
    parts = ["\n".join(_part(book, files, lang)) for lang in book.languages]
    return ("\n\n" + "=" * 72 + "\n\n").join(parts) + "\n"


def _part(book: StatBook, files: Sequence[tuple[str, Text]], lang: Lang) -> Iterator[str]:
    title = book.title.in_(lang)
    yield from (title, "=" * min(len(title), 72), "")
    yield from (text for text in (book.description.in_(lang), book.publisher.in_(lang)) if text)
    sources = [book.source.in_(lang)] if book.source else list(source_lines(book))
    told = (("version", [book.version]), ("source", sources), ("change", [book.change_note.in_(lang)]))
    yield ""
    yield from (f"{_WORDS[word].in_(lang)}: {text}" for word, texts in told for text in texts if text)
    yield from _heading("files", lang)
    yield from (f"{name}: {text.in_(lang)}" for name, text in files)
    yield from ("", _FORMAT.in_(lang))
    yield from _columns(book, lang)
    yield from _heading("states", lang)
    yield from (
        f"{state} ({STATE_LABELS[state].in_(lang)}): {meaning.in_(lang)}" for state, meaning in STATE_MEANINGS.items()
    )
    yield from _heading("standings", lang)
    yield from (f"{standing}: {name.in_(lang)}" for standing, name in STANDING_NAMES.items())
    yield from _heading("codes", lang) if book.codes else ()
    yield from (f"{code}: {label.in_(lang)}" for code, label in book.codes)
    yield from _heading("licence", lang)
    yield from (f"{LICENCE_TITLE}: {LICENCE_PATH}", RIGHTS.in_(lang))
    yield from _heading("cite", lang)
    yield cite_text(book).in_(lang)


def _columns(book: StatBook, lang: Lang) -> Iterator[str]:
    """What a column means in every table is said once; then each table's own columns."""
    used = {column.name: column for table in book.tables for column in table.columns if _is_common(column, lang)}
    yield from _heading("common", lang)
    yield from (_column(COLUMNS[name], lang) for name in COLUMNS if name in used)
    yield from _heading("columns", lang)
    for table in book.tables:
        shared = ", ".join(column.name for column in table.columns if _is_common(column, lang))
        yield f"[{table.name}] {table.title.in_(lang)}"
        if shared:
            yield f"  {_WORDS['shared'].in_(lang)}: {shared}"
        yield from (_column(column, lang) for column in table.columns if not _is_common(column, lang))
        yield ""


def _is_common(column: StatColumn, lang: Lang) -> bool:
    common = COLUMNS.get(column.name)
    return common is not None and _meaning(column, lang) == _meaning(common, lang)


def _meaning(column: StatColumn, lang: Lang) -> tuple[str, str, str]:
    return column.label.in_(lang), column.description.in_(lang), column.type


def _column(column: StatColumn, lang: Lang) -> str:
    printed = f"{_WORDS['column'].in_(lang)} {column.column}" if column.column else ""
    facts = ", ".join(part for part in (column.type, column.unit_of_measure, printed, column.formula) if part)
    description = f". {column.description.in_(lang)}" if column.description else ""
    return f"  {column.name} ({facts}): {column.full_label.in_(lang)}{description}"


def _heading(word: str, lang: Lang) -> Iterator[str]:
    text = _WORDS[word].in_(lang)
    yield from ("", text, "-" * len(text))


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
