"""Tiles: headline measures of a unit, with their evidence and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..core.measures import MeasureValue
from .evidence import evidence_of
from .models import Tile
from .site import Site
from .standings import Standings, rank_words

# Which headline comes first on a page; the rest follow in the order of data/measures.
FIRST = (
    "dung-han",
    "qua-han",
    "truc-tuyen",
    "ton-qua-han",
    "van-ban-dien-tu",
    "hai-long-may-bam",
    "hai-long-khao-sat",
    "nhiem-vu-ke-hoach",
    "diem-giai-quyet",
)


def tile_of(site: Site, standings: Standings, value: MeasureValue, context: str = "") -> Tile:
    measure = site.edition.measures[value.measure]
    return Tile(
        name=site.language.text(measure.short),
        # A part larger than its whole is the paper's contradiction, not a share of 172 %.
        figure=site.t("không tính được") if value.above_whole else site.value(measure, value.value),
        missing=value.above_whole,
        evidence=evidence_of(site, measure, value),
        rank=rank_words(site, standings.group(value), value),
        trend=trend_words(site, value),
        context=context,
        path=site.links.indicator(measure.id),
    )


def trend_words(site: Site, value: MeasureValue) -> str:
    """What the same measure was before, in words and without an arrow: two ways of counting make no trend."""
    before = _before(site, value)
    if before is None or value.above_whole:
        return ""
    measure = site.edition.measures[value.measure]
    period, said = site.when(before.period), site.value(measure, before.value)
    if before.method == value.method:
        return site.t("trước đó, {period}: {value}", period=period, value=said)
    return site.t("trước đó, {period}: {value}, đếm cách khác", period=period, value=said)


def _before(site: Site, value: MeasureValue) -> MeasureValue | None:
    """The newest earlier value, counted the same way if there is one; a period is not before one it overlaps."""
    periods = site.edition.references.periods
    start = periods[value.period].start
    earlier = [
        other
        for other in site.edition.values_by_unit.get(value.unit, ())
        if (other.measure, other.category) == (value.measure, value.category)
        and periods[other.period].end < start
        and not other.above_whole
    ]
    return max(earlier, key=lambda other: (periods[other.period].end, other.method == value.method), default=None)


def headline_values(values: Iterable[MeasureValue]) -> list[MeasureValue]:
    """One value a measure, most telling measure first; a unit's own total before a part of it."""
    best: dict[str, MeasureValue] = {}
    for value in values:
        held = best.get(value.measure)
        if held is None or (held.category and not value.category):
            best[value.measure] = value
    return sorted(best.values(), key=lambda value: _order(value.measure))


def method_notes(site: Site, values: Sequence[MeasureValue]) -> str:
    """What is special about how these were counted, each note once."""
    notes: dict[str, None] = {}
    for value in values:
        form = site.table(value.report, value.table).form.id
        for variant in site.edition.measures[value.measure].variants:
            if form in variant.forms and variant.note:
                notes[site.language.text(variant.note)] = None
    return " ".join(notes)


def _order(measure: str) -> tuple[int, str]:
    return (FIRST.index(measure) if measure in FIRST else len(FIRST), measure)
