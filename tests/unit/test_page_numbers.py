"""Numbers of pages stand in no table; a lone figure that counts nothing stays."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plugins.cchc.intake.page_phrases import Phrase, PrintedPage, without_page_numbers

EMPTY = PrintedPage(2, 600.0, 800.0, ())


def make_page(number: int, lines: Sequence[str]) -> PrintedPage:
    phrases = (Phrase(((text, 300.0, 340.0),), 40.0 + 20 * at, 50.0 + 20 * at) for at, text in enumerate(lines))
    return PrintedPage(number, 600.0, 800.0, tuple(phrases))


@pytest.mark.parametrize(
    ("pages", "left"),
    [
        ([("4", "Hồ sơ"), ("5", "Trễ hạn")], [["Hồ sơ"], ["Trễ hạn"]]),  # counted from another page on
        ([("Hồ sơ", "1"), ("Trễ hạn", "2")], [["Hồ sơ"], ["Trễ hạn"]]),
        ([("12", "Hồ sơ"), ("7", "Trễ hạn")], [["12", "Hồ sơ"], ["7", "Trễ hạn"]]),
        ([("1", "Hồ sơ")], [["Hồ sơ"]]),
        ([("Hồ sơ", "1")], [["Hồ sơ", "1"]]),  # perhaps a figure
        ([("2", "Hồ sơ")], [["2", "Hồ sơ"]]),
    ],
)
def test_what_counts_the_pages_is_left_out(pages: list[tuple[str, ...]], left: list[list[str]]) -> None:
    printed = [make_page(number, lines) for number, lines in enumerate(pages, 1)]
    printed += [EMPTY] if len(pages) == 1 else []
    kept = without_page_numbers(printed)
    assert [[phrase.text for phrase in page.phrases] for page in kept if page.phrases] == left
