"""The numbers of a scan by the form's own arithmetic: what it confirms is taken, what it alone contradicts is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..checks.rule import RuleInput
from ..checks.rules import TABLE_RULES
from ..checks.standings import confirms
from ..model.findings import CellPlace, CheckResult
from ..model.releases import BLANK, Cell, Release, Row, Source, Table
from ..words.text import NO_TEXT
from .reading import CellReading, RowReading, TableReading

MOST = 0.12  # share of cells; where more contradict each other it is the paper that does


@dataclass(frozen=True)
class ScanVerdict:
    """Doubtful numbers that are right all the same, and numbers that are doubtful after all."""

    confirmed: frozenset[CellPlace] = frozenset()
    contradicted: frozenset[CellPlace] = frozenset()


NO_VERDICT = ScanVerdict()


def judge_scan(tables: Sequence[TableReading]) -> ScanVerdict:
    """Of tables whose doubtful cells have a guess; a table that lacks some of its rows contradicts nothing."""
    results = list(_results([_as_table(table) for table in tables]))
    whole = {table.id for table in tables if len(table.rows) >= len(table.template.rows)}
    right = _places(result for result in results if confirms(result))
    wrong = _places(result for result in results if result.answer == "fail" and result.level == "error")
    guessed = {
        CellPlace(table.id, row.row.key, cell.field)
        for table in tables for row in table.rows for cell in row.cells if cell.guess
    }  # fmt: skip
    contradicted = frozenset(place for place in wrong - right if place.table in whole)
    cells = sum(len(row.cells) for table in tables for row in table.rows)
    is_misread = len(contradicted) <= MOST * cells
    return ScanVerdict(frozenset((guessed & right) - wrong), contradicted if is_misread else frozenset())


def _places(results: Iterable[CheckResult]) -> set[CellPlace]:
    return {place for result in results for place in result.cells}


def _results(tables: list[Table]) -> Iterator[CheckResult]:
    source = Source("", "", "", "", "", "", "")
    release = Release("", "", "", "", NO_TEXT, NO_TEXT, "", "", NO_TEXT, source, tuple(tables), "")
    for table in tables:
        for definition in table.form.check_definitions:
            yield from TABLE_RULES[definition.rule].check(RuleInput(release, table, definition))


def _as_table(table: TableReading) -> Table:
    rows = tuple(map(_as_row, table.rows))
    return Table(table.id, table.template.form, NO_TEXT, table.period, "", "", "", rows, "")


def _as_row(reading: RowReading) -> Row:
    row, cells = reading.row, {cell.field: _as_cell(cell) for cell in reading.cells}
    return Row(row.key, row.kind, reading.label, cells, row.unit, row.indicator, row.category, reading.measure)


def _as_cell(cell: CellReading) -> Cell:
    value = cell.value or cell.guess
    is_number = value.replace(".", "", 1).isdigit()
    return Cell(value, Decimal(value), "reported") if is_number else BLANK
