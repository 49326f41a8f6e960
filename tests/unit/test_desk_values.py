"""What the desk works out by itself: values that jumped, the part of a page around a cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from plugins.cchc.desk.page_picture import cut_page, draw_page
from plugins.cchc.desk.period_jumps import PeriodJump
from plugins.cchc.intake.doubts import PageSpot
from tests.fixtures.printing import Print, Spot, write_ruled_pdf


def jump(before: int, now: int) -> PeriodJump:
    return PeriodJump("b", "1", "x", Decimal(before), Decimal(now))


def test_jump_counts_times_either_way_and_zero_as_one() -> None:
    assert [jump(*pair).times for pair in ((10, 30), (30, 10), (0, 8), (8, 8))] == [3, 3, 8, 1]


def test_part_of_a_page_holds_the_cell_and_stays_on_the_page(tmp_path: Path) -> None:
    printed = Print(("BÁO CÁO",), 2, (Spot(0, 0, "STT"), Spot(0, 1, "Số"), Spot(1, 0, "1"), Spot(1, 1, "7")), 1)
    file = write_ruled_pdf(tmp_path / "a.pdf", [printed])
    for spot in (PageSpot(1, 0.4, 0.5, 0.5, 0.52), PageSpot(1, 0.0, 0.0, 0.05, 0.02), PageSpot(1, 0.9, 0.98, 1.0, 1.0)):
        part = cut_page(file, spot)
        left, top, across, down = part.box
        assert 0 <= part.left <= left and left + across <= part.left + part.wide + 0.01 <= part.width + 0.02
        assert 0 <= part.top <= top and top + down <= part.top + part.tall + 0.01 <= part.height + 0.02
    assert draw_page(file, 1).startswith(b"\x89PNG") and draw_page(file, 2) == b""
