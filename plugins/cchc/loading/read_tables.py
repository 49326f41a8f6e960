"""A table's cells into values: parsed by declared type, with annotations giving states and lines giving places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model.releases import STATE_KINDS, Annotation, Cell, Row, Table
from .cell_values import REMEMBERED, parse_cell
from .csv_tokens import CsvSheet
from .faults import Faults, FilePlace
from .open_file import check_header
from .resources import ResourceEntry
from .schemas import DIMENSIONS, TableShape, form_shape, optional_columns
from .structure_check import StructureJob, has_percent_row


@dataclass(frozen=True)
class Draft:
    """A table that has its cells but not yet its annotations."""

    entry: ResourceEntry
    job: StructureJob

    @property
    def sheet(self) -> CsvSheet:
        return self.job.sheet

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its rows."""
        return self.sheet.distinct("row")


def draft_table(entry: ResourceEntry, sheet: CsvSheet, faults: Faults) -> Draft | None:
    """The table when its header is right, with the shape by which its cells are judged."""
    shape = entry.shape
    if entry.declared != shape.names:
        # The descriptor's list of columns is refused already; a table that agrees with it has the same fault.
        if sheet.header == entry.declared:
            return None
        if entry.form is not None:
            chosen = optional_columns(entry.form, sheet.header)
            shape = form_shape(entry.form, chosen, has_percent_row=has_percent_row(sheet))
    if not check_header(sheet, shape.names, faults):
        return None
    if entry.form is not None and has_percent_row(sheet):
        shape = _loosen(entry, sheet, shape, faults)
    return Draft(entry, StructureJob(sheet, shape))


def _loosen(entry: ResourceEntry, sheet: CsvSheet, shape: TableShape, faults: Faults) -> TableShape:
    """With a percent row all columns of counts are declared as numbers; else any other reader stumbles over it."""
    assert entry.form is not None
    loose = form_shape(entry.form, optional_columns(entry.form, sheet.header), has_percent_row=True)
    if loose.numbers and shape != loose:
        message = f"bảng “{entry.name}” có dòng phần trăm nhưng có cột khai báo là số nguyên"
        described = f"{sheet.path.rsplit('/', 1)[0]}/datapackage.yaml"
        faults.add(
            "descriptor.percent", FilePlace(described), message, "ghi “type: number” cho mọi cột số của bảng này"
        )
    return loose


Annotations = Mapping[tuple[str, str], Sequence[Annotation]]  # by table and row
Lines = Mapping[tuple[str, str], tuple[int, int]]


def make_table(draft: Draft, annotations: Annotations, lines: Lines) -> Table:
    """The draft as a value; asked only when the whole release is sound."""
    entry, form = draft.entry, draft.entry.form
    assert form is not None, "annotations and lines are no tables"
    about = [name for name in (*DIMENSIONS, "unit_of_measure", "where") if name in draft.sheet.header]
    rows = []
    for csv_row, record in draft.sheet.records():
        place = (entry.name, record["row"])
        notes = annotations.get(place, ())
        cells = {field.name: _make_cell(record[field.name], field.type) for field in form.fields}
        for name in {note.field for note in notes} & cells.keys():
            cells[name] = _annotate(cells[name], tuple(note for note in notes if note.field == name))
        line_from, line_to = lines.get(place, (0, 0))
        row = Row(
            key=record["row"],
            kind=record.get("row_kind", "item"),
            label=record["label"],
            cells=cells,
            note=record["note"],
            line_from=line_from,
            line_to=line_to,
            csv_row=csv_row,
            annotations=tuple([note for note in notes if note.field not in cells]),
            **{name: record[name] for name in about},
        )
        rows.append(row)
    return Table(
        id=entry.name,
        form=form,
        title=entry.title,
        period=entry.period,
        covers_from=entry.covers_from,
        as_of=entry.as_of,
        unit=entry.unit,
        rows=tuple(rows),
        path=draft.sheet.path,
        other_window=entry.window,
    )


@lru_cache(REMEMBERED)
def _make_cell(text: str, kind: str) -> Cell:
    """One value for all cells that say the same."""
    return Cell(text, parse_cell(text, kind), "reported" if text else "blank")


def _annotate(cell: Cell, notes: tuple[Annotation, ...]) -> Cell:
    state = next((note.kind for note in notes if note.kind in STATE_KINDS), cell.state)
    return Cell(cell.printed, cell.value, state, notes)
