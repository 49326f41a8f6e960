"""Build: what one build of the site works with, made once after the data are checked and handed to whoever needs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..catalogue.schema_org import PageDays
from ..edition import Edition
from ..formats.sqlite_format import Answer
from ..pages.citation import FileSizes
from ..pages.links import Links
from ..pages.models import Page
from ..pages.page_context import PageContext
from ..pages.site_chrome import SiteChrome, make_site_chrome
from ..words.language import Language
from ..words.text import Lang
from .asked_edition import Answers
from .kept_files import KeptFiles, Part
from .made_files import MadeFiles, Task, join_files

_EDITION = "\ue002"  # a sign that no data may hold, as those that mark quoted words
Press = Callable[[Page, SiteChrome], str]  # prints a page; what stands around it is given


@dataclass(frozen=True)
class MadeBefore:
    """What the steps before have made and pages speak of: filled as the build goes on."""

    sizes: FileSizes = field(default_factory=FileSizes)
    frozen: dict[Lang, dict[str, Mapping[str, tuple[str, str]]]] = field(default_factory=dict)  # FrozenPlaces
    answers: dict[tuple[str, Lang], Answer] = field(default_factory=dict)

    def learn(self, other: MadeBefore) -> None:
        """What another process knows; whoever holds our parts sees it."""
        self.sizes.update(other.sizes)
        self.sizes.sums.update(other.sizes.sums)
        self.answers.update(other.answers)
        for lang, reports in other.frozen.items():
            self.frozen.setdefault(lang, {}).update(reports)


@dataclass(frozen=True)
class SiteBuild:
    edition: Edition
    url: str = ""  # absolute address of the site; empty in previews
    repository: str = ""  # where contributions go; empty as long as there is no public place
    press: Press | None = None  # whoever only asks for page values needs none
    kept: KeptFiles | None = None
    before: MadeBefore = field(default_factory=MadeBefore)
    counts: Counter[str] = field(default_factory=Counter)  # of what was made, for the account

    @property
    def languages(self) -> tuple[Lang, ...]:
        return self.edition.portal.languages

    @property
    def sizes(self) -> FileSizes:
        return self.before.sizes

    @cached_property
    def contexts(self) -> Mapping[Lang, PageContext]:
        """What pages are made from, by their language."""
        edition, before, frozen = self.edition, self.before, self.before.frozen
        return {
            lang: PageContext(
                edition, Language(lang), Links(lang, edition.units_over_time), self.url, before.sizes,
                frozen.setdefault(lang, {}), before.answers,
            )
            for lang in self.languages
        }  # fmt: skip

    @cached_property
    def chrome(self) -> Mapping[Lang, SiteChrome]:
        """What stands around every page, by its language."""
        return {
            lang: make_site_chrome(Language(lang), self.edition.portal, self.url, self.edition.name, self.repository)
            for lang in self.languages
        }

    @cached_property
    def undated_chrome(self) -> Mapping[Lang, SiteChrome]:
        """The same with a mark for the edition's name, so that pages which are kept stay when a month begins."""
        return {lang: replace(chrome, edition=chrome.edition and _EDITION) for lang, chrome in self.chrome.items()}

    @cached_property
    def days(self) -> PageDays:
        return PageDays(self.edition)

    @cached_property
    def answers(self) -> Answers:
        return Answers(self)

    def keep_asked(self, name: str, make: Callable[[SiteBuild], Iterable[Part]]) -> MadeFiles:
        """What the parts yield that are made of a build; kept, where there is a place for it, as long as all that was
        asked of the build is answered as it was."""
        if self.kept is None:
            return join_files(part.make() for part in make(self))
        made = self.kept.keep_asked(name, self.answers, lambda asked: make(asked.build_of(self)))
        return replace(made, files={path: self._dated(path, data) for path, data in made.files.items()})

    def _dated(self, path: str, data: bytes) -> bytes:
        return data.replace(_EDITION.encode(), self.edition.name.encode()) if path.endswith(".html") else data

    def keep(self, name: str, asked: object, task: Task) -> MadeFiles:
        """What a task yields that needs nothing of the reports but `asked`; kept where there is a place for it."""
        return self.kept.keep(name, asked, task) if self.kept else task()
