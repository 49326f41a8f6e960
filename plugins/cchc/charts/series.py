"""Series: what a chart shows, as values; language chosen, every number already written out by the caller.

And the text alternative, made from the same series as the picture.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cached_property, lru_cache
from math import isfinite

from ..errors import CchcError
from ..words.language import Language
from ..words.text import Lang, labels, message
from .style import ROLES

Kind = str
KIND_NAMES = labels("chart")  # what each kind is called in the text alternative
KINDS = tuple(KIND_NAMES)

_BIDI = set("\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\ufeff\ufffe\uffff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_ID = re.compile(r"[\w.-]+\Z")  # joined by blanks and slashes in the specs

_language = lru_cache(Language)  # finds its signs once, not for each chart

# Kinds in which a row has one mark; in the others it has one for each group.
ONE_PER_ROW = ("share_dots", "count_bars", "time_line", "tile_map", "funnel", "swarm")
_NUMBERS_ALONE = ("time_line", "funnel")  # what has no number is not on the line, nor in the cloud of points


class ChartError(CchcError):
    """A chart cannot be drawn; the message names it."""


@dataclass(frozen=True)
class SeriesGroup:
    """A part of a bar, a line, a column of a heat table, a class of a map."""

    id: str
    label: str
    role: str = "this"  # a colour role of style.py
    short: str = ""  # for narrow columns
    low: Decimal | None = None  # score_heat: the scale of this column, not of the values at hand
    high: Decimal | None = None


@dataclass(frozen=True)
class SeriesRow:
    """A body, a period, a district: what stands on a line of its own."""

    id: str
    label: str
    aside: str = ""  # printed pale beside the number: the denominator, the count
    named: bool = False  # swarm: its dot is named
    break_before: str = ""  # time_line: why the line must not go on from the row before
    tile: tuple[int, int] | None = None  # tile_map: column and line, from the top left


@dataclass(frozen=True)
class SeriesMark:
    """One number, or the statement that there is none."""

    row: str
    group: str  # empty where the series has no groups
    value: Decimal | None
    text: str  # the number as printed; for a missing one what is printed in its place (or the series' `missing`)
    note: str = ""  # printed pale where there is room, and in the data table
    low: Decimal | None = None  # dots: an interval
    high: Decimal | None = None
    rival: Decimal | None = None  # another figure stated for the same thing, drawn joined to this one
    rival_group: str = ""  # tile_map: the class of that figure
    sign: str = ""  # of its standing, where it is not beyond doubt
    target: Decimal | None = None  # a threshold that was in force for it, drawn as a dashed stroke
    cases: Decimal | None = None  # funnel, swarm: how many it stands on

    @property
    def printed(self) -> str:
        """The number with its sign."""
        return f"{self.text}\u00a0{self.sign}" if self.sign else self.text


@dataclass(frozen=True)
class Series:
    kind: Kind
    lang: Lang
    title: str  # the finding or the exact content
    say: str  # what is shown, and what to see
    rows: tuple[SeriesRow, ...]
    marks: tuple[SeriesMark, ...]
    groups: tuple[SeriesGroup, ...] = ()
    unit: str = ""  # printed after a number of the axis, with its space: "\u00a0%", " điểm"
    row_heading: str = ""  # over the rows: "Đơn vị"
    value_heading: str = ""  # over the numbers: "Tỷ lệ"
    aside_heading: str = ""  # over the pale numbers: "Đã giải quyết"
    missing: str = ""  # "không có số liệu"
    source: str = ""  # document and place, as printed: "Nguồn: 12/BC-ABC, Phụ lục I"
    caveats: tuple[str, ...] = ()  # what to beware of; a page says it once for all its pictures
    centre: Decimal | None = None  # funnel: what all rows have together
    centre_text: str = ""
    curves: tuple[tuple[tuple[Decimal, Decimal], ...], ...] = ()  # funnel: limits, each as (cases, value)

    def __getstate__(self) -> dict[str, object]:
        """What has been worked out of a series is no part of it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def language(self) -> Language:
        return _language(self.lang)

    def token_of(self, mark: SeriesMark, otherwise: str = "") -> str:
        """The colour of the mark's group."""
        group = self.groups_by_id.get(mark.group)
        return ROLES[group.role] if group else otherwise

    def words_of(self, mark: SeriesMark) -> str:
        """The number as printed, or what is said in its place."""
        return mark.printed or self.missing

    @property
    def values(self) -> list[Decimal]:
        """Every number that is drawn, also those that contest another."""
        drawn = ((mark.low, mark.value, mark.high, mark.rival, mark.target) for mark in self.marks)
        return [number for numbers in drawn for number in numbers if number is not None]

    @property
    def figures_key(self) -> str:
        """The same for two pictures of the same numbers, whatever is known about them."""
        marks = tuple((mark.row, mark.group, str(mark.value)) for mark in self.marks)
        shown = (self.kind, self.lang, self.title, tuple(row.id for row in self.rows), marks)
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]

    def texts(self) -> Iterator[str]:
        """Every text in the series, whatever it is for."""
        for part in (self, *self.rows, *self.marks, *self.groups):
            yield from (text for text in vars(part).values() if isinstance(text, str))
        yield from self.caveats

    @property
    def full_say(self) -> str:
        """With what to beware of, where the picture stands alone."""
        return " ".join((self.say, *self.caveats))

    @cached_property
    def marks_by_place(self) -> dict[tuple[str, str], SeriesMark]:
        return {(mark.row, mark.group): mark for mark in self.marks}

    @cached_property
    def marks_by_row(self) -> dict[str, SeriesMark]:
        """The only mark of each row."""
        return {mark.row: mark for mark in self.marks}

    @cached_property
    def rows_by_id(self) -> dict[str, SeriesRow]:
        return {row.id: row for row in self.rows}

    @cached_property
    def groups_by_id(self) -> dict[str, SeriesGroup]:
        return {group.id: group for group in self.groups}


