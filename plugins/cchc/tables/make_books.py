"""Books: the tables of one release, and of everything, with what a reader must know to cite them. Here too what travels
beside a report's tables: remarks about single cells, lines of the source text, what is told in words, the dictionary.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from ..model.collection import Collection, References
from ..model.figures import COLUMNS as CONTRACT
from ..model.figures import Figure, PastFigure, edition_names
from ..model.findings import IMPOSSIBLE, NO_STANDING, NO_STANDINGS, CellPlace, CellStandings, Standing, weakest
from ..model.grouping import grouped
from ..model.measures import MeasureValue, measure_values
from ..model.releases import NARRATIVE, Annotation, Release
from ..words.text import NO_TEXT, Lang, Text, joined, message, message_in, verbatim
from .columns import columns_of, make_columns, source_text, unit_text
from .filed_table import form_block, make_filed_table, rates_block
from .reference_tables import (
    make_code_lists_table,
    make_named_table,
    make_reference_tables,
    make_reports_table,
    make_rule_tables,
    make_table_of,
)
from .stat_table import ReadableBlock, StatBook, StatRow, StatTable

LINES, PERIODS = "lines", "periods"


def make_narrative_table(
    releases: Iterable[Release], languages: Sequence[Lang], with_report: bool = False
) -> StatTable:
    """What reports say in words; `with_report`: of several, each passage with its report and version."""
    keys = ("report", "version", "row") if with_report else ("row",)
    columns = (*make_columns(*keys, keys=keys), *columns_of(NARRATIVE))
    told = attrgetter(*(column.name for column in columns[len(keys) - 1 :]))
    lines = (
        (*((release.report, release.version) if with_report else ()), *told(passage))
        for release in releases
        for passage in release.narrative
    )
    return make_named_table(NARRATIVE, lines, languages, columns)


def make_lines_table(release: Release, languages: Sequence[Lang]) -> StatTable:
    lines = (
        (table.id, row.key, row.line_from, row.line_to)
        for table in release.tables
        for row in table.rows
        if row.line_from
    )
    description = message(
        "Mỗi dòng số liệu nằm ở dòng nào của tệp văn bản {file} (đếm từ 1).", file=release.source.file
    )
    return replace(make_named_table(LINES, lines, languages), description=description)


def annotations_of(release: Release) -> Iterator[Annotation]:
    """All remarks of a release in the order of tables, rows and columns."""
    for table in release.tables:
        for row in table.rows:
            yield from (note for note in row.annotations if note.field != "note")
            for cell in row.cells.values():
                yield from cell.annotations
            yield from (note for note in row.annotations if note.field == "note")


def make_fields_table(releases: Iterable[Release], languages: Sequence[Lang], with_report: bool = False) -> StatTable:
    """`with_report`: of several releases, for a table's id may stand in more than one report."""
    keys = ("report", "table", "field") if with_report else ("table", "field")
    lines = (
        (*((release.report,) if with_report else ()), table.id, field.name, table.form.id, field.full_label, field.type,
         field.unit_of_measure, field.indicator, field.column, field.formula)
        for release in releases
        for table in release.tables
        for field in table.form.fields
    )  # fmt: skip
    columns = (*make_columns(*keys, keys=keys), *columns_of("fields"))
    return make_named_table("fields", lines, languages, columns)


# A version says of its indicators what its figures cannot be read without; what they mean in full is said of all in one
# place, for it may be bettered later.
_OF_A_VERSION = ("indicator", "section", "label", "unit_of_measure", "value_type", "code_list")


def make_used_indicators_table(release: Release, references: References, languages: Sequence[Lang]) -> StatTable:
    """The indicators of one release with their names: so that a package can be read by itself."""
    used = {row.indicator for table in release.tables for row in table.rows}
    used |= {field.indicator for table in release.tables for field in table.form.fields}
    used |= {passage.indicator for passage in release.narrative}
    indicators = (item for item in references.indicators.values() if item.id in used)
    columns = [column for column in columns_of("indicators") if column.name in _OF_A_VERSION]
    return make_table_of("indicators", indicators, languages, columns)


_ALWAYS = ("unit", "period", "document", "source")
FIGURE_COLUMNS = make_columns(*CONTRACT, keys=("report", "version", "table", "row", "field"), required=_ALWAYS)

HISTORY = "figures-history"
_PAST = tuple(name for name in CONTRACT if name != "version")
_PAST_COLUMNS = (
    *columns_of(HISTORY),
    *make_columns(*_PAST, keys=("report", "table", "row", "field"), required=_ALWAYS),
)


def make_figures_table(figures: Iterable[Figure], name: str, title: Text, description: Text = NO_TEXT) -> StatTable:
    """Rows are made when walked, so that millions need not be held; an iterator, walked only once, is kept."""
    kept = tuple(figures) if isinstance(figures, Iterator) else figures
    return StatTable(name, title, NO_TEXT, FIGURE_COLUMNS, FigureRows(kept), description)


def make_history_table(history: Iterable[PastFigure]) -> StatTable:
    rows = ((past.first, past.last, *_PAST_ROW(past.figure)) for past in history)
    return make_named_table(HISTORY, rows, (), _PAST_COLUMNS)


@dataclass(frozen=True)
class FigureRows:
    """Rows of figures, made afresh at each walk."""

    figures: Iterable[Figure]

    def __iter__(self) -> Iterator[StatRow]:
        return map(_ROW, self.figures)


_ROW, _PAST_ROW = (
    attrgetter(*("number" if name == "value" else name for name in names)) for names in (CONTRACT, _PAST)
)


