"""Home, catalogue, findings, documents, corrections, coverage, search."""

from __future__ import annotations

from pelican import Pelican, signals

from plugins.cchc.pages import page_list
from plugins.page_generator import DataPageGenerator


class CataloguePages(DataPageGenerator):
    chapter = staticmethod(page_list.catalogue_pages)
    name = "trang chung"


def get_generators(pelican: Pelican) -> type[CataloguePages]:
    return CataloguePages


def register() -> None:
    signals.get_generators.connect(get_generators)
