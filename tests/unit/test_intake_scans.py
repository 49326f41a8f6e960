"""A scanned page by what two readings of it see: what both say is taken, anything else is marked to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from plugins.cchc.intake import scan_file
from plugins.cchc.intake.page_phrases import Phrase, PrintedPage, seen_word
from plugins.cchc.intake.scan_file import HIGH, MARGIN, _upright, _words, has_tesseract, read_scans
from plugins.cchc.intake.source import CellMark
from tests.unit.test_intake_pages import drawn

Words = Sequence[tuple[str, int, int]]  # text, left, top; twenty pixels a letter, thirty high
SURE, UNSURE = 96.0, 50.0
LABELS: Words = [("Hồ", 110, 120), ("sơ", 155, 120), ("nhận", 110, 400), ("STT", 20, 50)]


def seen(words: Words, sure: float = SURE) -> list[Phrase]:
    return [seen_word(text, (left, top, left + 20 * len(text), top + 30), sure) for text, left, top in words]


sheets: list[Image.Image] = []  # of numbers alone, that the second reading saw


def read(
    monkeypatch: pytest.MonkeyPatch,
    sparse: Words,
    again: Sequence[str] = (),
    block: Words = (),
    boxes: Sequence[tuple[int, int, int, int]] = (),
    sure: float = SURE,
    labels: Words = LABELS,
) -> PrintedPage:
    """A page with a grid of two by two cells; `again`: what the second reading makes of each number."""

    def words(_: Path, name: str, picture: Any, mode: str, *more: str) -> Iterator[Phrase]:
        if name.startswith("so"):
            row = HIGH + 2 * MARGIN
            assert picture.height % row == 0 and "0123456789" in more[1]
            sheets.append(picture)
            spots = [(0.0, row * at + 20.0, 50.0, row * at + 70.0) for at in range(len(again))]
            yield from (seen_word(text, box, SURE) for text, box in zip(again, spots, strict=True) if text)
        else:
            yield from seen([*labels, *sparse], sure) if mode == "11" else seen(block)

    sheets.clear()
    monkeypatch.setattr(scan_file, "_words", words)
    (page,) = read_scans([(3, drawn(*boxes))])
    return page


def numbers(page: PrintedPage) -> dict[str, tuple[str, ...]]:
    """Numbers of the page with what is in doubt about them."""
    texts = ("Hồ sơ", "nhận", "STT")
    return {phrase.text: phrase.marks for phrase in page.phrases if phrase.text not in texts}


DOUBTED, TAKEN = (CellMark.FAINT, CellMark.SCANNED), (CellMark.SCANNED,)
TWO: Words = [("12", 450, 120), ("7", 450, 400)]
AGREED = {"12": TAKEN, "7": TAKEN}
CASES = {
    "both readings agree": ({"sparse": TWO, "again": ["12", "7"]}, AGREED),
    "the second says another": ({"sparse": TWO, "again": ["12", "1"]}, {"12": TAKEN, "7": DOUBTED}),
    "the second says nothing": ({"sparse": TWO, "again": ["", "7"]}, {"12": DOUBTED, "7": TAKEN}),
    "a dot before three figures is lost": ({"sparse": [("1.234", 450, 120)], "again": ["1234"]}, {"1.234": TAKEN}),
    "a dot before two figures is lost": ({"sparse": [("1.23", 450, 120)], "again": ["123"]}, {"1.23": DOUBTED}),
    "the second says more below": ({"sparse": TWO, "again": ["12", "7", "1"]}, {"12": TAKEN, "7": DOUBTED}),
    "brackets are no figure": ({"sparse": [("(12)", 450, 120)], "again": ["12"]}, {"(12)": TAKEN}),
    "the program doubts itself": ({"sparse": TWO, "again": ["12", "7"], "sure": UNSURE}, {"12": DOUBTED, "7": DOUBTED}),
    "a number that only the other reading saw": (
        {"sparse": TWO[:1], "block": [("7", 450, 400), ("lạ", 600, 400)], "again": ["12", "7"]},
        AGREED,
    ),
    "a number that both saw": ({"sparse": TWO, "block": [("17", 455, 405)], "again": ["12", "7"]}, AGREED),
    "a line taken for a letter": (
        {"sparse": [*TWO, ("|", 600, 400), ("%", 700, 400)], "again": ["12", "7"]}, AGREED | {"%": TAKEN}
    ),
    "ink that nobody read": ({"sparse": TWO, "boxes": [(150, 450, 170, 490)], "again": ["12", "7"]}, AGREED),
    "ink in a cell that has no word": (
        {"sparse": TWO[:1], "boxes": [(500, 450, 520, 490)], "again": ["12"]}, {"12": TAKEN, "?": DOUBTED}
    ),
    "ink in a cell that the second reading knows": (
        {"sparse": TWO[:1], "boxes": [(500, 450, 520, 490)], "again": ["12", "5"]}, {"12": TAKEN, "5": DOUBTED}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_number_is_taken_where_two_readings_agree(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page, told = CASES[name]
    assert numbers(read(monkeypatch, **page)) == told


def test_a_scanned_page_is_as_large_as_its_paper_and_has_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    page = read(monkeypatch, TWO, ["12", "7"])
    assert (page.number, page.width, page.height) == (3, pytest.approx(216), pytest.approx(168))
    twelve = next(phrase for phrase in page.phrases if phrase.text == "12")
    assert (twelve.left, twelve.top, twelve.right) == (pytest.approx(108), pytest.approx(28.8), pytest.approx(117.6))
    (table,) = page.ruled
    assert [len(row) for row in table] == [2, 2] and table[0][0][2] == pytest.approx(96, abs=1)


def test_the_second_reading_sees_each_number_whole_and_enlarged(monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, TWO, ["12", "7"], boxes=[(450, 120, 490, 150), (450, 400, 470, 430)])
    ink = np.asarray(sheets[0]) < 128
    for at, width in enumerate((40, 20)):
        rows, columns = np.nonzero(ink[88 * at : 88 * at + 88])
        scale = HIGH / 39  # of the number with the little that is cut out around it
        assert (rows.min(), rows.max()) == pytest.approx((MARGIN + 4 * scale, MARGIN + 35 * scale), abs=3)
        assert (columns.min(), columns.max()) == pytest.approx(
            (2 * MARGIN + 4 * scale, 2 * MARGIN + (4 + width) * scale), abs=3
        )
    assert not ink[:, -2 * MARGIN :].any()


@pytest.mark.parametrize("angle", [-2.5, -1.0, 0.0, 0.5, 3.0])
def test_a_page_that_lay_askew_is_turned_upright(angle: float) -> None:
    page = Image.new("L", (1200, 800), 255)
    for top in range(100, 700, 60):
        page.paste(0, (150, top, 1050, top + 12))
    upright = np.asarray(_upright(page.rotate(angle, fillcolor=255)).crop((200, 0, 1000, 800))) < 128
    rows = upright.mean(axis=1)
    assert ((rows < 0.02) | (rows > 0.98)).mean() > 0.85, "a row of the picture is ink or paper"


def test_a_page_of_specks_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    page = read(monkeypatch, TWO, ["12", "7"], boxes=[(150, 150, 170, 180)], labels=[])
    assert (page.phrases, page.ruled) == ((), ())


def test_tesseract_is_there_where_a_program_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not has_tesseract()
    (tmp_path / "tesseract").write_text("#!/bin/sh\n")
    (tmp_path / "tesseract").chmod(0o755)
    assert has_tesseract()


def test_words_are_those_of_tesseracts_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "level\tleft\ttop\twidth\theight\tconf\ttext\n"
    told = head + '1\t10\t20\t30\t40\t96.5\t Hồ "sơ \n2\t1\t2\t3\t4\t-1\t\n3\t1\t2\t3\t4\t-1\t  \n'
    asked = list[list[str]]()

    def run(words: list[str], folder: Path, more: dict[str, str]) -> bool:
        asked.append(words)
        (folder / "a.tsv").write_text(told, "utf-8")
        return len(asked) == 1 and (folder / "a.png").is_file() and more == {"OMP_THREAD_LIMIT": "1"}

    monkeypatch.setattr(scan_file, "run_program", run)
    picture = Image.new("L", (10, 10), 255)
    assert [*_words(tmp_path, "a", picture, "11", "-c", "x")] == [seen_word('Hồ "sơ', (10.0, 20.0, 40.0, 60.0), 96.5)]
    assert asked[0][1:] == ["a.png", "a", "-l", "vie", "--psm", "11", "--dpi", "300", "-c", "x", "tsv"]
    assert [*_words(tmp_path, "a", picture, "6")] == [], "a program that fails has seen nothing"
