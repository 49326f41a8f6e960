"""Series, data sets, versions and files of the catalogue: what a harvester counts."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.releases import Release
from ..pages.links import version_folder
from ..words.text import joined, message, verbatim
from .common_facts import PROVENANCE
from .dcat_editions import make_all_data_files
from .dcat_parts import body_id, dataset_facts, distribution_id, make_distribution, make_time
from .linked import Node, date, ref, term, without_nothing, words
from .publication import Publication

PATH = "du-lieu/catalog.jsonld"


def data_set_id(publication: Publication, report: str) -> str:
    return publication.host.at(publication.links.data_set(report) + "#bo-du-lieu")


def version_id(publication: Publication, release: Release) -> str:
    return publication.host.at(version_folder(release.report, release.version) + "#bo-du-lieu")


def series_id(publication: Publication, regime: str) -> str:
    return publication.host.at(f"{PATH}#{regime}")


def make_series(publication: Publication) -> Iterator[Node]:
    """One for each reporting regime: its reports share their forms."""
    edition = publication.edition
    for regime in sorted({release.source.regime for release in edition.releases.values()}):
        name = edition.references.label("regime", regime)
        releases = [one for one in edition.releases.values() if one.source.regime == regime]
        yield without_nothing(
            {
                "@id": series_id(publication, regime),
                # A series is a data set by the standard; readers that infer nothing want to be told.
                "@type": ["dcat:DatasetSeries", "dcat:Dataset"],
                "dct:title": words(message("Các báo cáo theo {name}", name=name)),
                "dct:description": words(
                    message(
                        "Mọi bộ dữ liệu chép từ báo cáo lập theo {name}: cùng biểu mẫu, mỗi đơn vị và mỗi kỳ một bộ.",
                        name=name,
                    )
                ),
                **dataset_facts(publication),
                "dct:temporal": make_time(publication, *releases),
                "dct:accrualPeriodicity": term("frequency", "IRREG"),
                "dct:modified": date(max(one.created for one in releases)),
                "dcat:landingPage": ref(publication.host.at(publication.links.data())),
            }
        )


def make_data_sets(publication: Publication) -> Iterator[Node]:
    """A report whatever its version: what links and series mean."""
    for newest in publication.edition.releases.values():
        versions = publication.versions(newest.report)
        yield {
            "@id": data_set_id(publication, newest.report),
            **_about(publication, newest),
            "dct:identifier": newest.report,
            "dct:issued": date(versions[0].created),
            "dct:modified": date(newest.created),
            "dcat:landingPage": ref(publication.host.at(publication.links.data_set(newest.report))),
            "dcat:inSeries": ref(series_id(publication, newest.source.regime)),
            "dcat:hasVersion": [ref(version_id(publication, one)) for one in versions],
            "dcat:hasCurrentVersion": ref(version_id(publication, newest)),
        }


def make_versions(publication: Publication) -> Iterator[Node]:
    for report in publication.edition.releases:
        before: Release | None = None
        for release in publication.versions(report):
            folder = version_folder(report, release.version)
            yield without_nothing(
                {
                    "@id": version_id(publication, release),
                    **_about(publication, release),
                    "dct:identifier": f"{report}/{release.version}",
                    "dct:issued": date(release.created),
                    "dcat:landingPage": ref(publication.host.at(folder)),
                    "dcat:version": release.version,
                    "adms:versionNotes": words(release.change_note),
                    "dcat:isVersionOf": ref(data_set_id(publication, report)),
                    "dcat:previousVersion": ref(version_id(publication, before)) if before else None,
                }
            )
            before = release


def _about(publication: Publication, release: Release) -> Node:
    """What is said alike of a report and of one of its versions."""
    files = [file for file in publication.files_of(release) if file.is_data]
    number = release.source.number or release.source.file
    return without_nothing(
        {
            "@type": "dcat:Dataset",
            "dct:title": words(release.title),
            "dct:description": words(release.description),
            **dataset_facts(publication),
            "dct:creator": ref(body_id(publication, release.source.issuer)),
            "dct:temporal": make_time(publication, release),
            "dct:accrualPeriodicity": term("frequency", "NEVER"),
            "dct:provenance": {
                "@type": "dct:ProvenanceStatement",
                "rdfs:label": words(joined(". ", (verbatim(number), PROVENANCE))),
            },
            "dcat:distribution": [ref(distribution_id(publication, file)) for file in files],
        }
    )


def make_distributions(publication: Publication) -> Iterator[Node]:
    """Each file once, though a report and its newest version both point to it."""
    for release in publication.edition.collection.releases:
        page = version_folder(release.report, release.version)
        yield from (
            make_distribution(publication, file, release.created, page)
            for file in publication.files_of(release)
            if file.is_data
        )
    yield from make_all_data_files(publication)
