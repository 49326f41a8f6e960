"""Kinds of change: what a later version of a report says otherwise than the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .releases import Annotation, Release

Bump = Literal["major", "minor", "patch"]
BUMPS: tuple[Bump, ...] = ("major", "minor", "patch")  # in the order of the parts of a version number

FIRST_REASON = "initial"
CHANGE_REASONS = ("transcription", "source_corrected", "late_report", "definition", "unit_change")
# Reasons that say: what the version before printed was wrong.
MISTAKES = ("transcription", "source_corrected")

ShapeKind = Literal["added", "removed", "renamed", "redefined", "relabelled", "reordered"]


@dataclass(frozen=True)
class CellChange:
    """One cell that reads otherwise: a figure, or a word of its row (label, note, unit …)."""

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
    """What is said about a cell: added (no old), taken back (no new), or said otherwise."""

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
    """A table, or a column of it, that came, went, or is another thing now."""

    table: str
    column: str  # empty when the table itself is meant
    kind: ShapeKind
    what: str = ""  # which part of the definition: form, period, unit, type …
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class WordChange:
    """What is said about a table or, where none is named, about the whole package: title, dates, source."""

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
        found = [(one.table, one.row, one.field) for one in (*self.cells, *self.annotations)]
        return tuple(dict.fromkeys(found))
