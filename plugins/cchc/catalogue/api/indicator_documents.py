"""indicators.json: what is measured, and where it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from ...words.text import Text, message, message_in
from ..publication import Publication
from .api_records import ApiRecord, Direction, PageAddresses
from .api_routes import list_route


class CodeRecord(ApiRecord, title=message("Một mã và nghĩa của mã")):
    code: Annotated[str, message("mã")]
    label: Annotated[Text, message("nghĩa")]


class IndicatorRecord(ApiRecord, title=message("Một chỉ tiêu")):
    id: Annotated[str, message("mã chỉ tiêu")]
    slug: Annotated[str, message("mã trong địa chỉ")]
    section: Annotated[str, message("lĩnh vực")]
    group: Annotated[Text | None, message("nhóm")]
    label: Annotated[Text, message_in("indicator", "tên")]
    unit_of_measure: Annotated[str | None, message("đơn vị tính")]
    value_type: Annotated[str, message("kiểu giá trị")]
    direction: Annotated[Direction, message("chiều tốt")]
    figures: Annotated[int, message_in("indicator", "số lượng số liệu")]
    page: Annotated[PageAddresses, message("trang của chỉ tiêu, hay chỗ trên trang của nhóm")]
    definition: Annotated[Text | None, message("định nghĩa")]
    comparability: Annotated[Text | None, message("mức so sánh được")]
    codes: Annotated[tuple[CodeRecord, ...], message("nghĩa của từng mã, khi giá trị là mã")]


def list_indicators(publication: Publication) -> Iterator[IndicatorRecord]:
    for indicator in publication.edition.references.indicators.values():
        codes = publication.edition.references.code_lists.get(indicator.code_list, {})
        yield IndicatorRecord.of(
            indicator,
            figures=publication.figure_count("indicator", indicator.id),
            page=publication.pages(publication.links.indicator(indicator)),
            codes=tuple(CodeRecord(code, label) for code, label in codes.items()),
        )


RECORDS = (IndicatorRecord, CodeRecord)
ROUTES = (list_route("indicators.json", message("Các chỉ tiêu"), IndicatorRecord, list_indicators),)
