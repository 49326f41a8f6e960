"""schema.org for the pages of data: what a search engine of data sets reads, safe inside a script element."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..edition import Edition
from ..model.editions import collection_at, edition_names
from ..model.indicators import Indicator
from ..model.portal import Portal
from ..model.releases import Release
from ..pages.file_sizes import sum_of
from ..pages.links import ALL_DATA, Links, edition_folder, version_folder
from ..words.text import Lang, Text
from .json_text import Json, render_in_script
from .publication import File, Host
from .terms import (
    LICENCE_URL,
    PROVENANCE,
    last_change,
    temporal_of,
)

CONTEXT = "https://schema.org/"
LONGEST = 5000  # characters that search engines accept as a description
MOST_VARIABLES = 50  # beyond that their groups say it: a page must stay light on a cheap phone
Sizes = Mapping[str, int]  # site path -> bytes, as the pages have them
_Node = dict[str, Json]


def json_ld_of(edition: Edition, path: str, sizes: Sizes, url: str = "", name: str = "") -> str:
    """For the page of a data set, of one version, of all data, and of the catalogue; empty for every other page."""
    lang: Lang = "en" if path.startswith("en/") else "vi"
    own = path.removeprefix("en/")
    if own == ALL_DATA:
        return all_data_json_ld(edition, sizes, lang, url, name)
    if own.startswith(ALL_DATA) and (asked := own.removeprefix(ALL_DATA).rstrip("/")) in _editions(edition):
        return all_data_json_ld(edition, sizes, lang, url, asked, edition_folder(asked))
    if own == Links("vi").data():
        return render_in_script({"@context": CONTEXT, **_catalogue(edition.portal, lang, Host(url))})
    for release in edition.collection.releases:
        is_newest = edition.releases[release.report].version == release.version
        if own == version_folder(release.report, release.version):
            return dataset_json_ld(edition, release, sizes, lang, url)
        if own == Links("vi").data_set(release.report) and is_newest:
            return dataset_json_ld(edition, release, sizes, lang, url)
    return ""


def dataset_json_ld(edition: Edition, release: Release, sizes: Sizes, lang: Lang, url: str = "") -> str:
    """One version of one data set."""
    host, folder = Host(url), version_folder(release.report, release.version)
    node = {
        **_about(edition, lang, host, release.title, release.description, (release,)),
        "@id": host.at(f"{folder}#bo-du-lieu"),
        "url": host.at(Links(lang).data_set(release.report)),
        "identifier": f"{release.report}/{release.version}",
        "version": release.version,
        "datePublished": release.created[:10],
        "sourceOrganization": _body(edition, lang, host, release.source.issuer),
        "isBasedOn": _document(release),
        "variableMeasured": _variables(edition, lang, release),
        "distribution": _files(host, sizes, folder),
    }
    return render_in_script(node)


def _editions(edition: Edition) -> tuple[str, ...]:
    return edition_names(edition.collection.releases)


def all_data_json_ld(
    edition: Edition, sizes: Sizes, lang: Lang, url: str = "", name: str = "", folder: str = ALL_DATA
) -> str:
    """Everything at once; `name` is the edition's, `folder` where it stands: the one that follows, or its own."""
    host, own = Host(url), folder != ALL_DATA
    releases = collection_at(edition.collection, name).newest() if own else tuple(edition.releases.values())
    changed = max((one.created for one in releases), default="") if own else last_change(edition)
    node = {
        **_about(edition, lang, host, edition.portal.names.all_data, edition.portal.names.about, releases),
        "@id": host.at(f"{folder}#bo-du-lieu"),
        "url": host.at(Links(lang).edition(name) if own else Links(lang).all_data()),
        "identifier": f"tat-ca/{name}" if name else "tat-ca",
        "version": name or changed,
        "dateModified": changed[:10],
        "hasPart": [{"@id": host.at(f"{version_folder(one.report, one.version)}#bo-du-lieu")} for one in releases],
        "variableMeasured": _groups(lang, edition.references.indicators.values()),
        "distribution": _files(host, sizes, folder),
    }
    return render_in_script(node)


