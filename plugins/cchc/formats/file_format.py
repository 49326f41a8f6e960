"""What files of every format have in common: facts about the format, sums, and what may not leave the house: text that
a spreadsheet program would run, and characters that break files.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Literal

from ..errors import CchcError
from ..tables.stat_table import StatBook, StatColumn, StatTable
from ..words.text import Text


@dataclass(frozen=True)
class PublishedFile:
    name: str
    sha256: str
    bytes: int


def read_file(path: Path) -> PublishedFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return PublishedFile(path.name, digest, path.stat().st_size)


def sum_bytes(name: str, content: bytes) -> PublishedFile:
    return PublishedFile(name, hashlib.sha256(content).hexdigest(), len(content))


def render_sums(files: Iterable[PublishedFile]) -> str:
    return "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda file: file.name))


# What one file of the format holds: a table, all tables of a book, or the whole data package.
Content = Literal["table", "book", "package"]
# Where files are written and offered: the folder of a version or of all data, the page of a table, of a unit …
Place = Literal["version", "table", "all_data", "unit", "calendar"]


@dataclass(frozen=True)
class FileFormat:
    suffix: str  # without the point in front: csv
    media_type: str
    content: Content
    label: Text  # on a button
    title: Text  # in a list of files; behind the table's own title where it holds one table
    offered: Mapping[Place, Text]  # where, and the note beside the button there
    write: Callable[[StatBook, Path], None]
    file_type: str = ""  # its code in the European list of file types; empty where that list has none


# What a value must be that its column does not take.
_WANTED = {"text": "số", "number": "số", "integer": "số nguyên", "date": "ngày"}
StatedValue = Decimal | int | date | bool | str
TypedValue = StatedValue | None
_Value = Decimal | int | str | None

# OWASP's list with the full-width twins; blanks before it do not help, for some programs strip them.
_TRIGGER = re.compile(r"\s*[=+\-@＝＋－＠]")
# Where the list separator is “;” (as in Vietnam) a comma file is cut there, and the rest becomes a cell.
_CUT = re.compile(r";\s*[=@＝＠]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def check_text(text: str, table: str, column: str) -> str:
    """The text itself, if it holds no control character or line break."""
    control = _CONTROL.search(text)
    if control:
        what = f"ô chứa ký tự điều khiển U+{ord(control[0]):04X}, không phát hành được"
        raise _refusal(table, column, what, "Xóa ký tự ấy trong dữ liệu nguồn")
    return text


def check_harmless(text: str, table: str, column: str) -> None:
    """Refuses what a spreadsheet program takes for a formula when it opens a CSV file."""
    if _TRIGGER.match(text) or _CUT.search(text):
        what = f"ô “{text[:40]}” sẽ bị phần mềm bảng tính hiểu là công thức"
        raise _refusal(table, column, what, "Sửa dữ liệu nguồn để ô không bắt đầu bằng = + - @")


_BATCH = 50_000  # rows held at a time


def typed_columns(table: StatTable) -> Iterator[list[Sequence[TypedValue]]]:
    """The columns of so many rows at a time, their values of the type that each declares."""
    rows = iter(table.rows)
    while batch := list(islice(rows, _BATCH)):
        columns = zip(table.columns, zip(*batch, strict=True), strict=True)
        yield [_typed_column(column, values, table.name) for column, values in columns]


def typed_rows(table: StatTable) -> Iterator[tuple[TypedValue, ...]]:
    """The same row by row."""
    return (row for columns in typed_columns(table) for row in zip(*columns, strict=True))


def _typed_column(column: StatColumn, values: Sequence[_Value], table: str) -> Sequence[TypedValue]:
    """Columns say the same words again and again: each is judged once."""
    words = {word: _typed(column, word, table) for word in dict.fromkeys(values) if isinstance(word, str)}
    return [words[value] if isinstance(value, str) else _typed(column, value, table) for value in values]


def _typed(column: StatColumn, value: _Value, table: str) -> TypedValue:
    if value is None or value == "" or column.type == "boolean":
        return None if value == "" else value
    if column.type == "text" and isinstance(value, str):
        return check_text(value, table, column.name)
    try:
        if column.type == "date":
            return date.fromisoformat(str(value))
        number = Decimal(value) if isinstance(value, int) else value
        if isinstance(number, Decimal) and number.is_finite():
            plain = format(number, "f")  # 98.0 is no integer either: such a column promises plain whole numbers
            return plain if column.type == "text" else int(plain) if column.type == "integer" else number
    except ValueError:
        pass
    raise _refusal(table, column.name, f"“{str(value)[:40]}” không phải là {_WANTED[column.type]}", "Sửa dữ liệu nguồn")


def _refusal(table: str, column: str, what: str, cure: str) -> CchcError:
    return CchcError(f"Bảng {table}, cột “{column}”: {what}. → {cure}.")
