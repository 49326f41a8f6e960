"""Kinds of change between two versions of a report."""

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
