"""Tables whose frame was lost: text that runs on, row after row, as a PDF without ruled lines gives it.

The labels of the form are the only landmarks. A row's unit of measure and figure are read where they follow its whole
label; wherever something else stands between them, the figure is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model.forms import Form
from .alignment import align
from .folding import fold, has_words
from .import_context import ImportContext
from .segments import PrintedRow, Segment, TableGroup
from .source import EMPTY, CellMark, Document, Grid, PrintedCell, make_cell
from .templates import Template, make_template, tables_of

_NUMBER = re.compile(r"\d[\d.,]*%?")
_ORDER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\.?")
_BULLETS = re.compile(r"[-+•–*]")


@dataclass(frozen=True)
class Word:
    raw: str
    atoms: tuple[str, ...]
    line: int
    is_last: bool  # of its line


@dataclass(frozen=True)
class Anchor:
    """A place where a label begins."""

    start: int  # its first word
    end: int  # the word after its last
    label: str  # folded
    order: str  # the number printed before it on the same line


def find_wrapped(document: Document, forms: Mapping[str, Form], context: ImportContext) -> TableGroup | None:
    """The table that the running text is, by the form whose labels it has most of."""
    released = {table.form.id for release in context.collection.newest() for table in release.tables}
    measures = {row.unit_of_measure for release in context.releases for table in release.tables for row in table.rows}
    best, rows = "", list[PrintedRow]()
    for form in (form for form in forms if form in released):
        template = make_template(tables_of(context.collection, form)[0], context)
        if template.has_measure and len(template.form.fields) == 1:
            candidate = read_wrapped(document, template, measures, context.wording.number_columns)
            if _count_sure(candidate) > _count_sure(rows) or not rows:
                best, rows = form, candidate
    if not rows:
        return None
    grid = Grid((), (), "văn bản không có khung bảng")
    return TableGroup([Segment(grid, None, (), ())], {best: [None]}, {best}, best, rows)


def _count_sure(rows: Iterable[PrintedRow]) -> int:
    return sum(not any(cell.marks for cell in row.cells.values()) for row in rows)


def read_wrapped(
    document: Document, template: Template, measures: Iterable[str], number_columns: Iterable[str]
) -> list[PrintedRow]:
    """The template's rows as far as the text has their labels; empty where the text is no such table."""
    label = fold(template.form.row_label.first)
    words = _words_after(document, [f"{fold(number)} {label}" for number in number_columns])
    anchors = _anchors(words, {name for row in template.rows for name in row.names})
    names = [row.names for row in template.rows]
    pairs = align(len(anchors), len(names), lambda i, j: anchors[i].label in names[j])
    matched = {j: anchors[i] for i, j in pairs}
    if len(matched) < len(template.rows) / 3:
        return []
    return _WrappedReader(words, matched, template, measures).read()


def _words_after(document: Document, headings: list[str]) -> list[Word]:
    """All words after the line that heads the table."""
    is_below, words = False, list[Word]()
    for number, line in enumerate(document.lines, start=1):
        raws = line.split() if is_below else []
        words += [Word(raw, tuple(fold(raw).split()), number, at == len(raws) - 1) for at, raw in enumerate(raws)]
        is_below = is_below or any(has_words(fold(line), heading) for heading in headings)
    return words


