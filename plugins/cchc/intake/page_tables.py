"""Printed pages into lines of text and grids: tables by their ruled lines, or by the columns that their words make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

from .page_phrases import NEAR, Box, Line, Phrase, PrintedPage, RuledTable, Span, lines_of, text_of
from .source import CellMark, Pages, PrintedCell, make_cell, runs

FEW = 0.08  # share of lines in which words may run over into the next column
ENOUGH_ROWS = 3
SECTION = re.compile(r"[IVX]{1,5}\.?|[A-Z]\.?")
HEADING_GAP = 0.6  # heights of a line between those of one heading; a title stands further off
WIDE = 250.0  # points
RUN_OVER = 3.0  # points that the words of a cell may reach into the next


@dataclass
class _PageTable:
    """A table on one page, or a line of text between tables."""

    page: int
    rows: list[list[PrintedCell]] = field(default_factory=list)
    text: str = ""


def add_pages(printed: Sequence[PrintedPage], pages: Pages) -> None:
    """Text above a table is read before it, so that titles stay with their tables."""
    blocks = [block for page in printed for block in _ruled_blocks(page)]
    for block in _with_columns(blocks):
        if block.rows:
            pages.add_grid(block.rows, f"bảng trên trang {block.page}")
        elif block.text:
            pages.add_text(block.text)


# Ruled tables


def _ruled_blocks(page: PrintedPage) -> Iterator[_PageTable | PrintedPage]:
    """The ruled tables, and between them the page with nothing but what stands there."""
    left = list(page.phrases)
    for table in sorted(page.ruled, key=_heights):
        begin, end = _heights(table)
        inside = [phrase for phrase in page.phrases if begin <= phrase.middle < end]
        yield replace(page, phrases=tuple(phrase for phrase in left if phrase.middle < begin))
        yield _PageTable(page.number, list(_ruled_rows(page, table, inside)))
        left = [phrase for phrase in left if phrase.middle >= end]
    yield replace(page, phrases=tuple(left))


def _heights(table: RuledTable) -> tuple[float, float]:
    """Where it begins and ends."""
    boxes = [box for row in table for box in row if box]
    return min(box[1] for box in boxes), max(box[3] for box in boxes)


def _ruled_rows(page: PrintedPage, table: RuledTable, phrases: list[Phrase]) -> Iterator[list[PrintedCell]]:
    """A phrase belongs to the cell in which it begins: a sheet lets long words run over empty neighbours."""
    width = max(map(len, table))
    boxed = [{at: box for at, box in enumerate(row) if box} for row in table]
    lefts = [min((row[at][0] for row in boxed if at in row), default=0.0) for at in range(width)]
    inside: dict[Box, list[Phrase]] = {box: [] for row in table for box in row if box}
    for edge in dict.fromkeys(box[0] for box in inside):
        phrases = [part for phrase in phrases for part in phrase.split(edge)]
    for phrase in phrases:
        if box := next((box for box in inside if _begins_in(phrase, box)), None):
            inside[box].append(phrase)
    for row in table:
        yield [_cell(page, inside[box], box) if box else _covered(row, at, lefts[at]) for at, box in enumerate(row)]


def _begins_in(phrase: Phrase, box: Box) -> bool:
    at = phrase.left + min(NEAR, (phrase.right - phrase.left) / 2)
    return box[0] <= at < box[2] and box[1] <= phrase.middle < box[3]


def _covered(row: Sequence[Box | None], at: int, left: float) -> PrintedCell:
    before = next((box for box in reversed(row[:at]) if box), None)
    return PrintedCell("", (CellMark.WIDE if before and before[2] > left + 1 else CellMark.MERGED,))


def _cell(page: PrintedPage, phrases: Sequence[Phrase], box: Box | None = None) -> PrintedCell:
    marks = dict.fromkeys(mark for phrase in phrases for mark in phrase.marks)
    if phrases and box is None:
        lefts, tops, rights, bottoms = zip(*(phrase.box for phrase in phrases), strict=True)
        box = min(lefts), min(tops), max(rights), max(bottoms)
    return replace(make_cell(text_of(phrases), *marks), spot=page.spot(box) if box else None)


# Tables without lines


@dataclass
class _Region:
    """Lines of one page that stand in columns."""

    page: PrintedPage
    lines: list[Line]
    goes_on: bool  # from the page before, perhaps

    @cached_property
    def heads(self) -> list[Line]:
        """Lines above the first that holds a figure or begins with the number of a section."""
        rows = (at for at, line in enumerate(self.lines) if _is_row(line))
        return self.lines[: next(rows, 0)]

    @cached_property
    def body(self) -> list[Line]:
        return self.lines[len(self.heads) :]

    def holds(self, line: Line) -> bool:
        """The line goes on in a column of words, or in the first, as the last row of a page may."""
        columns = [pair for other in self.lines for pair in zip(other, (*other[1:], None), strict=True) if other[1:]]
        return any(
            (abs(line[0].left - column.left) <= NEAR or (_is_row(line) and _overlap(line[0], column.span) > 0))
            and (after is None or line[0].right < after.left)
            for column, after in columns
            if after or not column.is_number
        )


def _is_row(line: Line) -> bool:
    return any(phrase.is_number for phrase in line) or SECTION.fullmatch(line[0].text) is not None


def _with_columns(blocks: list[_PageTable | PrintedPage]) -> list[_PageTable]:
    """Loose phrases become lines of text and tables; regions that go on from page to page share their columns."""
    done = list[_PageTable]()
    clusters: list[list[tuple[_PageTable, _Region]]] = [[]]
    for block in blocks:
        if isinstance(block, _PageTable):
            done.append(block)
            continue
        is_first = not any(other.page == block.number for other in done)
        before = clusters[-1][-1][1] if clusters[-1] and is_first else None
        for part in _split(block, lines_of(block.phrases), before):
            if isinstance(part, str):
                done.append(_PageTable(block.number, text=part))
            elif part is None:
                clusters.append([])
            else:
                done.append(_PageTable(block.number))
                if clusters[-1] and not part.goes_on:
                    clusters.append([])
                clusters[-1].append((done[-1], part))
    for cluster in clusters:
        regions = [region for _, region in cluster]
        columns = _columns(regions)
        reached = _with_reach(columns, regions)
        for table, region in cluster:
            table.rows = [_place(region.page, line, reached) for line in region.heads]
            table.rows += [_place(region.page, line, columns, is_body=True) for line in region.body]
    return done


def _split(page: PrintedPage, lines: list[Line], before: _Region | None) -> Iterator[str | _Region | None]:
    """Lines with gaps that columns make are a table, where enough of them hold figures; the others are text.

    `before`: what the page may go on from. None stands below titles: no table goes on there.
    """
    if titles := _titles(lines):
        start, end = titles
        yield from _split(page, lines[:start], before)
        yield from map(text_of, lines[start:end])
        yield None
        lines, before = lines[end:], None
    yield from _split_lines(page, lines, before, 1 if titles else ENOUGH_ROWS)


def _titles(lines: list[Line]) -> tuple[int, int] | None:
    """From where to where the last lines stand, two or more, that are alone over several columns between two tables."""
    many = [line for line in lines if len(line) > 1]
    left = min((line[0].left for line in many), default=0.0) + NEAR
    labels = min((line[1].left for line in many if line[0].left <= left), default=0.0) + NEAR
    lone = [line[0] if len(line) == 1 and line[0].left <= left else None for line in lines]
    alone = [phrase is not None and phrase.right > labels for phrase in lone]
    end = next((at for at in range(len(lines), 1, -1) if alone[at - 2] and alone[at - 1]), 0)
    start = end - 2
    # The first line of a title may be as short as the name of an appendix.
    while start > 0 and (above := lone[start - 1]) and (alone[start - 1] or len(above.words) > 1):
        start -= 1
    return (start, end) if end else None


def _split_lines(page: PrintedPage, lines: list[Line], before: _Region | None, enough: int) -> Iterator[str | _Region]:
    many = [at for at, line in enumerate(lines) if len(line) > 1]
    figures = sum(any(p.is_number for p in line) for line in lines if len(line) > 1)
    tail = len([*takewhile(before.holds, lines)]) if before else 0
    if figures < (1 if before else enough):
        if tail:  # the last lines of the last row
            yield _Region(page, lines[:tail], goes_on=True)
        yield from (text_of(line) for line in lines[tail:])
        return
    start = 0 if tail >= many[0] else many[0]
    start = _with_upper_headings(lines, _below_head(lines, start))
    yield from (text_of(line) for line in lines[:start])
    yield _Region(page, lines[start:], goes_on=before is not None and start == 0)


def _below_head(lines: list[Line], start: int) -> int:
    """A letter's head has two columns as well; the table begins below the last wide line that stands above figures.

    A heading over many columns is as wide, but close below others.
    """
    first = next((at for at, line in enumerate(lines) if any(p.is_number for p in line) and len(line) > 1), start)
    left = min((line[0].left for line in lines[first:]), default=0.0)
    for at in range(first - 1, start - 1, -1):
        line, *more = lines[at]
        is_far = at == 0 or len(lines[at - 1]) == 1 or not _is_close(lines[at - 1], lines[at])
        is_wide = line.left <= left + NEAR or (line.right - line.left > WIDE and is_far)
        if not more and len(line.words) > 3 and is_wide:
            return at + 1
    return start


def _with_upper_headings(lines: list[Line], start: int) -> int:
    """Where the heading of one column is higher than the others, its upper lines stand alone and close above them."""
    left = lines[start][0].left
    while start and len(above := lines[start - 1]) == 1 and above[0].left > left + NEAR:
        if not _is_close(above, lines[start]):
            break
        start -= 1
    return start


def _is_close(above: Sequence[Phrase], below: Sequence[Phrase]) -> bool:
    gap = min(phrase.top for phrase in below) - max(phrase.bottom for phrase in above)
    return gap <= HEADING_GAP * (above[0].bottom - above[0].top)


def _columns(regions: Sequence[_Region]) -> list[Span]:
    """Where columns stand: wherever figures do, and wherever words do in more than a few lines."""
    lines = [line for region in regions for line in region.body]
    few = max(1.0, FEW * len(lines))
    figures, words = Counter[int](), Counter[int]()
    for phrase in (phrase for line in lines for phrase in line):
        (figures if phrase.is_number else words).update(range(int(phrase.left), int(phrase.right) + 1))
    taken = figures.keys() | {at for at, count in words.items() if count > few}
    # Where many words begin behind others there is a column, though some of the others run over it.
    starts = Counter(round(phrase.left) for line in lines for phrase in line[1:] if not phrase.is_number)
    taken -= {at - back for at, count in starts.items() if count > few for back in (1, 2, 3) if not figures[at - back]}
    heads = [p for region in regions for line in region.heads for p in line]
    return _with_headings(_intervals(taken), heads, lines)


def _intervals(points: Iterable[int]) -> list[Span]:
    return [(run[0], run[-1]) for run in runs(sorted(points), lambda at, after: after - at <= 1)]


def _with_headings(body: list[Span], heads: Sequence[Phrase], lines: Sequence[Sequence[Phrase]]) -> list[Span]:
    """A heading above nothing is a column; parts beside each other are one where no heading begins at the second and
    no line has words in both.
    """
    leaves = [head for head in heads if not any(_is_below(other, head) for other in heads)]
    bare = [leaf.span for leaf in leaves if not any(_overlap(leaf, column) > 0 for column in body)]
    columns = list[Span]()
    for column in sorted([*body, *bare]):
        before = columns[-1] if columns else (0.0, 0.0)
        begins = any(before[1] - RUN_OVER < leaf.left <= column[1] for leaf in leaves)
        if columns and leaves and not begins and _never_both([before, column], lines):
            columns[-1] = (before[0], column[1])
        else:
            columns.append(column)
    return columns


def _is_below(head: Phrase, other: Phrase) -> bool:
    return head.middle > other.bottom and _overlap(head, other.span) > 0


def _overlap(phrase: Phrase, column: Span) -> float:
    return min(phrase.right, column[1]) - max(phrase.left, column[0])


def _never_both(columns: Sequence[Span], lines: Sequence[Sequence[Phrase]]) -> bool:
    return not any(all(any(_overlap(p, column) > 0 for p in line) for column in columns) for line in lines)


def _with_reach(columns: Sequence[Span], regions: Sequence[_Region]) -> list[Span]:
    """The columns as wide as headings that stand over one alone: shorter lines above such a heading are its own."""
    reached = list(columns)
    for head in (p for region in regions for line in region.heads for p in line):
        over = [at for at, column in enumerate(columns) if _overlap(head, column) > 0]
        for at in over if len(over) == 1 else ():
            left, right = reached[at]
            reached[at] = (min(left, head.left), max(right, head.right))
    return reached


def _place(
    page: PrintedPage, line: Sequence[Phrase], columns: Sequence[Span], is_body: bool = False
) -> list[PrintedCell]:
    placed: list[list[Phrase]] = [[] for _ in columns]
    for left, _ in columns if is_body else ():
        line = [part for phrase in line for part in phrase.split(left)]
    for phrase in line:
        starts = [at for at, (left, right) in enumerate(columns) if is_body and left - NEAR <= phrase.left <= right]
        at = starts[0] if starts else max(range(len(columns)), key=lambda at: _overlap(phrase, columns[at]))
        placed[at].append(phrase)
    return [_cell(page, phrases) for phrases in placed]
