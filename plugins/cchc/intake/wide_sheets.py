"""A sheet wider than the paper is printed strip by strip: pages of the same rows become one page side by side again.

Programs print all rows of the first columns, page by page, then those of the next; or every strip of the first rows
before the rows below. Either way a strip has other columns than the strips before it, as many pages, and stands at
their heights.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .page_phrases import NEAR, Box, Phrase, PrintedPage, RuledTable, lines_of, moved_table

Strip = list[PrintedPage]
SELDOM = 0.1  # share of lines that make no column
ALIKE = 0.3  # how much of the places of two pages' words and figures is the same where their columns are
MOST = 0.9  # share of heights that a strip has in common with those before it
ENOUGH = 2  # heights of a page of a table
MOSTLY = 0.5  # share of lines with figures in a table


def join_wide_sheets(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """The pages in their order, strips put to the right of those whose rows they go on with."""
    joined, left = list[PrintedPage](), list(pages)
    while left:
        count = _count_alike(left)
        sheet, left = [left[:count]], left[count:]
        while len(left) >= count and _goes_on(left[:count], sheet):
            sheet.append(left[:count])
            left = left[count:]
        joined += [_join(parts) for parts in zip(*sheet, strict=True)]
    return joined


def _count_alike(pages: Strip) -> int:
    """Pages of the same columns at the beginning."""
    unlike = (at for at in range(1, len(pages)) if not _has_columns_of(pages[at], pages[at - 1]))
    return next(unlike, len(pages))


def _has_columns_of(page: PrintedPage, other: PrintedPage) -> bool:
    places, others = _places(page), _places(other)
    return (places & others).total() >= ALIKE * (places | others).total()


def _places(page: PrintedPage) -> Counter[tuple[bool, int]]:
    """Points across the page where words or figures stand, each with the percentage of lines that reach it."""
    counts, lines = Counter[tuple[bool, int]](), lines_of(page.phrases)
    for phrase in page.phrases:
        counts.update((phrase.is_number, at) for at in range(int(phrase.left), int(phrase.right)))
    shares = {place: 100 * count // len(lines) for place, count in counts.items() if count >= SELDOM * len(lines)}
    return Counter(shares)


def _goes_on(strip: Strip, sheet: Sequence[Strip]) -> bool:
    """The strip holds further columns of the sheet's rows: it is no second sheet that happens to have their heights."""
    page, *others = strip[0], *(part[0] for part in sheet)
    first = others[0]
    if page.width != first.width or _has_columns_of(page, first) or _begins_like(page, first):
        return False
    has_figures = any(map(_is_mostly_figures, (page, *others)))
    return has_figures and all(map(_has_heights_of, strip, zip(*sheet, strict=True)))


def _begins_like(page: PrintedPage, other: PrintedPage) -> bool:
    """Both have the words that stand above row numbers, or labels: each is the left of a sheet."""
    starts, others = ({line[0].text for line in lines_of(each.phrases)} for each in (page, other))
    return any(text.isalpha() and len(text) > 1 for text in starts & others)


def _is_mostly_figures(page: PrintedPage) -> bool:
    lines = lines_of(page.phrases)
    return sum(any(phrase.is_number for phrase in line) for line in lines) > MOSTLY * len(lines)


def _has_heights_of(page: PrintedPage, others: Sequence[PrintedPage]) -> bool:
    """The heights of either are among those of the other: a heading may be ruled more finely than those beside it."""
    heights, known = _heights(page), [height for other in others for height in _heights(other)]
    is_table = len(page.ruled) == len(others[0].ruled) and len(set(known)) >= ENOUGH
    return is_table and (_are_among(heights, known) or _are_among(known, heights))


def _heights(page: PrintedPage) -> list[float]:
    return [_top(row) for table in page.ruled for row in table] or [phrase.middle for phrase in page.phrases]


def _are_among(heights: Sequence[float], others: Sequence[float]) -> bool:
    return sum(any(abs(height - other) <= NEAR for other in others) for height in heights) >= MOST * len(heights)


def _top(row: Sequence[Box | None]) -> float:
    return next(box[1] for box in row if box)


def _join(parts: Sequence[PrintedPage]) -> PrintedPage:
    """One page as wide as all of them; titles that a program prints on each strip stand in the first alone."""
    page = parts[0]
    for number, part in enumerate(parts[1:], start=1):
        shift = number * page.width
        more = [phrase.moved(shift=shift) for phrase in part.phrases if not _is_repeated(phrase, page)]
        # Each ruled table with the cells of the further one that stands at its heights.
        ruled = tuple(map(_widen, page.ruled, (moved_table(table, shift=shift) for table in part.ruled)))
        phrases, beside = (*page.phrases, *more), (*page.beside, part.number)
        page = replace(page, phrases=phrases, ruled=ruled, beside=beside)
    return page


def _is_repeated(phrase: Phrase, page: PrintedPage) -> bool:
    same = (other for other in page.phrases if abs(other.middle - phrase.middle) <= NEAR)
    is_again = any(other.text.endswith(phrase.text) for other in same)
    return is_again and phrase.left < min(other.left for other in page.phrases) - NEAR


def _widen(table: RuledTable, further: RuledTable) -> RuledTable:
    """A row may be merged in either."""
    rows = list[tuple[Box | None, ...]]()
    for top in sorted(_top(row) for row in (*table, *further)):
        if rows and abs(_top(rows[-1]) - top) <= NEAR:
            continue
        sides = [
            next((row for row in side if abs(_top(row) - top) <= NEAR), (None,) * max(map(len, side)))
            for side in (table, further)
        ]
        rows.append((*sides[0], *sides[1]))
    return tuple(rows)
