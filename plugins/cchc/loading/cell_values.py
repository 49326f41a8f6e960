"""CSV into cells with our own tokenizer: linear, capped, and each way of being malformed has its own message. And what
a cell may say, whatever its column: no blanks at its ends, no formula, no personal data, figures and days written in
one way; each distinct value of a column is judged once, however many rows and reports repeat it.

A cell that a spreadsheet program would take for a formula is refused: escaping would corrupt what is printed.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..model.releases import Value
from ..words.text import Lang, Text, translations
from .kept_values import KeptValues, code_digest, digest_of
from .personal import UNITS, find_personal
from .read_files import Faults, FilePlace, Objection, ReadFile, objection

MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL = 10_000


@dataclass(frozen=True)
class CsvSheet:
    """A CSV file as cells of text; every row is as long as the header."""

    path: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def records(self) -> list[tuple[int, dict[str, str]]]:
        """(row as a spreadsheet counts, cells by column)."""
        return [(at, dict(zip(self.header, row, strict=True))) for at, row in enumerate(self.rows, start=2)]

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of a column from top to bottom."""
        return self._columns[name]

    def distinct(self, name: str) -> frozenset[str]:
        """What the cells of a column say, each thing once."""
        if name not in self._distinct:
            self._distinct[name] = frozenset(self._columns[name])
        return self._distinct[name]

    @cached_property
    def _distinct(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _columns(self) -> dict[str, tuple[str, ...]]:
        # Turned once: most questions are asked of columns.
        turned = zip(*self.rows, strict=True) if self.rows else [()] * len(self.header)
        return dict(zip(self.header, turned, strict=True))


# A cell in quotes, in which a quote is written twice, or without any; and the comma behind it, unless it is the last.
_CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|\Z)')


def split_line(line: str) -> list[str] | None:
    """The cells of one line, or None where quotes are astray; a cell never spans lines.

    Of a line with too many cells only a few more than are allowed are cut off: enough to refuse it.
    """
    if '"' not in line:
        return line.split(",", MAX_COLUMNS)
    cells, at = [], 0
    while (cell := _CELL.match(line, at)) and len(cells) <= MAX_COLUMNS:
        cells.append(cell[2] if cell[1] is None else cell[1].replace('""', '"'))
        if not cell[3]:
            return cells
        at = cell.end()
    return cells if cell else None


def read_sheet(file: ReadFile, faults: Faults, *, may_be_bare: bool = False) -> CsvSheet | None:
    """The file's cells, or None and the reason; `may_be_bare`: a header without rows is an answer too."""
    lines = file.text.removesuffix("\n").split("\n")
    if len(lines) > MAX_ROWS + 1:
        faults.add("csv.rows", FilePlace(file.path), most=MAX_ROWS)
        return None
    header = _read_header(file.path, lines[0], faults)
    if header is None:
        return None
    if len(lines) == 1 and not may_be_bare:
        faults.add("csv.header_only", FilePlace(file.path))
        return None
    rows = [split_line(line) for line in lines[1:]]
    if _tell_unsound(file.path, lines, rows, header, faults):
        return None
    return CsvSheet(file.path, tuple(header), tuple(tuple(row) for row in rows if row is not None))


def _tell_unsound(path: str, lines: list[str], rows: list[list[str] | None], header: list[str], faults: Faults) -> bool:
    """Each row that is malformed is named; False where none is."""
    if _has_other_width(path, lines, rows, len(header), faults):
        return True
    before, was_astray = len(faults.problems), False
    for number, (line, row) in enumerate(zip(lines[1:], rows, strict=True), start=2):
        is_plain = row and len(row) == len(header) and any(row) and row != header and len(line) <= MAX_CELL
        # A cell broken over two lines leaves quotes astray on both: the first says it.
        if not is_plain and not (was_astray and row is None):
            _tell_row(FilePlace(path, number), line, row, header, faults)
        was_astray = row is None and not was_astray
    return len(faults.problems) > before


def _has_other_width(path: str, lines: list[str], rows: list[list[str] | None], width: int, faults: Faults) -> bool:
    """When all rows agree with each other and not with the header, the header is wrong: one word, not one per row."""
    widths = {len(row or ()) for row in rows}
    if len(rows) < 2 or len(widths) != 1 or widths <= {0, 1, width} or max(widths) > MAX_COLUMNS:
        return False
    faults.add("csv.width", FilePlace(path, 1), lines[0], width=width, cells=max(widths))
    return True


