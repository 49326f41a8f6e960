"""What search engines read of a page: its days, its data, its paper; safe inside script elements.

What a record of each kind says stands in schema_org.csv; here is which pages have which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..edition import Edition
from ..formats.file_facts import LICENCE_PATH
from ..formats.json_text import Json, render_in_script
from ..model.references import Indicator
from ..model.releases import Release
from ..pages.citation import paths_in, sum_of
from ..pages.links import ALL_DATA, Links, language_of, language_prefix, version_folder
from ..pages.models import PageHead
from ..words.text import Lang, Text
from ..words.text_templates import PropertyTable
from .publication import BY_RULE, PROVENANCE, Host, SiteFile, coverage_of, last_day


@dataclass(frozen=True)
class Days:
    """ISO; empty where none is known."""

    published: str = ""
    modified: str = ""


@dataclass(frozen=True)
class PageDays:
    edition: Edition

    def of(self, path: str) -> Days:
        """By the nearest page above that is about something of its own: a table's page is about its report."""
        place = path.removeprefix(language_prefix(language_of(path, self.edition.portal.languages)))
        while place and place not in self._by_page:
            place = place.rstrip("/").rpartition("/")[0]
            place += "/" if place else ""
        return self._by_page.get(place) or Days(modified=last_day(self.edition.collection.releases)[:10])

    def printed(self, path: str) -> Days:
        """Those that the page itself says: none where nothing on it has come out on a day of its own."""
        days = self.of(path)
        return days if days.published else Days()

    @cached_property
    def _by_page(self) -> Mapping[str, Days]:
        edition, links = self.edition, Links(self.edition.portal.first_language)
        days: dict[str, Days] = {}
        for report, release in edition.releases.items():
            created = release.created[:10]
            days[links.report(report)] = Days(release.source.date, created)
            days[links.data_set(report)] = Days(created, created)
        for release in edition.collection.releases:
            created = release.created[:10]
            days[links.version(release.report, release.version)] = Days(created, created)
        for unit in edition.store.units():
            reports = {report for report, _ in edition.store.tables_of(unit)}
            days[links.unit(unit)] = Days(modified=last_day(map(edition.releases.__getitem__, reports))[:10])
        for period in {period for _, period in edition.store.unit_periods()}:
            told = (r for r in edition.releases.values() if any(table.period == period for table in r.tables))
            days[links.period(period)] = Days(modified=last_day(told)[:10])
        return days


CONTEXT = "https://schema.org/"
LONGEST = 5000  # characters that search engines accept as a description
MOST_VARIABLES = 50  # beyond that their groups say it: a page must stay light on a cheap phone
Sizes = Mapping[str, int]  # site path -> bytes, as the pages have them
_Node = dict[str, Json]
_RECORDS = PropertyTable(__file__, "schema_org.csv")
_ALWAYS = {"context": CONTEXT, "licence": LICENCE_PATH}


def json_ld_of(edition: Edition, path: str, sizes: Sizes, url: str = "") -> tuple[str, ...]:
    """For the page of a data set, of one version, of all data, of the catalogue and of a report; else nothing."""
    lang, links = language_of(path, edition.portal.languages), Links(edition.portal.first_language)
    describer, own = DataDescriber(edition, lang, Host(url), sizes), path.removeprefix(language_prefix(lang))
    return tuple(map(render_in_script, _describe_page(describer, own, links)))


def _describe_page(describer: DataDescriber, own: str, links: Links) -> Iterator[_Node]:
    edition = describer.edition
    if own == links.data():
        yield describer.record("catalogue page")
    elif own == ALL_DATA:
        yield describer.all_data()
    elif own.startswith(links.data()):
        report, _, version = own.removeprefix(links.data()).rstrip("/").partition("/")
        versions = edition.collection.versions.get(report, ())
        if not version:
            yield from map(describer.dataset, versions[-1:])
        yield from (describer.record("version", release=each) for each in versions if each.version == version)
    elif release := edition.releases.get(own.removeprefix(links.reports()).rstrip("/")):
        yield describer.report(release)


