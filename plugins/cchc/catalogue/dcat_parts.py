"""Parts of the catalogue that datasets point to: publisher, contact, place, time, licence, files."""

from __future__ import annotations

from ..model.releases import Release
from ..words.text import LANGS, Text, bilingual, message, message_in
from .linked import FILE_TYPES, MEDIA_TYPES, SHA256, Node, date, ref, term, typed, without_nothing, words
from .publication import File, Publication
from .terms import LICENCE_URL, temporal_of

_AUTHORITIES = "http://purl.org/adms/publishertype/"
_CONTACT = message_in("catalogue", "Báo sai số liệu, đóng góp")


def publisher_id(publication: Publication) -> str:
    return publication.host.at("gioi-thieu/#noi-phat-hanh")


def contact_id(publication: Publication) -> str:
    return publication.host.at("dong-gop/#lien-he")


def place_id(publication: Publication) -> str:
    return publication.host.at(publication.links.unit(publication.portal.province) + "#dia-ban")


def body_id(publication: Publication, unit: str) -> str:
    return publication.host.at(publication.links.unit(unit) + "#co-quan")


def make_publisher(publication: Publication) -> Node:
    return {
        "@id": publisher_id(publication),
        "@type": "foaf:Agent",
        "foaf:name": words(publication.portal.names.publisher),
        "foaf:homepage": ref(publication.host.at("")),
    }


def make_contact(publication: Publication) -> Node:
    """The page on which errors are reported: the project publishes no address of a person."""
    return {
        "@id": contact_id(publication),
        "@type": ["vcard:Organization", "vcard:Kind"],
        "vcard:fn": words(_CONTACT),
        "vcard:hasURL": ref(publication.host.at("dong-gop/")),
    }


def make_place(publication: Publication) -> Node:
    province = publication.edition.references.units[publication.portal.province]
    return without_nothing(
        {
            "@id": place_id(publication),
            "@type": "dct:Location",
            "skos:prefLabel": words(province.name),
            "dct:identifier": province.code,
            "rdfs:seeAlso": ref(publication.host.at(publication.links.unit(publication.portal.province))),
        }
    )


def make_body(publication: Publication, unit: str) -> Node:
    """An office that issued a report; a place with a code of its own below the province governs itself."""
    body = publication.edition.references.units[unit]
    is_local = bool(body.code) and unit != publication.portal.province
    return {
        "@id": body_id(publication, unit),
        "@type": "foaf:Agent",
        "foaf:name": words(body.name),
        "dct:type": ref(_AUTHORITIES + ("LocalAuthority" if is_local else "RegionalAuthority")),
        "foaf:homepage": ref(publication.host.at(publication.links.unit(unit))),
    }


def shared_facts(publication: Publication) -> Node:
    """What is the same for everything in the catalogue."""
    return {
        "dct:publisher": ref(publisher_id(publication)),
        "dct:language": [term("language", "VIE"), term("language", "ENG")],
        "dct:spatial": ref(place_id(publication)),
    }


def dataset_facts(publication: Publication) -> Node:
    return {
        **shared_facts(publication),
        "dcat:contactPoint": ref(contact_id(publication)),
        "dcat:theme": term("data-theme", "GOVE"),
        "dcat:keyword": keywords(publication),
        "dct:accessRights": term("access-right", "PUBLIC"),
    }


def keywords(publication: Publication) -> list[Node]:
    return [{"@value": text.in_(lang), "@language": lang} for lang in LANGS for text in publication.portal.keywords]


def make_time(publication: Publication, *releases: Release) -> Node | None:
    start, end = temporal_of(publication.edition, *releases)
    if not start:
        return None
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": date(start), "dcat:endDate": date(end)}


def distribution_id(publication: Publication, file: File) -> str:
    folder, _, name = file.path.rpartition("/")
    return publication.host.at(f"{folder}/#{name}")


def make_distribution(publication: Publication, file: File, created: str, page: str) -> Node:
    host, is_packed = publication.host, file.suffix == "zip"
    described = host.at(f"{file.path}-metadata.json") if file.suffix == "csv" else ""
    return without_nothing(
        {
            "@id": distribution_id(publication, file),
            "@type": "dcat:Distribution",
            "dct:title": file.name,
            "dct:description": words(_said(file)),
            "dcat:accessURL": ref(host.at(page)),
            "dcat:downloadURL": ref(host.at(file.path)),
            "dcat:mediaType": ref(MEDIA_TYPES + file.media_type),
            "dct:format": _format(file),
            "dcat:packageFormat": ref(f"{MEDIA_TYPES}application/zip") if is_packed else None,
            "dcat:byteSize": typed(file.bytes, "nonNegativeInteger"),
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": ref(SHA256),
                "spdx:checksumValue": typed(file.sha256, "hexBinary"),
            },
            "dct:issued": date(created),
            "dct:license": ref(LICENCE_URL),
            "dct:conformsTo": ref("https://datapackage.org/profiles/2.0/datapackage.json") if is_packed else None,
            "rdfs:seeAlso": ref(described) if described else None,
            "dcatap:availability": term("planned-availability", "STABLE"),
        }
    )


def _format(file: File) -> Node:
    known = FILE_TYPES.get(file.suffix)
    return term("file-type", known) if known else ref(MEDIA_TYPES + file.media_type)


_SAID = {
    "csv": message("Bảng dạng CSV, UTF-8, dấu phẩy"),
    "json": message("Bảng dạng JSON, kèm mô tả cột và ghi nhận về ô"),
    "xlsx": message("Mọi bảng trong một tệp Excel"),
    "zip": message("Gói dữ liệu: CSV, datapackage.json, CSVW, README"),
    "parquet": message("Mọi số liệu dạng Parquet"),
    "sqlite": message("Mọi bảng trong một tệp SQLite"),
}


def _said(file: File) -> Text:
    return _SAID.get(file.suffix, bilingual(file.name, file.name))
