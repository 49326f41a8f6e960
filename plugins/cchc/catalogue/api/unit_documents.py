"""units.json, units/<unit>.json, periods.json: bodies, what became of them, when there are figures; and
as-of/<edition>.json: in what an edition differs from today's figures, which is all that is needed to replay it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from ...model.figures import Figure, collection_at, edition_names, told
from ...model.findings import CellPlace
from ...model.references import Period, Unit
from ...pages.links import unit_document
from ...tables.columns import columns_of, make_columns
from ...tables.make_books import FIGURE_COLUMNS
from ...words.text import message, message_in
from ..publication import Publication
from .api_records import Address, ApiRecord, Columns, PageAddresses, Route, list_route, shape_of, with_id


class PrintedNameRecord(ApiRecord, title=message("Một cách báo cáo ghi tên đơn vị"), columns=columns_of("unit_names")):
    pass


class SuccessionRecord(ApiRecord, title=message("Thay đổi của đơn vị"), columns=columns_of("unit_successions")):
    pass


class FigureRecord(ApiRecord, title=message("Một số liệu và nơi văn bản in số liệu ấy"), columns=FIGURE_COLUMNS):
    """As figures.csv tells it, column by column."""

    @classmethod
    def of_figure(cls, figure: Figure) -> FigureRecord:
        return cls.of(figure, value=figure.number)


class UnitRecord(ApiRecord, title=message("Một đơn vị"), columns=with_id(columns_of("units"))):
    figures: Annotated[int, message("số lượng số liệu về đơn vị")]
    periods: Annotated[tuple[str, ...], message("các kỳ có số liệu")]
    url: Annotated[Address | None, message("tệp API của đơn vị, khi đơn vị có số ở nhiều bảng")]
    page: Annotated[PageAddresses, message("trang của đơn vị")]
    printed_names: Annotated[tuple[PrintedNameRecord, ...], message("các cách ghi tên")]
    became: Annotated[tuple[SuccessionRecord, ...], message("đơn vị này thành gì")]
    formerly: Annotated[tuple[str, ...], message("mã các đơn vị nhập vào; thay đổi ghi ở từng đơn vị ấy")]


class PeriodRecord(ApiRecord, title=message("Một kỳ"), columns=with_id(columns_of("periods"))):
    figures: Annotated[int, message("số lượng số liệu của kỳ")]
    units: Annotated[tuple[str, ...], message("các đơn vị có số liệu")]
    page: Annotated[PageAddresses | None, message("trang của kỳ")]


class UnitDocument(ApiRecord, title=message("Một đơn vị và số liệu về đơn vị ấy")):
    unit: Annotated[UnitRecord, message_in("one", "đơn vị")]
    count: Annotated[int, message("có bao nhiêu số liệu")]
    figures: Annotated[Columns[FigureRecord], message("các số liệu của bản mới nhất")]


def list_units(publication: Publication) -> Iterator[UnitRecord]:
    for unit in publication.edition.references.units.values():
        yield _unit(publication, unit)


def _units_with_documents(publication: Publication) -> tuple[str, ...]:
    """Of a unit that stands in one table, that table tells all."""
    return tuple(filter(publication.edition.has_own_files, publication.edition.references.units))


def show_unit(publication: Publication, unit: str) -> UnitDocument:
    edition = publication.edition
    figures = Columns(FigureRecord, map(FigureRecord.of_figure, edition.judged(edition.store.of_unit(unit))))
    return UnitDocument(_unit(publication, publication.edition.references.units[unit]), len(figures), figures)


def list_periods(publication: Publication) -> Iterator[PeriodRecord]:
    for period in publication.edition.references.periods.values():
        yield _period(publication, period)


def _unit(publication: Publication, unit: Unit) -> UnitRecord:
    edition, references = publication.edition, publication.edition.references
    changes = references.successions
    return UnitRecord.of(
        unit,
        figures=publication.figure_count("unit", unit.id),
        periods=tuple(sorted(edition.store.periods_of(unit.id))),
        url=publication.host.at(unit_document(unit.id)) if edition.has_own_files(unit.id) else None,
        page=publication.pages(publication.links.unit(unit.id)),
        printed_names=tuple(PrintedNameRecord.of(name) for name in references.unit_names if name.unit == unit.id),
        became=tuple(SuccessionRecord.of(change) for change in changes if change.unit == unit.id),
        formerly=tuple(change.unit for change in changes if change.successor == unit.id),
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


RECORDS = (FigureRecord, UnitRecord, PrintedNameRecord, SuccessionRecord, PeriodRecord)
BY_COLUMN = (FigureRecord,)
ROUTES = (
    list_route("units.json", message("Các đơn vị"), tuple[UnitRecord, ...], list_units),
    Route(
        "units/{unit}.json",
        message("Một đơn vị có số ở nhiều bảng, và mọi số liệu về đơn vị ấy"),
        shape_of(UnitDocument),
        show_unit,
        keys=_units_with_documents,
        example_key=lambda publication: publication.most_figures("unit", _units_with_documents(publication)),
    ),
    list_route("periods.json", message("Các kỳ"), tuple[PeriodRecord, ...], list_periods),
)


_CELL = ("report", "table", "row", "field")


class EditionVersionRecord(ApiRecord, title=message("Một báo cáo trong ấn bản")):
    report: Annotated[str, message("mã báo cáo")]
    version: Annotated[str, message("bản mới nhất khi ấn bản ấy đóng")]


class PastCellRecord(
    ApiRecord, title=message("Một ô mà ấn bản ghi khác hôm nay"), columns=make_columns(*_CELL, keys=_CELL)
):
    figure: Annotated[FigureRecord | None, message("số liệu như ấn bản ghi; null: khi ấy chưa có ô này")]


class AsOfDocument(ApiRecord, title=message("Một ấn bản khác hôm nay ở đâu")):
    edition: Annotated[str, message("mã ấn bản: tháng")]
    versions: Annotated[tuple[EditionVersionRecord, ...], message("các báo cáo trong ấn bản và bản của từng báo cáo")]
    count: Annotated[int, message("có bao nhiêu ô khác hôm nay")]
    cells: Annotated[tuple[PastCellRecord, ...], message("các ô khác hôm nay; ô khác thì như figures.csv")]


def show_as_of(publication: Publication, name: str) -> AsOfDocument:
    edition = publication.edition
    versions = {release.report: release.version for release in collection_at(edition.collection, name).newest()}
    history = [past for past in edition.history if past.figure.report in versions]
    then = {_cell(past.figure): past.figure for past in history if past.holds_in(name)}
    now = {_cell(past.figure): past.figure for past in history if not past.last}
    cells = tuple(
        PastCellRecord.of(figure, figure=_record(then[cell], versions) if cell in then else None)
        for cell, figure in (now | then).items()
        if told(then.get(cell)) != told(now.get(cell))
    )
    named = tuple(EditionVersionRecord.of(None, report=report, version=version) for report, version in versions.items())
    return AsOfDocument(edition=name, versions=named, count=len(cells), cells=cells)


def _cell(figure: Figure) -> tuple[str, CellPlace]:
    return figure.report, figure.place


def _record(figure: Figure, versions: Mapping[str, str]) -> FigureRecord:
    """A cell may have stood unchanged through several versions: its version is the edition's."""
    return FigureRecord.of(figure, value=figure.number, version=versions[figure.report])


def _editions(publication: Publication) -> tuple[str, ...]:
    return edition_names(publication.edition.collection.releases)


EDITION_RECORDS = (EditionVersionRecord, PastCellRecord)
EDITION_ROUTES = (
    Route(
        "as-of/{edition}.json",
        message("Một ấn bản đã qua: những ô khác hôm nay"),
        shape_of(AsOfDocument),
        show_as_of,
        keys=_editions,
        example_key=lambda publication: _editions(publication)[0],
    ),
)
