"""After all pages and downloads: the page about the API, tombstones, and every file that machines read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from pelican import Pelican, signals
from pelican.writers import Writer

from plugins.cchc.catalogue.api.api_page import api_page
from plugins.cchc.catalogue.publication import Publication, make_publication
from plugins.cchc.catalogue.tombstones import FILE, Tombstone, load_tombstones
from plugins.cchc.catalogue.write_catalogue import write_catalogue
from plugins.cchc.errors import CchcError
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.tombstone_page import tombstone_page
from plugins.cchc.words.text import LANGS
from plugins.page_generator import DataPageGenerator

ROOT = Path(__file__).resolve().parent.parent


class CatalogueFiles(DataPageGenerator):
    def generate_output(self, writer: Writer) -> None:
        started, site = time.monotonic(), Path(self.output_path)
        edition, name, url = (self.settings[key] for key in ("EDITION", "EDITION_NAME", "SITEURL"))
        publication = make_publication(edition, name, url, site)
        stones = load_tombstones(ROOT)
        for at, lang in enumerate(LANGS):
            one = PageContext(edition, self.settings["LANGUAGES"][lang], Links(lang), url)
            pages = [*self._pages(one, publication), *make_graves(one, stones, at, site)]
            self._print_run(writer, one, pages)
        count = write_catalogue(publication, site, [path for stone in stones for path in stone.paths])
        print(f"→ danh mục, API, nguồn tin: {count} tệp ({time.monotonic() - started:.1f} giây)", flush=True)

    def _pages(self, site: PageContext, publication: Publication) -> Iterator[Page]:
        yield api_page(site, publication)


def make_graves(site: PageContext, stones: tuple[Tombstone, ...], at: int, output: Path) -> Iterator[Page]:
    for stone in stones:
        path = stone.paths[at]
        if (output / path).is_file() or (output / path / "index.html").exists():
            raise CchcError(f"{FILE}, dòng {stone.line}: địa chỉ {stone.address} vẫn còn dùng. → Xóa dòng này.")
        yield tombstone_page(site, path, stone.addresses[at], stone.reason, stone.date, stone.successor)


def get_generators(pelican: Pelican) -> type[CatalogueFiles]:
    return CatalogueFiles


def register() -> None:
    signals.get_generators.connect(get_generators)
