"""Changes between two versions of one report, cell by cell, and how much the version number must rise for them.

Values of measures change with them: the same measure of the same unit and period, before and after.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from ..words.text import Text
from .measures import Measure, MeasureValue, measure_values
from .releases import NARRATIVE, SOURCE_FILE, Form, Passage, Release, Source, Table, version_key
from .table_changes import (
    BUMPS,
    Bump,
    Changes,
    Pair,
    RowChange,
    ShapeChange,
    WordChange,
    annotation_changes,
    cell_changes,
    differing,
    line_changes,
    make_pair,
    row_changes,
    shape_changes,
    text_changes,
    word_changes,
)

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