def news_of(head: PageHead, publisher: str, url: str) -> str:
    things = {"head": head, "publisher": publisher, "at": Host(url).at, "home": language_prefix(head.lang)}
    return render_in_script(_known(_RECORDS.record("news", _ALWAYS, **things)))


@dataclass(frozen=True)
class DataDescriber:
    """Describes data in one language; files are those whose sizes are known."""

    edition: Edition
    lang: Lang
    host: Host
    sizes: Sizes

    def record(self, kind: str, /, **things: object) -> _Node:
        return _known(_RECORDS.record(kind, self._things, **things))

    @cached_property
    def _things(self) -> Mapping[str, object]:
        """What the expressions of any record may name."""
        portal, links = self.edition.portal, Links(self.lang)
        return {
            **_ALWAYS,
            "portal": portal,
            "units": self.edition.references.units,
            "indicators": self.edition.references.indicators.values(),
            "links": links,
            "home": links.home(),
            "publisher": self._tell(portal.names.publisher),
            "keywords": tuple(map(self._tell, portal.keywords)),
            "at": self.host.at,
            "tell": self._tell,
            "described": self._description,
            "coverage_of": lambda releases: coverage_of(self.edition, releases),
            "last_day": last_day,
            "folder_of": lambda release: version_folder(release.report, release.version),
            "variables_of": self._variables,
            "groups_of": self._groups,
            "files_of": self._files,
        }

    def dataset(self, release: Release) -> _Node:
        """The newest version of a data set, with all that is known of it; a version says what tells it from others."""
        about = {"title": release.title, "description": release.description, "releases": (release,)}
        return self.record("dataset", release=release, **about)

    def report(self, release: Release) -> _Node:
        """The paper itself, with its own date, and the data copied from it."""
        return self.record("report", release=release, source=release.source)

    def all_data(self) -> _Node:
        """Everything at once, as it stands today."""
        names, releases = self.edition.portal.names, tuple(self.edition.releases.values())
        parts = (version_folder(release.report, release.version) for release in releases)
        about = {"title": names.all_data, "description": names.about, "edition": self.edition.name}
        ids = [{"@id": self.host.at(f"{part}#bo-du-lieu")} for part in parts]
        return self.record("all data", folder=ALL_DATA, releases=releases, **about, parts=ids)

    def _tell(self, text: Text) -> str:
        return text.in_(self.lang)

    def _description(self, description: Text, releases: tuple[Release, ...]) -> str:
        how_known = self._tell(BY_RULE) if coverage_of(self.edition, releases).is_by_rule else ""
        return describe(self._tell(description), f"{how_known} {self._tell(PROVENANCE)}".strip())

    def _variables(self, release: Release) -> list[_Node] | list[str]:
        """The indicators of the report, each once, with what its values count; their groups where they are many."""
        ids = dict.fromkeys(
            indicator
            for table in release.tables
            for row in table.rows
            for indicator in (row.indicator, *(field.indicator for field in table.form.fields))
        )
        references = self.edition.references
        indicators = [references.indicators[indicator] for indicator in ids if indicator in references.indicators]
        if len(indicators) > MOST_VARIABLES:
            return self._groups(indicators)
        units = [references.label("unit_of_measure", indicator.unit_of_measure) for indicator in indicators]
        told = zip(indicators, units, strict=True)
        return [self.record("variable", indicator=indicator, unit=unit) for indicator, unit in told]

    def _groups(self, indicators: Iterable[Indicator]) -> list[str]:
        return [group for group in dict.fromkeys(self._tell(indicator.group) for indicator in indicators) if group]

    def _files(self, folder: str) -> list[_Node]:
        paths = paths_in(self.sizes, folder)
        files = (SiteFile(path, self.sizes[path], sum_of(self.sizes, path)) for path in paths)
        return [self.record("download", file=file) for file in files if file.is_data]


def describe(description: str, provenance: str) -> str:
    """Never too short for a search engine, for where the figures come from is always worth saying; never too long."""
    text = f"{description.rstrip('. ')}. {provenance}" if description else provenance
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _known(node: _Node) -> _Node:
    """Without what nothing is known of."""
    told = {name: _known(value) if isinstance(value, dict) else value for name, value in node.items()}
    return {name: value for name, value in told.items() if value != ""}
