"""What search engines read of a page: its days, its data, its paper; safe inside script elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..edition import Edition
from ..formats.file_facts import LICENCE_PATH
from ..formats.json_text import Json, render_in_script
from ..model.references import Indicator
from ..model.releases import Release, Source
from ..pages.citation import paths_in, sum_of
from ..pages.links import ALL_DATA, Links, language_of, language_prefix, version_folder
from ..pages.models import PageHead
from ..words.text import Lang, Text
from .publication import (
    BY_RULE,
    PROVENANCE,
    Host,
    SiteFile,
    coverage_of,
    last_change,
    last_day,
    release_folders,
)


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
        return self._by_page.get(place) or Days(modified=last_change(self.edition)[:10])

    @cached_property
    def _by_page(self) -> Mapping[str, Days]:
        return dict(self._list_pages())

    def _list_pages(self) -> Iterator[tuple[str, Days]]:
        edition, links = self.edition, Links(self.edition.portal.first_language)
        for report, release in edition.releases.items():
            yield links.report(report), Days(release.source.date, release.created[:10])
            yield links.data_set(report), Days(release.created[:10], release.created[:10])
        for release in edition.collection.releases:
            yield links.version(release.report, release.version), Days(release.created[:10], release.created[:10])
        for unit in edition.store.units():
            reports = {report for report, _ in edition.store.tables_of(unit)}
            yield links.unit(unit), Days(modified=last_day(map(edition.releases.__getitem__, reports))[:10])
        for period in {period for _, period in edition.store.unit_periods()}:
            told = (r for r in edition.releases.values() if any(table.period == period for table in r.tables))
            yield links.period(period), Days(modified=last_day(told)[:10])


CONTEXT = "https://schema.org/"
LONGEST = 5000  # characters that search engines accept as a description
MOST_VARIABLES = 50  # beyond that their groups say it: a page must stay light on a cheap phone
Sizes = Mapping[str, int]  # site path -> bytes, as the pages have them
_Node = dict[str, Json]


def json_ld_of(edition: Edition, path: str, sizes: Sizes, url: str = "") -> tuple[str, ...]:
    """For the page of a data set, of one version, of all data, of the catalogue and of a report; else nothing."""
    lang, links = language_of(path, edition.portal.languages), Links(edition.portal.first_language)
    describer, own = DataDescriber(edition, lang, Host(url), sizes), path.removeprefix(language_prefix(lang))
    return tuple(map(render_in_script, _describe_page(describer, own, links)))


def _describe_page(describer: DataDescriber, own: str, links: Links) -> Iterator[_Node]:
    edition = describer.edition
    if own == links.data():
        yield {"@context": CONTEXT, **describer.catalogue()}
    elif own.startswith(ALL_DATA):
        folders = release_folders(edition)
        if own in folders:
            yield describer.all_data(own, folders[own])
    elif own.startswith(links.data()):
        report, _, version = own.removeprefix(links.data()).rstrip("/").partition("/")
        versions = edition.collection.versions.get(report, ())
        if not version:
            yield from map(describer.dataset, versions[-1:])
        yield from (describer.version(release) for release in versions if release.version == version)
    elif release := edition.releases.get(own.removeprefix(links.reports()).rstrip("/")):
        yield describer.report(release)


def news_of(head: PageHead, publisher: str, url: str) -> str:
    host = Host(url)
    body = {"@type": "Organization", "name": publisher, "url": host.at(language_prefix(head.lang))}
    return render_in_script(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "headline": head.title,
            "description": head.description,
            "url": host.at(head.path),
            "datePublished": head.published,
            "dateModified": head.modified,
            "inLanguage": head.lang,
            "author": body,
            "publisher": body,
            "license": LICENCE_PATH,
        }
    )


@dataclass(frozen=True)
class DataDescriber:
    """Describes data in one language; files are those whose sizes are known."""

    edition: Edition
    lang: Lang
    host: Host
    sizes: Sizes

    @property
    def _links(self) -> Links:
        return Links(self.lang)

    def dataset(self, release: Release) -> _Node:
        """The newest version of a data set, with all that is known of it."""
        return {
            **self._about(release.title, release.description, (release,)),
            **self.version(release),
            "includedInDataCatalog": self.catalogue(),
            "sourceOrganization": self._body(release.source.issuer),
            "variableMeasured": self._variables(release),
            "distribution": self._files(version_folder(release.report, release.version)),
        }

    def version(self, release: Release) -> _Node:
        """What tells one version from the others; what else is known of it stands on its page."""
        return {
            "@context": CONTEXT,
            "@type": "Dataset",
            "@id": self.host.at(f"{version_folder(release.report, release.version)}#bo-du-lieu"),
            "name": release.title.in_(self.lang),
            "description": self._description(release.description, (release,)),
            "url": self.host.at(self._links.data_set(release.report)),
            "identifier": f"{release.report}/{release.version}",
            "version": release.version,
            "datePublished": release.created[:10],
            "license": LICENCE_PATH,
            "creator": self._publisher(),
            "isBasedOn": _document(release.source),
            "includedInDataCatalog": {"@type": "DataCatalog", "url": self.host.at(self._links.data())},
        }

    def report(self, release: Release) -> _Node:
        """The paper itself, with its own date, and the data copied from it."""
        source, folder = release.source, version_folder(release.report, release.version)
        return {
            "@context": CONTEXT,
            **_document(source),
            "@type": "Report",
            "name": release.title.in_(self.lang),
            "url": self.host.at(self._links.report(release.report)),
            **_known({"reportNumber": source.number}),
            "dateModified": release.created[:10],
            "author": self._body(source.issuer),
            "publisher": self._publisher(),
            "inLanguage": self.edition.portal.first_language,
            "license": LICENCE_PATH,
            "subjectOf": {"@id": self.host.at(f"{folder}#bo-du-lieu")},
        }

    def all_data(self, folder: str, releases: tuple[Release, ...]) -> _Node:
        """Everything at once, as it stands in the folder that follows or in that of an edition."""
        name = folder.removeprefix(ALL_DATA).rstrip("/") or self.edition.name
        names = self.edition.portal.names
        parts = (version_folder(release.report, release.version) for release in releases)
        return {
            **self._about(names.all_data, names.about, releases),
            "@id": self.host.at(f"{folder}#bo-du-lieu"),
            "url": self.host.at(self._links.prefix + folder),
            "identifier": f"tat-ca/{name}",
            "version": name,
            "dateModified": last_day(releases)[:10],
            "hasPart": [{"@id": self.host.at(f"{part}#bo-du-lieu")} for part in parts],
            "variableMeasured": self._groups(self.edition.references.indicators.values()),
            "distribution": self._files(folder),
        }

    def catalogue(self) -> _Node:
        names = self.edition.portal.names
        return {
            "@type": "DataCatalog",
            "name": names.catalogue.in_(self.lang),
            "description": names.about.in_(self.lang),
            "url": self.host.at(self._links.data()),
            "license": LICENCE_PATH,
            "publisher": self._publisher(),
        }

    def _about(self, title: Text, description: Text, releases: tuple[Release, ...]) -> _Node:
        """What every data set says."""
        portal = self.edition.portal
        return {
            "@context": CONTEXT,
            "@type": "Dataset",
            "name": title.in_(self.lang),
            "description": self._description(description, releases),
            "license": LICENCE_PATH,
            "isAccessibleForFree": True,
            "creator": self._publisher(),
            "publisher": self._publisher(),
            "inLanguage": list(portal.languages),
            "keywords": [keyword.in_(self.lang) for keyword in portal.keywords],
            **_known({"temporalCoverage": coverage_of(self.edition, releases).interval}),
            "spatialCoverage": {"@type": "Place", "name": self._unit_name(portal.province)},
            "includedInDataCatalog": self.catalogue(),
        }

    def _description(self, description: Text, releases: tuple[Release, ...]) -> str:
        how_known = BY_RULE.in_(self.lang) if coverage_of(self.edition, releases).is_by_rule else ""
        return describe(description.in_(self.lang), f"{how_known} {PROVENANCE.in_(self.lang)}".strip())

    def _publisher(self) -> _Node:
        name = self.edition.portal.names.publisher.in_(self.lang)
        return {"@type": "Organization", "name": name, "url": self.host.at(self._links.home())}

    def _body(self, unit: str) -> _Node:
        url = self.host.at(self._links.unit(unit))
        return {"@type": "GovernmentOrganization", "name": self._unit_name(unit), "url": url}

    def _unit_name(self, unit: str) -> str:
        return self.edition.references.units[unit].name.in_(self.lang)

    def _variables(self, release: Release) -> list[_Node] | list[str]:
        """The indicators of the report, each once, with what its values count; their groups where they are many."""
        ids = dict.fromkeys(
            indicator
            for table in release.tables
            for row in table.rows
            for indicator in (row.indicator, *(field.indicator for field in table.form.fields))
        )
        known = self.edition.references.indicators
        indicators = [known[indicator] for indicator in ids if indicator in known]
        return self._groups(indicators) if len(indicators) > MOST_VARIABLES else list(map(self._variable, indicators))

    def _variable(self, indicator: Indicator) -> _Node:
        unit = self.edition.references.label("unit_of_measure", indicator.unit_of_measure).in_(self.lang)
        name = indicator.label.in_(self.lang)
        return _known({"@type": "PropertyValue", "name": name, "propertyID": indicator.id, "unitText": unit})

    def _groups(self, indicators: Iterable[Indicator]) -> list[str]:
        groups = (indicator.group.in_(self.lang) for indicator in indicators)
        return [group for group in dict.fromkeys(groups) if group]

    def _files(self, folder: str) -> list[_Node]:
        paths = paths_in(self.sizes, folder)
        files = (SiteFile(path, self.sizes[path], sum_of(self.sizes, path)) for path in paths)
        return [self._download(file) for file in files if file.is_data]

    def _download(self, file: SiteFile) -> _Node:
        return _known(
            {
                "@type": "DataDownload",
                "name": file.name,
                "contentUrl": self.host.at(file.path),
                "encodingFormat": file.media_type,
                "contentSize": f"{file.bytes} B",
                "sha256": file.sha256,
            }
        )


def describe(description: str, provenance: str) -> str:
    """Never too short for a search engine, for where the figures come from is always worth saying; never too long."""
    text = f"{description.rstrip('. ')}. {provenance}" if description else provenance
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _document(source: Source) -> _Node:
    name = source.title or source.number or source.file
    told: _Node = {"@type": "CreativeWork", "name": name, "identifier": source.number, "datePublished": source.date}
    return _known(told)


def _known(node: _Node) -> _Node:
    """Without what nothing is known of."""
    return {name: value for name, value in node.items() if value != ""}
