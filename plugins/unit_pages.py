"""Units: one over time, one in one period."""

from __future__ import annotations

from pelican import Pelican, signals

from plugins.cchc.pages import page_list
from plugins.page_generator import DataPageGenerator


class UnitPages(DataPageGenerator):
    chapter = staticmethod(page_list.unit_pages)
    name = "trang đơn vị"


def get_generators(pelican: Pelican) -> type[UnitPages]:
    return UnitPages


def register() -> None:
    signals.get_generators.connect(get_generators)
