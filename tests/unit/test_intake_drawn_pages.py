"""Pages drawn in letters, and the tables and lines of text that they are read as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from plugins.cchc.intake.page_phrases import Box, Phrase, PrintedPage, RuledTable
from plugins.cchc.intake.page_tables import add_pages
from plugins.cchc.intake.source import CellMark, Pages, PrintedCell
from plugins.cchc.intake.wide_sheets import join_wide_sheets

DRAWN = Path(__file__).resolve().parents[1] / "fixtures" / "drawn_pages.txt"
LINE, HEIGHT = 15.0, 10.0  # points; lines below each other are close, a blank one parts them


def cases() -> dict[str, tuple[str, str]]:
    """Name -> the picture, and what is read of it."""
    parts = re.split(r"^## (.*)\n", DRAWN.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {name: tuple(text.strip("\n").split("\n=>\n")) for name, text in zip(parts[::2], parts[1::2], strict=True)}


def drawn(picture: str, letter: float) -> Iterator[PrintedPage]:
    for number, page in enumerate(re.split(r"\n-+\n", picture), start=1):
        lines = page.split("\n")
        yield PrintedPage(number, 900.0, 900.0, tuple(_phrases(lines, letter)), tuple(_ruled(lines, letter)))


def _phrases(lines: list[str], letter: float) -> Iterator[Phrase]:
    for row, line in enumerate(lines):
        for match in re.finditer(r"[^\s|+-]\S*(?: [^\s|]+)*", line):
            at = [(word.group(), match.start() + word.start()) for word in re.finditer(r"\S+", match.group())]
            words = tuple((text, letter * start, letter * (start + len(text))) for text, start in at)
            yield Phrase(words, LINE * row + 50, LINE * row + 50 + HEIGHT)


def _ruled(lines: list[str], letter: float) -> Iterator[RuledTable]:
    """Tables between lines of + and -; where no line parts two cells they are one, and the others are covered."""
    tables: list[list[int]] = []
    for at, line in enumerate(lines):
        if line.lstrip().startswith("+"):
            is_new = not tables or "|" not in lines[at - 1]
            tables += [[at]] if is_new else []
            tables[-1] += [] if is_new else [at]
    for borders in tables:
        edges = sorted({at for border in borders for at, sign in enumerate(lines[border]) if sign == "+"})
        yield tuple(_row(lines, borders, top, edges, letter) for top in range(len(borders) - 1))


def _row(lines: list[str], borders: list[int], top: int, edges: list[int], letter: float) -> tuple[Box | None, ...]:
    boxes: list[Box | None] = []
    for left, right in pairwise(edges):
        is_begun = lines[borders[top] + 1][left] == "|" and "-" in lines[borders[top]][left:right]
        ends = (at for at in edges if at >= right and lines[borders[top] + 1][at] == "|")
        below = next(at for at in borders[top + 1 :] if "-" in lines[at][left:right])
        box = (letter * left, LINE * borders[top] + 55, letter * next(ends), LINE * below + 55)
        boxes.append(box if is_begun else None)
    return tuple(boxes)


COVERED = {CellMark.WIDE: "←", CellMark.MERGED: "↑"}


def read(name: str, picture: str) -> str:
    """Lines of text as they are; below a line of ==, cells between bars."""
    pages, printed = Pages(), list(drawn(picture, 6.0 if name.endswith("(large)") else 2.0))
    add_pages(join_wide_sheets(printed) if name.startswith("strips") else printed, pages)
    firsts = {grid.rows[0].line for grid in pages.grids}
    rows = {row.line: " | ".join(map(_shown, row.cells)).strip() for grid in pages.grids for row in grid.rows}
    told = []
    for at, line in enumerate(pages.lines, start=1):
        told += ["=="] if at in firsts else []
        told.append(rows.get(at, line))
    return "\n".join(told)


def _shown(cell: PrintedCell) -> str:
    return cell.text + "".join(COVERED[CellMark(mark)] for mark in cell.marks)


@pytest.mark.parametrize("name", cases())
def test_a_page_is_read_by_where_its_words_and_lines_stand(name: str) -> None:
    picture, told = cases()[name]
    assert read(name, picture) == told


def test_a_cell_stands_where_its_words_do_or_where_its_lines_are() -> None:
    def spot_of(picture: str, row: int, column: int) -> tuple[int, ...]:
        pages = Pages()
        add_pages(list(drawn(picture, 9.0)), pages)
        spot = pages.grids[0].rows[row].cells[column].spot
        assert spot is not None
        return tuple(round(part * 900) for part in (spot.left, spot.top, spot.right, spot.bottom))

    rows = "1    Nhận mới       12\n2    Trả lại        34\n3    Còn lại        56"
    assert spot_of(f"STT  Nội   dung     Số\n{rows}", 0, 1) == (45, 50, 45 + 9 * 10, 60)
    assert spot_of("+----+\n| ab |\n+----+", 0, 0) == (0, 55, 45, 85)
