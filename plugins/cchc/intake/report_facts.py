"""Who reports, for which period, in which document: as the titles say, else asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..errors import UseError
from ..model.collection import References
from ..model.periods import Period
from .desk import Desk
from .folding import clean, fold
from .period_names import is_period, likely_spans, make_period, periods_in
from .questions import NOT_STATED, Choice
from .source import Document
from .unit_book import UnitBook

HEAD_LINES = 12  # of the letter, with its number and date
TITLE_LINES = 12  # above the first table of a form
_ABOUT = "Cả báo cáo"
# “(Kèm theo Báo cáo số 72 /BC-UBND ngày 16 /3/2023 của …)”, and the head of the letter itself.
_ATTACHED = re.compile(
    r"kèm theo\s+b[aá]o c[aá]o số\s*(?P<number>\d*)\s*/\s*(?P<tail>[\w.\-]+)\s*,?"
    r"\s*ngày\s*(?P<day>\d{1,2})?\s*(?:/|tháng)\s*(?P<month>\d{1,2})?\s*(?:/|năm)\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\bsố\s*:\s*(?P<number>\d+)[.…\s]*/\s*(?P<tail>BC[\w.\-]*)", re.IGNORECASE)
_HEAD_DAY = re.compile(
    r"[^\d]{2,40},\s*ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:huyen|thi xa|thanh pho|so|ban|cong an|thanh tra|trung tam|bao hiem xa hoi)(?: [a-z0-9]+){1,9}"
)
_PROVINCE_WORDS = ("tinh", "cua", "kem", "quy", "qui", "nam", "ngay")


@dataclass(frozen=True)
class Wanted:
    """What the command was told; empty where it was not."""

    unit: str = ""
    period: str = ""
    form: str = ""


@dataclass(frozen=True)
class Facts:
    unit: str
    period: str
    number: str
    date: str
    new_period: Period | None = None


def check_wanted(wanted: Wanted, references: References, forms: Mapping[str, object]) -> None:
    """Ids given on the command line are known ones."""
    if wanted.unit and wanted.unit not in references.units:
        raise UseError(f"Không có đơn vị “{wanted.unit}”. → Xem mã trong data/reference/units.csv.")
    if wanted.period and not is_period(wanted.period):
        raise UseError(f"Kỳ “{wanted.period}” không đúng dạng. → Viết như 2023, 2023-h1 hoặc 2023-q2.")
    if wanted.form and wanted.form not in forms:
        raise UseError(f"Không có biểu mẫu “{wanted.form}”. → Chọn: {', '.join(forms)}.")


def read_facts(
    document: Document, first_line: int, wanted: Wanted, book: UnitBook, references: References, desk: Desk
) -> Facts:
    titles = title_lines(document, first_line)
    near = _annex_lines(titles)
    unit = _read_unit(near if book.named_in(" . ".join(near)) else titles, wanted, book, references, desk)
    period, new = _read_period(near if periods_in(near) else titles, wanted, references, desk)
    number, day = _read_number(document, desk)
    return Facts(unit, period, number, day, new)


def title_lines(document: Document, first_line: int) -> tuple[str, ...]:
    """Lines of text just above the first table, and within it above its header."""
    end = max(first_line - 1, 0)
    lines = [line.replace("\t", " ") for line in document.lines[:end] if line.strip()]
    return tuple(clean(line) for line in lines[-TITLE_LINES:])


def _annex_lines(titles: tuple[str, ...]) -> tuple[str, ...]:
    """From the last “Phụ lục” on: above it the letter itself may end, which names other bodies and periods."""
    starts = [at for at, line in enumerate(titles) if fold(line).startswith("phu luc")]
    return titles[starts[-1] :] if starts else titles


def _read_unit(titles: tuple[str, ...], wanted: Wanted, book: UnitBook, references: References, desk: Desk) -> str:
    found = book.named_in(" . ".join(titles))
    if wanted.unit in found or (len(found) == 1 and not wanted.unit):
        return wanted.unit or found[0]
    phrase = _body_phrase(titles)
    if wanted.unit and not found and not phrase:
        desk.notices.append("Tệp không nêu tên đơn vị; lấy đơn vị theo UNIT=.")
        return wanted.unit
    offered = [(unit, 100) for unit in found] or book.suggest(phrase)
    choices = [Choice(unit, f"{references.units[unit].name.first} (giống {likeness} %)") for unit, likeness in offered]
    if wanted.unit and wanted.unit not in [choice.answer for choice in choices]:
        choices.append(Choice(wanted.unit, f"{references.units[wanted.unit].name.first} (UNIT= của lệnh)"))
    named = "; ".join(references.units[unit].name.first for unit in found)
    if found:
        said = f"tệp nêu {named}" + (f" nhưng lệnh ghi UNIT={wanted.unit}" if wanted.unit else "")
    else:
        said = f"tệp ghi “{phrase}”, không có đơn vị nào tên như vậy" if phrase else "tệp không nêu tên đơn vị"
    answer = desk.ask("bao-cao/don-vi", _ABOUT, f"{said}. Báo cáo này của đơn vị nào? Ghi mã đơn vị", phrase, choices)
    if answer and answer not in references.units:
        desk.reopen("không có mã đơn vị này trong data/reference/units.csv")
        return ""
    return answer


def _body_phrase(titles: tuple[str, ...]) -> str:
    """Words of a title that look like the name of a body, in print: “HUYỆN LONG PHÙ”."""
    for line in reversed(titles):
        words = re.findall(r"[^\s,.;()]+", line)
        for match in _BODY.finditer(fold(line)):
            found = match.group().split()
            cut = next((at for at, word in enumerate(found) if at and word in _PROVINCE_WORDS), len(found))
            phrase = _as_printed(words, found[:cut])
            if cut > 1 and phrase:
                return phrase
    return ""


def _as_printed(words: list[str], folded: list[str]) -> str:
    for at in range(len(words) - len(folded) + 1):
        if [fold(word) for word in words[at : at + len(folded)]] == folded:
            return " ".join(words[at : at + len(folded)])
    return ""


def _read_period(
    titles: tuple[str, ...], wanted: Wanted, references: References, desk: Desk
) -> tuple[str, Period | None]:
    found = periods_in(titles)
    period = wanted.period or (found[0] if len(found) == 1 else "")
    if not period or (wanted.period and found and wanted.period not in found):
        offered = dict.fromkeys([*found, wanted.period])
        said = f"tệp nêu kỳ {', '.join(found)}" if found else "tệp không nêu kỳ báo cáo"
        said += f" nhưng lệnh ghi PERIOD={wanted.period}" if wanted.period else ""
        ask = f"{said}. Báo cáo này của kỳ nào? Ghi như 2023-q2"
        period = desk.ask("bao-cao/ky", _ABOUT, ask, "", [Choice(one, "kỳ này") for one in offered if one])
        if period and not is_period(period):
            desk.reopen("viết như 2023, 2023-h1 hoặc 2023-q2")
            period = ""
    if not period or period in references.periods:
        return period, None
    return period, _ask_span(period, references, desk)


def _ask_span(period: str, references: References, desk: Desk) -> Period | None:
    """A period that periods.csv lacks: its first and last day are no matter of course (quarter I began in December)."""
    spans = likely_spans(period, references.periods)
    choices = [Choice(f"{start} {end}", f"từ {start} đến {end}") for start, end in spans]
    ask = f"kỳ {period} chưa có trong data/reference/periods.csv. Kỳ này từ ngày nào đến ngày nào?"
    answer = desk.ask(f"bao-cao/ky/{period}", _ABOUT, ask, "", choices)
    if not answer:
        return None
    first, _, last = answer.partition(" ")
    if not (_is_day(first) and _is_day(last.strip()) and first <= last.strip()):
        desk.reopen("viết hai ngày dạng năm-tháng-ngày, cách nhau một dấu cách")
        return None
    return make_period(period, first, last.strip())


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _read_number(document: Document, desk: Desk) -> tuple[str, str]:
    """Number and date of the document: from its head and from “Kèm theo Báo cáo số …”, if all of them agree."""
    numbers, days = dict[str, None](), dict[str, None]()
    for at, line in enumerate(document.lines):
        is_head = at < HEAD_LINES
        for match in (*_ATTACHED.finditer(line), *(_HEAD.finditer(line) if is_head else ())):
            if match["number"]:
                numbers[f"{int(match['number']):02}/{match['tail']}"] = None
        for match in (*_ATTACHED.finditer(line), *(_HEAD_DAY.finditer(line) if is_head else ())):
            if match["day"] and match["month"]:
                days[f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"] = None
    number = next(iter(numbers)) if len(numbers) == 1 else _ask_number(list(numbers), desk)
    day = next(iter(days)) if len(days) == 1 else ""
    return number, day if _is_day(day) else _ask_day([one for one in days if _is_day(one)], desk)


def _ask_number(found: list[str], desk: Desk) -> str:
    said = f"tệp ghi nhiều số văn bản: {', '.join(found)}" if found else "không thấy số văn bản"
    choices = [*(Choice(one, "số này") for one in found), Choice(NOT_STATED, "bản in không ghi số")]
    answer = desk.ask("bao-cao/so", _ABOUT, f"{said}. Ghi số, ví dụ 72/BC-UBND", "", choices)
    return "" if answer == NOT_STATED else answer


def _ask_day(found: list[str], desk: Desk) -> str:
    said = f"tệp ghi nhiều ngày văn bản: {', '.join(found)}" if found else "không thấy ngày văn bản"
    choices = [*(Choice(one, "ngày này") for one in found), Choice(NOT_STATED, "bản in không ghi ngày")]
    answer = desk.ask("bao-cao/ngay", _ABOUT, f"{said}. Ghi ngày, ví dụ 2023-06-16", "", choices)
    if answer and answer != NOT_STATED and not _is_day(answer):
        desk.reopen("viết ngày có thật, dạng năm-tháng-ngày")
        return ""
    return "" if answer == NOT_STATED else answer
