"""as-of/<edition>.json: in what an edition differs from today's figures, which is all that is needed to replay it."""

from collections.abc import Mapping
from typing import Annotated

from ...model.figures import Figure, collection_at, edition_names, told
from ...model.findings import CellPlace
from ...tables.columns import make_columns
from ...words.text import message
from ..publication import Publication
from .api_records import ApiRecord, shape_of
from .api_routes import Route
from .unit_documents import FigureRecord

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


RECORDS = (EditionVersionRecord, PastCellRecord)
ROUTES = (
    Route(
        "as-of/{edition}.json",
        message("Một ấn bản đã qua: những ô khác hôm nay"),
        shape_of(AsOfDocument),
        show_as_of,
        keys=_editions,
        example_key=lambda publication: _editions(publication)[0],
    ),
)
