"""Cells as checks see them: how a check definition writes a cell, where a check looks and why it finds no number there;
and what a rule about whole reports needs beside the report itself, collected once for all.

A definition writes a cell as a row key of its own table or as table[row].field.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..model.collection import DocumentCitation, References
from ..model.findings import CellPlace
from ..model.grouping import grouped
from ..model.references import CARRIED_OVER, IN_HAND
from ..model.releases import Cell, Release, Row, Table
from ..words.text import Text, labels, message

_NO_NUMBER = labels("no number")


class CellRef(NamedTuple):
    """Where a cell stands; table, row or cell is None where the report has no such place."""

    place: CellPlace
    table: Table | None = None
    row: Row | None = None
    cell: Cell | None = None

    @property
    def number(self) -> Decimal | None:
        """The printed number; anything but a reported number is no number here."""
        cell = self.cell
        return cell.number if cell is not None and cell.state == "reported" else None

    @property
    def printed(self) -> str:
        return self.cell.printed if self.cell is not None else ""

    @property
    def is_absent(self) -> bool:
        return self.cell is None

    @property
    def is_blank(self) -> bool:
        return self.cell is not None and self.cell.state == "blank"

    @property
    def is_nothing(self) -> bool:
        """Nothing was to be counted there, so a sum may leave it out."""
        return self.cell is not None and self.cell.state in ("not_in_use", "not_applicable")

    @property
    def is_title(self) -> bool:
        """In a form whose rows say what they are counted in, a row that does not is a heading only."""
        by_rows = self.table is not None and self.table.form.rows == "indicator"
        return by_rows and self.row is not None and not self.row.unit_of_measure

    @property
    def reason(self) -> Text:
        """Why this cell gives no number, naming it by its printed row and column."""
        if self.table is None:
            return message("Báo cáo không có bảng {table}", table=self.place.table)
        if self.row is None:
            return message("Bảng {table} không có dòng {row}", table=self.table.id, row=self.place.row)
        if self.cell is None:
            field = self.place.field
            return message("Bảng {id} không có cột {field}", id=self.table.id, field=field)
        row, state = self.row.label, _NO_NUMBER.get(self.cell.state, _NO_NUMBER["other"])
        has_columns = len(self.table.form.fields) > 1
        if has_columns and (column := self.table.form.field(self.place.field).full_label):
            return message("Ô “{row}”, cột “{column}” {state}", row=row, column=column, state=state)
        return message("Ô “{row}” {state}", row=row, state=state)


def cell_ref_in(table: Table, row_key: str, field: str) -> CellRef:
    row = table.row(row_key)
    return cell_ref_of(table, row, field) if row else CellRef(CellPlace(table.id, row_key, field), table)


def cell_ref_of(table: Table, row: Row, field: str) -> CellRef:
    return CellRef(CellPlace(table.id, row.key, field), table, row, row.cells.get(field))


_ELSEWHERE = re.compile(r"(?P<table>[a-z0-9-]+)\[(?P<row>[a-z0-9.-]+)\](?:\.(?P<field>[a-z0-9_]+))?")
_ROW_KEY = re.compile(r"[a-z0-9][a-z0-9.-]*")


@dataclass(frozen=True)
class Term:
    table: str  # empty: the definition's own table
    row: str
    field: str  # empty: the definition's own field


@lru_cache(1 << 14)
def parse_term(text: str) -> Term | None:
    """None where the text is neither a row key nor table[row].field."""
    match = _ELSEWHERE.fullmatch(text)
    if match:
        return Term(match["table"], match["row"], match["field"] or "")
    return Term("", text, "") if _ROW_KEY.fullmatch(text) else None


def write_place(place: CellPlace) -> str:
    """A cell of any table as text: table[row].field."""
    return f"{place.table}[{place.row}].{place.field}"


def unit_finder(release: Release, table_field: str) -> Callable[[Row], tuple[CellRef, ...]]:
    """Cells of a “table.column”: a unit's row finds its own, the total row of all units finds those of every unit.

    Rows are listed by unit and category once, before any row asks.
    """
    table_id, _, field = table_field.rpartition(".")
    table = release.table(table_id)
    if table is None:
        return lambda row: (CellRef(CellPlace(table_id, row.key, field)),)
    # The first row of a unit is the one that counts, so the last to be listed.
    by_unit = {(row.unit, row.category): row for row in tuple(table.rows)[::-1] if row.unit and row.kind != "percent"}
    of_all = tuple(cell_ref_of(table, row, field) for row in table.rows if row.kind == "item")

    def find(row: Row) -> tuple[CellRef, ...]:
        if row.kind == "total" and not row.unit and of_all:
            return of_all
        other = by_unit.get((row.unit, row.category)) if row.unit else table.row(row.key)
        if other is None:
            return (CellRef(CellPlace(table.id, row.unit or row.key, field), table),)
        return (cell_ref_of(table, other, field),)

    return find


@dataclass(frozen=True)
class Observation:
    unit: str
    period: str
    indicator: str
    category: str
    report: str
    ref: CellRef

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.unit, self.period, self.indicator, self.category)


def observations_of(release: Release, indicators: Container[str] | None = None) -> Iterator[Observation]:
    """The tables of a report, not its prose, in printed order; of the indicators named, or of all."""
    for table in release.tables:
        for row in table.rows if table.form.rows != "prose" else ():
            for field in table.form.fields if not _is_about_a_part(row) else ():
                indicator, ref = row.indicator or field.indicator, cell_ref_of(table, row, field.name)
                if ref.number is not None and indicator and (indicators is None or indicator in indicators):
                    unit = row.unit or table.unit
                    yield Observation(unit, table.period, indicator, row.category, release.report, ref)


def _is_about_a_part(row: Row) -> bool:
    """A percent row restates; a group's row without a dimension of its own is not the whole unit."""
    if row.kind in ("section", "subtotal"):
        return not (row.unit or row.indicator or row.category)
    return row.kind == "percent"


