"""Build: what one build of the site works with, made once after the data are checked and handed to whoever needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..catalogue.page_days import PageDays
from ..catalogue.schema_org import crumbs_of
from ..edition import Edition
from ..pages.file_sizes import FileSizes
from ..pages.frozen import FrozenPictures
from ..pages.links import Links
from ..pages.models import Link, PageHead
from ..pages.page_context import PageContext
from ..pages.site_chrome import SiteChrome, make_site_chrome
from ..words.language import Language
from ..words.text import Lang


@dataclass
class Timings:
    """How many there were of each part of a build, and the seconds they took."""

    parts: dict[str, tuple[int, float]] = field(default_factory=dict)

    def add(self, part: str, count: int, seconds: float) -> None:
        before = self.parts.get(part, (0, 0.0))
        self.parts[part] = (before[0] + count, before[1] + seconds)

    def count(self, part: str) -> int:
        return self.parts.get(part, (0, 0.0))[0]


@dataclass(frozen=True)
class SiteBuild:
    edition: Edition
    output: Path
    url: str = ""  # absolute address of the site; empty in previews
    repository: str = ""  # where contributions go; empty as long as there is no public place
    sizes: FileSizes = field(default_factory=FileSizes)  # filled as files are written
    timings: Timings = field(default_factory=Timings)

    @property
    def languages(self) -> tuple[Lang, ...]:
        return self.edition.portal.languages

    @cached_property
    def contexts(self) -> Mapping[Lang, PageContext]:
        """What pages are made from, by their language."""
        return {
            lang: PageContext(
                self.edition, Language(lang), Links(lang, self.edition.units_over_time), self.url, self.sizes
            )
            for lang in self.languages
        }

    @cached_property
    def frozen(self) -> Mapping[Lang, FrozenPictures]:
        """The pictures that no later version changes, by their language."""
        return {lang: FrozenPictures(context) for lang, context in self.contexts.items()}

    @cached_property
    def chrome(self) -> Mapping[Lang, SiteChrome]:
        """What stands around every page, by its language."""
        return {
            lang: make_site_chrome(Language(lang), self.edition.portal, self.url, self.edition.name, self.repository)
            for lang in self.languages
        }

    @cached_property
    def days(self) -> PageDays:
        return PageDays(self.edition)

    def crumbs_of(self, head: PageHead) -> tuple[str, ...]:
        """For pages of data and those written by hand."""
        context = self.contexts[head.lang]
        return crumbs_of(head, Link(context.t("Trang chủ"), context.links.home()), self.url)
