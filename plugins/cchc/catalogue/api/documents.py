"""The documents of the API: what each lists, and what records.csv cannot work out by itself.

as-of/<edition>.json tells in what an edition differs from today's figures, which is all that is needed to replay it.
Tables and files of a report are told by its data package.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from ...edition import Edition, Told
from ...model.figures import Figure, edition_names, shared_place, told
from ...model.findings import CellPlace
from ...model.measures import Measure, MeasureValue
from ...model.releases import Release
from ..publication import Publication
from .api_records import OF_TABLE, Record, RecordMaker, listed, make_record


def all_passages(edition: Edition) -> list[Told]:
    releases = edition.releases.values()
    return [Told(release, passage) for release in releases for passage in release.narrative]


def tell_passage(_: RecordMaker, told: Told) -> Record:
    release = told.release
    return make_record("Passage", told.passage, report=release.report, version=release.version)


def all_versions(edition: Edition) -> list[Release]:
    return sorted(edition.collection.releases, key=attrgetter("created", "report", "version_key"))


def tell_version(made: RecordMaker, release: Release) -> Record:
    edition = made.publication.edition
    versions = edition.collection.versions[release.report]
    earlier = [other for other in versions if other.version_key < release.version_key]
    changes = edition.step(earlier[-1], release)[0].cells if earlier else ()
    previous = earlier[-1].version if earlier else None
    return made.record("Version", release, previous=previous, changed_cells=made.listed("CellChange", changes))


def units_with_documents(publication: Publication) -> tuple[str, ...]:
    """Of a unit that stands in one table, that table tells all."""
    return tuple(filter(publication.edition.has_own_files, publication.edition.references.units))


def unit_with_most(publication: Publication) -> str:
    """The example that shows most."""
    count = publication.edition.store.count_stated
    return max(units_with_documents(publication), key=lambda unit: (count("unit", unit), unit))


def show_unit(made: RecordMaker, unit: str) -> Record:
    edition = made.publication.edition
    figures = tuple(edition.judged(edition.store.of_unit(unit)))
    tables = tuple(_table(tuple(group)) for _, group in groupby(figures, attrgetter(*OF_TABLE)))
    about = made.record("Unit", edition.references.units[unit])
    return make_record("UnitDocument", unit=about, count=len(figures), tables=tables)


def _table(figures: Sequence[Figure]) -> Record:
    """What the figures of one table share is told once."""
    place = shared_place(figure.source for figure in figures)
    told = (
        make_record("UnitFigure", figure, value=figure.number, source=figure.source.removeprefix(place))
        for figure in figures
    )
    return make_record("UnitTable", figures[0], source=place, figures=listed("UnitFigure", told))


def measure_with_most(publication: Publication) -> str:
    values = publication.edition.values_by_measure
    return max(values, key=lambda measure: (len(values[measure]), measure))


def show_measure(made: RecordMaker, measure_id: str) -> Record:
    edition = made.publication.edition
    measure, values = edition.measures[measure_id], edition.values_by_measure[measure_id]
    return make_record(
        "MeasureDocument",
        measure=made.record("Measure", measure),
        count=len(values),
        values=listed("MeasureValue", (_value(made, measure, value) for value in values[: made.most])),
    )


def _value(made: RecordMaker, measure: Measure, value: MeasureValue) -> Record:
    edition = made.publication.edition
    known = edition.standing_of(value)
    return make_record(
        "MeasureValue",
        value,
        version=edition.releases[value.report].version,
        standing=known.standing,
        basis=known.reasons,
        contradictions=made.listed("Contradiction", known.results if known.is_doubted else ()),
        parts=listed("Part", _parts(measure, value)),
    )


def _parts(measure: Measure, value: MeasureValue) -> Iterator[Record]:
    """The cells of the value, of which the variant says how many belong to the numerator; they come first. Two variants
    may share a method; the cells tell which of them was used."""
    indicators = tuple(indicator for _, _, indicator in value.parts)
    variants = (variant for variant in measure.variants if variant.method == value.method)
    used = next(each for each in variants if (*each.numerator, *each.denominator) == indicators)
    for at, (row, field, indicator) in enumerate(value.parts):
        role = "numerator" if at < len(used.numerator) else "denominator"
        yield make_record("Part", role=role, row=row, field=field, indicator=indicator)


def editions(publication: Publication) -> tuple[str, ...]:
    return edition_names(publication.edition.collection.releases)


def show_as_of(made: RecordMaker, name: str) -> Record:
    edition = made.publication.edition
    versions = {release.report: release.version for release in edition.releases_by_edition[name]}
    history = [past for past in edition.history if past.figure.report in versions]
    then = {_cell(past.figure): past.figure for past in history if past.holds_in(name)}
    now = {_cell(past.figure): past.figure for past in history if not past.last}

    def record(figure: Figure) -> Record:
        """A cell may have stood unchanged through several versions: its version is the edition's."""
        return make_record("Figure", figure, value=figure.number, version=versions[figure.report])

    cells = tuple(
        make_record("PastCell", figure, figure=record(then[cell]) if cell in then else None)
        for cell, figure in (now | then).items()
        if told(then.get(cell)) != told(now.get(cell))
    )
    named = tuple(make_record("EditionVersion", report=report, version=version) for report, version in versions.items())
    return make_record("AsOfDocument", edition=name, versions=named, count=len(cells), cells=cells)


def _cell(figure: Figure) -> tuple[str, CellPlace]:
    return figure.report, figure.place
