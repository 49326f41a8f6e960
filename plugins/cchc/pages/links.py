"""Every address of the site, in one place. Paths have no leading slash; English stands under `en/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..words.catalogue import OWN_LANGUAGE
from ..words.text import Lang

ALL_DATA = "du-lieu/tat-ca/"
EMBED = ".nhung.html"
TABLE_EMBED = "bang"  # by the anchor of the table on its page
CALENDAR = "lich-bao-cao/lich-bao-cao"  # of its files, without the end of a format


@dataclass(frozen=True)
class Links:
    lang: Lang

    @property
    def prefix(self) -> str:
        return language_prefix(self.lang)

    def home(self) -> str:
        return self.prefix

    def units(self) -> str:
        return f"{self.prefix}don-vi/"

    def unit(self, unit: str) -> str:
        return f"{self.prefix}don-vi/{unit}/"

    def unit_period(self, unit: str, period: str) -> str:
        return f"{self.prefix}don-vi/{unit}/{period}/"

    def periods(self) -> str:
        return f"{self.prefix}ky/"

    def period(self, period: str) -> str:
        return f"{self.prefix}ky/{period}/"

    def indicators(self) -> str:
        return f"{self.prefix}chi-tieu/"

    def indicator(self, slug: str) -> str:
        """An indicator's or a measure's page; their slugs never collide (the edition checks it)."""
        return f"{self.prefix}chi-tieu/{slug}/"

    def reports(self) -> str:
        return f"{self.prefix}bao-cao/"

    def report(self, report: str) -> str:
        return f"{self.prefix}bao-cao/{report}/"

    def table(self, report: str, table: str) -> str:
        return f"{self.prefix}bao-cao/{report}/{table}/"

    def row(self, report: str, table: str, row: str) -> str:
        return f"{self.table(report, table)}#{row_anchor(row)}"

    def data(self) -> str:
        return f"{self.prefix}du-lieu/"

    def data_set(self, report: str) -> str:
        return f"{self.prefix}du-lieu/{report}/"

    def all_data(self) -> str:
        return f"{self.prefix}{ALL_DATA}"

    def edition(self, edition: str) -> str:
        return f"{self.prefix}{edition_folder(edition)}"

    def version(self, report: str, version: str) -> str:
        return f"{self.prefix}{version_folder(report, version)}"

    def frozen_table(self, report: str, version: str, table: str) -> str:
        """A table of one version for an iframe: beside the version's files, and like them for good."""
        return f"{self.version(report, version)}{table}{EMBED}"

    def frozen_chart(self, report: str, version: str, page: str, chart: str) -> str:
        """A chart drawn from one version alone; below the version's folder it stands where its page stands in the site:
        `du-lieu/<report>/<version>/don-vi/so-lua/2019-h1/cung-cap-dung-han.nhung.html`."""
        own = page.removeprefix(self.prefix).removeprefix(f"bao-cao/{report}/")
        return f"{self.version(report, version)}{own}{chart}{EMBED}"

    def api(self) -> str:
        return f"{self.prefix}du-lieu/api/"

    def explore(self) -> str:
        return f"{self.prefix}du-lieu/kham-pha/"

    def how_to_use(self) -> str:
        return f"{self.prefix}du-lieu/huong-dan/"

    def findings(self) -> str:
        return f"{self.prefix}doi-chieu/"

    def finding(self, anchor: str) -> str:
        return f"{self.findings()}#{anchor}"

    def corrections(self) -> str:
        return f"{self.prefix}dinh-chinh/"

    def documents(self) -> str:
        return f"{self.prefix}van-ban/"

    def coverage(self) -> str:
        return f"{self.prefix}pham-vi/"

    def calendar(self) -> str:
        return f"{self.prefix}lich-bao-cao/"

    def search(self) -> str:
        return f"{self.prefix}tim-kiem/"

    def static(self, slug: str) -> str:
        """Pages written by hand: phuong-phap, gioi-thieu, dong-gop, tro-nang, thuat-ngu, tin-tuc."""
        return f"{self.prefix}{slug}/"


# Files are the same in both languages and live outside the language folders.
def version_folder(report: str, version: str) -> str:
    return f"du-lieu/{report}/{version}/"


def edition_folder(edition: str) -> str:
    return f"{ALL_DATA}{edition}/"


def unit_period_stem(unit: str, period: str) -> str:
    """The path of the files of a unit's page for a period, without the end of a format."""
    return f"don-vi/{unit}/{period}/{unit}-{period}"


def unit_stem(unit: str) -> str:
    return f"don-vi/{unit}/{unit}"


def indicator_stem(slug: str) -> str:
    return f"chi-tieu/{slug}/{slug}"


def embed_file(page: str, chart: str) -> str:
    """A chart's or a table's light page for an iframe stands beside its page and keeps its address while newer versions
    come: `don-vi/so-lua/so-voi-cung-cap.nhung.html`; the English one beside the English page."""
    return f"{page}{chart}{EMBED}"


def row_anchor(row: str) -> str:
    return f"r-{row}"


def root_of(path: str) -> str:
    """The way back from a page to the site's root: the site works in any folder of any server."""
    return "../" * path.count("/") or "./"


def language_prefix(lang: Lang) -> str:
    """The own language stands at the root, each other one in a folder of its name."""
    return "" if lang == OWN_LANGUAGE else f"{lang}/"


def language_of(path: str, languages: Iterable[Lang]) -> Lang:
    """The language of a page: of its folder, else the own one."""
    return next((lang for lang in languages if lang != OWN_LANGUAGE and path.startswith(f"{lang}/")), OWN_LANGUAGE)


def in_every_language(path: str, languages: Iterable[Lang]) -> dict[Lang, str]:
    """The same page in each language."""
    known = tuple(languages)
    own = path.removeprefix(language_prefix(language_of(path, known)))
    return {lang: language_prefix(lang) + own for lang in known}
