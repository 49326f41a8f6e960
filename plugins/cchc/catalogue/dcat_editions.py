"""All data in the catalogue: the data set that follows, and each edition of it as a version with files of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.editions import collection_at, edition_names
from ..model.releases import Release
from ..pages.links import ALL_DATA, edition_folder
from ..words.text import Text, bilingual, message
from .dcat_parts import dataset_facts, distribution_id, make_distribution, make_time
from .linked import Node, date, ref, term, without_nothing, words
from .publication import File, Publication
from .terms import last_change

_EDITION = message("{title}, ấn bản {edition}")


def all_data_id(publication: Publication) -> str:
    return publication.host.at(f"{ALL_DATA}#bo-du-lieu")


def edition_id(publication: Publication, name: str) -> str:
    return publication.host.at(f"{edition_folder(name)}#bo-du-lieu")


def make_all_data(publication: Publication) -> Iterator[Node]:
    """What follows first, then its editions, the oldest first."""
    names = edition_names(publication.edition.collection.releases)
    releases = tuple(publication.edition.releases.values())
    all_data = {
        "@id": all_data_id(publication),
        **_about(publication, ALL_DATA, publication.portal.names.all_data, releases, publication.all_files),
        "dct:identifier": "tat-ca",
        "dct:modified": date(last_change(publication.edition)),
        "dct:accrualPeriodicity": term("frequency", "IRREG"),
        "dcat:version": publication.name,
        "dcat:hasVersion": [ref(edition_id(publication, name)) for name in names],
        "dcat:hasCurrentVersion": ref(edition_id(publication, names[-1])) if names else None,
    }
    yield without_nothing(all_data)
    for at, name in enumerate(names):
        yield _edition(publication, name, names[at - 1] if at else "")


def _edition(publication: Publication, name: str, before: str) -> Node:
    folder, releases = edition_folder(name), collection_at(publication.edition.collection, name).newest()
    title = bilingual(
        *(
            _EDITION.in_(lang).format(title=publication.portal.names.all_data.in_(lang), edition=name)
            for lang in ("vi", "en")
        )
    )
    return without_nothing(
        {
            "@id": edition_id(publication, name),
            **_about(publication, folder, title, tuple(releases), publication.files.get(folder, ())),
            "dct:identifier": f"tat-ca/{name}",
            "dct:issued": date(_last_day(tuple(releases))),
            "dct:accrualPeriodicity": term("frequency", "NEVER"),
            "dcat:version": name,
            "dcat:isVersionOf": ref(all_data_id(publication)),
            "dcat:previousVersion": ref(edition_id(publication, before)) if before else None,
        }
    )


def _about(
    publication: Publication, folder: str, title: Text, releases: tuple[Release, ...], files: tuple[File, ...]
) -> Node:
    return without_nothing(
        {
            "@type": "dcat:Dataset",
            "dct:title": words(title),
            "dct:description": words(publication.portal.names.about),
            **dataset_facts(publication),
            "dct:temporal": make_time(publication, *releases),
            "dcat:landingPage": ref(publication.host.at(folder)),
            "dcat:distribution": [ref(distribution_id(publication, file)) for file in files if file.is_data],
        }
    )


def make_all_data_files(publication: Publication) -> Iterator[Node]:
    """Distributions of the folder that follows and of each edition's own."""
    last = last_change(publication.edition)
    yield from _files(publication, ALL_DATA, publication.all_files, last)
    for name in edition_names(publication.edition.collection.releases):
        folder = edition_folder(name)
        day = _last_day(tuple(collection_at(publication.edition.collection, name).newest()))
        yield from _files(publication, folder, publication.files.get(folder, ()), day)


def _files(publication: Publication, folder: str, files: tuple[File, ...], day: str) -> Iterator[Node]:
    return (make_distribution(publication, file, day, folder) for file in files if file.is_data)


def _last_day(releases: tuple[Release, ...]) -> str:
    return max((one.created for one in releases), default="")
