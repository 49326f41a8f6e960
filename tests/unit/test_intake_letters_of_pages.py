"""Letters of a PDF page into words and phrases: by the gaps between them, their heights and what stands below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from plugins.cchc.intake.page_phrases import NUMBER, Box, phrases_of
from plugins.cchc.intake.source import CellMark

Run = tuple[str, float, float, float]  # letters, left, top, size: each is half as wide as high
STROKE: Box = (50.0, 106.0, 56.0, 106.0)


def run(text: str, left: float = 50.0, top: float = 100.0, size: float = 12.0) -> Run:
    return text, left, top, size


def letters(*runs: Run) -> Iterator[dict[str, Any]]:
    for text, left, top, size in runs:
        for at, sign in enumerate(text):
            x0 = left + at * size / 2
            yield {"text": sign, "x0": x0, "x1": x0 + size / 2, "top": top, "bottom": top + size, "size": size}


def read(*runs: Run, strokes: tuple[Box, ...] = ()) -> list[str]:
    """Phrases, with what is marked of them."""
    made = phrases_of(list(letters(*runs)), strokes)
    return [f"{phrase.text}{''.join(f' ({CellMark(mark)})' for mark in phrase.marks)}" for phrase in made]


THREE = [run("x", 90, 20), run("y", 90, 40), run("z", 90, 60)]  # three cells begin at 90
PHRASES = {
    "letters that touch": ([run("ab"), run("cd", 62)], ["abcd"]),
    "letters nearly touching": ([run("ab"), run("cd", 63.4)], ["abcd"]),
    "letters apart": ([run("ab"), run("cd", 63.5)], ["ab", "cd"]),
    "letters over each other": ([run("ab"), run("cd", 58.5)], ["abcd"]),
    "letters further back": ([run("ab"), run("cd", 58.3)], ["ab", "cd"]),
    "a blank": ([run("ab cd")], ["ab cd"]),
    "a blank and a gap": ([run("ab "), run("cd", 70.3)], ["ab cd"]),
    "a blank and a wide gap": ([run("ab "), run("cd", 70.5)], ["ab", "cd"]),
    "a blank far off": ([run("ab"), run(" cd", 71)], ["ab", "cd"]),
    "blanks alone": ([run("  ")], []),
    "a capital behind a small letter": ([run("abCd")], ["ab", "Cd"]),
    "a capital behind a blank": ([run("ab Cd")], ["ab Cd"]),
    "capitals": ([run("ABC")], ["ABC"]),
    "a figure behind a small letter": ([run("ab1")], ["ab1"]),
    "up to a column where others begin": ([*THREE, run("abcd", 65.7), run("ef", 90)], ["x", "y", "z", "abcd", "ef"]),
    "up to a place where one begins": ([*THREE[:1], run("abcd", 65.7), run("ef", 90)], ["x", "abcdef"]),
    "one word over a column where others begin": ([*THREE, run("abcd", 78)], ["x", "y", "z", "abcd"]),
    "a line below": ([run("ab"), run("cd", 62, 109)], ["ab", "cd"]),
    "a little lower": ([run("ab"), run("cd", 62, 108)], ["abcd"]),
    "a raised sign": ([run("12"), run("3", 62, 98, 8)], ["12 ^3 (raised)"]),
    "two raised signs": ([run("12"), run("34", 62, 98, 8)], ["12 ^34 (raised)"]),
    "letters behind a raised sign": ([run("12"), run("3", 62, 98, 8), run("ab", 66)], ["12 ^3 ab (raised)"]),
    "a sign nearly as large": ([run("12"), run("3", 62, 98, 9.7)], ["123"]),
    "a small sign at the foot": ([run("12"), run("3", 62, 103, 8)], ["123"]),
    "a small sign a little higher": ([run("12"), run("3", 62, 102.7, 8)], ["12 ^3 (raised)"]),
    "a small sign first": ([run("3", 50, 98, 8), run("12", 54)], ["312"]),
    "a footnote after a blank": ([run("12 "), run("3", 68, 98, 8)], ["12 ^3 (raised)"]),
}  # fmt: skip


@pytest.mark.parametrize("name", PHRASES)
def test_letters_are_a_phrase_while_no_column_parts_them(name: str) -> None:
    runs, told = PHRASES[name]
    assert read(*runs) == told


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        ([run("1234")], ["234 (struck)"]),
        ([run("1")], [" (struck)"]),
        ([run("1 2")], ["2 (struck)"]),
        ([run("1", 40), run("2", 50)], ["1", " (struck)"]),
        ([run("x", 44), run("1", 50), run("y", 56)], ["x y (struck)"]),
        ([run("1"), run("2", 56, 98, 8)], ["^2 (struck) (raised)"]),
    ],
)
def test_letters_that_are_struck_out_leave_a_mark_and_no_gap(runs: list[Run], told: list[str]) -> None:
    assert read(*runs, strokes=(STROKE,)) == told


def test_a_phrase_reaches_around_all_its_letters() -> None:
    (phrase,) = phrases_of(list(letters(run("ab "), run("c", 68, 98, 8), run("d", 72, 101))), ())
    assert (phrase.left, phrase.right, phrase.top, phrase.bottom) == (50, 78, 98, 113)
    assert [word for word, _, _ in phrase.words] == ["ab", "^c", "d"]
    assert [len(part.words) for part in phrase.split(70.4)] == [1, 2] == [len(part.words) for part in phrase.split(66)]
    assert phrase.split(50) == (phrase,) == phrase.split(76)


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        *((text, True) for text in ("12", "1.234,5", "-3", "−3", "86,48%", "86,48 %", "(7)", "[7]", "12 ^1")),
        *((text, False) for text in ("", "a12", "12a", "%", "(a)", "3 4", "12 hồ sơ", "12 1")),
    ],
)
def test_a_phrase_is_a_number_with_what_may_stand_around_it(text: str, is_number: bool) -> None:
    assert (NUMBER.fullmatch(text) is not None) is is_number
