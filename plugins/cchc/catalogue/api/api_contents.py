"""The API's documents: what each lists, and what records.csv cannot work out by itself; their routes, their OpenAPI
description, their page.

as-of/<edition>.json tells in what an edition differs from today's figures, which is all that is needed to replay it.
Tables and files of a report are told by its data package.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from ...edition import Edition, Told
from ...formats.file_facts import LICENCE_NAME
from ...formats.json_text import Json, render_json
from ...model.figures import Figure, edition_names, shared_place, told
from ...model.findings import CellPlace
from ...model.measures import Measure, MeasureValue
from ...model.releases import Release
from ...pages.models import Link, Page, PageSection, TableView
from ...pages.page_context import TEXTS, PageContext
from ...pages.table_views import listed_facts, listed_table
from ...pages.written_texts import example, text_page
from ...words.text import Lang, message
from ..publication import PROVENANCE, Publication, all_translations
from .api_records import (
    API,
    API_PAGE,
    DOCUMENT,
    LONG,
    OF_TABLE,
    ApiShape,
    Document,
    Record,
    RecordMaker,
    Route,
    language_shapes,
    list_route,
    listed,
    make_record,
    record_shapes,
)

OPENAPI = f"{API}openapi.json"


def show_index(made: RecordMaker, key: str) -> Record:
    routes = made.listed("Route", routes_in_use(made.publication))
    return made.record("IndexDocument", None, routes=routes, openapi=made.publication.host.at(OPENAPI))


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
    told = (
        made.record("MeasureValue", value, parts=listed("Part", _parts(measure, value)))
        for value in values[: made.most]
    )
    about = {"measure": made.record("Measure", measure), "count": len(values)}
    return make_record("MeasureDocument", **about, values=listed("MeasureValue", told))


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


UNIT_ROUTE = Route(
    "units/{unit}.json",
    record_shapes()["UnitDocument"],
    show_unit,
    units_with_documents,
    unit_with_most,
)
ROUTES: tuple[Route, ...] = (
    Route("index.json", record_shapes()["IndexDocument"], show_index),
    list_route("units.json", "Unit", lambda edition: edition.references.units.values()),
    UNIT_ROUTE,
    list_route("periods.json", "Period", lambda edition: edition.references.periods.values()),
    list_route("indicators.json", "Indicator", lambda edition: edition.references.indicators.values()),
    list_route("measures.json", "MeasureSummary", lambda edition: edition.measures.values()),
    Route(
        "measures/{measure}.json",
        record_shapes()["MeasureDocument"],
        show_measure,
        lambda publication: publication.edition.measures,
        measure_with_most,
    ),
    list_route("reports.json", "Report", lambda edition: edition.releases.values()),
    list_route("narrative.json", "Passage", all_passages, tell_passage),
    list_route("findings.json", "Finding", lambda edition: edition.findings),
    list_route("versions.json", "Version", all_versions, tell_version),
    Route(
        "as-of/{edition}.json",
        record_shapes()["AsOfDocument"],
        show_as_of,
        editions,
        lambda publication: editions(publication)[0],
    ),
)


def routes_in_use(publication: Publication) -> tuple[Route, ...]:
    """Those that have a document, and so an example: a collection may have no measures yet."""
    return tuple(route for route in ROUTES if route.count(publication))


def explained_shapes(languages: Sequence[Lang]) -> tuple[ApiShape, ...]:
    """Of all that documents are made of."""
    return *language_shapes(languages), *(shape for shape in record_shapes().values() if shape.kind != DOCUMENT)


def all_shapes(languages: Sequence[Lang]) -> Mapping[str, ApiShape]:
    """Of records, told one by one or by column, and of whole documents, by name."""
    records = (shape.in_lists for shape in explained_shapes(languages))
    return {shape.name: shape for shape in (*records, *(route.shape for route in ROUTES))}


_NOT_THERE = message("Không có tệp nào mang mã ấy: máy chủ trả lời bằng trang báo lỗi của mình.")
# The servers' own page, whatever it is: nothing runs on them that could answer in JSON.
_A_PAGE: Document = {"text/html": {"schema": {"type": "string"}}}


def make_openapi(publication: Publication) -> Document:
    host, languages = publication.host, publication.languages
    return {
        "openapi": "3.1.0",
        "info": {
            "title": all_translations(publication.portal.names.publisher, languages),
            "version": "1",
            "description": all_translations(PROVENANCE, languages),
            "license": {"name": "CC BY 4.0", "identifier": LICENCE_NAME},
        },
        # Relative to this file: the description holds wherever the site stands.
        "servers": [{"url": host.at(API) if host.url else "./"}],
        "externalDocs": {"url": host.at(API_PAGE)},
        "paths": {f"/{route.path}": {"get": _operation(publication, route)} for route in routes_in_use(publication)},
        "components": {"schemas": {name: shape.schema(languages) for name, shape in all_shapes(languages).items()}},
    }


def _operation(publication: Publication, route: Route) -> Document:
    languages, (_, document) = publication.languages, route.example(publication)
    schema = {"$ref": f"#/components/schemas/{route.answer.name}"}
    content = {"application/json": {"schema": schema, "example": shorten(document)}}
    answers: Document = {"200": {"description": all_translations(route.answer.title, languages), "content": content}}
    operation: Document = {
        "operationId": route.path.removesuffix(".json").replace("/{", "_").replace("}", ""),
        "summary": all_translations(route.title, languages),
        "responses": answers,
    }
    if route.parameter:
        # Not a closed list: units, indicators and reports are added without a new version of the API.
        schema = {"type": "string", "pattern": "^[a-z0-9-]+$"}
        place = {"name": route.parameter, "in": "path", "required": True, "schema": schema}
        operation["parameters"] = [{**place, "example": route.example_key(publication)}]
        answers["404"] = {"description": all_translations(_NOT_THERE, languages), "content": _A_PAGE}
    return operation


def shorten(value: Json) -> Json:
    """The same document with the first item alone of each long list: short enough to be read."""
    if isinstance(value, dict):
        return {key: shorten(part) for key, part in value.items()}
    if isinstance(value, list):
        return [shorten(part) for part in value[: 1 if len(value) >= LONG else None]]
    return value


_LOCAL = "http://localhost:8000"  # where `make serve` shows the site
_SPREAD = 4  # deep enough for every part of an example to stand on a line of its own


def api_page(context: PageContext, publication: Publication) -> Page:
    routes, shapes, text = routes_in_use(publication), explained_shapes(publication.languages), context.language.text
    links = (
        Link(f"/{API}{each.path}", f"{context.links.api()}#{route_anchor(each)}", text(each.title)) for each in routes
    )
    page = text_page(
        context,
        API_PAGE.rstrip("/"),
        parts={
            "code: python": PageSection("", "", code=python_example(publication, context.texts)),
            "routes: list": PageSection("", "", links=tuple(links)),
            "routes: examples": tuple(_route_section(context, route, publication) for route in routes),
            "table: records": PageSection("", "", tables=tuple(_record_table(context, shape) for shape in shapes)),
        },
    )
    return replace(page, kicker="JSON, v1")


def python_example(publication: Publication, texts: Path = TEXTS) -> tuple[tuple[str, str], ...]:
    """(language, program) that prints the values of a measure, if there is one, with nothing but Python itself."""
    base = publication.host.url.rstrip("/") or _LOCAL
    routes = (route for route in routes_in_use(publication) if route.answer.name == "MeasureDocument")
    paths = (route.place(route.example_key(publication)) for route in routes)
    filled = (example(texts, base, "api", base=base, path=path) for path in paths)
    return tuple((language, f"{program}\n") for language, program in filled)


def _route_section(context: PageContext, route: Route, publication: Publication) -> PageSection:
    text = context.language.text
    path, example = route.example(publication)
    shapes = (shape for shape in explained_shapes(publication.languages) if shape.name == route.answer.main_record)
    told = {"api": API, "count": route.count(publication), "example": path, "record": next(shapes, None)}
    intro = context.t("Câu trả lời thật, danh sách dài chỉ giữ mục đầu.")
    facts = listed_facts(context, "route facts", route, **told, anchor=record_anchor)
    code = ("JSON", render_json(shorten(example), _SPREAD).rstrip("\n"))
    return PageSection(route_anchor(route), text(route.title), intro=intro, facts=facts, code=(code,))


def _record_table(context: PageContext, shape: ApiShape) -> TableView:
    caption = f"{context.text(shape.title)} ({shape.name})"
    first, anchor = shape.fields[0], record_anchor(shape)
    anchors = {"anchor": lambda field: anchor if field is first else ""}
    return listed_table(context, "fields of a record", caption, shape.fields, **anchors)


def route_anchor(route: Route) -> str:
    words = route.path.removesuffix(".json").replace("{", "").replace("}", "")
    return f"r-{words.replace('/', '-')}"


def record_anchor(shape: ApiShape) -> str:
    return f"b-{shape.name.lower()}"
