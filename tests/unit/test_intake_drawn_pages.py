"""Pages without ruled lines, drawn in letters, and the tables and lines of text that they are read as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.cchc.intake.page_phrases import Phrase, PrintedPage
from plugins.cchc.intake.page_tables import add_pages
from plugins.cchc.intake.source import Pages

DRAWN = Path(__file__).resolve().parents[1] / "fixtures" / "drawn_pages.txt"
LINE, HEIGHT = 15.0, 10.0  # points; lines below each other are close, a blank one parts them


def cases() -> dict[str, tuple[str, str]]:
    """Name -> the picture, and what is read of it."""
    parts = re.split(r"^## (.*)\n", DRAWN.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {name: tuple(text.strip("\n").split("\n=>\n")) for name, text in zip(parts[::2], parts[1::2], strict=True)}


def drawn(picture: str, letter: float) -> Iterator[PrintedPage]:
    for number, page in enumerate(re.split(r"\n-+\n", picture), start=1):
        yield PrintedPage(number, 900.0, 900.0, tuple(_phrases(page, letter)))


def _phrases(page: str, letter: float) -> Iterator[Phrase]:
    for row, line in enumerate(page.split("\n")):
        for match in re.finditer(r"\S+(?: \S+)*", line):
            at = [(word.group(), match.start() + word.start()) for word in re.finditer(r"\S+", match.group())]
            words = tuple((text, letter * start, letter * (start + len(text))) for text, start in at)
            yield Phrase(words, LINE * row + 50, LINE * row + 50 + HEIGHT)


def read(picture: str, letter: float) -> str:
    """Lines of text as they are; below a line of ==, cells between bars."""
    pages = Pages()
    add_pages(list(drawn(picture, letter)), pages)
    firsts = {grid.rows[0].line for grid in pages.grids}
    rows = {row.line: " | ".join(cell.text for cell in row.cells).strip() for grid in pages.grids for row in grid.rows}
    told = []
    for at, line in enumerate(pages.lines, start=1):
        told += ["=="] if at in firsts else []
        told.append(rows.get(at, line))
    return "\n".join(told)


@pytest.mark.parametrize("name", cases())
def test_a_page_without_rules_is_read_by_where_its_words_stand(name: str) -> None:
    picture, told = cases()[name]
    assert read(picture, 6.0 if name.endswith("(large)") else 2.0) == told
