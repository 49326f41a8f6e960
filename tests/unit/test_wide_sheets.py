"""Pages of a wide sheet, put side by side again; pages that only look like it stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plugins.cchc.intake.page_phrases import Phrase, PrintedPage
from plugins.cchc.intake.page_tables import add_pages
from plugins.cchc.intake.source import Pages
from plugins.cchc.intake.wide_sheets import join_wide_sheets

WIDTH, LINE = 600.0, 15.0
LABELS = ("Hồ sơ nhận", "Hồ sơ trả", "Hồ sơ trễ hạn", "Hồ sơ đang giải quyết")


def make_page(number: int, *columns: Sequence[str], first: float = 50.0, step: float = 200.0) -> PrintedPage:
    """Texts one below the other in each column; an empty one leaves its place blank."""
    phrases = [
        Phrase(((text, first + step * at, first + step * at + 6 * len(text)),), 70 + LINE * row, 80 + LINE * row)
        for at, column in enumerate(columns)
        for row, text in enumerate(column)
        if text
    ]
    return PrintedPage(number, WIDTH, 800.0, tuple(phrases))


LEFT = make_page(1, ("STT", "1", "2", "3", "4"))
MIDDLE = make_page(2, ("Chỉ tiêu", *LABELS))
RIGHT = make_page(3, ("Số lượng", "12", "", "34", "56"), ("Ghi chú", "", "", "", ""))


def test_three_strips_are_one_page_and_each_figure_keeps_its_place_on_paper() -> None:
    (sheet,) = join_wide_sheets([LEFT, MIDDLE, RIGHT])
    pages = Pages()
    add_pages([sheet], pages)
    (grid,) = pages.grids
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["STT", "Chỉ tiêu", "Số lượng", "Ghi chú"],
        ["1", LABELS[0], "12", ""],
        ["2", LABELS[1], "", ""],
        ["3", LABELS[2], "34", ""],
        ["4", LABELS[3], "56", ""],
    ]
    spot = grid.rows[3].cells[2].spot
    assert spot is not None and spot.page == 3 and 0 < spot.left < spot.right < 0.2


def test_strips_of_two_pages_are_joined_page_by_page() -> None:
    below = [
        make_page(4, ("5", "6", "7")),
        make_page(5, ("Vốn", "Đất", "Thuế")),
        make_page(6, ("712", "848", "921"), first=90.0),
    ]
    down = [LEFT, below[0], MIDDLE, below[1], RIGHT, below[2]]
    across = [LEFT, MIDDLE, RIGHT, *below]
    for pages in (down, across):
        sheets = join_wide_sheets(pages)
        assert [(page.number, page.beside) for page in sheets] == [
            (one.number, (two.number, three.number))
            for one, two, three in ((LEFT, MIDDLE, RIGHT), (below[0], below[1], below[2]))
        ]


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("goes on in the same columns", make_page(2, ("5", "6", "7"))),
        ("begins a sheet of its own", make_page(2, ("STT", "1", "2", "3", "4"), LABELS, first=40.0)),
        ("stands at other heights", make_page(2, *[("", *LABELS[1:], "") for _ in range(2)], first=300.0, step=90.0)),
    ],
)
def test_other_pages_stay_alone(name: str, page: PrintedPage) -> None:
    base = make_page(1, ("STT", "1", "2")) if name.startswith("stands") else LEFT
    assert [sheet.beside for sheet in join_wide_sheets([base, page])] == [(), ()]


def test_running_text_stays_on_its_pages() -> None:
    letter = [make_page(1, LABELS), make_page(2, LABELS, first=330.0)]
    assert join_wide_sheets(letter) == letter
