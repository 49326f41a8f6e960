"""Periods: all units side by side."""

from __future__ import annotations

from pelican import Pelican, signals

from plugins.cchc.pages import page_list
from plugins.page_generator import DataPageGenerator


class PeriodPages(DataPageGenerator):
    chapter = staticmethod(page_list.period_pages)
    name = "trang kỳ"


def get_generators(pelican: Pelican) -> type[PeriodPages]:
    return PeriodPages


def register() -> None:
    signals.get_generators.connect(get_generators)
