"""units.json, units/<unit>.json, periods.json: bodies, what became of them, when there are figures; and
as-of/<edition>.json: in what an edition differs from today's figures, which is all that is needed to replay it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from ...model.figures import Figure, edition_names, shared_place, told
from ...model.findings import CellPlace
from ...model.references import Unit
from ...pages.links import unit_document
from ..publication import Publication
from .api_records import OF_TABLE, Record, listed, make_record


def list_units(publication: Publication) -> Iterator[Record]:
    for unit in publication.edition.references.units.values():
        yield _unit(publication, unit)


def units_with_documents(publication: Publication) -> tuple[str, ...]:
    """Of a unit that stands in one table, that table tells all."""
    return tuple(filter(publication.edition.has_own_files, publication.edition.references.units))


def show_unit(publication: Publication, unit: str) -> Record:
    edition = publication.edition
    figures = tuple(edition.judged(edition.store.of_unit(unit)))
    tables = tuple(_table(tuple(group)) for _, group in groupby(figures, attrgetter(*OF_TABLE)))
    about = _unit(publication, edition.references.units[unit])
    return make_record("UnitDocument", unit=about, count=len(figures), tables=tables)


def _table(figures: Sequence[Figure]) -> Record:
    """What the figures of one table share is told once."""
    place = shared_place(figure.source for figure in figures)
    told = (
        make_record("UnitFigure", figure, value=figure.number, source=figure.source.removeprefix(place))
        for figure in figures
    )
    return make_record("UnitTable", figures[0], source=place, figures=listed("UnitFigure", told))


def _unit(publication: Publication, unit: Unit) -> Record:
    edition, changes = publication.edition, publication.edition.references.successions
    return make_record(
        "Unit",
        unit,
        figures=publication.figure_count("unit", unit.id),
        periods=tuple(sorted(edition.store.periods_of(unit.id))),
        url=publication.host.at(unit_document(unit.id)) if edition.has_own_files(unit.id) else None,
        page=publication.pages(publication.links.unit(unit.id)),
        became=tuple(change.successor for change in changes if change.unit == unit.id and change.successor),
        formerly=tuple(change.unit for change in changes if change.successor == unit.id),
    )


def list_periods(publication: Publication) -> Iterator[Record]:
    for period in publication.edition.references.periods.values():
        figures = publication.figure_count("period", period.id)
        yield make_record(
            "Period",
            period,
            figures=figures,
            units=tuple(sorted(publication.edition.store.units_in(period.id))),
            # A period without figures has no page.
            page=publication.pages(publication.links.period(period.id)) if figures else None,
        )


def show_as_of(publication: Publication, name: str) -> Record:
    edition = publication.edition
    versions = {release.report: release.version for release in edition.releases_at(name)}
    history = [past for past in edition.history if past.figure.report in versions]
    then = {_cell(past.figure): past.figure for past in history if past.holds_in(name)}
    now = {_cell(past.figure): past.figure for past in history if not past.last}

    def record(figure: Figure) -> Record:
        """A cell may have stood unchanged through several versions: its version is the edition's."""
        return make_record("Figure", figure, value=figure.number, version=versions[figure.report])

    cells = tuple(
        make_record("PastCell", figure, figure=record(then[cell]) if cell in then else None)
        for cell, figure in (now | then).items()
        if told(then.get(cell)) != told(now.get(cell))
    )
    named = tuple(make_record("EditionVersion", report=report, version=version) for report, version in versions.items())
    return make_record("AsOfDocument", edition=name, versions=named, count=len(cells), cells=cells)


def _cell(figure: Figure) -> tuple[str, CellPlace]:
    return figure.report, figure.place


def unit_with_most(publication: Publication) -> str:
    return publication.most_figures("unit", units_with_documents(publication))


def editions(publication: Publication) -> tuple[str, ...]:
    return edition_names(publication.edition.collection.releases)
