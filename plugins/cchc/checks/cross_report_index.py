"""Index across reports: what a rule about whole reports needs beside the report itself, collected once for all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from ..model.collection import DocumentCitation, References
from ..model.releases import Release, Row
from ..model.roles import CARRIED_OVER, IN_HAND
from .cell_ref import CellRef, cell_ref_of


@dataclass(frozen=True)
class Observation:
    unit: str
    period: str
    indicator: str
    category: str
    report: str
    ref: CellRef

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.unit, self.period, self.indicator, self.category)

    def without_rows(self) -> Observation:
        """The same for a reader who wants its number and its place, and no table behind it in memory."""
        return replace(self, ref=CellRef(self.ref.place, None, None, self.ref.cell))


def observations_of(release: Release, indicators: Container[str] | None = None) -> Iterator[Observation]:
    """The tables of a report, not its prose, in printed order; of the indicators named, or of all."""
    for table in release.tables:
        for row in table.rows if table.form.rows != "prose" else ():
            for field in table.form.fields if not _is_about_a_part(row) else ():
                indicator, ref = row.indicator or field.indicator, cell_ref_of(table, row, field.name)
                if ref.number is not None and indicator and (indicators is None or indicator in indicators):
                    unit = row.unit or table.unit
                    yield Observation(unit, table.period, indicator, row.category, release.report, ref)


def _is_about_a_part(row: Row) -> bool:
    """A percent row restates; a group's row without a dimension of its own is not the whole unit."""
    if row.kind in ("section", "subtotal"):
        return not (row.unit or row.indicator or row.category)
    return row.kind == "percent"


Signs = Mapping[str, Counter[str]]  # of what is never cited an empty one
# (unit, category, first day after the period) -> what was pending then
Pending = Mapping[tuple[str, str, str], tuple[Observation, ...]]


@dataclass(frozen=True)
class Balance:
    """All that rules about several reports ask of one: what it carries over into its period and out of it."""

    report: str
    carried_over: tuple[Observation, ...]
    in_hand: tuple[Observation, ...]


def balance_of(release: Release, references: References) -> Balance:
    """A paper of a day before the period ended does not say what was in hand at its end."""
    carried_over, in_hand = (references.indicators_with(role) for role in (CARRIED_OVER, IN_HAND))
    period = references.periods.get(release.period)
    if period and release.source.date and release.source.date < period.end:
        in_hand = frozenset()
    observations = [observation.without_rows() for observation in observations_of(release, carried_over | in_hand)]
    return Balance(
        release.report,
        tuple(observation for observation in observations if observation.indicator in carried_over),
        tuple(observation for observation in observations if observation.indicator in in_hand),
    )


@dataclass(frozen=True)
class CrossReportIndex:
    references: References
    citations: Mapping[str, tuple[DocumentCitation, ...]]  # by report
    signs: tuple[Signs, Signs]  # of documents: the word of the kind, by kind, and that of the body, by issuer
    carried_over: Mapping[str, tuple[Observation, ...]]  # by report
    pending: Pending

    @cached_property
    def of_document(self) -> Mapping[str, tuple[DocumentCitation, ...]]:
        """Every citation of a document, whoever cites it."""
        return _grouped(self.references.citations, lambda citation: citation.document)

    def with_balances(self, balances: Iterable[Balance]) -> CrossReportIndex:
        """Everything is indexed here, so that checking one more report costs only its own cells."""
        carried_over: dict[str, tuple[Observation, ...]] = {}
        pending: dict[tuple[str, str, str], list[Observation]] = {}
        for balance in balances:
            carried_over[balance.report] = balance.carried_over
            for observation in balance.in_hand:
                period = self.references.periods.get(observation.period)
                if period is not None:
                    day_after = date.fromisoformat(period.end) + timedelta(days=1)
                    key = (observation.unit, observation.category, day_after.isoformat())
                    pending.setdefault(key, []).append(observation)
        by_key = {key: tuple(observations) for key, observations in pending.items()}
        return replace(self, carried_over=carried_over, pending=by_key)


def index_citations(references: References) -> CrossReportIndex:
    """Before any report is asked."""
    by_report = _grouped(references.citations, lambda citation: citation.report)
    return CrossReportIndex(references, by_report, _count_signs(references.citations), {}, {})


def _grouped(
    citations: Iterable[DocumentCitation], key: Callable[[DocumentCitation], str]
) -> dict[str, tuple[DocumentCitation, ...]]:
    groups: dict[str, list[DocumentCitation]] = {}
    for citation in citations:
        groups.setdefault(key(citation), []).append(citation)
    return {name: tuple(group) for name, group in groups.items()}


def signs_of(citation: DocumentCitation) -> tuple[str, str]:
    """Of 1/2031/AB-CD the AB, the word of its kind, and the CD, that of the body which issues it."""
    words = re.match(r"\d[^/]*/(?:\d+/)*(([^-./]+)(?:[-.]([^/]+))?)$", citation.number)
    return (words[2], re.split("[-.]", words[3] or "")[-1]) if words else ("", "")


def _count_signs(citations: Iterable[DocumentCitation]) -> tuple[Signs, Signs]:
    of_kinds: dict[str, Counter[str]] = defaultdict(Counter)
    of_bodies: dict[str, Counter[str]] = defaultdict(Counter)
    for citation in {citation.document: citation for citation in citations}.values():
        for signs, about, sign in zip(
            (of_kinds, of_bodies), (citation.kind, citation.issuer), signs_of(citation), strict=True
        ):
            if sign and about:
                signs[about][sign] += 1
    return of_kinds, of_bodies
