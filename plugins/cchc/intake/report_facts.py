"""Who reports, for which period, in which document: as the titles say, else asked."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ..errors import UseError
from ..loading.cell_values import object_to_day
from ..model.collection import Collection
from ..model.references import Period
from ..model.releases import UNKNOWN_WINDOW, Window
from .folding import clean, fold, fold_case
from .import_context import ImportContext
from .period_book import PeriodBook
from .questions import NOT_STATED, AnswerSheet, Choice, ImportQuestion
from .reading import ReportFacts
from .source import Document

HEAD_LINES = 12  # of the letter, with its number and date
TITLE_LINES = 12  # above the first table of a form
LONGEST_NAME = 10  # words
LATEST = 20  # days by which the days counted may lie beside those of the calendar
BY_RULE = "theo-quy-dinh"
_ABOUT = "Cả báo cáo"
# “(Kèm theo Báo cáo số … /BC-… ngày … của …)”, and the head of the letter itself.
_ATTACHED = re.compile(
    r"kèm theo\s+b[aá]o c[aá]o số\s*(?P<number>\d*)\s*/\s*(?P<tail>[\w.\-]+)\s*,?"
    r"\s*ngày\s*(?P<day>\d{1,2})?\s*(?:/|tháng)\s*(?P<month>\d{1,2})?\s*(?:/|năm)\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\bsố\s*:\s*(?P<number>\d+)[.…\s]*/\s*(?P<tail>BC[\w.\-]*)", re.IGNORECASE)
_HEAD_DAY = re.compile(
    r"[^\d]{2,40},\s*ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})", re.IGNORECASE
)
_DAY = r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})"
_COUNTED = re.compile(rf"từ\s+(?:ngày\s+)?{_DAY}\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?{_DAY}", re.IGNORECASE)


@dataclass(frozen=True)
class Wanted:
    """What the command was told; empty where it was not."""

    unit: str = ""
    period: str = ""
    form: str = ""


def check_wanted(wanted: Wanted, collection: Collection) -> None:
    """Ids given on the command line are known ones."""
    if wanted.unit and wanted.unit not in collection.references.units:
        raise UseError(f"Không có đơn vị “{wanted.unit}”. → Xem mã trong data/reference/units.csv.")
    if wanted.period:
        check_period(wanted.period, PeriodBook(collection.references))
    if wanted.form and wanted.form not in collection.forms:
        raise UseError(f"Không có biểu mẫu “{wanted.form}”. → Chọn: {', '.join(collection.forms)}.")


def check_period(period: str, periods: PeriodBook) -> str:
    """The period itself, when it is one."""
    if not periods.is_period(period):
        raise UseError(f"Kỳ “{period}” không đúng dạng. → Viết như 2023, 2023-h1 hoặc 2023-q2.")
    return period


def read_facts(document: Document, first_line: int, wanted: Wanted, context: ImportContext) -> ReportFacts:
    """`first_line`: of the first table; titles stand above it."""
    titles = title_lines(document, first_line)
    near = _annex_lines(titles, context.wording.table_titles[:1])
    unit = _read_unit(near if context.units.named_in(" . ".join(near)) else titles, wanted, context)
    period, new = _read_period(near if context.periods.named_in(near) else titles, wanted, context)
    number, day = _read_document(document, context.sheet)
    window = _read_window(document, new or context.references.periods.get(period), context)
    return ReportFacts(unit, period, number, day, window, new)


def title_lines(document: Document, first_line: int) -> tuple[str, ...]:
    """Lines of text just above the first table, and within it above its header."""
    lines = [line.replace("\t", " ") for line in document.lines[: first_line - 1] if line.strip()]
    return tuple(clean(line) for line in lines[-TITLE_LINES:])


def _annex_lines(titles: tuple[str, ...], annex: tuple[str, ...]) -> tuple[str, ...]:
    """From the last annex on: above it the letter itself may end, which names other bodies and periods."""
    beginnings = tuple(map(fold, annex))
    starts = [at for at, line in enumerate(titles) if fold(line).startswith(beginnings)]
    return titles[starts[-1] :] if starts else titles


def _read_unit(titles: tuple[str, ...], wanted: Wanted, context: ImportContext) -> str:
    named = context.units.named_in(" . ".join(titles))
    if wanted.unit in named or (len(named) == 1 and not wanted.unit):
        return wanted.unit or named[0]
    phrase = _body_phrase(titles, context)
    if wanted.unit and not named and not phrase:
        context.sheet.notices.append("Tệp không nêu tên đơn vị; lấy đơn vị theo UNIT=.")
        return wanted.unit
    names = {unit.id: unit.name.first for unit in context.references.units.values()}
    offered = [(unit, 100) for unit in named] or context.units.suggest(phrase)
    choices = [Choice(unit, f"{names[unit]} (giống {percent} %)") for unit, percent in offered]
    if wanted.unit and wanted.unit not in dict(offered):
        choices.append(Choice(wanted.unit, f"{names[wanted.unit]} (UNIT= của lệnh)"))
    if named:
        stated = f"tệp nêu {'; '.join(names[unit] for unit in named)}"
        stated += f" nhưng lệnh ghi UNIT={wanted.unit}" if wanted.unit else ""
    else:
        stated = f"tệp ghi “{phrase}”, không có đơn vị nào tên như vậy" if phrase else "tệp không nêu tên đơn vị"
    question = ImportQuestion("bao-cao/don-vi", _ABOUT, printed=phrase, choices=tuple(choices))
    return context.sheet.choose(question.put("facts/unit", stated=stated), names.__contains__)


def _body_phrase(titles: tuple[str, ...], context: ImportContext) -> str:
    """Words of a title that look like the name of a body, as printed."""
    beginnings = tuple(f"{fold_case(words)} " for words in context.wording.body_beginnings)
    ends = set(map(fold, context.wording.body_ends))
    for line in reversed(titles):
        words = re.findall(r"[^\s,.;()]+", line)
        for start in range(len(words)):
            phrase = words[start : start + LONGEST_NAME]
            if fold_case(" ".join(phrase)).startswith(beginnings):
                end = next((at for at, word in enumerate(phrase) if at and fold(word) in ends), len(phrase))
                if end > 1:
                    return " ".join(phrase[:end])
    return ""


def _read_period(titles: tuple[str, ...], wanted: Wanted, context: ImportContext) -> tuple[str, Period | None]:
    named = context.periods.named_in(titles)
    period = wanted.period or (named[0] if len(named) == 1 else "")
    if not period or (wanted.period and named and wanted.period not in named):
        stated = f"tệp nêu kỳ {', '.join(named)}" if named else "tệp không nêu kỳ báo cáo"
        stated += f" nhưng lệnh ghi PERIOD={wanted.period}" if wanted.period else ""
        question = _question("ky", (*named, wanted.period), "kỳ này")
        period = context.sheet.choose(question.put("facts/period", stated=stated), context.periods.is_period)
    is_new = bool(period) and period not in context.references.periods
    return period, context.periods.make(period) if is_new else None


def _read_window(document: Document, period: Period | None, context: ImportContext) -> Window:
    """The days that were counted: as the letter prints them for this period, else asked."""
    if period is None:
        return UNKNOWN_WINDOW
    for line in document.lines:
        for match in _COUNTED.finditer(line):
            parts = match.groups()
            first, last = (f"{y}-{int(m):02}-{int(d):02}" for d, m, y in (parts[:3], parts[3:]))
            if _is_near(first, period.start) and _is_near(last, period.end):
                return Window("printed", first, last)
    by_rule = context.periods.window(period.id)
    rule = f"theo quy định: từ {by_rule[0]} đến {by_rule[1]}" if by_rule else ""
    answer = context.sheet.ask(_question("cua-so", [BY_RULE] if by_rule else [], rule).put("facts/window"))
    if by_rule and answer == BY_RULE:
        return Window("by_rule", *by_rule)
    first, _, last = (word.strip() for word in answer.partition(" "))
    if answer in ("", NOT_STATED):
        return UNKNOWN_WINDOW
    if not (_is_day(first) and _is_day(last) and first <= last):
        context.sheet.reject("viết hai ngày dạng năm-tháng-ngày, cách nhau một dấu cách")
        return UNKNOWN_WINDOW
    return Window("printed", first, last)


def _is_near(day: str, end: str) -> bool:
    """Reports count from some days before their period to some days before its end."""
    return _is_day(day) and abs(date.fromisoformat(day) - date.fromisoformat(end)).days <= LATEST


def _is_day(text: str) -> bool:
    return bool(text) and object_to_day(text) is None


def _read_document(document: Document, sheet: AnswerSheet) -> tuple[str, str]:
    """Number and date of the document: from its head and from where it is attached, if all of them agree."""
    numbers, days = dict[str, None](), dict[str, None]()
    for at, line in enumerate(document.lines):
        patterns = (_ATTACHED, _HEAD, _HEAD_DAY) if at < HEAD_LINES else (_ATTACHED,)
        for match in (match for pattern in patterns for match in pattern.finditer(line)):
            parts = match.groupdict()
            if number := parts.get("number"):
                numbers[f"{int(number):02}/{match['tail']}"] = None
            if (day := parts.get("day")) and match["month"]:
                days[f"{match['year']}-{int(match['month']):02}-{int(day):02}"] = None
    number = next(iter(numbers)) if len(numbers) == 1 else _ask_stated(sheet, "so", list(numbers), bool)
    day = next(iter(days)) if len(days) == 1 else ""
    if not _is_day(day):
        day = _ask_stated(sheet, "ngay", list(filter(_is_day, days)), _is_day)
    return number, day


_STATED = {"so": ("số", "12/BC-ABC"), "ngay": ("ngày", "2023-06-16")}


def _ask_stated(sheet: AnswerSheet, id_: str, stated: list[str], fits: Callable[[str], bool]) -> str:
    """What the document says of itself; empty when it says nothing."""
    what, example = _STATED[id_]
    state = f"tệp ghi nhiều {what} văn bản: {', '.join(stated)}" if stated else f"không thấy {what} văn bản"
    question = _question(id_, stated, f"{what} này").put("facts/stated", state=state, what=what, example=example)
    answer = sheet.choose(question, fits)
    return "" if answer == NOT_STATED else answer


def _question(what: str, answers: Iterable[str], means: str) -> ImportQuestion:
    choices = tuple(Choice(answer, means) for answer in dict.fromkeys(answers) if answer)
    return ImportQuestion(f"bao-cao/{what}", _ABOUT, choices=choices)
