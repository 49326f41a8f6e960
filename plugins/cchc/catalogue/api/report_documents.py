"""reports.json, versions.json, findings.json: what was filed, why a version was made, which checks a table fails.

Tables and files of a report are told by its data package.
"""

from collections.abc import Iterator

from ...formats.file_facts import DATA_PACKAGE
from ...pages.check_views import finding_anchor
from ...pages.links import version_folder
from ..publication import Publication
from .api_records import Record, listed, make_record


def list_reports(publication: Publication) -> Iterator[Record]:
    for report, release in publication.edition.releases.items():
        yield make_record(
            "Report",
            release,
            id=report,
            regime=release.source.regime,
            document=release.source.number,
            document_date=release.source.date,
            issuer=release.source.issuer,
            window=make_record("Window", release.window),
            versions=tuple(version.version for version in publication.edition.collection.versions[report]),
            figures=publication.figure_count("report", report),
            datapackage=publication.host.at(f"{version_folder(report, release.version)}{DATA_PACKAGE}"),
            page=publication.pages(publication.links.report(report)),
            data_page=publication.pages(publication.links.data_set(report)),
        )


def list_passages(publication: Publication) -> Iterator[Record]:
    for report, release in publication.edition.releases.items():
        for passage in release.narrative:
            yield make_record("Passage", passage, report=report, version=release.version)


def list_versions(publication: Publication) -> Iterator[Record]:
    collection = publication.edition.collection
    for release in sorted(collection.releases, key=lambda each: (each.created, each.report, each.version_key)):
        versions = collection.versions[release.report]
        earlier = [other for other in versions if other.version_key < release.version_key]
        changes = publication.edition.step(earlier[-1], release)[0].cells if earlier else ()
        yield make_record(
            "Version",
            release,
            previous=earlier[-1].version if earlier else None,
            newest=publication.edition.releases[release.report].version == release.version,
            created=release.created[:10],
            reason_label=publication.edition.references.label("change_reason", release.reason),
            changed_cells=listed("CellChange", (make_record("CellChange", change) for change in changes)),
            url=publication.host.at(version_folder(release.report, release.version)),
        )


def list_findings(publication: Publication) -> Iterator[Record]:
    for finding in publication.edition.findings:
        result, anchor = finding.result, finding_anchor(finding.result)
        yield make_record(
            "Finding",
            result,
            id=anchor,
            cells=listed("Cell", (make_record("Cell", place) for place in result.cells)),
            status=finding.explanation.status,
            explanation=finding.explanation.text,
            page=publication.pages(publication.links.finding(anchor)),
        )
