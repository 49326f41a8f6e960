"""The window that was counted: which days the figures are of, and whence that is known."""

from __future__ import annotations

from ..model.releases import UNKNOWN_WINDOW, WINDOW_KINDS, Window
from .cell_values import check_day
from .closed_reading import ClosedSection

_NEEDED = {"printed": ("from", "to"), "as_of": ("to",), "by_rule": ("from", "to"), "unknown": ()}


def read_window(package: ClosedSection) -> Window:
    """Of the whole report; a version released before windows were noted says nothing."""
    if "window" not in package.values:
        return UNKNOWN_WINDOW
    section = package.section("window")
    section.close(("kind", "from", "to"))
    kind, first, last = section.choice("kind", WINDOW_KINDS), section.text("from"), section.text("to")
    for key, day in (("from", first), ("to", last)):
        check_day(day, section.file, section.faults, row=section.line(key), key=key)
        if kind in _NEEDED and bool(day) != (key in _NEEDED[kind]):
            cure = f"ghi ngày ở: {', '.join(_NEEDED[kind]) or 'không khóa nào'}"
            section.problem(key, "window.days", f"cửa sổ đếm loại “{kind}” không ghi ngày như thế", cure, day)
    if first and last and last < first:
        section.refuse("to", "cell.order", "ngày cuối trước ngày đầu", "sửa “from” hoặc “to”")
    return Window(kind, first, last)


def table_window(resource: ClosedSection, of_report: Window) -> Window:
    """What holds for a table that prints no day: the report's, unless the table says that nothing is known of it."""
    if "window" not in resource.values:
        return of_report
    resource.choice("window", ("unknown",))
    return UNKNOWN_WINDOW
