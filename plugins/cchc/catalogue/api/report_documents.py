"""reports.json and reports/<report>.json: the official document, its tables, every version and every file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from ...model.forms import FieldType
from ...model.releases import WINDOW_KINDS, Release, Table
from ...pages.links import version_folder
from ...words.text import Text, message, message_in
from ..publication import Publication
from .api_records import Address, ApiRecord, Day, Digest, PageAddresses, one_of, shape_of
from .api_routes import API, Route, list_route
from .version_documents import VersionFilesRecord, versions_with_files


class ReportSummaryRecord(ApiRecord, title=message("Một báo cáo")):
    id: Annotated[str, message("mã báo cáo")]
    title: Annotated[Text, message("tên")]
    unit: Annotated[str, message("mã đơn vị báo cáo")]
    period: Annotated[str, message("mã kỳ")]
    regime: Annotated[str, message("chế độ báo cáo")]
    document: Annotated[str | None, message("số hiệu văn bản")]
    document_date: Annotated[Day | None, message("ngày văn bản")]
    version: Annotated[str, message("bản mới nhất")]
    versions: Annotated[tuple[str, ...], message("các bản, cũ trước")]
    figures: Annotated[int, message("số lượng số liệu")]
    url: Annotated[Address, message("tệp API của báo cáo")]
    page: Annotated[PageAddresses, message("trang của báo cáo")]
    data_page: Annotated[PageAddresses, message("trang của bộ dữ liệu")]


class SourceDocumentRecord(ApiRecord, title=message("Văn bản nguồn")):
    number: Annotated[str | None, message("số hiệu")]
    date: Annotated[Day | None, message_in("api", "ngày")]
    issuer: Annotated[str, message("mã đơn vị ban hành")]
    regime: Annotated[str, message("chế độ báo cáo")]
    title: Annotated[str, message("tên")]
    file: Annotated[str, message("tệp văn bản nguồn")]
    sha256: Annotated[Digest | None, message("SHA-256 của tệp ấy")]


class FieldRecord(ApiRecord, title=message("Một cột số liệu của bảng")):
    name: Annotated[str, message("mã cột")]
    label: Annotated[Text, message_in("api", "tên cột")]
    headings: Annotated[tuple[Text, ...], message("các tiêu đề phía trên, ngoài trước")]
    type: Annotated[FieldType, message("kiểu")]
    unit_of_measure: Annotated[str | None, message("đơn vị tính")]
    indicator: Annotated[str | None, message("mã chỉ tiêu mà cột đo")]
    column: Annotated[str | None, message("số cột in trên biểu")]
    formula: Annotated[str | None, message("công thức in trên biểu")]


class WindowRecord(ApiRecord, title=message("Khoảng ngày được đếm")):
    kind: Annotated[str, one_of(*WINDOW_KINDS), message("biết từ đâu: in, chỉ in ngày cuối, theo quy tắc, không rõ")]
    first: Annotated[Day | None, message("ngày đầu")]
    last: Annotated[Day | None, message("ngày cuối")]


class TableRecord(ApiRecord, title=message("Một bảng của báo cáo")):
    id: Annotated[str, message("mã bảng")]
    form: Annotated[str, message("mã biểu mẫu")]
    title: Annotated[Text, message("tên")]
    period: Annotated[str, message("mã kỳ")]
    covers_from: Annotated[Day | None, message("số liệu từ ngày")]
    as_of: Annotated[Day | None, message("số liệu đến ngày")]
    window: Annotated[WindowRecord, message("khoảng ngày được đếm")]
    unit: Annotated[str, message("đơn vị của các dòng không ghi đơn vị")]
    rows: Annotated[int, message("số dòng")]
    fields: Annotated[tuple[FieldRecord, ...], message("các cột số liệu")]
    csv: Annotated[Address, message("tệp CSV, bản cố định")]
    json: Annotated[Address, message("tệp JSON, bản cố định")]
    page: Annotated[PageAddresses, message("trang của bảng")]


class PassageRecord(ApiRecord, title=message("Một điều báo cáo nói bằng lời")):
    row: Annotated[str, message("mã dòng")]
    kind: Annotated[str, message("loại lời")]
    unit: Annotated[str, message("mã đơn vị mà lời nói về")]
    indicator: Annotated[str | None, message("mã chỉ tiêu mà lời giải thích")]
    addressee: Annotated[str | None, message("gửi ai, như in")]
    name: Annotated[str | None, message("tên sáng kiến, thủ tục hoặc kế hoạch")]
    code: Annotated[str | None, message("mã quốc gia của thủ tục")]
    date: Annotated[str | None, message("thời điểm, như in")]
    result: Annotated[str | None, message("kết quả, tiến độ, theo báo cáo")]
    text: Annotated[Text, message("nội dung, bằng lời của dự án")]
    first_line: Annotated[int, message("dòng đầu trong văn bản nguồn")]
    last_line: Annotated[int, message("dòng cuối trong văn bản nguồn")]


class ReportRecord(ReportSummaryRecord, title=message("Một báo cáo, đầy đủ")):
    description: Annotated[Text, message("mô tả")]
    source: Annotated[SourceDocumentRecord, message("văn bản nguồn")]
    tables: Annotated[tuple[TableRecord, ...], message("các bảng của bản mới nhất")]
    narrative: Annotated[tuple[PassageRecord, ...], message("điều báo cáo nói bằng lời")]
    releases: Annotated[tuple[VersionFilesRecord, ...], message("các bản và tệp của từng bản")]


class ReportDocument(ApiRecord, title=message("Một báo cáo: các bản, bảng, tệp")):
    report: Annotated[ReportRecord, message_in("one", "báo cáo")]


def list_reports(publication: Publication) -> Iterator[ReportSummaryRecord]:
    for release in publication.edition.releases.values():
        yield ReportSummaryRecord.of(release, **_facts(publication, release))


def show_report(publication: Publication, report: str) -> ReportDocument:
    release = publication.edition.releases[report]
    return ReportDocument(
        ReportRecord.of(
            release,
            **_facts(publication, release),
            source=SourceDocumentRecord.of(release.source),
            tables=tuple(_table(publication, release, table) for table in release.tables),
            narrative=tuple(map(PassageRecord.of, release.narrative)),
            releases=versions_with_files(publication, report),
        )
    )


def _facts(publication: Publication, release: Release) -> dict[str, object]:
    """What the API calls by another name than the release, and what the site adds to it."""
    host, links = publication.host, publication.links
    return {
        "id": release.report,
        "regime": release.source.regime,
        "document": release.source.number,
        "document_date": release.source.date,
        "versions": tuple(version.version for version in publication.versions(release.report)),
        "figures": publication.figure_count("report", release.report),
        "url": host.at(f"{API}reports/{release.report}.json"),
        "page": publication.pages(links.report(release.report)),
        "data_page": publication.pages(links.data_set(release.report)),
    }


def _table(publication: Publication, release: Release, table: Table) -> TableRecord:
    host, folder = publication.host, version_folder(release.report, release.version)
    return TableRecord.of(
        table,
        form=table.form.id,
        window=WindowRecord.of(table.window),
        rows=len(table.rows),
        fields=tuple(map(FieldRecord.of, table.form.fields)),
        csv=host.at(f"{folder}{table.id}.csv"),
        json=host.at(f"{folder}{table.id}.json"),
        page=publication.pages(publication.links.table(release.report, table.id)),
    )


RECORDS = (
    ReportSummaryRecord,
    ReportRecord,
    SourceDocumentRecord,
    FieldRecord,
    WindowRecord,
    TableRecord,
    PassageRecord,
)
ROUTES = (
    list_route("reports.json", message("Các báo cáo"), ReportSummaryRecord, list_reports),
    Route(
        "reports/{report}.json",
        message("Một báo cáo: văn bản nguồn, các bảng, các bản và tệp kèm SHA-256"),
        shape_of(ReportDocument),
        show_report,
        keys=lambda publication: publication.edition.releases,
        example_key=lambda publication: publication.most_figures("report", publication.edition.releases),
    ),
)
