"""findings.json: the checks that a published table does not pass, and what is known about each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from ...model.findings import STATUSES
from ...pages.check_views import finding_anchor
from ...words.text import Text, message
from ..publication import Publication
from .api_records import ApiRecord, PageAddresses, one_of
from .api_routes import list_route
from .version_documents import CellRecord


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
    cells: Annotated[tuple[CellRecord, ...], message("các ô tham gia, ô được hỏi đứng đầu")]
    status: Annotated[str, one_of(*STATUSES), message("tình trạng")]
    explanation: Annotated[Text | None, message("điều đã biết")]
    page: Annotated[PageAddresses, message("chỗ trên trang đối chiếu")]


def list_findings(publication: Publication) -> Iterator[FindingRecord]:
    for finding in publication.edition.findings:
        result, anchor = finding.result, finding_anchor(finding.result)
        yield FindingRecord.of(
            result,
            id=anchor,
            cells=tuple(map(CellRecord.of, result.cells)),
            status=finding.explanation.status,
            explanation=finding.explanation.text,
            page=publication.pages(publication.links.finding(anchor)),
        )


RECORDS = (FindingRecord, CellRecord)
ROUTES = (
    list_route(
        "findings.json",
        message("Những chỗ số liệu công bố không khớp phép đối chiếu"),
        FindingRecord,
        list_findings,
        meaning=message("Các chỗ không khớp"),
    ),
)