def value_of(mark: SeriesMark) -> Decimal:
    return mark.value or Decimal(0)


def check_series(series: Series) -> None:
    """Refuse what could only be drawn wrongly."""
    for fault in (*_shape_faults(series), *_mark_faults(series)):
        raise ChartError(f"Biểu đồ “{series.title}”: {fault}.")
    if char := next(filter(_is_unprintable, dict.fromkeys("".join(series.texts()))), ""):
        title = "".join(letter if letter.isprintable() else "\ufffd" for letter in series.title)
        fault = f"có ký tự không in được (mã U+{ord(char):04X}); hãy xóa ký tự ấy trong dữ liệu"
        raise ChartError(f"Biểu đồ “{title}”: {fault}.")


def _is_unprintable(char: str) -> bool:
    """It would make a renderer end its process, or turn a text around."""
    return char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Cn", "Co")


def _shape_faults(series: Series) -> Iterator[str]:
    if series.kind not in KINDS:
        yield f"không có loại “{series.kind}”"
    if not series.title or not series.say:
        yield "thiếu tiêu đề hoặc câu nói cần xem gì"
    if not series.rows:
        yield "không có dòng nào"
    for name, ids in (("dòng", [row.id for row in series.rows]), ("nhóm", [group.id for group in series.groups])):
        if len(set(ids)) != len(ids):
            yield f"mã {name} bị lặp"
        if not all(_ID.match(name) for name in ids):
            yield f"mã {name} chỉ gồm chữ, số, dấu chấm và gạch"
    for group in series.groups:
        if group.role not in ROLES:
            yield f"không có màu “{group.role}” (nhóm “{group.label}”)"


def _mark_faults(series: Series) -> Iterator[str]:
    rows, groups = {row.id for row in series.rows}, {group.id for group in series.groups} or {""}
    alone = series.kind in ONE_PER_ROW
    places = [mark.row if alone else (mark.row, mark.group) for mark in series.marks]
    wanted = rows if alone else {(row, group) for row in rows for group in groups}
    if len(set(places)) != len(places) or set(places) != wanted:
        yield "mỗi dòng (và mỗi nhóm) phải có đúng một số hoặc lời nói rõ là không có số"
    for mark in series.marks:
        if mark.group not in groups and not (alone and mark.value is None and not mark.group):
            yield f"không có nhóm “{mark.group}”"
        if mark.value is None and (series.kind in _NUMBERS_ALONE or not series.words_of(mark)):
            yield "có ô trống mà không có lời thay cho số"
        if mark.value is not None and not (mark.value.is_finite() and isfinite(mark.value) and mark.text):
            yield f"số {mark.value} không viết được"
        elif mark.value is not None and series.kind in ("funnel", "swarm") and not (mark.cases and mark.cases >= 1):
            yield f"số {mark.text} không nói đứng trên bao nhiêu trường hợp"
        elif mark.value is not None and mark.value < 0 and series.kind in ("settlement_bars", "opinion_bars"):
            yield f"số âm {mark.text} không xếp chồng được"


BREAK = message("Ngắt chuỗi trước {label}: {reason}")
ALL_IN_TABLE = message("Toàn bộ số liệu ở bảng kèm theo.")
_ROWS_IN_FULL = 6
_MARKS_IN_FULL = 16


def make_description(series: Series) -> str:
    """Kind, what stands where; of a long list the ends, those in question and those without a number."""
    rows = series.rows
    if len(rows) > _ROWS_IN_FULL or len(series.marks) > _MARKS_IN_FULL:
        missing = {mark.row for mark in series.marks if mark.value is None}
        rows = tuple(row for row in rows if row in (rows[0], rows[-1]) or row.named or row.id in missing)
    sentences = [f"{KIND_NAMES[series.kind].in_(series.lang)}.", *(_row_words(series, row) for row in rows)]
    for row in series.rows:
        if row.break_before:
            sentences.append(BREAK.in_(series.lang).format(label=row.label, reason=row.break_before) + ".")
    if len(rows) < len(series.rows):
        sentences.append(ALL_IN_TABLE.in_(series.lang))
    return " ".join(sentences)


def _marks_of(series: Series, row: SeriesRow) -> list[SeriesMark]:
    if series.kind in ONE_PER_ROW:
        return [series.marks_by_row[row.id]]
    return [series.marks_by_place[row.id, group.id] for group in series.groups] or [series.marks_by_place[row.id, ""]]


def _row_words(series: Series, row: SeriesRow) -> str:
    marks = _marks_of(series, row)
    if len(marks) == 1:
        return f"{row.label}: {series.words_of(marks[0])}."
    parts = (f"{group.label} {series.words_of(mark)}" for group, mark in zip(series.groups, marks, strict=True))
    return f"{row.label}: {'; '.join(parts)}."
