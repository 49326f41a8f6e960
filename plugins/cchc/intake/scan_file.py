"""Pictures of pages: their words by Tesseract, their ruled lines by their ink; every number is read twice.

The second reading sees the numbers alone, enlarged and one below the other, and knows no letters. What the two readings
do not both say is marked, and asked beside its picture.
"""

import csv
import io
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from .other_programs import own_folder, run_program
from .page_phrases import Box, Phrase, PrintedPage, RuledTable, moved_table, phrases_of_words, seen_word
from .source import CellMark

DPI, POINTS = 300, 72
DARK = 150  # of 255 where the paper is 255; darker is ink
STROKE = 3  # pixels; thinner than those of a letter
FAINT_LINE = 228  # a ruled line is as pale as this where it is thin and the page was turned
LONG_ACROSS, LONG_DOWN = 200, 90  # pixels of ink in one row or column that only a ruled line has, not a word
HIGH, MARGIN = 56, 16  # pixels of an enlarged number and of the white around it
NEAR = 15  # of the STROKEs around ink, across and down
FEWEST = 3  # phrases of a page that holds words; fewer are specks
AT_ONCE = 2  # pages
SECONDS = 8  # of the processor that a page may take besides, with its picture
MOST_PAGES = 60
UNREAD = "?"
_LOOKING = Lock()  # one page at a time fills memory with what is ink in it


@dataclass(frozen=True)
class _Ink:
    """A page upright and without its lines, and where these stood."""

    picture: Any
    across: list[Box]
    down: list[Box]


def has_tesseract() -> bool:
    return shutil.which("tesseract") is not None


def read_scans(pages: Sequence[tuple[int, Any]]) -> list[PrintedPage]:
    """Numbered pictures in shades of grey, at 300 dots an inch, as pages with phrases and ruled tables."""
    with own_folder() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda page: _read_page(folder, *page), pages))


def _read_page(folder: Path, number: int, picture: Any) -> PrintedPage:
    scale = POINTS / DPI
    with _LOOKING:
        ink = _find_lines(_upright(_even(picture)))

    def read_phrases(name: str, mode: str) -> list[Phrase]:
        phrases = phrases_of_words(_words(folder, f"{name}{number}", ink.picture, mode))
        return [phrase for phrase in phrases if any(sign.isalnum() or sign == "%" for sign in phrase.text)]

    # Sparse text tears nothing apart beside a cell of two lines; of the other reading the numbers that it passed over.
    phrases, block = read_phrases("thua", "11"), read_phrases("khoi", "6")
    phrases += [phrase for phrase in block if phrase.is_number and not any(_overlap(phrase, seen) for seen in phrases)]
    tables = _tables(ink) if len(phrases) >= FEWEST else []
    phrases = phrases if len(phrases) >= FEWEST else []
    unseen = list(_empty_cells(ink, tables, phrases))
    spots = [*(p.box for p in phrases if p.is_number), *unseen]
    again = _read_numbers(folder, f"so{number}", ink.picture, spots)
    read = [_compare(phrase, again.get(phrase.box, "")) if phrase.is_number else phrase for phrase in phrases]
    # Ink that neither reading understands is asked, never taken for a blank cell.
    read += [Phrase(((again.get(box) or UNREAD, box[0], box[2]),), box[1], box[3], (CellMark.FAINT,)) for box in unseen]
    marked = [replace(p, marks=(*p.marks, CellMark.SCANNED)) for p in read]
    width, height = ink.picture.size
    shrunk = tuple(phrase.moved(scale) for phrase in marked), tuple(moved_table(table, scale) for table in tables)
    return PrintedPage(number, width * scale, height * scale, *shrunk)


def _overlap(phrase: Phrase, other: Phrase) -> bool:
    is_beside = phrase.right <= other.left or other.right <= phrase.left
    return not (is_beside or phrase.bottom <= other.top or other.bottom <= phrase.top)


def _compare(phrase: Phrase, again: str) -> Phrase:
    """The phrase, marked where the second reading says another number or the program doubted the first."""
    is_same = _bare(phrase.text) == _bare(again)
    is_sure = is_same and CellMark.FAINT not in phrase.marks
    return phrase if is_sure else replace(phrase, marks=(CellMark.FAINT,))


def _bare(number: str) -> str:
    """Without dots before three figures, which small print loses and which change no number of whole things."""
    return re.sub(r"\.(?=\d{3}(?!\d))", "", number.strip("().,"))


# Pictures


