"""The catalogue in DCAT 3, for harvesters: who publishes, series, data sets with versions, editions, files, the API."""

from collections.abc import Iterator

from ..formats.csv_format import CSV
from ..formats.file_facts import CSVW, LICENCE_PATH
from ..formats.sqlite_format import FIGURES
from ..model.figures import past_editions
from ..model.releases import Release
from ..pages.links import ALL_DATA, CATALOGUE, edition_folder, version_folder
from ..words.language import Language
from ..words.text import Text, joined, message, message_in, verbatim
from .api.api_contents import OPENAPI
from .api.api_records import API, API_PAGE
from .dcat_vocabulary import (
    CONTEXT,
    EU_LISTS,
    MEDIA_TYPES,
    PUBLISHER_TYPES,
    SHA256,
    Node,
    NodeWriter,
    Properties,
    describe_pointed_to,
)
from .publication import (
    BY_RULE,
    PROVENANCE,
    Publication,
    SiteFile,
    SiteFolder,
    coverage_of,
    last_change,
    last_day,
)

PUBLISHER_ID = "gioi-thieu/#noi-phat-hanh"
CONTACT_ID = "dong-gop/#lien-he"
_DATA_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"

PUBLIC: Properties = {"dct:accessRights": f"{EU_LISTS}access-right/PUBLIC"}


def dataset_id(path: str) -> str:
    """By the page or the folder that the data set has."""
    return f"{path}#bo-du-lieu"


def series_id(regime: str) -> str:
    return f"{CATALOGUE}#{regime}"


def place_id(publication: Publication) -> str:
    return publication.links.unit(publication.portal.province) + "#dia-ban"


def body_id(publication: Publication, unit: str) -> str:
    return publication.links.unit(unit) + "#co-quan"


def shared_facts(publication: Publication) -> Properties:
    """What is the same for the catalogue and all data sets in it."""
    codes = (Language(lang).long_code.upper() for lang in publication.languages)
    return {
        "dct:publisher": PUBLISHER_ID,
        "dct:language": tuple(f"{EU_LISTS}language/{code}" for code in codes),
        "dct:spatial": place_id(publication),
    }


def subject_facts(publication: Publication) -> Properties:
    """What is the same for all data sets and for the API that serves them."""
    return {
        "dcat:contactPoint": CONTACT_ID,
        "dcat:theme": f"{EU_LISTS}data-theme/GOVE",
        "dcat:keyword": publication.portal.keywords,
    }


def _dataset(publication: Publication, title: Text, description: Text) -> Properties:
    """What every data set says."""
    return {
        "@type": "dcat:Dataset",
        "dct:title": title,
        "dct:description": description,
        **shared_facts(publication),
        **subject_facts(publication),
        **PUBLIC,
    }


def list_series(publication: Publication) -> Iterator[Properties]:
    """One for each reporting regime: its reports share their forms."""
    edition = publication.edition
    for regime in sorted({release.source.regime for release in edition.releases.values()}):
        name = edition.references.label("regime", regime)
        releases = tuple(release for release in edition.releases.values() if release.source.regime == regime)
        title = message("Các báo cáo theo {name}", name=name)
        description = message(
            "Mọi bộ dữ liệu chép từ báo cáo lập theo {name}: cùng biểu mẫu, mỗi đơn vị và mỗi kỳ một bộ.", name=name
        )
        yield {
            "@id": series_id(regime),
            **_dataset(publication, title, description),
            # A series is a data set by the standard; readers that infer nothing want to be told.
            "@type": ("dcat:DatasetSeries", "dcat:Dataset"),
            "dct:temporal": _time(publication, releases),
            "dct:accrualPeriodicity": f"{EU_LISTS}frequency/IRREG",
            "dct:modified": last_day(releases),
            "dcat:landingPage": publication.links.data(),
        }


def list_all_data(publication: Publication) -> Iterator[Properties]:
    """The data set that follows the newest figures, then its past editions, the oldest first."""
    names = past_editions(publication.edition.collection.releases)
    title = publication.portal.names.all_data
    editions = tuple(dataset_id(edition_folder(name)) for name in names)
    yield {
        "@id": dataset_id(ALL_DATA),
        **_all_data(publication, ALL_DATA, title),
        "dct:identifier": "tat-ca",
        "dct:modified": last_change(publication.edition),
        "dct:accrualPeriodicity": f"{EU_LISTS}frequency/IRREG",
        "dcat:version": publication.edition.name,
        "dcat:hasVersion": editions,
    }
    for name, own, before in zip(names, editions, (None, *editions), strict=False):
        yield {
            "@id": own,
            **_all_data(
                publication, edition_folder(name), message("{title}, ấn bản {edition}", title=title, edition=name)
            ),
            "dct:identifier": f"tat-ca/{name}",
            "dct:issued": publication.folders[edition_folder(name)].day,
            "dct:accrualPeriodicity": f"{EU_LISTS}frequency/NEVER",
            "dcat:version": name,
            "dcat:isVersionOf": dataset_id(ALL_DATA),
            "dcat:previousVersion": before,
        }


