"""Units: one over time, one in one period."""

from __future__ import annotations

from pelican import Pelican, signals

from plugins.cchc.pages import book
from plugins.press import DataPageGenerator


class UnitPages(DataPageGenerator):
    chapter = staticmethod(book.unit_pages)
    name = "trang đơn vị"


def get_generators(pelican: Pelican) -> type[UnitPages]:
    return UnitPages


def register() -> None:
    signals.get_generators.connect(get_generators)
