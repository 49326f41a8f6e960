"""Index across reports: what a rule about whole reports needs beside the report itself, collected once for all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from ..model.collection import DocumentCitation, References
from ..model.releases import Release
from ..model.roles import CARRIED_OVER, IN_HAND
from .observations import Observation, observations_of

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
    carried_over: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)  # by report
    pending: Pending = field(default_factory=dict)

    @cached_property
    def of_document(self) -> Mapping[str, tuple[DocumentCitation, ...]]:
        """Every citation of a document, whoever cites it."""
        citations: dict[str, tuple[DocumentCitation, ...]] = {}
        for citation in self.references.citations:
            citations[citation.document] = (*citations.get(citation.document, ()), citation)
        return citations

    def with_balances(self, balances: Iterable[Balance]) -> CrossReportIndex:
        """Everything is indexed here, so that checking one more report costs only its own cells."""
        carried_over: dict[str, tuple[Observation, ...]] = {}
        pending: dict[tuple[str, str, str], list[Observation]] = {}
        for balance in balances:
            carried_over[balance.report] = balance.carried_over
            for observation in balance.in_hand:
                period = self.references.periods.get(observation.period)
                if period is not None:
                    key = (observation.unit, observation.category, _day_after(period.end))
                    pending.setdefault(key, []).append(observation)
        by_key = {key: tuple(observations) for key, observations in pending.items()}
        return replace(self, carried_over=carried_over, pending=by_key)


def index_citations(references: References) -> CrossReportIndex:
    """Before any report is asked."""
    citations: dict[str, list[DocumentCitation]] = {}
    for citation in references.citations:
        citations.setdefault(citation.report, []).append(citation)
    by_report = {report: tuple(cited) for report, cited in citations.items()}
    return CrossReportIndex(references, by_report, _count_signs(references.citations))


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


def _day_after(iso: str) -> str:
    return (date.fromisoformat(iso) + timedelta(days=1)).isoformat()
