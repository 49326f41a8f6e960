"""The first sheet of a workbook as people read it, of the made-up province: rates, then each table, the newest period
first. It is renewed by `python -m tests.unit.test_tables_readable`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.cchc.tables.filed_table import rates_block, unit_blocks
from plugins.cchc.tables.make_books import make_release_book
from plugins.cchc.tables.stat_table import ReadableBlock, ReadableCell
from plugins.cchc.words.text import Text
from tests.fixtures.small_edition import small_edition

GOLDEN = Path(__file__).parents[1] / "golden" / "readable_sheets.txt"
UNITS = ("so-lua", "trung-tam-mau", "phuong-1")


def sheets() -> Iterator[str]:
    edition = small_edition()
    for release in edition.releases.values():
        yield f"# {release.report}"
        yield from told(make_release_book(release, edition.collection, edition.standings_alone(release)).readable)
    for unit in UNITS:
        values, figures = edition.values_by_unit.get(unit, ()), edition.store.of_unit(unit)
        yield f"# {unit}"
        yield from told(
            [
                rates_block(values, edition.measures, edition.references, lambda v: edition.standing_of(v).standing),
                *unit_blocks(figures, edition.releases, edition.references),
            ]
        )


def told(blocks: Iterable[ReadableBlock]) -> Iterator[str]:
    """A line a row, its cells apart; sums and headings of sections are marked."""
    for block in blocks:
        yield f"## {block.title.first}"
        for head in block.heads:
            yield " ‖ ".join(f"{cell.text.first} {cell.colspan}×{cell.rowspan}" for cell in head)
        for at, row in enumerate(block.rows):
            yield ("= " if at in block.totals else "  ") + " | ".join(map(cell_words, row))


def cell_words(cell: ReadableCell) -> str:
    return cell.first if isinstance(cell, Text) else "" if cell is None else str(cell)


def renewed() -> str:
    return "".join(f"{line.rstrip()}\n" for line in sheets())


def test_sheets_are_as_agreed() -> None:
    assert renewed().splitlines() == GOLDEN.read_text("utf-8").splitlines()


if __name__ == "__main__":
    GOLDEN.write_text(renewed(), "utf-8")
