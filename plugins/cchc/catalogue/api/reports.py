"""reports.json and reports/<report>.json: the official document, its tables, every version and every file."""

from __future__ import annotations

from ...model.forms import Field
from ...model.releases import Release, Source, Table
from ...pages.links import version_folder
from ...words.text import message
from ..json_text import record
from ..publication import File, Publication
from .route import API, Document, Route, make_list
from .versions import make_version


def list_reports(publication: Publication, key: str) -> Document:
    return make_list("reports", (_summary(publication, one) for one in publication.edition.releases.values()))


def show_report(publication: Publication, key: str) -> Document:
    release = publication.edition.releases[key]
    return {"report": _report(publication, release)}


def _summary(publication: Publication, one: Release) -> Document:
    host, links = publication.host, publication.links
    return record(
        id=one.report,
        title=one.title,
        unit=one.unit,
        period=one.period,
        regime=one.source.regime,
        document=one.source.number,
        document_date=one.source.date,
        version=one.version,
        versions=tuple(version.version for version in publication.versions(one.report)),
        figures=publication.tally.reports[one.report],
        url=host.at(f"{API}reports/{one.report}.json"),
        page=host.both(links.report(one.report)),
        data_page=host.both(links.data_set(one.report)),
    )


def _report(publication: Publication, one: Release) -> Document:
    return _summary(publication, one) | record(
        description=one.description,
        source=_source(one.source),
        tables=tuple(_table(publication, one, table) for table in one.tables),
        releases=tuple(
            make_version(publication, version)
            | {"files": [_file(publication, file) for file in publication.files_of(version)]}
            for version in publication.versions(one.report)
        ),
    )


def _source(one: Source) -> Document:
    return record(
        number=one.number,
        date=one.date,
        issuer=one.issuer,
        regime=one.regime,
        title=one.title,
        file=one.file,
        sha256=one.sha256,
    )


def _table(publication: Publication, release: Release, one: Table) -> Document:
    host, folder = publication.host, version_folder(release.report, release.version)
    return record(
        id=one.id,
        form=one.form.id,
        title=one.title,
        period=one.period,
        covers_from=one.covers_from,
        as_of=one.as_of,
        unit=one.unit,
        rows=len(one.rows),
        fields=tuple(_field(field) for field in one.form.fields),
        csv=host.at(f"{folder}{one.id}.csv"),
        json=host.at(f"{folder}{one.id}.json"),
        page=host.both(publication.links.table(release.report, one.id)),
    )


def _field(one: Field) -> Document:
    return record(
        name=one.name,
        label=one.label,
        headings=one.headings,
        type=one.type,
        unit_of_measure=one.unit_of_measure,
        indicator=one.indicator,
        column=one.column,
        formula=one.formula,
    )


def _file(publication: Publication, one: File) -> Document:
    return record(
        name=one.name,
        url=publication.host.at(one.path),
        media_type=one.media_type,
        bytes=one.bytes,
        sha256=one.sha256,
    )


def _with_most(publication: Publication) -> str:
    return max(publication.edition.releases, key=lambda one: (publication.tally.reports[one], one))


ROUTES = (
    Route("reports.json", message("Các báo cáo"), "ReportsDocument", list_reports),
    Route(
        "reports/{report}.json",
        message("Một báo cáo: văn bản nguồn, các bảng, các bản và tệp kèm SHA-256"),
        "ReportDocument",
        show_report,
        keys=lambda publication: publication.edition.releases,
        example=_with_most,
    ),
)
