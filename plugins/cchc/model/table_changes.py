"""Kinds of change between two versions of a report; and the changes of one table: its columns, rows, cells,
annotations.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Literal

from ..words.text import Text, suffixed
from .releases import Annotation, Field, Release, Row, Table

Bump = Literal["major", "minor", "patch"]
BUMPS: tuple[Bump, ...] = ("major", "minor", "patch")  # in the order of the parts of a version number

FIRST_REASON = "initial"
CHANGE_REASONS = ("transcription", "source_corrected", "late_report", "definition", "unit_change")
# Reasons that say: what the version before printed was wrong.
MISTAKES = ("transcription", "source_corrected")

ShapeKind = Literal["added", "removed", "renamed", "redefined", "relabelled", "reordered"]


@dataclass(frozen=True)
class CellChange:
    """One cell that changed: a figure, or a text of its row (label, note, unit …)."""

    table: str
    row: str
    field: str
    old: str  # as in the CSV, empty when blank
    new: str
    old_state: str = ""  # figures only: the same print may have come to mean something else
    new_state: str = ""

    @property
    def is_figure(self) -> bool:
        return bool(self.old_state or self.new_state)


@dataclass(frozen=True)
class AnnotationChange:
    """An annotation of a cell that was added (no old one), removed (no new one) or rewritten."""

    table: str
    row: str
    field: str
    old: Annotation | None
    new: Annotation | None


@dataclass(frozen=True)
class RowChange:
    table: str
    row: str
    label: str
    kind: Literal["added", "removed"]


@dataclass(frozen=True)
class ShapeChange:
    """A table or a column that was added, removed, renamed or redefined."""

    table: str
    column: str  # empty when the table itself is meant
    kind: ShapeKind
    what: str = ""  # which part of the definition: form, period, unit, type …
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class WordChange:
    """A title, a date or the source of a table or, where no table is named, of the whole package."""

    table: str
    what: str
    old: str
    new: str


@dataclass(frozen=True)
class Changes:
    """All that differs between two versions; places are named as in the newer one."""

    old: Release
    new: Release
    cells: tuple[CellChange, ...] = ()
    annotations: tuple[AnnotationChange, ...] = ()
    rows: tuple[RowChange, ...] = ()
    shape: tuple[ShapeChange, ...] = ()
    words: tuple[WordChange, ...] = ()
    lines: tuple[CellChange, ...] = ()  # where rows stand in the source text

    @property
    def is_empty(self) -> bool:
        return not (self.cells or self.annotations or self.rows or self.shape or self.words or self.lines)

    @cached_property
    def places(self) -> tuple[tuple[str, str, str], ...]:
        """(table, row, field) of every cell whose value, state, words or annotations changed, each once."""
        return tuple(dict.fromkeys((it.table, it.row, it.field) for it in (*self.cells, *self.annotations)))


# Columns of a row besides its figures; the label and the note are always there.
_SIDES = ("unit", "indicator", "category", "unit_of_measure", "where")


@dataclass(frozen=True)
class Pair:
    """One table in both versions, and what its columns of figures are called in each."""

    old: Table
    new: Table
    names: Mapping[str, str]  # old field -> new field
    sides: tuple[str, ...]  # side columns that both have


def make_pair(old: Table, new: Table) -> Pair:
    """Columns of the same name belong together; of the others, those that are plainly one column renamed."""
    names = {field.name: field.name for field in old.form.fields if field.name in _fields(new)}
    free = [field for field in new.form.fields if field.name not in names]
    for field in (field for field in old.form.fields if field.name not in names):
        renamed = next((other for other in free if _is_renamed(old, field, new, other)), None)
        if renamed is not None:
            names[field.name] = renamed.name
            free.remove(renamed)
    return Pair(old, new, names, tuple(name for name in _sides(old) if name in _sides(new)))


def _fields(table: Table) -> dict[str, Field]:
    return {field.name: field for field in table.form.fields}


def _is_renamed(old: Table, field: Field, new: Table, other: Field) -> bool:
    """The same column under another name: defined alike, or holding the same figures."""
    if replace(field, name=other.name) == other:
        return True
    before = {row.key: row.cells[field.name].printed for row in old.rows}
    after = {row.key: row.cells[other.name].printed for row in new.rows}
    return before == after and any(before.values())


def _sides(table: Table) -> tuple[str, ...]:
    """Side columns that the table has; an optional one that no row fills is as good as absent."""
    if table.form.rows == "prose":
        return tuple(name for name in _SIDES if name != "category")
    free = [name for name in _SIDES if name not in _fields(table)]
    return tuple(name for name in free if name == table.form.rows or any(getattr(row, name) for row in table.rows))


def shape_changes(pair: Pair) -> Iterator[ShapeChange]:
    table, before, after = pair.new.id, _fields(pair.old), _fields(pair.new)
    removed = {*before, *_sides(pair.old)} - {*pair.names, *pair.sides}
    added = {*after, *_sides(pair.new)} - {*pair.names.values(), *pair.sides}
    yield from (ShapeChange(table, name, "removed") for name in sorted(removed))
    yield from (ShapeChange(table, name, "added") for name in sorted(added))
    for old, new in pair.names.items():
        if old != new:
            yield ShapeChange(table, new, "renamed", "", old, new)
        yield from _redefined(table, before[old], after[new])
    if _order(pair.old, pair.new) != _order(pair.new, pair.old):
        yield ShapeChange(table, "", "reordered")


def differing(names: Iterable[str], old: object, new: object) -> Iterator[tuple[str, str, str]]:
    """Each of the facts in which the two differ, by its name, with what it was and what it is."""
    told = ((name, *map(attrgetter(name), (old, new))) for name in names)
    return ((name, str(before), str(after)) for name, before, after in told if before != after)


def _redefined(table: str, old: Field, new: Field) -> Iterator[ShapeChange]:
    for what, before, after in differing(("type", "indicator", "unit_of_measure"), old, new):
        yield ShapeChange(table, new.name, "redefined", what, before, after)
    if (old.label, old.headings) != (new.label, new.headings):
        yield ShapeChange(table, new.name, "relabelled", "label", old.label.first, new.label.first)


def _order(table: Table, other: Table) -> list[str]:
    return [row.key for row in table.rows if other.row(row.key)]


def row_changes(pair: Pair) -> Iterator[RowChange]:
    table, old, new = pair.new.id, pair.old, pair.new
    yield from (RowChange(table, row.key, row.label, "removed") for row in old.rows if new.row(row.key) is None)
    yield from (RowChange(table, row.key, row.label, "added") for row in new.rows if old.row(row.key) is None)


def _kept(pair: Pair) -> Iterator[tuple[Row, Row]]:
    for row in pair.new.rows:
        before = pair.old.row(row.key)
        if before is not None:
            yield before, row


def cell_changes(pair: Pair) -> Iterator[CellChange]:
    for old, new in _kept(pair):
        for name, before, after in differing(("kind", "label", *pair.sides, "note"), old, new):
            yield CellChange(pair.new.id, new.key, "row_kind" if name == "kind" else name, before, after)
        for was, now in pair.names.items():
            a, b = old.cells[was], new.cells[now]
            if (a.printed, a.state) != (b.printed, b.state):
                yield CellChange(pair.new.id, new.key, now, a.printed, b.printed, a.state, b.state)


def annotation_changes(pair: Pair) -> Iterator[AnnotationChange]:
    for old, new in _kept(pair):
        before, after = _annotations_of(old, pair.new.id, pair.names), _annotations_of(new, pair.new.id, {})
        added = [note for note in after if note not in before]
        for note in (note for note in before if note not in after):
            rewritten = next((other for other in added if (other.field, other.kind) == (note.field, note.kind)), None)
            added = [other for other in added if other is not rewritten]
            yield AnnotationChange(pair.new.id, new.key, note.field, note, rewritten)
        yield from (AnnotationChange(pair.new.id, new.key, note.field, None, note) for note in added)


def _annotations_of(row: Row, table: str, names: Mapping[str, str]) -> list[Annotation]:
    notes = [*row.annotations, *(note for cell in row.cells.values() for note in cell.annotations)]
    return [replace(note, table=table, field=names.get(note.field, note.field)) for note in notes]


def word_changes(pair: Pair) -> Iterator[WordChange]:
    old, new = pair.old, pair.new
    yield from text_changes(new.id, "title", old.title, new.title)
    yield from (WordChange(new.id, *change) for change in differing(("covers_from", "as_of"), old, new))


def text_changes(table: str, what: str, old: Text, new: Text) -> Iterator[WordChange]:
    """One change for each language in which the text differs; the first language has no suffix."""
    for key, lang in suffixed(what, dict.fromkeys((*old.languages, *new.languages))).items():
        if old.in_(lang) != new.in_(lang):
            yield WordChange(table, key, old.in_(lang), new.in_(lang))


def line_changes(pair: Pair) -> Iterator[CellChange]:
    for a, b in _kept(pair):
        yield from (CellChange(pair.new.id, b.key, *change) for change in differing(("line_from", "line_to"), a, b))
