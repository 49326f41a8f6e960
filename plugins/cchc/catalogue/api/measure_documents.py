"""indicators.json, measures.json, measures/<id>.json: what is measured, and headline figures with their parts."""

from collections.abc import Iterator

from ...model.measures import Measure, MeasureValue, Variant
from ...pages.check_views import finding_anchor
from ...pages.links import measure_document
from ..publication import Publication
from .api_records import Record, listed, make_record


def list_indicators(publication: Publication) -> Iterator[Record]:
    for indicator in publication.edition.references.indicators.values():
        codes = publication.edition.references.code_lists.get(indicator.code_list, {})
        yield make_record(
            "Indicator",
            indicator,
            figures=publication.figure_count("indicator", indicator.id),
            page=publication.pages(publication.links.indicator(indicator)),
            codes=tuple(make_record("Code", code=code, label=label) for code, label in codes.items()),
        )


def list_measures(publication: Publication) -> Iterator[Record]:
    for measure in publication.edition.measures.values():
        yield make_record("MeasureSummary", measure, **_facts(publication, measure))


def show_measure(publication: Publication, measure_id: str) -> Record:
    measure = publication.edition.measures[measure_id]
    methods = tuple(make_record("Method", variant, label=variant.method_label) for variant in measure.variants)
    values = publication.edition.values_by_measure[measure_id]
    return make_record(
        "MeasureDocument",
        measure=make_record("Measure", measure, **_facts(publication, measure), methods=methods),
        count=len(values),
        values=listed("MeasureValue", (_value(publication, measure, value) for value in values)),
    )


def _value(publication: Publication, measure: Measure, value: MeasureValue) -> Record:
    known = publication.edition.standing_of(value)
    results = known.results if known.is_doubted else ()
    return make_record(
        "MeasureValue",
        value,
        version=publication.edition.releases[value.report].version,
        standing=known.standing,
        basis=known.reasons,
        contradictions=tuple(make_record("Contradiction", each, finding=finding_anchor(each)) for each in results),
        parts=listed("Part", _parts(measure, value)),
    )


def _facts(publication: Publication, measure: Measure) -> Record:
    """What the site adds to a measure."""
    return {
        "values": len(publication.edition.values_by_measure[measure.id]),
        "url": publication.host.at(measure_document(measure.id)),
        "page": publication.pages(publication.links.measure(measure.id)),
    }


def _parts(measure: Measure, value: MeasureValue) -> Iterator[Record]:
    """The cells of the value, of which the variant says how many belong to the numerator; they come first."""
    variant = next(variant for variant in measure.variants if variant.method == value.method and _fits(variant, value))
    for at, (row, field, indicator) in enumerate(value.parts):
        role = "numerator" if at < len(variant.numerator) else "denominator"
        yield make_record("Part", role=role, row=row, field=field, indicator=indicator)


def _fits(variant: Variant, value: MeasureValue) -> bool:
    """Two variants may share a method; the value's cells tell which of them was used."""
    return (*variant.numerator, *variant.denominator) == tuple(indicator for _, _, indicator in value.parts)


def measure_with_most(publication: Publication) -> str:
    values = publication.edition.values_by_measure
    return max(values, key=lambda measure: (len(values[measure]), measure))
