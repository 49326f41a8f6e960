"""What a command asks on a terminal when a word is missing; elsewhere it says which word to add."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ..errors import UseError
from ..model.collection import Collection
from .folding import fold
from .period_names import is_period
from .scaffold import check_new, make_new_report, spans_for, usual_forms
from .unit_book import UnitBook, make_unit_book

Ask = Callable[[str], str]
TRIES = 3


def new_report(
    root: Path, collection: Collection, unit: str, period: str, forms: Sequence[str], span: tuple[str, str] | None
) -> Path:
    """Scaffold a report; asks for what is missing where a person sits."""
    ask = _ask_terminal if sys.stdin.isatty() else _refuse
    book = make_unit_book(collection)
    unit = choose_unit(unit, book, ask)
    period = period or ask_until("Kỳ (PERIOD), ví dụ 2023-q2", is_period, "viết như 2023, 2023-h1 hoặc 2023-q2", ask)
    check_new(root, unit, period)
    chosen = tuple(forms) or _choose_forms(collection, unit, ask)
    spans = spans_for(collection, period)
    if spans and span is None and sys.stdin.isatty():
        span = _choose_span(period, spans, ask)
    return make_new_report(root, collection, unit, period, chosen, span)


def choose_unit(said: str, book: UnitBook, ask: Ask) -> str:
    """A unit by its id or its exact name; a name that only resembles one is shown, never taken."""
    units = book.references.units
    for _ in range(TRIES):
        said = said or ask("Đơn vị (UNIT), tên hoặc mã, ví dụ huyen-long-phu")
        if said in units:
            return said
        exact = [unit for unit, names in book.names.items() if fold(said) in names and units[unit].level != "commune"]
        if len(exact) == 1:
            return exact[0]
        near = [f"{unit} ({units[unit].name.first})" for unit, _ in book.suggest(said, "", exact)]
        message = f"Không có đơn vị “{said}”. → Gần nhất: {', '.join(near) or 'xem data/reference/units.csv'}."
        if ask is _refuse:
            raise UseError(message)
        print(message, flush=True)
        said = ""
    raise UseError("Chưa chọn được đơn vị. → Xem mã trong data/reference/units.csv.")


def _choose_forms(collection: Collection, unit: str, ask: Ask) -> tuple[str, ...]:
    usual = usual_forms(collection, unit)
    hint = f" [Enter: {', '.join(usual)}]" if usual else ""
    said = ask(f"Biểu mẫu (FORMS), cách nhau dấu phẩy{hint}")
    return tuple(one.strip() for one in said.split(",") if one.strip()) or usual


def _choose_span(period: str, spans: Sequence[tuple[str, str]], ask: Ask) -> tuple[str, str]:
    print(f"Kỳ {period} chưa có trong data/reference/periods.csv. Kỳ này từ ngày nào đến ngày nào?")
    for number, (start, end) in enumerate(spans, start=1):
        print(f"  {number}. {start} đến {end}")
    numbers = [str(number) for number in range(1, len(spans) + 1)]
    said = ask_until("Chọn số", lambda text: text in numbers, f"ghi một trong {', '.join(numbers)}", ask)
    return spans[int(said) - 1]


def ask_until(what: str, fits: Callable[[str], bool], cure: str, ask: Ask) -> str:
    for _ in range(TRIES):
        said = ask(what)
        if fits(said):
            return said
        print(f"“{said}” không dùng được: {cure}.", flush=True)
    raise UseError(f"Chưa có câu trả lời dùng được cho “{what}”. → {cure[0].upper()}{cure[1:]}.")


def _ask_terminal(what: str) -> str:
    try:
        return input(f"{what}: ").strip()
    except EOFError:
        raise UseError(f"Thiếu: {what}. → Ghi thêm vào lệnh.") from None


def _refuse(what: str) -> str:
    raise UseError(f"Thiếu: {what}. → Ghi thêm vào lệnh, ví dụ make new-report UNIT=… PERIOD=… FORMS=….")