def _read_header(path: str, line: str, faults: Faults) -> list[str] | None:
    if line.count(",") >= MAX_COLUMNS:
        return faults.add("csv.columns", FilePlace(path, 1), most=MAX_COLUMNS)
    header = split_line(line)
    if header is None:
        return faults.add("csv.quote", FilePlace(path, 1), line)
    if len(header) == 1 and any(sign in line for sign in ";\t|"):
        faults.add("csv.separator", FilePlace(path, 1), line, sign=next(sign for sign in ";\t|" if sign in line))
        return None
    return header


def _tell_row(place: FilePlace, line: str, cells: list[str] | None, header: list[str], faults: Faults) -> None:
    if cells is None:
        faults.add("csv.quote", place, line)
    elif len(cells) > MAX_COLUMNS:
        faults.add("csv.columns", place, most=MAX_COLUMNS)
    elif not any(cells):
        faults.add("csv.blank_row", place)
    elif len(cells) != len(header):
        faults.add("csv.ragged", place, line, cells=len(cells), width=len(header))
    elif cells == header:
        faults.add("csv.header_again", place)
    elif max(map(len, cells)) > MAX_CELL:
        faults.add("csv.cell_size", place, most=MAX_CELL)


# Columns that are more than words, by the type of their field; "" is false.
_CONVERTED: Mapping[Any, Callable[[str], object]] = {
    str: str, int: int, bool: bool, tuple[str, ...]: lambda text: tuple(text.split()),
}  # fmt: skip
Made = TypeVar("Made")


def make_value(kind: type[Made], record: Mapping[str, str], languages: Sequence[Lang], **columns: str) -> Made:
    """A value whose fields are named like the columns; `columns` names those that are not. What no column is named
    like is a text, with a column for each language."""
    definition: Any = kind
    values: dict[str, object] = {}
    for field in fields(definition):
        column = columns.get(field.name, field.name)
        known = column in record
        values[field.name] = _CONVERTED[field.type](record[column]) if known else read_text(record, column, languages)
    return kind(**values)


def read_text(record: Mapping[str, str], name: str, languages: Sequence[Lang]) -> Text:
    return translations({lang: record[f"{name}_{lang}"] for lang in languages})


REMEMBERED = 1 << 16  # values whose judgement is kept: reports of one form repeat each other's words and numbers
_told_of_nobody: set[bytes] = set()  # digests of texts


class ColumnJudge:
    """A test of the values of cells, and all values that passed it so far."""

    def __init__(self, ask: Callable[[str], Objection | None]) -> None:
        self._ask = ask
        self._passed: set[str] = set()

    def refuse(self, values: frozenset[str]) -> dict[str, Objection]:
        """Those of the values that do not pass, each with what is wrong."""
        unknown = values - self._passed
        if not unknown:
            return {}
        refused = {text: objection for text in unknown if (objection := self._ask(text)) is not None}
        if len(self._passed) > REMEMBERED:
            self._passed.clear()
        self._passed |= unknown - refused.keys()
        return refused


def judge_column(sheet: CsvSheet, column: str, judge: ColumnJudge, faults: Faults) -> None:
    """A problem for each row that holds a value the judge refuses."""
    refused = judge.refuse(sheet.distinct(column))
    for row, text in enumerate(sheet.column(column), start=2) if refused else ():
        if text in refused:
            faults.tell(refused[text], FilePlace(sheet.path, row, column))


INTEGER = re.compile(r"-?\d{1,15}")
NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?")
_THOUSANDS_DOT = re.compile(r"-?\d{1,3}(\.\d{3})+")
# 25.031 is how the paper prints twenty-five thousand: nobody may take it for a decimal by accident.
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_PADDED = re.compile(r"-?0\d")
_THOUSANDS_COMMA = re.compile(r"-?\d{1,3}(,\d{3}){2,}(\.\d+)?")
_COMMA = re.compile(r"-?\d{1,3}(?:\.\d{3})*,\d+|-?\d+,\d+")
_SPACED = re.compile(r"-?\d{1,3}( \d{3})+")


def parse_cell(text: str, kind: str) -> Value:
    """The value of a cell that object_to_number lets pass."""
    if not text:
        return None
    return Decimal(text) if kind in ("integer", "number") else text


