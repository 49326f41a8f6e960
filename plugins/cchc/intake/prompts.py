"""What a command asks on a terminal when a word is missing; elsewhere it says which word to add."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from ..errors import UseError
from ..model.collection import Collection
from .document_file import LIKENESS, require_libraries
from .folding import fold
from .period_book import PeriodBook
from .report_facts import PERIOD_FORMAT, check_period
from .scaffold import ScaffoldOrder, Span, make_new_report, spans_for, usual_forms
from .staging import refuse_existing
from .unit_book import UnitBook, make_unit_book

Ask = Callable[[str], str]
TRIES = 3


def new_report(root: Path, collection: Collection, order: ScaffoldOrder) -> Path:
    """Scaffold a report; asks for what is missing where a person sits."""
    require_libraries(LIKENESS)
    is_terminal, periods = sys.stdin.isatty(), PeriodBook(collection.references)
    ask = _ask_terminal if is_terminal else _refuse
    unit, period, span = choose_unit(order.unit, make_unit_book(collection), ask), order.period, order.span
    if not period:
        period = ask_until("Kỳ (PERIOD), ví dụ 2023-q2", periods.is_period, PERIOD_FORMAT, ask)
    check_period(period, periods)
    refuse_existing(root, f"{period}-{unit}")
    forms = order.forms or _choose_forms(collection, unit, ask)
    spans = spans_for(collection, period)
    if spans and span is None and is_terminal:
        span = _choose_span(period, spans, ask)
    return make_new_report(root, collection, replace(order, unit=unit, period=period, forms=forms, span=span))


def choose_unit(text: str, book: UnitBook, ask: Ask) -> str:
    """A unit by its id or its exact name; a name that only resembles one is shown, never taken."""
    units = book.references.units
    for _ in range(TRIES):
        text = text or ask(f"Đơn vị (UNIT), tên hoặc mã, ví dụ {next(iter(units), '')}")
        if text in units:
            return text
        exact = [unit for unit, names in book.names.items() if fold(text) in names and not book.is_lowest(units[unit])]
        if len(exact) == 1:
            return exact[0]
        near = [f"{unit} ({units[unit].name.first})" for unit, _ in book.suggest(text, among=exact)]
        message = f"Không có đơn vị “{text}”. → Gần nhất: {', '.join(near) or 'xem data/reference/units.csv'}."
        if ask is _refuse:
            raise UseError(message)
        print(message, flush=True)
        text = ""
    raise UseError("Chưa chọn được đơn vị. → Xem mã trong data/reference/units.csv.")


def _choose_forms(collection: Collection, unit: str, ask: Ask) -> tuple[str, ...]:
    usual = usual_forms(collection, unit)
    hint = f" [Enter: {', '.join(usual)}]" if usual else ""
    answer = ask(f"Biểu mẫu (FORMS), cách nhau dấu phẩy{hint}")
    return tuple(form.strip() for form in answer.split(",") if form.strip()) or usual


def _choose_span(period: str, spans: Sequence[Span], ask: Ask) -> Span:
    print(f"Kỳ {period} chưa có trong data/reference/periods.csv. Kỳ này từ ngày nào đến ngày nào?")
    for number, (start, end) in enumerate(spans, start=1):
        print(f"  {number}. {start} đến {end}")
    numbers = [str(number) for number in range(1, len(spans) + 1)]
    answer = ask_until("Chọn số", lambda text: text in numbers, f"Ghi một trong {', '.join(numbers)}", ask)
    return spans[int(answer) - 1]


def ask_until(what: str, fits: Callable[[str], bool], cure: str, ask: Ask) -> str:
    for _ in range(TRIES):
        answer = ask(what)
        if fits(answer):
            return answer
        print(f"“{answer}” không dùng được: {cure[0].lower()}{cure[1:]}.", flush=True)
    raise UseError(f"Chưa có câu trả lời dùng được cho “{what}”. → {cure}.")


def _ask_terminal(what: str) -> str:
    try:
        return input(f"{what}: ").strip()
    except EOFError:
        raise UseError(f"Thiếu: {what}. → Ghi thêm vào lệnh.") from None


def _refuse(what: str) -> str:
    raise UseError(f"Thiếu: {what}. → Ghi thêm vào lệnh, ví dụ make new-report UNIT=… PERIOD=… FORMS=….")
