"""What a cell may say, whatever its column: no blanks at its ends, no formula, no personal data, and figures and days
written in one way; each distinct value of a column is judged once, however many rows and reports repeat it.

A cell that a spreadsheet program would take for a formula is refused: escaping would corrupt what is printed.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from ..model.releases import Value
from .csv_tokens import CsvSheet
from .faults import Faults, FilePlace, Objection
from .kept_values import KeptValues, code_digest, digest_of
from .person_names import UNITS
from .personal import find_personal

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
    return None if not text or _is_plain(text, kind) else Objection(*_why(text, kind), text)


def _is_plain(text: str, kind: str) -> bool:
    if not text.isascii() or not (INTEGER if kind == "integer" else NUMBER).fullmatch(text):
        return False
    if _AMBIGUOUS.fullmatch(text):
        return False
    digits = text.removeprefix("-")
    return not (len(digits) > 1 and digits[0] == "0" and digits[1] != ".")


def _why(text: str, kind: str) -> tuple[str, str, str]:
    if _THOUSANDS_DOT.fullmatch(text):
        plain = f"viết {text.replace('.', '')}"
        if kind == "number" and _AMBIGUOUS.fullmatch(text):
            plain += f"; nếu đúng là số thập phân thì viết {text}0"
        return "cell.thousands", "dấu chấm phân cách nghìn", plain
    if _THOUSANDS_COMMA.fullmatch(text):
        return "cell.thousands", "dấu phẩy phân cách nghìn", f"viết {text.replace(',', '')}"
    if _SPACED.fullmatch(text):
        return "cell.thousands", "dấu cách phân cách nghìn", f"viết {text.replace(' ', '')}"
    if _COMMA.fullmatch(text):
        return "cell.comma", "dấu phẩy thập phân", f"dùng dấu chấm: viết {_with_point(text)}"
    if text.endswith("%"):
        return (
            "cell.percent",
            "có dấu % trong ô số",
            f"viết {_with_point(text.rstrip('% '))} và ghi bản in vào annotations.csv",
        )
    if INTEGER.fullmatch(text) and text.isascii():
        return "cell.leading_zero", "số có chữ số 0 ở đầu", f"viết {int(text)}"
    if kind == "integer" and NUMBER.fullmatch(text) and text.isascii():
        return "cell.integer", "cột này chỉ nhận số nguyên", "viết số nguyên, hoặc xem lại kiểu của cột trong biểu mẫu"
    cure = "chỉ viết số; chữ in trong ô số thì ghi vào annotations.csv với loại text_for_number"
    return "cell.number", "ô này phải là một số", cure


def _with_point(text: str) -> str:
    """12,5 as 12.5; where there is a comma, points separate thousands."""
    return text.replace(".", "").replace(",", ".") if "," in text else text


def check_day(text: str, file: str, faults: Faults, *, row: int, key: str = "") -> bool:
    """True for an ISO date that exists, or an empty text."""
    return faults.tell(object_to_day(text), FilePlace(file, row, key=key))


def object_to_day(text: str) -> Objection | None:
    try:
        if not text or date.fromisoformat(text).isoformat() == text:
            return None
    except ValueError:
        pass
    return Objection("cell.date", "ngày không hợp lệ", "viết ngày có thật, dạng năm-tháng-ngày: 2019-06-15", text)


TRIGGERS = "=+-@\t\r＝＋－＠"
_CURE = "viết lại để ô bắt đầu bằng chữ hoặc số"


def object_to_formula(text: str) -> Objection | None:
    """A cell of a text column, or a text of a YAML file, may not begin with a sign that starts a formula."""
    bare = text.lstrip(" ")
    if not bare or bare[0] not in TRIGGERS:
        return None
    message = f"ô bắt đầu bằng “{bare[0]}”, phần mềm bảng tính sẽ hiểu là công thức"
    return Objection("cell.formula", message, "bỏ dấu gạch đầu dòng ở đầu ô" if bare[0] in "-－" else _CURE, text)


def object_to_text(text: str) -> Objection | None:
    """None for a text that may be published as it is."""
    return _object_to_blanks(text) or object_to_formula(text) or object_to_personal(text)


def object_to_figure(text: str) -> Objection | None:
    """As of a text, but that a minus begins no formula."""
    return (_object_to_blanks(text) or object_to_personal(text)) if text[:1] == "-" else object_to_text(text)


def _object_to_blanks(text: str) -> Objection | None:
    is_padded = text[:1] == " " or text[-1:] == " "
    return Objection("cell.space", "ô có dấu cách thừa", "xóa dấu cách ở đầu và cuối ô", text) if is_padded else None


@lru_cache(REMEMBERED)
def object_to_personal(text: str) -> Objection | None:
    if text.isdigit() and len(text) < 9:
        return None  # shorter than any number of a telephone
    digest = blake2b(text.encode(), digest_size=16).digest()
    if digest in _told_of_nobody:
        return None
    for sighting in find_personal(text):
        return Objection(sighting.code, sighting.message, sighting.cure, sighting.quote)
    _told_of_nobody.add(digest)
    return None


@contextmanager
def remembered_texts(cache: Path) -> Iterator[None]:
    """What told of nobody need not be read again by the next command, as long as the guard and its places stay."""
    kept, key = KeptValues(cache), digest_of(code_digest(), UNITS.read_bytes() if UNITS.is_file() else b"")
    _told_of_nobody.update(kept.get("texts", key) or ())
    before = len(_told_of_nobody)
    try:
        yield
    finally:
        if len(_told_of_nobody) != before:
            kept.put("texts", key, _told_of_nobody)
        if len(_told_of_nobody) > 4 * REMEMBERED:
            _told_of_nobody.clear()
