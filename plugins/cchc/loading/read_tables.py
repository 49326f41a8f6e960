"""A table's cells into values: parsed by declared type, with annotations giving states and lines giving places.

What stands beside the tables of a package: annotations.csv with notes on single cells, lines.csv with the place of each
row in the paper's text, narrative.csv with what the report says in words, and source.txt, that text itself.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from ..model.releases import STATE_KINDS, Annotation, Cell, Row, Table
from .allowed_characters import check_characters
from .cell_values import REMEMBERED, CsvSheet, parse_cell
from .descriptor import ResourceEntry
from .read_files import Faults, FilePlace, ReadFile, did_you_mean, shortened
from .schemas import DIMENSIONS, TableShape, form_shape, optional_columns
from .structure_check import StructureJob, check_header, has_percent_row, screen_prose


@dataclass(frozen=True)
class Draft(StructureJob):
    """A table that has its cells but not yet its annotations."""

    entry: ResourceEntry

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
    return Draft(sheet, shape, entry)


def _loosen(entry: ResourceEntry, sheet: CsvSheet, shape: TableShape, faults: Faults) -> TableShape:
    """With a percent row all columns of counts are declared as numbers; else any other reader stumbles over it."""
    assert entry.form is not None
    loose = form_shape(entry.form, optional_columns(entry.form, sheet.header), has_percent_row=True)
    if loose.numbers and shape != loose:
        described = f"{sheet.path.rsplit('/', 1)[0]}/datapackage.yaml"
        faults.add("descriptor.percent", FilePlace(described), table=entry.name)
    return loose


Annotations = Mapping[tuple[str, str], Sequence[Annotation]]  # by table and row
Lines = Mapping[tuple[str, str], tuple[int, int]]


def make_table(draft: Draft, annotations: Annotations, lines: Lines) -> Table:
    """The draft as a value; asked only when the whole release is sound."""
    table = draft.entry.table
    assert table is not None, "annotations and lines are no tables"
    about = [name for name in (*DIMENSIONS, "unit_of_measure", "where") if name in draft.sheet.header]
    rows = []
    for csv_row, record in draft.sheet.records():
        place = (table.id, record["row"])
        notes = annotations.get(place, ())
        cells = {field.name: _make_cell(record[field.name], field.type) for field in table.form.fields}
        for name in {note.field for note in notes} & cells.keys():
            own = tuple(note for note in notes if note.field == name)
            state = next((note.kind for note in own if note.kind in STATE_KINDS), cells[name].state)
            cells[name] = replace(cells[name], state=state, annotations=own)
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
    return replace(table, rows=tuple(rows))


@lru_cache(REMEMBERED)
def _make_cell(text: str, kind: str) -> Cell:
    """One value for all cells that say the same."""
    return Cell(text, parse_cell(text, kind), "reported" if text else "blank")


@dataclass(frozen=True)
class AnnotationTargets:
    """The tables that annotations and lines may be about, and the names of those that cannot be used."""

    tables: Mapping[str, Draft]
    broken: set[str]


def check_annotations(draft: Draft, targets: AnnotationTargets, faults: Faults) -> None:
    """Each annotation speaks of a cell that exists, and a cell has one state."""
    path, states = draft.sheet.path, dict[tuple[str, str, str], str]()
    for row, record in draft.sheet.records():
        name, key = record["table"], record["row"]
        if not _check_place(FilePlace(path, row), (name, key, ""), targets, faults) or name not in targets.tables:
            continue
        _check_field(FilePlace(path, row), record, targets.tables[name], faults)
        _check_print(FilePlace(path, row, "printed"), record, targets.tables[name], faults)
        place = (name, key, record["field"])
        if record["kind"] in STATE_KINDS and states.setdefault(place, record["kind"]) != record["kind"]:
            faults.add("annotation.conflict", FilePlace(path, row, "kind"), state=states[place])


def check_lines(draft: Draft, targets: AnnotationTargets, source: ReadFile | None, faults: Faults) -> None:
    """Each entry speaks of a row that exists, and each row has an entry."""
    path, seen = draft.sheet.path, set[tuple[str, str]]()
    for row, (name, key, line, _) in enumerate(draft.sheet.rows, start=2):
        if name not in targets.tables or key not in targets.tables[name].keys:  # nearly never: then the text is split
            printed = _printed_line(source, line) if source else ""
            _check_place(FilePlace(path, row), (name, key, printed), targets, faults)
        seen.add((name, key))
    _check_spans(draft.sheet, ("line_from", "line_to"), source, faults)
    if faults.has_broken_column(path, "row") or faults.has_broken_column(path, "table"):
        return  # the entry that seems to be missing is likely the misspelt one
    for name, table in targets.tables.items():
        _check_complete(path, name, table, seen, faults)


def check_narrative(draft: Draft, source: ReadFile | None, faults: Faults) -> None:
    """Kinds, units and indicators are asked with the other references; here the lines, and that their text is there."""
    if source is None:
        faults.add("source.missing", FilePlace(draft.sheet.path))
    _check_spans(draft.sheet, ("first_line", "last_line"), source, faults)


def _check_spans(sheet: CsvSheet, columns: tuple[str, str], source: ReadFile | None, faults: Faults) -> None:
    """No passage ends before it begins, or behind the end of the text."""
    lines = count_lines(source.text) if source else None
    for row, (first, last) in enumerate(zip(*map(sheet.column, columns), strict=True), start=2):
        if not (last.isascii() and last.isdigit()):
            continue
        place = FilePlace(sheet.path, row, columns[1])
        if first.isascii() and first.isdigit() and int(last) < int(first):
            faults.add("lines.order", place, last)
        if lines is not None and int(last) > lines:
            faults.add("source.line", place, last, lines=lines)


def _check_complete(path: str, name: str, table: Draft, seen: set[tuple[str, str]], faults: Faults) -> None:
    keys = table.sheet.column("row")
    missing = [(row, key) for row, key in enumerate(keys, start=2) if (name, key) not in seen]
    if missing and len(missing) == len(keys):
        faults.add("lines.missing/table", FilePlace(path), table=name)
        return
    for row, key in missing:
        faults.add("lines.missing", FilePlace(table.sheet.path, row, "row"), key, table=name, row=key)


def _check_place(place: FilePlace, about: tuple[str, str, str], targets: AnnotationTargets, faults: Faults) -> bool:
    """`about`: table, row, and what the paper prints there, as far as it is known."""
    name, key, printed = about
    if name in targets.broken or not (name and key):
        return True  # said elsewhere
    if name not in targets.tables:
        faults.add("place.table", place._replace(column="table"), name, guess=did_you_mean(name, targets.tables))
        return False
    keys = targets.tables[name].keys
    if key in keys:
        return True
    # Running numbers all resemble each other: another one is no likely guess, but a row may have been deleted.
    is_number = any(sign.isdigit() for sign in key)
    told = {"table": name, "row": f"{key.upper()}{f' “{printed}”' if printed else ''}"}
    told["guess"] = "" if is_number else did_you_mean(key, keys)
    faults.add("place.row/number" if is_number else "place.row", place._replace(column="row"), key, **told)
    return False


def _printed_line(source: ReadFile, line: str) -> str:
    """The words of a row in the source text."""
    lines = source.text.split("\n")
    text = lines[int(line) - 1] if line.isdigit() and 0 < int(line) <= len(lines) else ""
    return shortened(" ".join(text.split()))


def _check_field(place: FilePlace, record: Mapping[str, str], table: Draft, faults: Faults) -> None:
    name, columns = record["field"], [column for column in table.shape.names if column != "row"]
    if name and name not in columns:
        faults.add("place.field", place._replace(column="field"), name, guess=did_you_mean(name, columns))
    elif record["kind"] == "text_for_number" and name not in table.shape.numbers:
        faults.add("annotation.kind", place._replace(column="kind"), record["kind"])


def _check_print(place: FilePlace, record: Mapping[str, str], table: Draft, faults: Faults) -> None:
    """What is noted as printed can have been printed there: words that resemble the text, or that state the figure."""
    kind, printed, field = record["kind"], record["printed"], record["field"]
    rows = table.sheet.column("row")
    if field not in table.sheet.header or record["row"] not in rows:
        return
    if not printed:
        if kind in ("misprint", "text_for_number", "qualifier"):
            faults.add("annotation.printed", place)
        elif kind == "remark" and not record["note"]:
            faults.add("annotation.note", place)
        return
    cell = table.sheet.column(field)[rows.index(record["row"])]
    if not _can_be_print(kind, printed, cell):
        faults.add("annotation.printed/other", place, printed, cell=cell[:40])


def _can_be_print(kind: str, printed: str, cell: str) -> bool:
    figures = re.findall(r"\d+", printed)
    has_words = re.search(r"[^\W\d_]", printed) is not None
    if kind == "misprint":
        blocks = SequenceMatcher(None, printed, cell, autojunk=False).get_matching_blocks()
        return has_words and printed != cell and 2 * sum(block.size for block in blocks) >= len(printed)
    if kind == "text_for_number":
        return printed != cell and (not figures or cell.split(".")[0].lstrip("-") in "".join(figures))
    if kind == "qualifier":
        return has_words and not figures
    if kind == "remark":
        return has_words or len(printed) < 4
    return {*figures} <= {"0", cell}


def check_source_text(file: ReadFile, sha256: str, faults: Faults) -> None:
    """The text is the one that the descriptor names, in welcome signs and tabs, and tells of no person."""
    if file.sha256 != sha256:
        faults.add("source.hash", FilePlace(file.path), file.sha256)
    # The paper's tables are laid out with tabs; nothing else that is not a sign of a text is welcome.
    check_characters(replace(file, data=file.data.replace(b"\t", b" ")), faults)
    screen_prose(file, faults)


def count_lines(text: str) -> int:
    """Lines as an editor numbers them; one that ends the text does not begin another."""
    return len(text.removesuffix("\n").split("\n"))
