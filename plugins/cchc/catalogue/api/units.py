"""units.json, units/<unit>.json and periods.json: bodies, what became of them, and when there are figures."""

from __future__ import annotations

from ...model.periods import Period
from ...model.units import Succession, Unit
from ...words.text import message
from ..json_text import record
from ..publication import Publication
from .figures import list_figures
from .route import API, Document, Route, make_list


def list_units(publication: Publication, key: str) -> Document:
    units = publication.edition.references.units.values()
    return make_list("units", (_summary(publication, unit) for unit in units))


def show_unit(publication: Publication, key: str) -> Document:
    unit = publication.edition.references.units[key]
    return {"unit": _unit(publication, unit), **list_figures(publication.edition.store.of_unit(key))}


def list_periods(publication: Publication, key: str) -> Document:
    periods = publication.edition.references.periods.values()
    return make_list("periods", (_period(publication, period) for period in periods))


def _summary(publication: Publication, unit: Unit) -> Document:
    return record(
        id=unit.id,
        type=unit.type,
        level=unit.level,
        parent=unit.parent,
        code=unit.code,
        name=unit.name,
        short=unit.short,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        figures=publication.tally.of_unit(unit.id),
        periods=publication.tally.periods_of(unit.id),
        url=publication.host.at(f"{API}units/{unit.id}.json"),
        page=publication.host.both(publication.links.unit(unit.id)),
    )


def _unit(publication: Publication, unit: Unit) -> Document:
    references = publication.edition.references
    changes = references.successions
    return _summary(publication, unit) | record(
        source=unit.source,
        printed_names=tuple(
            record(name=one.name, report=one.report, table=one.table, note=one.note)
            for one in references.unit_names
            if one.unit == unit.id
        ),
        became=tuple(_succession(one) for one in changes if one.unit == unit.id),
        formerly=tuple(_succession(one) for one in changes if one.successor == unit.id),
    )


def _succession(one: Succession) -> Document:
    return record(
        unit=one.unit,
        relation=one.relation,
        successor=one.successor,
        date=one.date,
        legal_act=one.legal_act,
        source=one.source,
        note=one.note,
    )


def _period(publication: Publication, period: Period) -> Document:
    figures = publication.tally.of_period(period.id)
    return record(
        id=period.id,
        kind=period.kind,
        start=period.start,
        end=period.end,
        name=period.name,
        short=period.short,
        figures=figures,
        units=publication.tally.units_of(period.id),
        # A period without figures has no page.
        page=publication.host.both(publication.links.period(period.id)) if figures else None,
    )


def _unit_with_most(publication: Publication) -> str:
    units = publication.edition.references.units
    return max(units, key=lambda unit: (publication.tally.of_unit(unit), unit))


ROUTES = (
    Route("units.json", message("Các đơn vị"), "UnitsDocument", list_units),
    Route(
        "units/{unit}.json",
        message("Một đơn vị và mọi số liệu về đơn vị ấy"),
        "UnitDocument",
        show_unit,
        keys=lambda publication: publication.edition.references.units,
        example=_unit_with_most,
    ),
    Route("periods.json", message("Các kỳ"), "PeriodsDocument", list_periods),
)
