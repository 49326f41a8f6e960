"""indicators.json and indicators/<slug>.json: what is measured, and every figure that measures it."""

from __future__ import annotations

from ...model.indicators import Indicator
from ...words.text import message
from ..json_text import record
from ..publication import Publication
from .figures import list_figures
from .route import API, Document, Route, make_list


def list_indicators(publication: Publication, key: str) -> Document:
    indicators = publication.edition.references.indicators.values()
    return make_list("indicators", (_summary(publication, one) for one in indicators))


def show_indicator(publication: Publication, key: str) -> Document:
    indicator = _by_slug(publication)[key]
    figures = publication.edition.store.of_indicator(indicator.id)
    return {"indicator": _indicator(publication, indicator), **list_figures(figures)}


def _by_slug(publication: Publication) -> dict[str, Indicator]:
    return {one.slug: one for one in publication.edition.references.indicators.values()}


def _summary(publication: Publication, one: Indicator) -> Document:
    return record(
        id=one.id,
        slug=one.slug,
        section=one.section,
        group=one.group,
        label=one.label,
        unit_of_measure=one.unit_of_measure,
        value_type=one.value_type,
        direction=one.direction,
        figures=publication.tally.indicators[one.id],
        url=publication.host.at(f"{API}indicators/{one.slug}.json"),
        page=publication.host.both(publication.links.indicator(one.slug)),
    )


def _indicator(publication: Publication, one: Indicator) -> Document:
    codes = publication.edition.references.code_lists.get(one.code_list, {})
    return _summary(publication, one) | record(
        definition=one.definition,
        comparability=one.comparability,
        codes=tuple(record(code=code, label=label) for code, label in codes.items()),
    )


def _with_most(publication: Publication) -> str:
    return max(_by_slug(publication).values(), key=lambda one: (publication.tally.indicators[one.id], one.slug)).slug


ROUTES = (
    Route("indicators.json", message("Các chỉ tiêu"), "IndicatorsDocument", list_indicators),
    Route(
        "indicators/{slug}.json",
        message("Một chỉ tiêu: định nghĩa và mọi số liệu"),
        "IndicatorDocument",
        show_indicator,
        keys=_by_slug,
        example=_with_most,
    ),
)
