"""reports.json: each report with its versions; its tables and files are told by the data package itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from ...formats.publisher import DATA_PACKAGE
from ...model.releases import Release
from ...pages.links import version_folder
from ...words.text import Text, message
from ..publication import Publication
from .api_records import Address, ApiRecord, Day, PageAddresses
from .api_routes import list_route


class ReportRecord(ApiRecord, title=message("Một báo cáo")):
    id: Annotated[str, message("mã báo cáo")]
    title: Annotated[Text, message("tên")]
    description: Annotated[Text, message("mô tả")]
    unit: Annotated[str, message("mã đơn vị báo cáo")]
    period: Annotated[str, message("mã kỳ")]
    regime: Annotated[str, message("chế độ báo cáo")]
    document: Annotated[str | None, message("số hiệu văn bản")]
    document_date: Annotated[Day | None, message("ngày văn bản")]
    issuer: Annotated[str, message("mã đơn vị ban hành")]
    version: Annotated[str, message("bản mới nhất")]
    versions: Annotated[tuple[str, ...], message("các bản, cũ trước")]
    figures: Annotated[int, message("số lượng số liệu")]
    datapackage: Annotated[Address, message("datapackage.json của bản mới nhất: các bảng, cột và tệp kèm SHA-256")]
    page: Annotated[PageAddresses, message("trang của báo cáo")]
    data_page: Annotated[PageAddresses, message("trang của bộ dữ liệu")]


def list_reports(publication: Publication) -> Iterator[ReportRecord]:
    for release in publication.edition.releases.values():
        yield _report(publication, release)


def _report(publication: Publication, release: Release) -> ReportRecord:
    folder, links = version_folder(release.report, release.version), publication.links
    return ReportRecord.of(
        release,
        id=release.report,
        regime=release.source.regime,
        document=release.source.number,
        document_date=release.source.date,
        issuer=release.source.issuer,
        versions=tuple(version.version for version in publication.versions(release.report)),
        figures=publication.figure_count("report", release.report),
        datapackage=publication.host.at(f"{folder}{DATA_PACKAGE}"),
        page=publication.pages(links.report(release.report)),
        data_page=publication.pages(links.data_set(release.report)),
    )


RECORDS = (ReportRecord,)
ROUTES = (list_route("reports.json", message("Các báo cáo"), ReportRecord, list_reports),)
