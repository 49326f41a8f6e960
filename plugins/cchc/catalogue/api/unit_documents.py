"""units.json, units/<unit>.json, periods.json: bodies, what became of them, when there are figures; and
as-of/<edition>.json: in what an edition differs from today's figures, which is all that is needed to replay it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Annotated

from ...model.figures import Figure, edition_names, shared_place, told
from ...model.findings import CellPlace
from ...model.references import Period, Unit
from ...pages.links import unit_document
from ...tables.columns import columns_of, make_columns
from ...tables.make_books import FIGURE_COLUMNS
from ...words.text import message, message_in
from ..publication import Publication
from .api_records import Address, ApiRecord, Columns, PageAddresses, Route, list_route, shape_of, with_id


class FigureRecord(ApiRecord, title=message("Một số liệu và nơi văn bản in số liệu ấy"), columns=FIGURE_COLUMNS):
    """As figures.csv tells it."""


class UnitRecord(ApiRecord, title=message("Một đơn vị"), columns=with_id(columns_of("units"))):
    figures: Annotated[int, message("số lượng số liệu về đơn vị")]
    periods: Annotated[tuple[str, ...], message("các kỳ có số liệu")]
    url: Annotated[Address | None, message("tệp API của đơn vị, khi đơn vị có số ở nhiều bảng")]
    page: Annotated[PageAddresses, message("trang của đơn vị")]
    became: Annotated[tuple[str, ...], message("mã các đơn vị kế tục; ngày và căn cứ ở unit_successions.csv")]
    formerly: Annotated[tuple[str, ...], message("mã các đơn vị nhập vào")]


class PeriodRecord(ApiRecord, title=message("Một kỳ"), columns=with_id(columns_of("periods"))):
    figures: Annotated[int, message("số lượng số liệu của kỳ")]
    units: Annotated[tuple[str, ...], message("các đơn vị có số liệu")]
    page: Annotated[PageAddresses | None, message("trang của kỳ")]


_TABLE = ("report", "version", "table", "period", "document")
_OF_FIGURE = tuple(column for column in FIGURE_COLUMNS if column.name not in (*_TABLE, "unit"))


class UnitFigureRecord(ApiRecord, title=message("Một số liệu của đơn vị trong bảng ấy"), columns=_OF_FIGURE):
    source: Annotated[str | None, message("phần còn lại của chỗ in, sau source của bảng")]


class UnitTableRecord(
    ApiRecord, title=message("Một bảng có số liệu của đơn vị"), columns=make_columns(*_TABLE, required=_TABLE)
):
    source: Annotated[str | None, message("chỗ của bảng trong văn bản; source của từng số nối tiếp vào đây")]
    figures: Annotated[Columns[UnitFigureRecord], message("các số liệu của bản mới nhất")]


class UnitDocument(ApiRecord, title=message("Một đơn vị và số liệu về đơn vị ấy")):
    unit: Annotated[UnitRecord, message_in("one", "đơn vị")]
    count: Annotated[int, message("có bao nhiêu số liệu")]
    tables: Annotated[tuple[UnitTableRecord, ...], message("các số liệu, theo bảng")]


def list_units(publication: Publication) -> Iterator[UnitRecord]:
    for unit in publication.edition.references.units.values():
        yield _unit(publication, unit)


def _units_with_documents(publication: Publication) -> tuple[str, ...]:
    """Of a unit that stands in one table, that table tells all."""
    return tuple(filter(publication.edition.has_own_files, publication.edition.references.units))


def show_unit(publication: Publication, unit: str) -> UnitDocument:
    edition = publication.edition
    figures = tuple(edition.judged(edition.store.of_unit(unit)))
    tables = tuple(_table(tuple(group)) for _, group in groupby(figures, attrgetter(*_TABLE)))
    return UnitDocument(_unit(publication, edition.references.units[unit]), len(figures), tables)


def _table(figures: Sequence[Figure]) -> UnitTableRecord:
    """What the figures of one table share is told once."""
    place = shared_place(figure.source for figure in figures)
    told = (
        UnitFigureRecord.of(figure, value=figure.number, source=figure.source.removeprefix(place)) for figure in figures
    )
    return UnitTableRecord.of(figures[0], source=place, figures=Columns(UnitFigureRecord, told))


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
        became=tuple(change.successor for change in changes if change.unit == unit.id and change.successor),
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


RECORDS = (UnitRecord, UnitTableRecord, UnitFigureRecord, PeriodRecord)
BY_COLUMN = (UnitFigureRecord,)
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
    versions = {release.report: release.version for release in edition.releases_at(name)}
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


EDITION_RECORDS = (FigureRecord, EditionVersionRecord, PastCellRecord)
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