def object_to_number(text: str, kind: str) -> Objection | None:
    """None when the text is a plain figure of its type or empty; else the way to write it."""
    plain = INTEGER if kind == "integer" else NUMBER
    is_plain = text.isascii() and plain.fullmatch(text) and not _AMBIGUOUS.fullmatch(text) and not _PADDED.match(text)
    return None if not text or is_plain else _object_to_writing(text, kind)


def _object_to_writing(text: str, kind: str) -> Objection:
    for sign, name, pattern in ((".", "chấm", _THOUSANDS_DOT), (",", "phẩy", _THOUSANDS_COMMA), (" ", "cách", _SPACED)):
        if pattern.fullmatch(text):
            is_open = sign == "." and kind == "number" and _AMBIGUOUS.fullmatch(text)
            name_of_rule = "cell.thousands/or_decimal" if is_open else "cell.thousands"
            return objection(name_of_rule, text, sign=name, plain=text.replace(sign, ""), text=text)
    if _COMMA.fullmatch(text):
        return objection("cell.comma", text, plain=_with_point(text))
    if text.endswith("%"):
        return objection("cell.percent", text, plain=_with_point(text.rstrip("% ")))
    if INTEGER.fullmatch(text) and text.isascii():
        return objection("cell.leading_zero", text, plain=int(text))
    is_decimal = kind == "integer" and NUMBER.fullmatch(text) and text.isascii()
    return objection("cell.integer" if is_decimal else "cell.number", text)


def _with_point(text: str) -> str:
    """12,5 as 12.5; where there is a comma, points separate thousands."""
    return text.replace(".", "").replace(",", ".") if "," in text else text


def object_to_day(text: str) -> Objection | None:
    """None for an ISO date that exists, or an empty text."""
    try:
        if not text or date.fromisoformat(text).isoformat() == text:
            return None
    except ValueError:
        pass
    return objection("cell.date", text)


TRIGGERS = "=+-@\t\r＝＋－＠"


def object_to_formula(text: str) -> Objection | None:
    """A cell of a text column, or a text of a YAML file, may not begin with a sign that starts a formula."""
    bare = text.lstrip(" ")
    if not bare or bare[0] not in TRIGGERS:
        return None
    return objection("cell.formula/dash" if bare[0] in "-－" else "cell.formula", text, sign=bare[0])


def object_to_text(text: str) -> Objection | None:
    """None for a text that may be published as it is."""
    return _object_to_blanks(text) or object_to_formula(text) or object_to_personal(text)


def object_to_figure(text: str) -> Objection | None:
    """As of a text, but that a minus begins no formula."""
    return (_object_to_blanks(text) or object_to_personal(text)) if text[:1] == "-" else object_to_text(text)


def _object_to_blanks(text: str) -> Objection | None:
    is_padded = text[:1] == " " or text[-1:] == " "
    return objection("cell.space", text) if is_padded else None


_CHECKSUM = re.compile("[0-9a-f]{64}")


@lru_cache(REMEMBERED)
def object_to_personal(text: str) -> Objection | None:
    if (text.isdigit() and len(text) < 9) or _CHECKSUM.fullmatch(text):
        return None  # shorter than any number of a telephone; letters by chance, which are held against a file
    digest = blake2b(text.encode(), digest_size=16).digest()
    if digest in _told_of_nobody:
        return None
    for sighting in find_personal(text):
        return sighting
    _told_of_nobody.add(digest)
    return None


class RememberedTexts(NamedTuple):
    digests: set[bytes]  # of what told of nobody
    were_kept: bool  # some of them, by an earlier command


@contextmanager
def remembered_texts(cache: Path) -> Iterator[RememberedTexts]:
    """What told of nobody need not be read again by the next command, as long as the guard and its places stay."""
    kept, key = KeptValues(cache), digest_of(code_digest(), UNITS.read_bytes() if UNITS.is_file() else b"")
    remembered = kept.get("texts", key) or ()
    _told_of_nobody.update(remembered)
    before = len(_told_of_nobody)
    try:
        yield RememberedTexts(_told_of_nobody, bool(remembered))
    finally:
        if len(_told_of_nobody) != before:
            kept.put("texts", key, _told_of_nobody)
        if len(_told_of_nobody) > 4 * REMEMBERED:
            _told_of_nobody.clear()
