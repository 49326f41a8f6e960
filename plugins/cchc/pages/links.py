"""Every address of the site, in one place. Paths have no leading slash; English stands under `en/`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from zlib import crc32

from ..model.references import Indicator
from ..words.catalogue import OWN_LANGUAGE
from ..words.text import Lang

ALL_DATA = "du-lieu/tat-ca/"
EMBED = ".nhung.html"
API = "api/v1/"
CARD = "the-chia-se.png"  # beside a page: its picture for sharing
SVG, NARROW_SVG = ".svg", ".hep.svg"  # a picture; its form for phones, where it has one
CATALOGUE, CATALOGUE_TURTLE = "du-lieu/catalog.jsonld", "du-lieu/catalog.ttl"  # the same in two notations
NEWS, DATA, CORRECTIONS = "tin-tuc", "du-lieu", "dinh-chinh"  # pages that feeds follow
CALENDAR = "lich-bao-cao/lich-bao-cao"  # of its files, without the end of a format


def _address(path: str) -> Callable[..., str]:
    """A page of which there is one in each language, or one for each thing: its ids stand in the braces."""
    return lambda links, *ids: links.prefix + path.format(*ids)


@dataclass(frozen=True)
class Links:
    lang: Lang
    units_over_time: frozenset[str] | None = None  # figures of several periods speak of them: a page for each period

    @property
    def prefix(self) -> str:
        return language_prefix(self.lang)

    home = _address("")
    units = _address("don-vi/")
    unit = _address("don-vi/{}/")
    periods = _address("ky/")
    period = _address("ky/{}/")
    highlight = _address("ky/{}/{}/")  # period, subject
    indicators = _address("chi-tieu/")
    # Groups and measures stand beside the pages of indicators: no two have one name (the edition checks it).
    indicator_group = _address("chi-tieu/{}/")
    measure = _address("chi-tieu/{}/")
    official_index = _address("{}/")
    reports = _address("bao-cao/")
    report = _address("bao-cao/{}/")
    table = _address("bao-cao/{}/{}/")
    source_text = _address("bao-cao/{}/nguyen-van/")
    data = _address("du-lieu/")
    data_set = _address("du-lieu/{}/")
    all_data = _address(ALL_DATA)
    edition = _address(f"{ALL_DATA}{{}}/")
    version = _address("du-lieu/{}/{}/")
    # A table of one version for an iframe: beside the version's files, and like them for good.
    frozen_table = _address(f"du-lieu/{{}}/{{}}/{{}}{EMBED}")
    api = _address("du-lieu/api/")
    explore = _address("du-lieu/kham-pha/")
    how_to_use = _address("du-lieu/huong-dan/")
    findings = _address("doi-chieu/")
    corrections = _address("dinh-chinh/")
    proposals = _address("de-xuat/")
    initiatives = _address("sang-kien/")
    documents = _address("van-ban/")
    coverage = _address("pham-vi/")
    calendar = _address("lich-bao-cao/")
    search = _address("tim-kiem/")
    search_index = _address("tim-kiem/chi-muc.js")
    compare = _address("so-sanh/")
    compare_data = _address("so-sanh/so-lieu.js")
    static = _address("{}/")  # written by hand: phuong-phap, gioi-thieu, dong-gop, tro-nang, thuat-ngu, tin-tuc

    def unit_period(self, unit: str, period: str) -> str:
        """A unit's only period is told on the page of the unit."""
        assert self.units_over_time is not None, "whoever links to periods of units must know which units have several"
        return f"{self.unit(unit)}{period}/" if unit in self.units_over_time else self.unit(unit)

    def indicator(self, indicator: Indicator) -> str:
        """Its own page, or its place on the page that it shares."""
        if indicator.has_own_page:
            return f"{self.prefix}chi-tieu/{indicator.slug}/"
        return f"{self.indicator_group(indicator.page)}#{indicator.slug}"

    def finding(self, report: str, finding: str) -> str:
        """On the page of its report: a list of all findings would grow with every report."""
        return f"{self.report(report)}#{short_anchor(finding)}"

    def row(self, report: str, table: str, row: str) -> str:
        return f"{self.table(report, table)}#{row_anchor(row)}"

    def source_line(self, report: str, line: int) -> str:
        """In the paper's own language, where the lines stand once for readers of any."""
        return f"{Links(OWN_LANGUAGE).source_text(report)}#d-{line}"


# Files are the same in both languages and live outside the language folders.
def version_folder(report: str, version: str) -> str:
    return f"du-lieu/{report}/{version}/"


def edition_folder(edition: str) -> str:
    return f"{ALL_DATA}{edition}/"


def unit_stem(unit: str) -> str:
    """The path of the files of a unit, without the end of a format."""
    return f"don-vi/{unit}/{unit}"


def unit_document(unit: str) -> str:
    return f"{API}units/{unit}.json"


def edition_document(edition: str) -> str:
    return f"{API}as-of/{edition}.json"


def measure_document(measure: str) -> str:
    return f"{API}measures/{measure}.json"


def row_anchor(row: str) -> str:
    return f"r-{row}"


def feed_path(page: str, lang: Lang) -> str:
    """The feed that follows a page; that of the news is the site's own."""
    return f"feeds/{'' if page == NEWS else f'{page}.'}{lang}.atom.xml"


def short_anchor(name: str) -> str:
    """Nine signs for a long name, always the same: thousands of cells lead to what is known of them."""
    return f"f{crc32(name.encode()):08x}"


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