def _anchors(words: Sequence[Word], labels: set[str]) -> list[Anchor]:
    """Labels that begin a line; where two begin alike, the longer is meant."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for label in labels:
        atoms = tuple(label.split())
        if atoms:
            by_first.setdefault(atoms[0], []).append(atoms)
    anchors = []
    for at, word in enumerate(words):
        order = _order_before(words, at)
        if not word.atoms or order is None:
            continue
        ends = [(end, atoms) for atoms in by_first.get(word.atoms[0], ()) if (end := _match(words, at, atoms))]
        if ends:
            end, atoms = max(ends)
            anchors.append(Anchor(at, end, " ".join(atoms), order))
    return anchors


def _order_before(words: Sequence[Word], at: int) -> str | None:
    """The numbering before the word on its line, empty if none; None where other words stand before it."""
    order, line = "", words[at].line
    while at > 0 and words[at - 1].line == line:
        at -= 1
        if _ORDER.fullmatch(words[at].raw) and not order:
            order = words[at].raw
        elif not _BULLETS.fullmatch(words[at].raw):
            return None
    return order


def _match(words: Sequence[Word], at: int, atoms: tuple[str, ...]) -> int:
    """The word after the label if it stands here in full, else 0."""
    taken = 0
    while at < len(words) and taken < len(atoms):
        here = words[at].atoms
        if here != atoms[taken : taken + len(here)]:
            return 0
        taken, at = taken + len(here), at + 1
    while at < len(words) and taken == len(atoms) and not words[at].atoms and words[at].raw in (")", "…)", ":", "."):
        at += 1
    return at if taken == len(atoms) else 0


class _WrappedReader:
    def __init__(
        self, words: Sequence[Word], matched: dict[int, Anchor], template: Template, measures: Iterable[str]
    ) -> None:
        self.words, self.matched, self.template = words, matched, template
        self.field = template.form.fields[0].name
        names = {fold(measure) for measure in measures} - {""}
        self.measures = [tuple(name.split()) for name in sorted(names, key=lambda name: (-len(name), name))]
        self.order = 0  # the last number printed in this section

    def read(self) -> list[PrintedRow]:
        rows, places = list[PrintedRow](), sorted(self.matched)
        for place in range(len(self.template.rows)):
            if place in self.matched:
                after = next((other for other in places if other > place), None)
                rows.append(self._read_found(place, after))
            elif rows:
                rows.append(self._read_lost(place, rows[-1]))
        return rows

    def _read_found(self, place: int, after: int | None) -> PrintedRow:
        anchor, row = self.matched[place], self.template.rows[place]
        self._count(anchor.order)
        tail = self._tail(anchor, after)
        is_clean = after in (place + 1, None)
        usual = tuple(fold(row.unit_of_measure).split())
        measure, rest = self._take_measure(tail, usual)
        is_torn = bool(usual) and not measure and bool(rest)
        value, note = self._take_value(rest, is_torn, place, after, is_clean)
        label = " ".join(word.raw for word in self.words[anchor.start : anchor.end])
        return PrintedRow(
            line=self.words[anchor.start].line,
            line_to=tail[-1].line if tail else self.words[anchor.end - 1].line,
            number=anchor.order,
            label=label,
            measure=row.unit_of_measure if is_torn else _text(measure),
            cells={self.field: value},
            note=make_cell(_text(note), *(() if is_clean else (CellMark.LOOSE,))),
            marks=(CellMark.LOOSE,) if is_torn else (),
        )

    def _read_lost(self, place: int, before: PrintedRow) -> PrintedRow:
        """A label that the text has torn apart: its figure stands somewhere in the lines before the next label."""
        row = self.template.rows[place]
        after = min((other for other in self.matched if other > place), default=None)
        last = self.words[self.matched[after].start].line if after is not None else self.words[-1].line
        lines = [word.raw for word in self.words if before.line <= word.line < max(last, before.line + 1)]
        text = " ".join(lines)
        is_heading = row.kind == "section" and not row.unit_of_measure
        value = EMPTY if is_heading and not any(map(_NUMBER.fullmatch, lines)) else make_cell(text, CellMark.LOOSE)
        end, marks = max(last - 1, before.line), (CellMark.LOOSE,)
        return PrintedRow(before.line, end, "", row.label, row.unit_of_measure, {self.field: value}, EMPTY, "", marks)

    def _tail(self, anchor: Anchor, after: int | None) -> list[Word]:
        end = len(self.words)
        if after is not None:
            end = self.matched[after].start
            while end > anchor.end and self.words[end - 1].line == self.words[end].line:
                end -= 1
        return list(self.words[anchor.end : end])

    def _take_measure(self, tail: list[Word], usual: tuple[str, ...]) -> tuple[list[Word], list[Word]]:
        for atoms in [usual, *self.measures] if usual else self.measures:
            end = _match(tail, 0, atoms) if atoms and tail else 0
            # “Văn bản số …” is a note: a unit that the form does not print here must stand alone on its line.
            stands_alone = end == len(tail) or tail[end - 1].is_last or _NUMBER.fullmatch(tail[end].raw)
            if end and (atoms == usual or stands_alone):
                return tail[:end], tail[end:]
        return [], tail

    def _take_value(
        self, rest: list[Word], is_torn: bool, place: int, after: int | None, is_clean: bool
    ) -> tuple[PrintedCell, list[Word]]:
        rest = self._drop_order(rest, place, after)
        if is_torn and rest:
            return make_cell(_text(rest), CellMark.LOOSE), rest
        if rest and _NUMBER.fullmatch(rest[0].raw):
            # Where the next label is lost, a number on a line of its own may be that row's.
            alone = rest[0].is_last and (is_clean or self._is_beside(rest[0]))
            return (make_cell(rest[0].raw), rest[1:]) if alone else (make_cell(_text(rest), CellMark.LOOSE), rest)
        if not is_clean or any(self._is_alone(rest, at) for at in range(len(rest))):
            return (make_cell(_text(rest), CellMark.LOOSE), rest) if rest else (EMPTY, rest)
        return EMPTY, rest

    def _is_beside(self, word: Word) -> bool:
        """A word with others before it on its line."""
        at = self.words.index(word)
        return at > 0 and self.words[at - 1].line == word.line

    def _is_alone(self, rest: list[Word], at: int) -> bool:
        """A number that is the only word of its line."""
        first = at == 0 or rest[at - 1].line != rest[at].line
        return first and rest[at].is_last and _NUMBER.fullmatch(rest[at].raw) is not None

    def _drop_order(self, rest: list[Word], place: int, after: int | None) -> list[Word]:
        """Without the number of the next row where that stands on a line of its own before its label."""
        if after is None or not rest or not self._is_alone(rest, len(rest) - 1) or self.matched[after].order:
            return rest
        number, following = rest[-1].raw, self.template.rows[after]
        is_next = number == str(self.order + 1)
        is_heading = not self.template.rows[place].unit_of_measure
        has_value = _NUMBER.fullmatch(rest[0].raw) is not None and len(rest) > 1
        if (has_value and following.key.count(".") < 2) or (is_next and (following.key.count(".") < 2 or is_heading)):
            self._count(number)
            return rest[:-1]
        return rest

    def _count(self, order: str) -> None:
        order = order.rstrip(".")
        if order:
            self.order = int(order) if order.isdigit() else 0


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.raw for word in words)