def _all_data(publication: Publication, path: str, title: Text) -> Properties:
    folder = publication.folders[path]
    return {
        **_dataset(publication, title, publication.portal.names.about),
        "dct:temporal": _time(publication, folder.releases),
        "dcat:landingPage": path,
        "dcat:distribution": _file_ids(publication, folder),
    }


def list_reports(publication: Publication) -> Iterator[Properties]:
    """A report whatever its version: what links and series mean."""
    for newest in publication.edition.releases.values():
        versions = publication.edition.collection.versions[newest.report]
        page = publication.links.data_set(newest.report)
        yield {
            "@id": dataset_id(page),
            **_report(publication, newest),
            "dct:identifier": newest.report,
            "dct:issued": versions[0].created,
            "dct:modified": newest.created,
            "dcat:landingPage": page,
            "dcat:inSeries": series_id(newest.source.regime),
            "dcat:hasVersion": tuple(_version_id(release) for release in versions),
            "dcat:hasCurrentVersion": _version_id(newest),
        }


def list_versions(publication: Publication) -> Iterator[Properties]:
    for report, versions in publication.edition.collection.versions.items():
        before = None
        for release in versions:
            yield {
                "@id": _version_id(release),
                **_report(publication, release),
                "dct:title": message("{title}, bản {version}", title=release.title, version=release.version),
                "dct:identifier": f"{report}/{release.version}",
                "dct:issued": release.created,
                "dcat:landingPage": publication.folder_of(release).path,
                "dcat:version": release.version,
                "adms:versionNotes": release.change_note,
                "dcat:isVersionOf": dataset_id(publication.links.data_set(report)),
                "dcat:previousVersion": before,
            }
            before = _version_id(release)


def _report(publication: Publication, release: Release) -> Properties:
    """What a report and each of its versions say alike."""
    document = verbatim(release.source.number or release.source.file)
    return {
        **_dataset(publication, release.title, release.description),
        "dct:creator": body_id(publication, release.source.issuer),
        "dct:temporal": _time(publication, (release,)),
        "dct:accrualPeriodicity": f"{EU_LISTS}frequency/NEVER",
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "rdfs:label": joined(". ", (document, PROVENANCE)),
        },
        "dcat:distribution": _file_ids(publication, publication.folder_of(release)),
    }


def list_files(publication: Publication) -> Iterator[Properties]:
    """Each once, though a report and its newest version both point to it."""
    for folder in publication.folders.values():
        for file in _catalogued(publication, folder):
            yield _file(file, folder)


def _catalogued(publication: Publication, folder: SiteFolder) -> tuple[SiteFile, ...]:
    """Of what is newest each file with figures; of what something newer followed the archive alone. Lists about figures
    travel in files that hold all, and the page of the folder names the rest."""
    edition = publication.edition
    newest = {ALL_DATA, *(version_folder(name, release.version) for name, release in edition.releases.items())}
    tables = {FIGURES, *(table.id for release in folder.releases for table in release.tables)}
    return tuple(
        file
        for file in folder.data_files
        if file.is_archive or (folder.path in newest and (file.holds_all or file.name.partition(".")[0] in tables))
    )


def _file(file: SiteFile, folder: SiteFolder) -> Properties:
    known, media_type = file.format, MEDIA_TYPES + file.media_type
    file_type = known.file_type if known else ""
    return {
        "@id": _file_id(file),
        "@type": "dcat:Distribution",
        "dct:title": joined(" – ", (file.title, known.title)) if known and file.title else file.name,
        "dct:description": known.title if known else verbatim(file.name),
        "dcat:accessURL": folder.path,
        "dcat:downloadURL": file.path,
        "dcat:mediaType": media_type,
        "dct:format": f"{EU_LISTS}file-type/{file_type}" if file_type else media_type,
        "dcat:packageFormat": media_type if file.is_archive else None,
        "dcat:byteSize": file.bytes,
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": SHA256,
            "spdx:checksumValue": file.sha256,
        },
        "dct:issued": folder.day,
        "dct:license": LICENCE_PATH,
        "dct:conformsTo": _DATA_PACKAGE if file.is_archive else None,
        "rdfs:seeAlso": f"{folder.path}{CSVW}" if known is CSV else None,
        "dcatap:availability": f"{EU_LISTS}planned-availability/STABLE",
    }


