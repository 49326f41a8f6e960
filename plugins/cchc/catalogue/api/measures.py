"""measures.json and measures/<id>.json: headline figures with numerator, denominator, method and place."""

from __future__ import annotations

from ...model.measures import Measure, MeasureValue, Variant
from ...words.text import message
from ..json_text import record
from ..publication import Publication
from .route import API, Document, Route, make_list


def list_measures(publication: Publication, key: str) -> Document:
    return make_list("measures", (_summary(publication, one) for one in publication.edition.measures.values()))


def show_measure(publication: Publication, key: str) -> Document:
    measure, values = publication.edition.measures[key], publication.edition.values_by_measure[key]
    methods = tuple(_method(variant) for variant in measure.variants)
    return {
        "measure": _summary(publication, measure) | {"methods": list(methods)},
        **make_list("values", (_value(publication, measure, one) for one in values)),
    }


def _summary(publication: Publication, one: Measure) -> Document:
    return record(
        id=one.id,
        title=one.title,
        short=one.short,
        question=one.question,
        topic=one.topic,
        unit_of_measure=one.unit_of_measure,
        scale=one.scale,
        decimals=one.decimals,
        direction=one.direction,
        minimum_denominator=one.minimum_denominator,
        caveats=one.caveats,
        values=len(publication.edition.values_by_measure[one.id]),
        url=publication.host.at(f"{API}measures/{one.id}.json"),
        page=publication.host.both(publication.links.indicator(one.id)),
    )


def _method(one: Variant) -> Document:
    return record(
        method=one.method,
        label=one.method_label,
        forms=one.forms,
        numerator=one.numerator,
        denominator=one.denominator,
        note=one.note,
    )


def _value(publication: Publication, measure: Measure, one: MeasureValue) -> Document:
    return record(
        unit=one.unit,
        period=one.period,
        category=one.category,
        value=one.value,
        numerator=one.numerator,
        denominator=one.denominator,
        above_whole=one.above_whole,
        method=one.method,
        report=one.report,
        version=publication.edition.releases[one.report].version,
        table=one.table,
        row=one.row,
        parts=_parts(measure, one),
    )


def _parts(measure: Measure, one: MeasureValue) -> tuple[Document, ...]:
    """The value names its cells in one run: those of the numerator first."""
    variant = next(variant for variant in measure.variants if variant.method == one.method and _fits(variant, one))
    above = len(variant.numerator)
    return tuple(
        record(role="numerator" if at < above else "denominator", row=row, field=field, indicator=indicator)
        for at, (row, field, indicator) in enumerate(one.parts)
    )


def _fits(variant: Variant, one: MeasureValue) -> bool:
    """Two variants may share a method; the value's cells tell which of them was used."""
    return (*variant.numerator, *variant.denominator) == tuple(indicator for _, _, indicator in one.parts)


def _with_most(publication: Publication) -> str:
    values = publication.edition.values_by_measure
    return max(values, key=lambda measure: (len(values[measure]), measure))


ROUTES = (
    Route("measures.json", message("Các chỉ số"), "MeasuresDocument", list_measures),
    Route(
        "measures/{measure}.json",
        message("Một chỉ số: định nghĩa, cách tính và mọi giá trị"),
        "MeasureDocument",
        show_measure,
        keys=lambda publication: publication.edition.measures,
        example=_with_most,
    ),
)
