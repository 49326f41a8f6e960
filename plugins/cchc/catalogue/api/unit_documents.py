"""units.json, units/<unit>.json and periods.json: bodies, what became of them, and when there are figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from ...model.periods import Period
from ...model.units import Unit
from ...words.text import Text, message, message_in
from ..publication import Publication
from .api_records import Address, ApiRecord, Day, PageAddresses, shape_of
from .api_routes import API, Route, list_route
from .figure_records import FIGURE_COUNT, FIGURE_LIST, FigureRecord, figure_records


class UnitSummaryRecord(ApiRecord, title=message("Một đơn vị")):
    id: Annotated[str, message_in("api", "mã đơn vị")]
    type: Annotated[str, message("loại đơn vị")]
    level: Annotated[str, message("cấp")]
    parent: Annotated[str | None, message("mã đơn vị cấp trên")]
    code: Annotated[str | None, message("mã của cơ quan thống kê")]
    name: Annotated[Text, message_in("unit", "tên")]
    short: Annotated[Text | None, message("tên ngắn")]
    valid_from: Annotated[Day | None, message("có từ ngày")]
    valid_to: Annotated[Day | None, message("có đến ngày")]
    figures: Annotated[int, message("số lượng số liệu về đơn vị")]
    periods: Annotated[tuple[str, ...], message("các kỳ có số liệu")]
    url: Annotated[Address, message("tệp API của đơn vị")]
    page: Annotated[PageAddresses, message("trang của đơn vị")]


class PrintedNameRecord(ApiRecord, title=message("Một cách báo cáo ghi tên đơn vị")):
    name: Annotated[str, message("tên như in")]
    report: Annotated[str, message("mã báo cáo")]
    table: Annotated[str | None, message("mã bảng")]
    note: Annotated[str | None, message("ghi chú")]


class SuccessionRecord(ApiRecord, title=message("Thay đổi của đơn vị")):
    unit: Annotated[str, message("mã đơn vị cũ")]
    relation: Annotated[str, message("đổi tên, nhập, chia, kết thúc")]
    successor: Annotated[str | None, message("mã đơn vị kế tục")]
    date: Annotated[Day | None, message("ngày có hiệu lực")]
    legal_act: Annotated[str | None, message("văn bản quy định")]
    source: Annotated[str | None, message("nguồn")]
    note: Annotated[Text | None, message("ghi chú")]


class UnitRecord(UnitSummaryRecord, title=message("Một đơn vị, đầy đủ")):
    source: Annotated[str | None, message("nguồn của mã và ngày")]
    printed_names: Annotated[tuple[PrintedNameRecord, ...], message("các cách ghi tên")]
    became: Annotated[tuple[SuccessionRecord, ...], message("đơn vị này thành gì")]
    formerly: Annotated[tuple[SuccessionRecord, ...], message("các đơn vị nhập vào")]


class PeriodRecord(ApiRecord, title=message("Một kỳ")):
    id: Annotated[str, message("mã kỳ")]
    # Not a closed list: kinds of periods are data.
    kind: Annotated[str, message("loại kỳ: năm, nửa năm, quý …")]
    start: Annotated[Day, message("ngày đầu")]
    end: Annotated[Day, message("ngày cuối")]
    name: Annotated[Text, message_in("unit", "tên")]
    short: Annotated[Text, message("tên ngắn")]
    figures: Annotated[int, message("số lượng số liệu của kỳ")]
    units: Annotated[tuple[str, ...], message("các đơn vị có số liệu")]
    page: Annotated[PageAddresses | None, message("trang của kỳ")]


class UnitDocument(ApiRecord, title=message("Một đơn vị và số liệu về đơn vị ấy")):
    unit: Annotated[UnitRecord, message_in("one", "đơn vị")]
    count: Annotated[int, FIGURE_COUNT]
    figures: Annotated[tuple[FigureRecord, ...], FIGURE_LIST]


def list_units(publication: Publication) -> Iterator[UnitSummaryRecord]:
    for unit in publication.edition.references.units.values():
        yield UnitSummaryRecord.of(unit, **_facts(publication, unit))


def show_unit(publication: Publication, unit: str) -> UnitDocument:
    figures = figure_records(publication.edition.store.of_unit(unit))
    return UnitDocument(_unit(publication, publication.edition.references.units[unit]), len(figures), figures)


def list_periods(publication: Publication) -> Iterator[PeriodRecord]:
    for period in publication.edition.references.periods.values():
        yield _period(publication, period)


def _facts(publication: Publication, unit: Unit) -> dict[str, object]:
    """What the site adds to a unit."""
    return {
        "figures": publication.figure_count("unit", unit.id),
        "periods": tuple(sorted(publication.edition.store.periods_of(unit.id))),
        "url": publication.host.at(f"{API}units/{unit.id}.json"),
        "page": publication.pages(publication.links.unit(unit.id)),
    }


def _unit(publication: Publication, unit: Unit) -> UnitRecord:
    references = publication.edition.references
    changes = references.successions
    return UnitRecord.of(
        unit,
        **_facts(publication, unit),
        printed_names=tuple(PrintedNameRecord.of(name) for name in references.unit_names if name.unit == unit.id),
        became=tuple(SuccessionRecord.of(change) for change in changes if change.unit == unit.id),
        formerly=tuple(SuccessionRecord.of(change) for change in changes if change.successor == unit.id),
    )


def _period(publication: Publication, period: Period) -> PeriodRecord:
    figures = publication.figure_count("period", period.id)
    units = (unit for unit, other in publication.edition.store.unit_periods() if other == period.id)
    return PeriodRecord.of(
        period,
        figures=figures,
        units=tuple(sorted(units)),
        # A period without figures has no page.
        page=publication.pages(publication.links.period(period.id)) if figures else None,
    )


RECORDS = (UnitSummaryRecord, UnitRecord, PrintedNameRecord, SuccessionRecord, PeriodRecord)
ROUTES = (
    list_route("units.json", message("Các đơn vị"), UnitSummaryRecord, list_units),
    Route(
        "units/{unit}.json",
        message("Một đơn vị và mọi số liệu về đơn vị ấy"),
        shape_of(UnitDocument),
        show_unit,
        keys=lambda publication: publication.edition.references.units,
        example_key=lambda publication: publication.most_figures("unit", publication.edition.references.units),
    ),
    list_route("periods.json", message("Các kỳ"), PeriodRecord, list_periods),
)