def _about(
    edition: Edition, lang: Lang, host: Host, title: Text, description: Text, releases: tuple[Release, ...]
) -> _Node:
    """What is said alike of every data set."""
    start, end = temporal_of(edition, *releases)
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": title.in_(lang),
        "description": describe(description.in_(lang), PROVENANCE.in_(lang)),
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": _publisher(edition.portal, lang, host),
        "publisher": _publisher(edition.portal, lang, host),
        "inLanguage": ["vi", "en"],
        "keywords": [text.in_(lang) for text in edition.portal.keywords],
        "temporalCoverage": f"{start}/{end}",
        "spatialCoverage": {"@type": "Place", "name": edition.references.units[edition.portal.province].name.in_(lang)},
        "includedInDataCatalog": _catalogue(edition.portal, lang, host),
    }


def describe(description: str, provenance: str) -> str:
    """Never too short for a search engine, for where the figures come from is always worth saying; never too long."""
    text = f"{description.rstrip('. ')}. {provenance}" if description else provenance
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _publisher(portal: Portal, lang: Lang, host: Host) -> _Node:
    return {"@type": "Organization", "name": portal.names.publisher.in_(lang), "url": host.at(Links(lang).home())}


def _catalogue(portal: Portal, lang: Lang, host: Host) -> _Node:
    return {
        "@type": "DataCatalog",
        "name": portal.names.catalogue.in_(lang),
        "description": portal.names.about.in_(lang),
        "url": host.at(Links(lang).data()),
        "license": LICENCE_URL,
        "publisher": _publisher(portal, lang, host),
    }


def _body(edition: Edition, lang: Lang, host: Host, unit: str) -> _Node:
    name = edition.references.units[unit].name.in_(lang)
    return {"@type": "GovernmentOrganization", "name": name, "url": host.at(Links(lang).unit(unit))}


def _document(release: Release) -> _Node:
    source = release.source
    node: _Node = {"@type": "CreativeWork", "name": source.title or source.number or source.file}
    node |= {"identifier": source.number} if source.number else {}
    return node | ({"datePublished": source.date} if source.date else {})


def _variables(edition: Edition, lang: Lang, release: Release) -> list[_Node] | list[str]:
    """The indicators of the report, each once, with what its values count; their groups where they are many."""
    references = edition.references
    found = dict.fromkeys(
        indicator
        for table in release.tables
        for row in table.rows
        for indicator in (row.indicator, *(field.indicator for field in table.form.fields))
        if indicator in references.indicators
    )
    if len(found) > MOST_VARIABLES:
        return _groups(lang, (references.indicators[indicator] for indicator in found))
    return [_variable(edition, lang, indicator) for indicator in found]


def _variable(edition: Edition, lang: Lang, indicator: str) -> _Node:
    held = edition.references.indicators[indicator]
    node: _Node = {"@type": "PropertyValue", "name": held.label.in_(lang), "propertyID": held.id}
    unit = edition.references.label("unit_of_measure", held.unit_of_measure).in_(lang)
    return node | ({"unitText": unit} if unit else {})


def _groups(lang: Lang, indicators: Iterable[Indicator]) -> list[str]:
    groups = (one.group.in_(lang) for one in indicators)
    return [group for group in dict.fromkeys(groups) if group]


def _files(host: Host, sizes: Sizes, folder: str) -> list[_Node]:
    held = (File(path, sizes[path], sum_of(sizes, path)) for path in sorted(sizes) if path.startswith(folder))
    return [_download(host, file) for file in _data_files(held, folder)]


def _data_files(files: Iterable[File], folder: str) -> list[File]:
    """Those in the folder itself: another version's folder may stand below."""
    return [file for file in files if file.is_data and "/" not in file.path.removeprefix(folder)]


def _download(host: Host, file: File) -> _Node:
    node: _Node = {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": host.at(file.path),
        "encodingFormat": file.media_type,
        "contentSize": f"{file.bytes} B",
    }
    return node | ({"sha256": file.sha256} if file.sha256 else {})
