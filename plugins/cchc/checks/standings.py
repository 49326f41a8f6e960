"""Standings: what the checks and the transcribers' remarks say about each figure, decided in one place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ..model.findings import (
    AGREES,
    CONTESTED,
    IMPOSSIBLE,
    NO_STANDING,
    REMARK,
    STANDINGS,
    CellPlace,
    CellStandings,
    CheckResult,
    Explanation,
    FigureStanding,
    Finding,
    Standing,
    weakest,
)
from ..model.measures import MeasureValue
from ..model.releases import Annotation, Release
from .rules import RULES

_Evidence = dict[CellPlace, dict[Standing, list[CheckResult]]]
DOUBTS = ("remark", "misprint")  # kinds of annotations in which a transcriber says that a figure is not plain


def standings_of(
    release: Release, results: Sequence[CheckResult], findings: Mapping[tuple[str, str], Finding]
) -> dict[CellPlace, FigureStanding]:
    """By cell of the release; cells of which nothing is known are left out (NO_STANDING).

    `results` are the answers about this release, `findings` its explained failures by check and place.
    """
    evidence: _Evidence = {}
    for result in results:
        finding = findings.get(result.key)
        for place, standing in _effects(result, finding.explanation if finding else None):
            evidence.setdefault(place, {}).setdefault(standing, []).append(result)
    # A total with a single part states that part once more: who contradicts the one contradicts the other. First down
    # and up a column, which tells the same thing in each row; then from a total to a part of another name.
    for result in sorted(results, key=lambda result: result.rule != "column_total"):
        if result.answer == "pass":
            _pass_between(release, result, evidence)
    _withdraw(evidence)
    _spare(evidence)
    doubts, known = _doubts(release), {place: told for place, told in evidence.items() if told}
    return {place: _decide(evidence.get(place, {}), doubts.get(place, ())) for place in {**known, **doubts}}


def confirms(result: CheckResult) -> bool:
    """Whether it says that a figure is right: a sum, a percentage or a second statement that agrees. To lie within
    bounds is no confirmation: most wrong figures do."""
    return result.answer == "pass" and RULES[result.rule].nature in ("sum", "same")


def standing_of_value(value: MeasureValue, standings: CellStandings) -> FigureStanding:
    """Of a value worked out from cells; a part larger than its whole is impossible whatever a form's checks ask."""
    of_parts = weakest(standings.get(place, NO_STANDING) for place in value.cells)
    return replace(of_parts, standing=IMPOSSIBLE) if value.above_whole else of_parts


def _decide(evidence: Mapping[Standing, list[CheckResult]], doubts: tuple[Annotation, ...]) -> FigureStanding:
    """The first standing for which there is a reason."""
    for standing in STANDINGS:
        annotations = doubts if standing == REMARK else ()
        if standing in evidence or annotations:
            return FigureStanding(standing, tuple(evidence.get(standing, ())), annotations)
    return NO_STANDING


def _pass_between(release: Release, result: CheckResult, evidence: _Evidence) -> None:
    if RULES[result.rule].nature != "sum" or not any(CONTESTED in evidence.get(place, {}) for place in result.cells):
        return
    total, *parts = result.cells
    printed = [part for part in parts if _number_at(release, part) is not None]
    whole = [part for part in printed if len(printed) == 1 or _number_at(release, part)]
    # A percentage may have a single part too, but is not the same number.
    if len(whole) != 1 or _number_at(release, whole[0]) != _number_at(release, total):
        return
    known, part = (evidence.setdefault(place, {}) for place in (total, whole[0]))
    if CONTESTED in known:
        part.setdefault(CONTESTED, known[CONTESTED])
    elif CONTESTED in part and result.rule == "column_total":
        known[CONTESTED] = part[CONTESTED]


def _withdraw(evidence: _Evidence) -> None:
    """A figure of another table that is itself in doubt confirms nothing: a sum may hold because both sides count the
    same dossiers twice."""
    doubted = {place for place, known in evidence.items() if known.keys() - {AGREES}}
    for place, known in evidence.items():
        confirmed = [
            result
            for result in known.pop(AGREES, ())
            if not any(other in doubted and other.table != place.table for other in result.cells)
        ]
        if confirmed:
            known[AGREES] = confirmed


def _spare(evidence: _Evidence) -> None:
    """Of figures that cannot all be true, one that another statement confirms is not what breaks the bound, unless all
    of them are confirmed: it keeps a remark."""
    confirmed = {place for place, known in evidence.items() if AGREES in known}
    for place in confirmed:
        for result in evidence[place].pop(IMPOSSIBLE, []):
            standing = IMPOSSIBLE if confirmed.issuperset(result.cells) else REMARK
            evidence[place].setdefault(standing, []).append(result)


def _number_at(release: Release, place: CellPlace) -> Decimal | None:
    table = release.table(place.table)
    row = table.row(place.row) if table else None
    return row.cells[place.field].number if row and place.field in row.cells else None


def _doubts(release: Release) -> dict[CellPlace, tuple[Annotation, ...]]:
    """Remarks about single figures; what is said of a row's label or note is no doubt about its numbers."""
    doubts = {}
    for table, row, field, cell in release.cells():
        if annotations := tuple(annotation for annotation in cell.annotations if annotation.kind in DOUBTS):
            doubts[CellPlace(table.id, row.key, field)] = annotations
    return doubts


def _effects(result: CheckResult, explanation: Explanation | None) -> Iterable[tuple[CellPlace, Standing]]:
    """What one answer means for each cell that took part in it."""
    nature = RULES[result.rule].nature
    if result.answer == "pass":
        return [(place, AGREES) for place in result.cells] if confirms(result) else ()
    if result.answer != "fail" or not result.cells:
        return ()  # an answer about the dates of documents is about no figure
    if result.level == "remark" or nature == "presence" or (explanation and explanation.difference):
        return [(place, REMARK) for place in result.cells]
    if nature == "bound":
        # Impossible within one row or column of a table; between tables two statements contradict each other.
        sizes = Counter(place.table for place in result.cells)
        if len(sizes) == 1:
            return [(place, IMPOSSIBLE) for place in result.cells]
        few = min(sizes.values())  # of a side that is added up over a whole table no single figure is in doubt
        return [(place, CONTESTED if sizes[place.table] == few else REMARK) for place in result.cells]
    if nature == "same":
        return [(place, CONTESTED) for place in result.cells]
    # A printed total or percentage against its parts: of these no second figure exists.
    total, *parts = result.cells
    return [(total, CONTESTED), *((part, REMARK) for part in parts)]
