"""indicators.json and indicators/<slug>.json: what is measured, and every figure that measures it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from ...model.indicators import Indicator
from ...words.text import Text, message, message_in
from ..publication import Publication
from .api_records import Address, ApiRecord, Direction, PageAddresses, shape_of
from .api_routes import API, Route, list_route
from .figure_records import FIGURE_COUNT, FIGURE_LIST, FigureRecord, figure_records


class IndicatorSummaryRecord(ApiRecord, title=message("Một chỉ tiêu")):
    id: Annotated[str, message("mã chỉ tiêu")]
    slug: Annotated[str, message("mã trong địa chỉ")]
    section: Annotated[str, message("lĩnh vực")]
    group: Annotated[Text | None, message("nhóm")]
    label: Annotated[Text, message_in("indicator", "tên")]
    unit_of_measure: Annotated[str | None, message("đơn vị tính")]
    value_type: Annotated[str, message("kiểu giá trị")]
    direction: Annotated[Direction, message("chiều tốt")]
    figures: Annotated[int, message_in("indicator", "số lượng số liệu")]
    url: Annotated[Address, message("tệp API của chỉ tiêu")]
    page: Annotated[PageAddresses, message("trang của chỉ tiêu")]


class CodeRecord(ApiRecord, title=message("Một mã và nghĩa của mã")):
    code: Annotated[str, message("mã")]
    label: Annotated[Text, message("nghĩa")]


class IndicatorRecord(IndicatorSummaryRecord, title=message("Một chỉ tiêu, đầy đủ")):
    definition: Annotated[Text | None, message("định nghĩa")]
    comparability: Annotated[Text | None, message("mức so sánh được")]
    codes: Annotated[tuple[CodeRecord, ...], message("nghĩa của từng mã, khi giá trị là mã")]


class IndicatorDocument(ApiRecord, title=message("Một chỉ tiêu và số liệu")):
    indicator: Annotated[IndicatorRecord, message_in("one", "chỉ tiêu")]
    count: Annotated[int, FIGURE_COUNT]
    figures: Annotated[tuple[FigureRecord, ...], FIGURE_LIST]


def list_indicators(publication: Publication) -> Iterator[IndicatorSummaryRecord]:
    for indicator in publication.edition.references.indicators.values():
        yield IndicatorSummaryRecord.of(indicator, **_facts(publication, indicator))


def show_indicator(publication: Publication, slug: str) -> IndicatorDocument:
    indicator = _by_slug(publication)[slug]
    codes = publication.edition.references.code_lists.get(indicator.code_list, {})
    record = IndicatorRecord.of(
        indicator,
        **_facts(publication, indicator),
        codes=tuple(CodeRecord(code, label) for code, label in codes.items()),
    )
    figures = figure_records(publication.edition.store.of_indicator(indicator.id))
    return IndicatorDocument(record, len(figures), figures)


def _facts(publication: Publication, indicator: Indicator) -> dict[str, object]:
    """What the site adds to an indicator."""
    return {
        "figures": publication.figure_count("indicator", indicator.id),
        "url": publication.host.at(f"{API}indicators/{indicator.slug}.json"),
        "page": publication.pages(publication.links.indicator(indicator.slug)),
    }


def _by_slug(publication: Publication) -> dict[str, Indicator]:
    return {indicator.slug: indicator for indicator in publication.edition.references.indicators.values()}


def _slug_with_most(publication: Publication) -> str:
    counted = ((publication.figure_count("indicator", each.id), slug) for slug, each in _by_slug(publication).items())
    return max(counted)[1]


RECORDS = (IndicatorSummaryRecord, IndicatorRecord, CodeRecord)
ROUTES = (
    list_route("indicators.json", message("Các chỉ tiêu"), IndicatorSummaryRecord, list_indicators),
    Route(
        "indicators/{slug}.json",
        message("Một chỉ tiêu: định nghĩa và mọi số liệu"),
        shape_of(IndicatorDocument),
        show_indicator,
        keys=_by_slug,
        example_key=_slug_with_most,
    ),
)
