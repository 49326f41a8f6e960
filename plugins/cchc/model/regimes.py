"""The reporting calendar: who owes which forms for which period, as far as the documents in the collection say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .collection import Collection
from .portal import Duty
from .references import Period, Unit
from .releases import Release

# stated: a document says that reports of this kind are due; filed: the collection holds one; else nothing is known.
Basis = Literal["stated", "filed", "unknown"]
Status = Literal["held", "not_collected", "unknown"]


@dataclass(frozen=True)
class CalendarEntry:
    """One body, one kind of period; `period` is empty where the collection knows no such period of the regime."""

    regime: str
    unit: str
    kind: str
    period: str
    basis: Basis
    status: Status
    report: str = ""  # held
    due: str = ""  # ISO, by the rule that the duty names


def make_calendar(collection: Collection) -> tuple[CalendarEntry, ...]:
    """Regimes in the order of time, bodies in the order of the list, kinds from short to long."""
    return tuple(entry for duty in duties_of(collection) for entry in _entries(duty, collection))


def duties_of(collection: Collection) -> tuple[Duty, ...]:
    """The portal's duties, without regimes that the collection holds neither a form nor a report of; then regimes
    of reports that the portal says nothing about."""
    reported = dict.fromkeys(release.source.regime for release in collection.newest())
    known = {form.regime for form in collection.forms.values()} | reported.keys()
    stated = tuple(duty for duty in collection.portal.duties if duty.regime in known)
    others = reported.keys() - {duty.regime for duty in stated}
    return (*stated, *(Duty(regime, "") for regime in reported if regime in others))


def forms_of(regime: str, collection: Collection) -> tuple[str, ...]:
    return tuple(form.id for form in collection.forms.values() if form.regime == regime)


def day_due(duty: Duty, period: Period) -> str:
    """ISO; empty where no rule is known."""
    return f"{period.end[:8]}{duty.due_day:0>2}" if duty.due_day else ""


def _entries(duty: Duty, collection: Collection) -> Iterator[CalendarEntry]:
    releases = [release for release in collection.newest() if release.source.regime == duty.regime]
    reports = {(release.unit, release.period): release.report for release in releases}
    periods = collection.references.periods
    filed = {periods[release.period].kind for release in releases}
    for unit in _bodies(duty, collection, releases):
        for kind in collection.references.code_lists.get("period_kind", ()):
            basis: Basis = "stated" if kind in duty.stated else "filed" if kind in filed else "unknown"
            for period in _periods(kind, releases, periods.values()) if basis != "unknown" else ("",):
                report = reports.get((unit, period), "")
                status: Status = "held" if report else "unknown" if basis == "unknown" else "not_collected"
                due = day_due(duty, periods[period]) if period else ""
                yield CalendarEntry(duty.regime, unit, kind, period, basis, status, report, due)


def _bodies(duty: Duty, collection: Collection, releases: Iterable[Release]) -> list[str]:
    """Bodies that the document names, that have reported, and that were there then: later ones owe nothing."""
    reporting = {release.unit for release in releases}
    years = {release.period[:4] for release in releases}
    named, province = duty.unit_types, collection.portal.province
    return [
        unit.id
        for unit in collection.references.units.values()
        if unit.id in reporting
        or unit.id in duty.units
        or (unit.type in named and unit.parent == province and _was_there(unit, years))
    ]


def _was_there(unit: Unit, years: set[str]) -> bool:
    return all((unit.valid_from or "0") <= f"{year}-12-31" and (unit.valid_to or "9") >= year for year in years)


def _periods(kind: str, releases: Iterable[Release], periods: Iterable[Period]) -> tuple[str, ...]:
    """Periods of the kind in the years of which the collection holds a report under the regime."""
    years = {release.period[:4] for release in releases}
    return tuple(period.id for period in periods if period.kind == kind and period.id[:4] in years) or ("",)