def _file_ids(publication: Publication, folder: SiteFolder) -> tuple[str, ...]:
    return tuple(map(_file_id, _catalogued(publication, folder)))


def _file_id(file: SiteFile) -> str:
    folder, _, name = file.path.rpartition("/")
    return f"{folder}/#{name}"


def _time(publication: Publication, releases: tuple[Release, ...]) -> Properties | None:
    days = coverage_of(publication.edition, releases)
    if not days.end:
        return None
    period = {"@type": "dct:PeriodOfTime", "dcat:startDate": days.start or None, "dcat:endDate": days.end}
    return period | ({"rdfs:label": BY_RULE} if days.is_by_rule else {})


def _version_id(release: Release) -> str:
    return dataset_id(version_folder(release.report, release.version))


_SERVICE_ID = f"{API_PAGE}#api"


def make_catalogue(publication: Publication) -> Node:
    datasets = (
        *list_series(publication),
        *list_all_data(publication),
        *list_reports(publication),
        *list_versions(publication),
    )
    issuers = sorted({release.source.issuer for release in publication.edition.collection.releases})
    described = (
        _catalogue(publication, datasets),
        _service(publication),
        _publisher(publication),
        _contact(),
        _place(publication),
        *(_body(publication, unit) for unit in issuers),
        *datasets,
        *list_files(publication),
    )
    writer = NodeWriter(publication.host, publication.languages)
    pointed_to = sorted(map(writer.node, describe_pointed_to(described)), key=lambda node: str(node["@id"]))
    return {"@context": CONTEXT, "@graph": [*map(writer.node, described), *pointed_to]}


def _catalogue(publication: Publication, datasets: tuple[Properties, ...]) -> Properties:
    names = publication.portal.names
    return {
        "@id": f"{CATALOGUE}#danh-muc",
        "@type": "dcat:Catalog",
        "dct:title": names.catalogue,
        "dct:description": names.about,
        **shared_facts(publication),
        "dct:license": LICENCE_PATH,
        "dct:issued": min((release.created for release in publication.edition.collection.releases), default=""),
        "dct:modified": last_change(publication.edition),
        "foaf:homepage": publication.links.data(),
        "dcat:themeTaxonomy": f"{EU_LISTS}data-theme",
        "dcat:dataset": tuple(dataset["@id"] for dataset in datasets),
        "dcat:service": _SERVICE_ID,
    }


def _service(publication: Publication) -> Properties:
    pages = (ALL_DATA, *map(publication.links.data_set, publication.edition.releases))
    return {
        "@id": _SERVICE_ID,
        "@type": "dcat:DataService",
        "dct:title": message("API tĩnh JSON, v1"),
        "dct:description": PROVENANCE,
        "dct:publisher": PUBLISHER_ID,
        **subject_facts(publication),
        "dct:conformsTo": "https://spec.openapis.org/oas/v3.1.0",
        "dcat:endpointURL": API,
        "dcat:endpointDescription": OPENAPI,
        "foaf:page": API_PAGE,
        "dct:license": LICENCE_PATH,
        **PUBLIC,
        "dcat:servesDataset": tuple(dataset_id(page) for page in pages),
    }


def _publisher(publication: Publication) -> Properties:
    return {
        "@id": PUBLISHER_ID,
        "@type": "foaf:Agent",
        "foaf:name": publication.portal.names.publisher,
        "foaf:homepage": "",
    }


def _contact() -> Properties:
    """The page on which errors are reported: the project publishes no address of a person."""
    return {
        "@id": CONTACT_ID,
        "@type": ("vcard:Organization", "vcard:Kind"),
        "vcard:fn": message_in("catalogue", "Báo sai số liệu, đóng góp"),
        "vcard:hasURL": "dong-gop/",
    }


def _place(publication: Publication) -> Properties:
    province = publication.edition.references.units[publication.portal.province]
    return {
        "@id": place_id(publication),
        "@type": "dct:Location",
        "skos:prefLabel": province.name,
        "dct:identifier": province.code,
        "rdfs:seeAlso": publication.links.unit(province.id),
    }


def _body(publication: Publication, unit: str) -> Properties:
    """An office that issued a report; a place with a code of its own below the province governs itself."""
    body = publication.edition.references.units[unit]
    is_local = bool(body.code) and unit != publication.portal.province
    return {
        "@id": body_id(publication, unit),
        "@type": "foaf:Agent",
        "foaf:name": body.name,
        "dct:type": PUBLISHER_TYPES + ("LocalAuthority" if is_local else "RegionalAuthority"),
        "foaf:homepage": publication.links.unit(unit),
    }