def make_release_book(release: Release, collection: Collection, standings: CellStandings = NO_STANDINGS) -> StatBook:
    """One release: its tables as filed, the remarks about cells, the lines of the source, the data dictionary."""
    references, languages = collection.references, collection.portal.languages
    source = source_text(release, references)
    words = (make_narrative_table((release,), languages),) if release.narrative else ()
    annotations = make_table_of("annotations", annotations_of(release), languages)
    about = (annotations, make_lines_table(release, languages), *words)
    dictionary = (
        replace(make_fields_table((release,), languages), version=release.version),
        make_used_indicators_table(release, references, languages),
    )
    return StatBook(
        name=release.report,
        title=release.title,
        main=tuple(make_filed_table(release, table, references, standings) for table in release.tables),
        lists=(*(replace(table, source=source, version=release.version) for table in about), *dictionary),
        description=release.description,
        source=source,
        version=release.version,
        created=release.created,
        portal=collection.portal,
        issuer=unit_text(release.source.issuer, references),
        documents=(release.source,),
        contributors=tuple((role, unit_text(who, references).first) for role, who in release.contributors),
        change_note=release.change_note,
        path=f"du-lieu/{release.report}/{release.version}/",
        readable=_readable(release, collection, standings),
        codes=_codes(release, references),
        source_text=release.source_text,
    )


def _readable(release: Release, collection: Collection, standings: CellStandings) -> tuple[ReadableBlock, ...]:
    """The rates of the body that reports and of totals, then every table."""

    def standing(value: MeasureValue) -> Standing:
        places = (CellPlace(value.table, row, field) for row, field, _ in value.parts)
        known = weakest(standings.get(place, NO_STANDING) for place in places).standing
        return IMPOSSIBLE if value.above_whole else known

    measures = {measure.id: measure for measure in collection.measures}
    values = [value for measure in measures.values() for value in measure_values(measure, (release,))]
    telling = [value for value in values if value.unit == release.unit or value.row_kind == "total"]
    rates = rates_block(telling, measures, collection.references, standing)
    return *((rates,) if rates.rows else ()), *map(form_block, release.tables)


def make_edition_book(
    collection: Collection,
    figures: Iterable[Figure],
    history: Iterable[PastFigure] | None = None,
) -> StatBook:
    """Everything: the figures, and the lists that their ids refer to; for the newest edition with the history."""
    references, languages = collection.references, collection.portal.languages
    newest = collection.newest()
    has_words = any(release.narrative for release in newest)
    words = (make_narrative_table(newest, languages, with_report=True),) if has_words else ()
    description = message("Mỗi dòng của bảng figures là một số liệu, kèm nơi in số liệu ấy trong văn bản.")
    return StatBook(
        name="cchc",
        title=collection.portal.names.all_data,
        main=(make_figures_table(figures, "figures", message_in("sheet", "Số liệu"), description),),
        lists=(
            *(() if history is None else (make_history_table(history),)),
            make_reports_table(collection, languages),
            *make_reference_tables(references, languages),
            *words,
            make_fields_table(newest, languages, with_report=True),
            make_code_lists_table(references, languages),
            make_table_of("documents", references.citations, languages),
            *make_rule_tables(references, languages),
        ),
        description=description,
        version=next(reversed(edition_names(collection.releases)), ""),
        portal=collection.portal,
        created=max((release.created for release in newest), default=""),
        documents=tuple(release.source for release in newest),
        path="du-lieu/tat-ca/",
    )


def books_of_years(
    book: StatBook, figures: Iterable[Figure], years: Iterable[str], references: References
) -> Iterator[StatBook]:
    """Of the book of everything the figures of each year, with those lines of its lists that speak of their reports."""
    by_year = grouped((references.periods[figure.period].start[:4], figure) for figure in figures)
    for year in years:
        rows = FigureRows(by_year.get(year, ()))
        reports = {figure.report for figure in rows.figures}
        lists = [_with_values(table, "report", reports) for table in book.lists]
        periods = set[object](figure.period for figure in rows.figures)
        periods.update(*(_values(table, "period") for table in lists if table.name != PERIODS))
        yield replace(
            book,
            name=f"{book.name}-{year}",
            title=joined(", ", (book.title, verbatim(year))),
            main=tuple(replace(table, rows=rows) for table in book.main),
            lists=tuple(_with_values(table, "period", periods) for table in lists),
        )


def _with_values(table: StatTable, column: str, wanted: Container[object]) -> StatTable:
    """The lines that have one of these values there, or none; all of a table without the column."""
    if column not in (each.name for each in table.columns):
        return table
    at = table.index(column)
    return replace(table, rows=tuple(row for row in table.rows if not row[at] or row[at] in wanted))


def _values(table: StatTable, column: str) -> set[object]:
    at = [position for position, each in enumerate(table.columns) if each.name == column]
    return {row[position] for position in at for row in table.rows}


def _codes(release: Release, references: References) -> tuple[tuple[str, Text], ...]:
    """The ids that the tables use and that no table of the package names."""
    rows = [row for table in release.tables for row in table.rows]
    words = release.narrative
    units = {release.unit, *(about.unit for about in (*release.tables, *rows, *words))}
    used = {
        "category": {row.category for row in rows},
        "unit_of_measure": {field.unit_of_measure for table in release.tables for field in table.form.fields},
        "narrative_kind": {passage.kind for passage in words},
    }
    known = {unit.id: unit.name for unit in references.units.values() if unit.id in units}
    for code_list, codes in used.items():
        known |= {code: label for code, label in references.code_lists.get(code_list, {}).items() if code in codes}
    return tuple(known.items())
