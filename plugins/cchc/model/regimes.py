"""The reporting calendar: who owes which forms for which period, as far as the documents in the collection say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .collection import Collection
from .periods import Period
from .releases import Release
from .units import Unit

# stated: a document says that reports of this kind are due; filed: the collection holds one; else nothing is known.
Basis = Literal["stated", "filed", "unknown"]
Status = Literal["held", "not_collected", "unknown"]
KINDS = ("quarter", "half", "nine_months", "year")


@dataclass(frozen=True)
class Duty:
    """What the documents say of a regime; the letters themselves are not in the collection."""

    regime: str
    document: str  # as the reports cite it
    unit_types: tuple[str, ...]  # code list unit_type: whom the document names
    units: tuple[str, ...] = ()  # single bodies named
    stated: tuple[str, ...] = ()  # kinds of period that a document says are due


DUTIES = (
    # 193/BC-STTTT, opening: "Công văn số 1699/SNV-CCHC ngày 13/8/2018 … hướng dẫn xây dựng báo cáo định kỳ"; it names
    # neither who reports nor when. The department that cites it is the only body known.
    Duty("snv-1699", "1699/SNV-CCHC, 13/8/2018", ()),
    # 03/BC-TTHC, II: "Định kỳ hàng quý, Trung tâm báo cáo tình hình tổ chức và hoạt động".
    Duty("trung-tam-2019", "03/BC-TTHC, 11/7/2019", (), ("trung-tam-phuc-vu-hanh-chinh-cong",), ("quarter",)),
    # 72/BC-UBND, opening: "Công văn số 534/SNV-TTr ngày 11/3/2022 … đối với Ủy ban nhân dân cấp huyện".
    Duty("snv-534", "534/SNV-TTr, 11/3/2022", ("huyen", "thi-xa", "thanh-pho")),
    # 47/BC-STTTT, opening: "Công văn số 535/SNV-TTr ngày 11/3/2022 … đối với sở ngành trên địa bàn tỉnh". Which bodies
    # besides the departments proper count as "ngành" it does not say.
    Duty("snv-535", "535/SNV-TTr, 11/3/2022", ("so",)),
)


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


def make_calendar(collection: Collection) -> tuple[CalendarEntry, ...]:
    """Regimes in the order of time, bodies in the order of the list, kinds from short to long."""
    return tuple(entry for duty in DUTIES for entry in _entries(duty, collection))


def forms_of(regime: str, collection: Collection) -> tuple[str, ...]:
    return tuple(form.id for form in collection.forms.values() if form.regime == regime)


def _entries(duty: Duty, collection: Collection) -> Iterator[CalendarEntry]:
    releases = [release for release in collection.newest() if release.source.regime == duty.regime]
    held = {(release.unit, release.period): release.report for release in releases}
    periods = collection.references.periods
    filed = {periods[release.period].kind for release in releases}
    for unit in _bodies(duty, collection.references.units.values(), releases):
        for kind in KINDS:
            basis: Basis = "stated" if kind in duty.stated else "filed" if kind in filed else "unknown"
            for period in _periods(kind, releases, periods.values()) if basis != "unknown" else ("",):
                report = held.get((unit, period), "")
                status: Status = "held" if report else "unknown" if basis == "unknown" else "not_collected"
                yield CalendarEntry(duty.regime, unit, kind, period, basis, status, report)


def _bodies(duty: Duty, units: Iterable[Unit], releases: Iterable[Release]) -> list[str]:
    """Bodies that the document names, that have reported, and that were there then: later ones owe nothing."""
    reporting = {release.unit for release in releases}
    years = {release.period[:4] for release in releases}
    named = duty.unit_types
    return [
        unit.id
        for unit in units
        if unit.id in reporting
        or unit.id in duty.units
        or (unit.type in named and unit.level in ("district", "department") and _was_there(unit, years))
    ]


def _was_there(unit: Unit, years: set[str]) -> bool:
    return all((unit.valid_from or "0") <= f"{year}-12-31" and (unit.valid_to or "9") >= year for year in years)


def _periods(kind: str, releases: Iterable[Release], periods: Iterable[Period]) -> tuple[str, ...]:
    """Periods of the kind in the years of which the collection holds a report under the regime."""
    years = {release.period[:4] for release in releases}
    found = tuple(period.id for period in periods if period.kind == kind and period.id[:4] in years)
    return found or ("",)
