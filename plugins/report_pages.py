"""Reports and their tables as filed."""

from __future__ import annotations

from pelican import Pelican, signals

from plugins.cchc.pages import page_list
from plugins.page_generator import DataPageGenerator


class ReportPages(DataPageGenerator):
    chapter = staticmethod(page_list.report_pages)
    name = "trang báo cáo"


def get_generators(pelican: Pelican) -> type[ReportPages]:
    return ReportPages


def register() -> None:
    signals.get_generators.connect(get_generators)