def _even(picture: Any) -> Any:
    """The paper as white, whatever its shade and wherever a shadow lies: each place beside the lightest around it."""
    small = picture.resize((max(1, picture.width // 16), max(1, picture.height // 16)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3)).resize(picture.size)
    grey = np.asarray(picture, dtype=np.uint16) * 255
    return Image.fromarray(np.minimum(grey // np.maximum(np.asarray(paper), 1), 255).astype(np.uint8))


def _without_grain(picture: Any) -> Any:
    """White wherever no ink is near: a program would look for letters in grain for half a minute, and see some."""
    ink = picture.reduce(STROKE).point(lambda grey: 255 * (grey < DARK)).filter(ImageFilter.MaxFilter(NEAR))
    return Image.composite(picture, Image.new("L", picture.size, 255), ink.resize(picture.size))


def _upright(picture: Any) -> Any:
    """Turned by the angle at which the rows of ink are sharpest."""
    small = picture.resize((picture.width // 4, picture.height // 4))

    def sharpness(angle: float) -> float:
        rows = (np.asarray(small.rotate(angle, fillcolor=255)) < DARK).sum(axis=1).astype(float)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    rough = max((step / 2 for step in range(-6, 7)), key=sharpness)
    best = max((rough + step / 8 for step in range(-3, 4)), key=sharpness)
    return picture.rotate(best, resample=2, fillcolor=255) if best else picture


def _find_lines(picture: Any) -> _Ink:
    """Long straight ink is a line; it is taken out of the picture."""
    grey = np.asarray(picture).copy()
    ink = grey < FAINT_LINE
    across, down = _long_runs(ink, LONG_ACROSS), _long_runs(ink.T, LONG_DOWN).T
    lines_across, lines_down = list(_segments(across)), [(box[1], box[0], box[3], box[2]) for box in _segments(down.T)]
    for mask in (across, down):
        thick = mask.copy()
        for shift in (-2, -1, 1, 2):
            thick |= np.roll(mask, shift, axis=0 if mask is across else 1)
        grey[thick] = 255
    return _Ink(_without_grain(Image.fromarray(grey)), lines_across, lines_down)


def _long_runs(ink: Any, least: int) -> Any:
    """Where ink goes on along a row for as long as only lines do, small breaks forgiven."""
    small = np.int16  # a page has fewer pixels across, and half a gigabyte is soon gone
    sums = np.cumsum(np.pad(ink.astype(small), ((0, 0), (1, 0))), axis=1, dtype=small)
    full = sums[:, least:] - sums[:, :-least] >= 0.94 * least
    starts = np.pad(full.astype(small), ((0, 0), (0, least - 1)))
    ends = np.pad(starts, ((0, 0), (least, 0)))[:, :-least]
    reach = np.cumsum(starts, axis=1, dtype=small) - np.cumsum(ends, axis=1, dtype=small)
    return reach > 0


def _segments(mask: Any) -> Iterator[Box]:
    """Lines along rows: rows of the mask that touch are one line, wherever it goes on without a gap."""
    rows = np.flatnonzero(mask.any(axis=1))
    for band in np.split(rows, np.flatnonzero(np.diff(rows) > 2) + 1) if rows.size else ():
        columns = np.flatnonzero(mask[band].any(axis=0))
        for part in np.split(columns, np.flatnonzero(np.diff(columns) > LONG_DOWN // 4) + 1):
            at = float(band.mean())
            yield (float(part[0]), at, float(part[-1]), at)


def _tables(ink: _Ink) -> list[RuledTable]:
    from pdfplumber import table as ruled

    edges = [_edge(box, "h") for box in ink.across] + [_edge(box, "v") for box in ink.down]
    crossings = ruled.edges_to_intersections(ruled.merge_edges(edges, 12, 12, 25, 25), 20, 20)
    nowhere: Any = None  # a table asks its page for nothing but text
    made = [ruled.Table(nowhere, cells) for cells in ruled.cells_to_tables(ruled.intersections_to_cells(crossings))]
    return [tuple(tuple(row.cells) for row in table.rows) for table in made if len(table.cells) > 3]


def _edge(box: Box, orientation: str) -> dict[str, Any]:
    return dict(zip(("x0", "top", "x1", "bottom"), box, strict=True), height=box[3] - box[1], orientation=orientation)


def _empty_cells(ink: _Ink, tables: Iterable[RuledTable], phrases: Sequence[Phrase]) -> Iterator[Box]:
    """Where ink stands in a cell in which no word was seen: its bounds."""
    dark = np.asarray(ink.picture) < DARK
    for box in (box for table in tables for row in table for box in row if box):
        left, top, right, bottom = (round(side) for side in box)
        if any(left <= p.left < right and top <= p.middle < bottom for p in phrases):
            continue
        inside = dark[top + 6 : bottom - 6, left + 6 : right - 6]
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        if inside.sum() > 40 and rows.size and 14 <= rows[-1] - rows[0] <= 80:
            yield (left + 6 + columns[0], top + 6 + rows[0], left + 6 + columns[-1], top + 6 + rows[-1])


# Tesseract


def _words(folder: Path, name: str, picture: Any, mode: str, *more: str) -> Iterator[Phrase]:
    picture.save(folder / f"{name}.png", dpi=(DPI, DPI))
    words = ["tesseract", f"{name}.png", name, "-l", "vie", "--psm", mode, "--dpi", str(DPI), *more, "tsv"]
    if not run_program(words, folder, {"OMP_THREAD_LIMIT": "1"}):
        return
    text = (folder / f"{name}.tsv").read_text("utf-8")
    for row in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["text"] and row["text"].strip():
            left, top = float(row["left"]), float(row["top"])
            right, bottom = left + float(row["width"]), top + float(row["height"])
            yield seen_word(row["text"].strip(), (left, top, right, bottom), float(row["conf"]))


def _read_numbers(folder: Path, name: str, picture: Any, spots: Sequence[Box]) -> dict[Box, str]:
    """What each spot says to a reader that knows digits alone and sees nothing else."""
    if not spots:
        return {}
    crops = [picture.crop((round(x) - 4, round(y) - 4, round(right) + 5, round(end) + 5)) for x, y, right, end in spots]
    crops = [crop.resize((max(1, crop.width * HIGH // crop.height), HIGH), resample=3) for crop in crops]
    row = HIGH + 2 * MARGIN
    sheet = Image.new("L", (max(crop.width for crop in crops) + 4 * MARGIN, row * len(crops)), 255)
    for at, crop in enumerate(crops):
        sheet.paste(crop, (2 * MARGIN, at * row + MARGIN))
    seen: dict[Box, str] = {}
    digits = ("-c", "tessedit_char_whitelist=0123456789.,%")
    for word in _words(folder, name, sheet, "6", *digits):
        box = spots[min(len(spots) - 1, int(word.middle / row))]
        seen[box] = seen.get(box, "") + word.text
    return seen
