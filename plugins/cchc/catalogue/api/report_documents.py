"""reports.json, versions.json, findings.json: what was filed, why a version was made, which checks a table fails.

Tables and files of a report are told by its data package.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from ...formats.file_facts import DATA_PACKAGE
from ...model.findings import STATUSES
from ...model.releases import WINDOW_KINDS
from ...pages.check_views import finding_anchor
from ...pages.links import version_folder
from ...tables.columns import columns_of, make_columns
from ...words.text import Text, message, message_in
from ..publication import Publication
from .api_records import Address, ApiRecord, Columns, Day, PageAddresses, list_route, one_of

_VERSION, _CELL = ("report", "version"), ("table", "row", "field")


class WindowRecord(ApiRecord, title=message("Khoảng ngày được đếm")):
    kind: Annotated[str, one_of(*WINDOW_KINDS), message("biết từ đâu: in, chỉ in ngày cuối, theo quy tắc, không rõ")]
    first: Annotated[Day | None, message("ngày đầu")]
    last: Annotated[Day | None, message("ngày cuối")]


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
    window: Annotated[WindowRecord, message("khoảng ngày được đếm; bảng in ngày riêng thì ngày ấy đứng trước")]
    datapackage: Annotated[Address, message("datapackage.json của bản mới nhất: các bảng, cột và tệp kèm SHA-256")]
    page: Annotated[PageAddresses, message("trang của báo cáo")]
    data_page: Annotated[PageAddresses, message("trang của bộ dữ liệu")]


def list_reports(publication: Publication) -> Iterator[ReportRecord]:
    for report, release in publication.edition.releases.items():
        yield ReportRecord.of(
            release,
            id=report,
            regime=release.source.regime,
            document=release.source.number,
            document_date=release.source.date,
            issuer=release.source.issuer,
            window=WindowRecord.of(release.window),
            versions=tuple(version.version for version in publication.edition.collection.versions[report]),
            figures=publication.figure_count("report", report),
            datapackage=publication.host.at(f"{version_folder(report, release.version)}{DATA_PACKAGE}"),
            page=publication.pages(publication.links.report(report)),
            data_page=publication.pages(publication.links.data_set(report)),
        )


class PassageRecord(
    ApiRecord,
    title=message("Một điều báo cáo nói bằng lời"),
    columns=(*make_columns(*_VERSION, "row", keys=(*_VERSION, "row")), *columns_of("narrative")),
):
    pass


def list_passages(publication: Publication) -> Iterator[PassageRecord]:
    for report, release in publication.edition.releases.items():
        yield from (PassageRecord.of(p, report=report, version=release.version) for p in release.narrative)


class CellRecord(ApiRecord, title=message("Một ô"), columns=make_columns(*_CELL, keys=_CELL)):
    pass


class CellChangeRecord(CellRecord, title=message("Một ô đã đổi giữa hai bản")):
    old: Annotated[str | None, message("trước đó ghi")]
    new: Annotated[str | None, message("nay ghi")]
    old_state: Annotated[str | None, message("trạng thái trước đó, nếu là ô số liệu")]
    new_state: Annotated[str | None, message("trạng thái nay, nếu là ô số liệu")]


class VersionRecord(ApiRecord, title=message("Một bản đã phát hành")):
    report: Annotated[str, message("mã báo cáo")]
    version: Annotated[str, message("bản")]
    previous: Annotated[str | None, message("bản trước đó")]
    newest: Annotated[bool, message("là bản mới nhất")]
    created: Annotated[Day, message("ngày phát hành")]
    reason: Annotated[str, message("mã lý do thay đổi")]
    reason_label: Annotated[Text, message("lý do thay đổi")]
    change_note: Annotated[Text | None, message("đã đổi gì")]
    changed_cells: Annotated[Columns[CellChangeRecord], message("các ô đã đổi so với bản trước")]
    url: Annotated[Address, message("thư mục cố định của bản này")]


def list_versions(publication: Publication) -> Iterator[VersionRecord]:
    collection = publication.edition.collection
    for release in sorted(collection.releases, key=lambda each: (each.created, each.report, each.version_key)):
        versions = collection.versions[release.report]
        earlier = [other for other in versions if other.version_key < release.version_key]
        changes = publication.edition.step(earlier[-1], release)[0].cells if earlier else ()
        yield VersionRecord.of(
            release,
            previous=earlier[-1].version if earlier else None,
            newest=publication.edition.releases[release.report].version == release.version,
            created=release.created[:10],
            reason_label=publication.edition.references.label("change_reason", release.reason),
            changed_cells=Columns(CellChangeRecord, map(CellChangeRecord.of, changes)),
            url=publication.host.at(version_folder(release.report, release.version)),
        )


class FindingRecord(ApiRecord, title=message("Một chỗ số liệu công bố không khớp phép đối chiếu")):
    id: Annotated[str, message("mã, cũng là chỗ trên trang đối chiếu")]
    report: Annotated[str, message("mã báo cáo")]
    version: Annotated[str, message("bản của gói dữ liệu")]
    check: Annotated[str, message("mã phép đối chiếu")]
    place: Annotated[str | None, message("chỗ trong bảng")]
    rule: Annotated[str, message("mã quy tắc")]
    title: Annotated[Text, message("phép đối chiếu")]
    stated: Annotated[bool, message("biểu mẫu tự ghi phép tính này")]
    level: Annotated[Literal["error", "remark"], message("lệch, hay chỉ cần lưu ý")]
    printed: Annotated[str | None, message("số in trên văn bản")]
    expected: Annotated[str | None, message("số tính lại")]
    arithmetic: Annotated[str | None, message("phép tính")]
    gap: Annotated[str | None, message("chênh lệch")]
    cells: Annotated[Columns[CellRecord], message("các ô tham gia, ô được hỏi đứng đầu")]
    status: Annotated[str, one_of(*STATUSES), message("tình trạng")]
    explanation: Annotated[Text | None, message("điều đã biết")]
    page: Annotated[PageAddresses, message("chỗ trên trang đối chiếu")]


def list_findings(publication: Publication) -> Iterator[FindingRecord]:
    for finding in publication.edition.findings:
        result, anchor = finding.result, finding_anchor(finding.result)
        yield FindingRecord.of(
            result,
            id=anchor,
            cells=Columns(CellRecord, map(CellRecord.of, result.cells)),
            status=finding.explanation.status,
            explanation=finding.explanation.text,
            page=publication.pages(publication.links.finding(anchor)),
        )


RECORDS = (WindowRecord, ReportRecord, PassageRecord, VersionRecord, CellChangeRecord, FindingRecord, CellRecord)
BY_COLUMN = (PassageRecord, CellChangeRecord, FindingRecord, CellRecord)
ROUTES = (
    list_route("reports.json", message("Các báo cáo"), tuple[ReportRecord, ...], list_reports),
    list_route("narrative.json", message("Báo cáo nói gì bằng lời"), Columns[PassageRecord], list_passages),
    list_route(
        "findings.json",
        message("Những chỗ số liệu công bố không khớp phép đối chiếu"),
        Columns[FindingRecord],
        list_findings,
        meaning=message("Các chỗ không khớp"),
    ),
    list_route(
        "versions.json",
        message("Các bản đã phát hành, lý do và các ô đã đổi"),
        tuple[VersionRecord, ...],
        list_versions,
        meaning=message_in("api", "Các bản đã phát hành"),
    ),
)
