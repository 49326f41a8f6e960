"""Index across reports: what a rule about whole reports needs beside the report itself, collected once for all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..model.collection import Collection, DocumentCitation, References
from ..model.releases import Release
from ..model.roles import IN_HAND
from .observations import Observation, observations_of

# (unit, category, first day after the period) -> what was pending then
Pending = Mapping[tuple[str, str, str], tuple[Observation, ...]]


@dataclass(frozen=True)
class CrossReportIndex:
    references: References
    citations: Mapping[str, tuple[DocumentCitation, ...]]  # by report
    pending: Pending
    signs: Mapping[str, Counter[str]]  # of documents, by their kind; of a kind never cited an empty one


def make_cross_report_index(collection: Collection, releases: Iterable[Release]) -> CrossReportIndex:
    """Everything is indexed here, so that checking one more report costs only its own cells."""
    citations: dict[str, list[DocumentCitation]] = {}
    for citation in collection.references.citations:
        citations.setdefault(citation.report, []).append(citation)
    return CrossReportIndex(
        references=collection.references,
        citations={report: tuple(cited) for report, cited in citations.items()},
        pending=_index_pending(collection.references, releases),
        signs=_count_signs(collection.references.citations),
    )


def sign_of(citation: DocumentCitation) -> str:
    """Of 1/2031/AB-CD the AB: the first word after the numbers."""
    sign = re.match(r"\d[^/]*/(?:\d+/)*([^-./]+)", citation.number)
    return sign[1] if sign else ""


def _count_signs(citations: Iterable[DocumentCitation]) -> Mapping[str, Counter[str]]:
    signs: dict[str, Counter[str]] = defaultdict(Counter)
    for citation in {citation.document: citation for citation in citations if sign_of(citation)}.values():
        signs[citation.kind][sign_of(citation)] += 1
    return signs


def _index_pending(references: References, releases: Iterable[Release]) -> Pending:
    in_hand = references.indicators_with(IN_HAND)
    pending: dict[tuple[str, str, str], list[Observation]] = {}
    for release in releases:
        for observation in observations_of(release, in_hand):
            period = references.periods.get(observation.period)
            # A paper of a day before the period ended does not say what was in hand at its end.
            if period is not None and not (release.source.date and release.source.date < period.end):
                key = (observation.unit, observation.category, _day_after(period.end))
                pending.setdefault(key, []).append(observation)
    return {key: tuple(observations) for key, observations in pending.items()}


def _day_after(iso: str) -> str:
    return (date.fromisoformat(iso) + timedelta(days=1)).isoformat()
