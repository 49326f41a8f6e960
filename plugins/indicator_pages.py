"""Indicators and measures."""

from __future__ import annotations

from pelican import Pelican, signals

from plugins.cchc.pages import page_list
from plugins.page_generator import DataPageGenerator


class IndicatorPages(DataPageGenerator):
    chapter = staticmethod(page_list.indicator_pages)
    name = "trang chỉ tiêu"


def get_generators(pelican: Pelican) -> type[IndicatorPages]:
    return IndicatorPages


def register() -> None:
    signals.get_generators.connect(get_generators)
