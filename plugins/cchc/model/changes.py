"""Changes between two versions of one report, cell by cell, and how much the version number must rise for them.

First the kinds of change and those of one table: its columns, rows, cells, annotations; then those of the whole report.
Values of measures change with them: the same measure of the same unit and period, before and after.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from operator import attrgetter
from typing import Literal, TypeVar

from ..words.text import Text, suffixed
from .measures import Measure, MeasureValue, measure_values
from .releases import NARRATIVE, SOURCE_FILE, Annotation, Field, Form, Passage, Release, Row, Source, Table, version_key

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


_Change = TypeVar("_Change")
_MAJOR = ("removed", "renamed", "redefined")


def changes_between(old: Release, new: Release) -> Changes:
    """Everything that differs in the newer version; the change note and the day of release are not compared."""
    pairs = tuple(make_pair(a, b) for a, b in _couples(old, new))
    return Changes(
        old,
        new,
        cells=_each(cell_changes, pairs),
        annotations=_each(annotation_changes, pairs),
        rows=(*_each(row_changes, pairs), *_passages(old, new)),
        shape=(*_tables(old, new, pairs), *_each(shape_changes, pairs), *_beside(old, new)),
        words=(*_about(old, new), *_each(word_changes, pairs), *_retold(old, new)),
        lines=_each(line_changes, pairs),
    )


def _each(find: Callable[[Pair], Iterable[_Change]], pairs: Iterable[Pair]) -> tuple[_Change, ...]:
    return tuple(change for pair in pairs for change in find(pair))


def least_bump(changes: Changes) -> Bump | None:
    """Major: what a reader's program relied on is gone or is another thing; minor: there is more; patch: the rest."""
    breaks = any(change.kind in _MAJOR or (change.column and change.kind == "added") for change in changes.shape)
    if breaks or any(change.kind == "removed" for change in changes.rows):
        return "major"
    if changes.rows or any(change.kind == "added" for change in changes.shape):
        return "minor"
    return None if changes.is_empty else "patch"


def bump_between(old: str, new: str) -> Bump | None:
    """Which part of the version number rose; None when it did not."""
    before, after = version_key(old), version_key(new)
    if after <= before:
        return None
    return next(bump for bump, a, b in zip(BUMPS, before, after, strict=True) if a != b)


def next_version(version: str, bump: Bump) -> str:
    """1.2.3 becomes 2.0.0, 1.3.0 or 1.2.4."""
    at, parts = BUMPS.index(bump), version_key(version)
    return ".".join(str(part) for part in (*parts[:at], parts[at] + 1, *[0] * (2 - at)))


def _couples(old: Release, new: Release) -> Iterator[tuple[Table, Table]]:
    """The same table in both versions: by its name, else by all that stands in it."""
    unmatched = [table for table in new.tables if old.table(table.id) is None]
    for table in old.tables:
        same = new.table(table.id) or next((it for it in unmatched if _print_of(table) == _print_of(it)), None)
        if same is not None:
            unmatched = [other for other in unmatched if other is not same]
            yield table, same


def _print_of(table: Table) -> tuple[Form, list[tuple[str, list[str]]]]:
    return table.form, [(row.key, [cell.printed for cell in row.cells.values()]) for row in table.rows]


def _tables(old: Release, new: Release, pairs: Sequence[Pair]) -> Iterator[ShapeChange]:
    kept_old, kept_new = {pair.old.id for pair in pairs}, {pair.new.id for pair in pairs}
    yield from (ShapeChange(table.id, "", "removed") for table in old.tables if table.id not in kept_old)
    yield from (ShapeChange(table.id, "", "added") for table in new.tables if table.id not in kept_new)
    for a, b in ((pair.old, pair.new) for pair in pairs):
        if a.id != b.id:
            yield ShapeChange(b.id, "", "renamed", "", a.id, b.id)
        for what, before, after in differing(("form.id", "period", "unit"), a, b):
            yield ShapeChange(b.id, "", "redefined", what.removesuffix(".id"), before, after)


def _about(old: Release, new: Release) -> Iterator[WordChange]:
    yield from text_changes("", "title", old.title, new.title)
    yield from text_changes("", "description", old.description, new.description)
    about = [f"source.{field.name}" for field in fields(Source)]
    yield from (WordChange("", *change) for change in differing((*about, "window"), old, new))
    for table in new.tables:  # those that differ from the report
        was = old.table(table.id)
        if was and was.other_window != table.other_window != new.window:
            yield WordChange(table.id, "window", str(was.other_window), str(table.other_window))
    if old.contributors != new.contributors:
        yield WordChange("", "contributors", _bodies(old), _bodies(new))


def _beside(old: Release, new: Release) -> Iterator[ShapeChange]:
    """What the package has beside its tables of figures: the words of the report, and the text of the paper."""
    parts = ((NARRATIVE, old.narrative, new.narrative), (SOURCE_FILE, old.source_text, new.source_text))
    for name, before, after in parts:
        if bool(before) != bool(after):
            yield ShapeChange(name, "", "added" if after else "removed")


def _passages(old: Release, new: Release) -> Iterator[RowChange]:
    """Passages that came or went; where the whole table did, nothing is said of its rows."""
    if old.narrative and new.narrative:
        before, after = _by_row(old), _by_row(new)
        yield from (RowChange(NARRATIVE, p.row, p.text.first, "removed") for p in old.narrative if p.row not in after)
        yield from (RowChange(NARRATIVE, p.row, p.text.first, "added") for p in new.narrative if p.row not in before)


def _retold(old: Release, new: Release) -> Iterator[WordChange]:
    before = _by_row(old)
    for passage in new.narrative:
        was = before.get(passage.row, passage)
        for field in fields(passage):
            a, b = (getattr(p, field.name) for p in (was, passage))
            if isinstance(a, Text):
                yield from text_changes(NARRATIVE, f"{passage.row}.text", a, b)
            elif a != b:
                yield WordChange(NARRATIVE, f"{passage.row}.{field.name}", str(a), str(b))


def _by_row(release: Release) -> dict[str, Passage]:
    return {passage.row: passage for passage in release.narrative}


def _bodies(release: Release) -> str:
    return "; ".join(f"{role}: {who}" for role, who in release.contributors)


@dataclass(frozen=True)
class MeasureChange:
    """A value that changed; without an old one it can be computed only now, without a new one no longer."""

    measure: str
    old: MeasureValue | None
    new: MeasureValue | None

    @property
    def value(self) -> MeasureValue:
        """Either of the two: they share body, period, table and row."""
        value = self.new or self.old
        assert value is not None, "a change has at least one side"
        return value


def measure_changes(measures: Iterable[Measure], old: Release, new: Release) -> tuple[MeasureChange, ...]:
    """Values, numerators or denominators that differ, in the order of the measures."""
    moves: list[MeasureChange] = []
    for measure in measures:
        before, after = _by_place(measure, old), _by_place(measure, new)
        pairs = ((before.get(key), after.get(key)) for key in dict.fromkeys((*after, *before)))
        moves += (MeasureChange(measure.id, a, b) for a, b in pairs if _worth(a) != _worth(b))
    return tuple(moves)


def _by_place(measure: Measure, release: Release) -> dict[tuple[str, ...], MeasureValue]:
    return {
        (value.method, value.unit, value.period, value.table, value.row, value.category): value
        for value in measure_values(measure, (release,))
    }


def _worth(value: MeasureValue | None) -> tuple | None:
    return None if value is None else (value.value, value.numerator, value.denominator)
