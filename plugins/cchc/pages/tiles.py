"""Tiles: headline measures of a unit, with their evidence and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model.measures import MeasureValue
from .evidence import evidence_of
from .models import Tile
from .page_context import PageContext
from .rank_words import rank_words


def tile_of(site: PageContext, value: MeasureValue, context: str = "") -> Tile:
    measure = site.edition.measures[value.measure]
    return Tile(
        name=site.language.text(measure.short),
        figure=site.format_value(value),
        missing=value.above_whole,
        evidence=evidence_of(site, measure, value),
        rank=rank_words(site, site.rankings.group(value), value),
        trend=trend_words(site, value),
        context=context,
        path=site.links.indicator(measure.id),
    )


def trend_words(site: PageContext, value: MeasureValue) -> str:
    """What the same measure was before, in words and without an arrow; two ways of counting make no trend."""
    before = _before(site, value)
    if before is None or value.above_whole or before.method != value.method:
        return ""
    return site.t("trước đó, {period}: {value}", period=site.when(before.period), value=site.format_value(before))


def _before(site: PageContext, value: MeasureValue) -> MeasureValue | None:
    """The newest earlier value; of two in one period the one counted the same way. A period is not before one it
    overlaps."""
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


def headline_values(site: PageContext, values: Iterable[MeasureValue]) -> list[MeasureValue]:
    """One value a measure, most telling measure first; a unit's own total before a part of it."""
    best: dict[str, MeasureValue] = {}
    for value in values:
        held = best.get(value.measure)
        if held is None or (held.category and not value.category):
            best[value.measure] = value
    return sorted(best.values(), key=lambda value: _order(site, value.measure))


def method_notes(site: PageContext, values: Sequence[MeasureValue]) -> tuple[str, ...]:
    """What is special about how these were counted: each note once, with the measures it is about."""
    about: dict[str, list[str]] = {}
    for value in values:
        note = method_note(site, value)
        if note:
            about.setdefault(note, []).append(site.language.text(site.edition.measures[value.measure].short))
    return tuple(f"{', '.join(dict.fromkeys(names))}: {note}" for note, names in about.items())


def method_note(site: PageContext, value: MeasureValue) -> str:
    form = site.table(value.report, value.table).form.id
    variants = site.edition.measures[value.measure].variants
    return next((site.language.text(one.note) for one in variants if form in one.forms), "")


def _order(site: PageContext, measure: str) -> tuple[int, str]:
    """Which headline comes first on a page; those that the portal does not name follow by their ids."""
    first = site.portal.headlines
    return (first.index(measure) if measure in first else len(first), measure)
