"""The catalogue in DCAT 3, for harvesters: who publishes, series, data sets with versions, editions, files, the API.

What a record of each kind says stands in dcat.csv; here is what there are records of.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from ..formats.csv_format import CSV
from ..formats.file_facts import CSVW, LICENCE_PATH
from ..formats.json_text import Json
from ..formats.sqlite_format import FIGURES
from ..model.figures import past_editions
from ..model.releases import Release
from ..pages.links import ALL_DATA, CATALOGUE, edition_folder, version_folder
from ..words.language import Language
from ..words.own_files import own_rows
from ..words.text import Lang, Text, joined, labels, message, message_in, verbatim
from ..words.text_templates import PropertyTable
from .api.api_contents import OPENAPI
from .api.api_records import API, API_PAGE
from .publication import BY_RULE, PROVENANCE, Host, Publication, SiteFile, SiteFolder, coverage_of, last_day

Node = dict[str, Json]
Properties = Mapping[str, object]  # by name, in the order in which they are written


def _told(tells: str) -> dict[str, str]:
    """By name what dcat_vocabulary.csv says of prefixes; of properties that tell the address of a thing, and of which
    kind; an address of a file or of what the catalogue itself describes; or a literal, and of which type."""
    return {line["name"]: line["as"] for line in own_rows(__file__, "dcat_vocabulary.csv") if line["tells"] == tells}


CONTEXT, _KINDS, _ADDRESSES, _LITERALS = map(_told, ("prefix", "thing", "address", "literal"))
# Lists of the European Union, of IANA and of SPDX: they are what readers of DCAT-AP know.
EU_LISTS = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
PUBLISHER_TYPES = "http://purl.org/adms/publishertype/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_ATTRIBUTION = "http://purl.org/adms/licencetype/Attribution"
_DATA_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RECORDS = PropertyTable(__file__, "dcat.csv")


def dataset_id(path: str) -> str:
    """By the page or the folder that the data set has."""
    return f"{path}#bo-du-lieu"


def make_catalogue(publication: Publication) -> Node:
    made, edition = _CatalogueRecords(publication), publication.edition
    datasets = (*made.series(), *made.all_data(), *made.reports(), *made.versions())
    releases = edition.collection.releases
    first_day = min((release.created for release in releases), default="")
    served = (ALL_DATA, *map(publication.links.data_set, edition.releases))
    described = (
        made.record("catalogue", first_day=first_day, datasets=tuple(dataset["@id"] for dataset in datasets)),
        made.record("service", title=message("API tĩnh JSON, v1"), served=tuple(map(dataset_id, served))),
        made.record("publisher"),
        # The page on which errors are reported: the project publishes no address of a person.
        made.record("contact", title=message_in("catalogue", "Báo sai số liệu, đóng góp")),
        made.record("place"),
        *(made.body(unit) for unit in sorted({release.source.issuer for release in releases})),
        *datasets,
        *made.files(),
    )
    writer = NodeWriter(publication.host, publication.languages)
    pointed_to = sorted(map(writer.node, describe_pointed_to(described)), key=lambda node: str(node["@id"]))
    return {"@context": CONTEXT, "@graph": [*map(writer.node, described), *pointed_to]}


@dataclass(frozen=True)
class _CatalogueRecords:
    publication: Publication

    def record(self, kind: str, /, **things: object) -> Properties:
        return _RECORDS.record(kind, self._things, **things)

    @cached_property
    def _things(self) -> Mapping[str, object]:
        """What the expressions of any record may name."""
        publication, edition, links = self.publication, self.publication.edition, self.publication.links
        province = edition.references.units[publication.portal.province]
        return {
            "portal": publication.portal,
            "edition": edition,
            "links": links,
            "province": province,
            "languages": tuple(
                f"{EU_LISTS}language/{Language(lang).long_code.upper()}" for lang in publication.languages
            ),
            "last_change": last_day(edition.collection.releases),
            "publisher_id": "gioi-thieu/#noi-phat-hanh",
            "contact_id": "dong-gop/#lien-he",
            "place_id": f"{links.unit(province.id)}#dia-ban",
            "body_id": lambda unit: f"{links.unit(unit)}#co-quan",
            "series_id": lambda regime: f"{CATALOGUE}#{regime}",
            "dataset_id": dataset_id,
            "file_id": _file_id,
            "files_of": lambda folder: tuple(map(_file_id, self._catalogued(folder))),
            "time_of": self._time,
            "last_day": last_day,
            "provenance": PROVENANCE,
            "by_rule": BY_RULE,
            "licence": LICENCE_PATH,
            "data_package": _DATA_PACKAGE,
            "eu": EU_LISTS,
            "sha256": SHA256,
            "all_data": ALL_DATA,
            "catalogue_path": CATALOGUE,
            "api": API,
            "api_page": API_PAGE,
            "openapi": OPENAPI,
        }

    def series(self) -> Iterator[Properties]:
        """One for each reporting regime: its reports share their forms."""
        edition = self.publication.edition
        for regime in sorted({release.source.regime for release in edition.releases.values()}):
            name = edition.references.label("regime", regime)
            yield self.record(
                "series",
                regime=regime,
                releases=tuple(release for release in edition.releases.values() if release.source.regime == regime),
                title=message("Các báo cáo theo {name}", name=name),
                description=message(
                    "Mọi bộ dữ liệu chép từ báo cáo lập theo {name}: cùng biểu mẫu, mỗi đơn vị và mỗi kỳ một bộ.",
                    name=name,
                ),
            )

    def all_data(self) -> Iterator[Properties]:
        """The data set that follows the newest figures, then its past editions, the oldest first."""
        folders, told = self.publication.folders, self.publication.portal.names
        names = past_editions(self.publication.edition.collection.releases)
        editions, title = tuple(dataset_id(edition_folder(name)) for name in names), told.all_data
        about = {"description": told.about, "editions": editions}
        yield self.record("all data", folder=folders[ALL_DATA], title=title, **about)
        for name, before in zip(names, (None, *editions), strict=False):
            of_edition = message("{title}, ấn bản {edition}", title=title, edition=name)
            folder = folders[edition_folder(name)]
            yield self.record("edition", name=name, folder=folder, before=before, title=of_edition, **about)

    def reports(self) -> Iterator[Properties]:
        """A report whatever its version: what links and series mean."""
        for newest in self.publication.edition.releases.values():
            versions = self.publication.edition.collection.versions[newest.report]
            page, ids = self.publication.links.data_set(newest.report), tuple(map(_version_id, versions))
            yield self._report("report", newest, versions=versions, page=page, version_ids=ids)

    def versions(self) -> Iterator[Properties]:
        for versions in self.publication.edition.collection.versions.values():
            for release, before in zip(versions, (None, *map(_version_id, versions)), strict=False):
                title = message("{title}, bản {version}", title=release.title, version=release.version)
                yield self._report("version", release, version_title=title, before=before)

    def _report(self, kind: str, release: Release, **things: object) -> Properties:
        """What a report and each of its versions say alike."""
        document = verbatim(release.source.number or release.source.file)
        about = {"title": release.title, "description": release.description}
        about["provenance"] = joined(". ", (document, PROVENANCE))
        return self.record(kind, release=release, folder=self.publication.folder_of(release), **about, **things)

    def files(self) -> Iterator[Properties]:
        """Each once, though a report and its newest version both point to it."""
        for folder in self.publication.folders.values():
            for file in self._catalogued(folder):
                known, media_type = file.format, MEDIA_TYPES + file.media_type
                yield self.record(
                    "file",
                    file=file,
                    folder=folder,
                    title=joined(" – ", (file.title, known.title)) if known and file.title else file.title or file.name,
                    description=known.title if known else verbatim(file.name),
                    media_type=media_type,
                    format=f"{EU_LISTS}file-type/{known.file_type}" if known and known.file_type else media_type,
                    csvw=f"{folder.path}{CSVW}" if known is CSV else None,
                )

    def body(self, unit: str) -> Properties:
        """An office that issued a report; a place with a code of its own below the province governs itself."""
        body = self.publication.edition.references.units[unit]
        is_local = bool(body.code) and unit != self.publication.portal.province
        publisher_type = PUBLISHER_TYPES + ("LocalAuthority" if is_local else "RegionalAuthority")
        return self.record("body", unit=body, publisher_type=publisher_type)

    def _catalogued(self, folder: SiteFolder) -> tuple[SiteFile, ...]:
        """Of what is newest each file with figures; of what something newer followed the archive alone. Lists about
        figures travel in files that hold all, and the page of the folder names the rest."""
        releases = self.publication.edition.releases
        newest = {ALL_DATA, *(version_folder(name, release.version) for name, release in releases.items())}
        tables = {FIGURES, *(table.id for release in folder.releases for table in release.tables)}
        return tuple(
            file
            for file in folder.files
            if file.is_archive
            or file.is_document
            or (folder.path in newest and file.is_data and (file.holds_all or file.name.partition(".")[0] in tables))
        )

    def _time(self, releases: tuple[Release, ...]) -> Properties | None:
        days = coverage_of(self.publication.edition, releases)
        return self.record("period", days=days) if days.end else None


def _file_id(file: SiteFile) -> str:
    folder, _, name = file.path.rpartition("/")
    return f"{folder}/#{name}"


def _version_id(release: Release) -> str:
    return dataset_id(version_folder(release.report, release.version))


# In JSON-LD and in Turtle: how the value of each property is written, where it leads. What a JSON-LD context would say
# by type coercion is applied here, so that no reader needs to apply or fetch a context.
@dataclass(frozen=True)
class NodeWriter:
    """Writes tables of properties as JSON-LD: texts in each language, addresses of the site from its host."""

    host: Host
    languages: tuple[Lang, ...]

    def node(self, properties: Properties) -> Node:
        """A property of which nothing is known is left out."""
        written = ((name, self._value(name, value)) for name, value in properties.items())
        return {name: value for name, value in written if value not in (None, "", [])}

    def _value(self, name: str, value: object) -> Json:
        if value is None:
            return None
        if isinstance(value, Mapping):
            return self.node(value)
        if isinstance(value, Text):
            return self._texts((value,))
        if isinstance(value, tuple):
            is_texts = all(isinstance(part, Text) for part in value)
            return self._texts(value) if is_texts else [self._value(name, part) for part in value]
        if name == "@id":
            return self._address(str(value))
        if name in _KINDS or name in _ADDRESSES:
            return {"@id": self._address(str(value))}
        if name in _LITERALS and value != "":
            kind = _LITERALS[name]
            return {"@value": str(value)[:10] if kind == "date" else str(value), "@type": f"xsd:{kind}"}
        return value

    def _texts(self, texts: tuple[Text, ...]) -> Json:
        told = ((text.in_(lang), lang) for lang in self.languages for text in texts)
        return [{"@value": words, "@language": lang} for words, lang in told if words]

    def _address(self, address: str) -> str:
        """A path of the site has no scheme; the empty one is its first page."""
        return address if "://" in address else self.host.at(address)


def describe_pointed_to(described: Iterable[Properties]) -> Iterator[Properties]:
    """Each address that is only pointed to, with the kind of thing there, so that no reader need fetch it."""
    kinds: dict[str, set[str]] = {_ATTRIBUTION: {"skos:Concept"}}
    for properties in described:
        for address, kind in _pointers(properties):
            kinds.setdefault(address, set()).add(kind)
    return (_describe(address, sorted(kinds[address])) for address in kinds)


def _pointers(properties: Properties) -> Iterator[tuple[str, str]]:
    """(address, kind of thing there), also of what stands within."""
    for name, value in properties.items():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Mapping):
                yield from _pointers(part)
            elif name in _KINDS and isinstance(part, str):
                yield part, _KINDS[name]


def _describe(address: str, kinds: list[str]) -> Properties:
    scheme, _, code = address.rpartition("/")
    is_scheme = kinds == ["skos:ConceptScheme"]
    return {
        "@id": address,
        "@type": kinds[0] if len(kinds) == 1 else tuple(kinds),
        "skos:inScheme": scheme if address.startswith(EU_LISTS) and not is_scheme else None,
        "dct:identifier": address.removeprefix(MEDIA_TYPES) if address.startswith(MEDIA_TYPES) else None,
        "dct:title" if is_scheme else "skos:prefLabel": labels("concept").get(code),
        "dct:type": _ATTRIBUTION if kinds == ["dct:LicenseDocument"] else None,
    }


def render_turtle(document: Mapping[str, Json]) -> str:
    """Of a document in JSON-LD whose context has prefixes alone, and whose values all tell their kind themselves."""
    prefixes = cast(Mapping[str, str], document["@context"])
    nodes = cast(list[Mapping[str, Json]], document["@graph"])
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in prefixes.items()]
    return "\n".join([*lines, "", *(f"<{node['@id']}> {_properties(node)} .\n" for node in nodes)])


def _properties(node: Mapping[str, Json]) -> str:
    told = ((name, value) for name, value in node.items() if name != "@id")
    return " ;\n  ".join(f"{'a' if name == '@type' else name} {', '.join(_values(name, v))}" for name, v in told)


def _values(name: str, value: Json) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for part in value:
            yield from _values(name, part)
    elif not isinstance(value, Mapping):
        yield str(value) if name == "@type" else json.dumps(value, ensure_ascii=False)
    elif "@value" in value:
        literal = json.dumps(value["@value"], ensure_ascii=False)
        yield f"{literal}@{value['@language']}" if "@language" in value else f"{literal}^^{value['@type']}"
    elif "@id" in value:
        yield f"<{value['@id']}>"
    else:
        yield f"[ {_properties(value)} ]"