Signs = Mapping[str, str]
# (unit, category, first day after the period) -> what was pending then
Pending = Mapping[tuple[str, str, str], tuple[Observation, ...]]


# All that rules about several reports ask of one: what it carries over into its period and out of it.
Balance = tuple[Observation, ...]


def balance_of(release: Release, references: References) -> Balance:
    """A paper of a day before the period ended does not say what was in hand at its end."""
    asked, period = references.indicators_with(CARRIED_OVER), references.periods.get(release.period)
    if not (period and release.source.date and release.source.date < period.end):
        asked |= references.indicators_with(IN_HAND)
    return tuple(
        replace(observation, ref=observation.ref._replace(table=None, row=None))  # no table behind it stays in memory
        for observation in observations_of(release, asked)
    )


@dataclass(frozen=True)
class CrossReportIndex:
    references: References
    signs: tuple[Signs, Signs]  # usual ones of documents: the word of the kind, by kind, and of the body, by issuer
    carried_over: Mapping[str, tuple[Observation, ...]]  # by report
    pending: Pending

    def citations_of(self, release: Release) -> Sequence[DocumentCitation]:
        return self.references.citations_by_report.get(release.report, ())

    def with_balances(self, balances: Iterable[Balance]) -> CrossReportIndex:
        """Everything is indexed here, so that checking one more report costs only its own cells."""
        known, periods = [observation for balance in balances for observation in balance], self.references.periods
        carried_over, in_hand = (self.references.indicators_with(role) for role in (CARRIED_OVER, IN_HAND))
        after = {period.id: date.fromisoformat(period.end) + timedelta(days=1) for period in periods.values()}
        pending = grouped(
            ((observation.unit, observation.category, after[observation.period].isoformat()), observation)
            for observation in known
            if observation.indicator in in_hand and observation.period in after
        )
        carried = grouped(
            (observation.report, observation) for observation in known if observation.indicator in carried_over
        )
        return replace(self, carried_over=carried, pending=pending)


def index_citations(references: References) -> CrossReportIndex:
    """Before any report is asked."""
    documents = {citation.document: citation for citation in references.citations}.values()
    signs = [(citation, *signs_of(citation)) for citation in documents]
    of_kinds = _usual_signs((citation.kind, sign) for citation, sign, _ in signs)
    of_bodies = _usual_signs((citation.issuer, sign) for citation, _, sign in signs)
    return CrossReportIndex(references, (of_kinds, of_bodies), {}, {})


def signs_of(citation: DocumentCitation) -> tuple[str, str]:
    """Of 1/2031/AB-CD the AB, the word of its kind, and the CD, that of the body which issues it."""
    words = re.match(r"\d[^/]*/(?:\d+/)*(([^-./]+)(?:[-.]([^/]+))?)$", citation.number)
    return (words[2], re.split("[-.]", words[3] or "")[-1]) if words else ("", "")


ENOUGH, MOST = 5, 0.9


def _usual_signs(pairs: Iterable[tuple[str, str]]) -> Signs:
    """The sign that nearly all documents of a kind, or of a body, have, where there are enough of them."""
    counted = {about: Counter(signs) for about, signs in grouped(pair for pair in pairs if all(pair)).items()}
    first = {about: signs.most_common(1)[0] for about, signs in counted.items() if signs.total() >= ENOUGH}
    return {about: sign for about, (sign, count) in first.items() if count >= MOST * counted[about].total()}
