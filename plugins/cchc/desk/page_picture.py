"""Pages of a PDF as pictures, and the part of a page around a cell that is asked about."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..intake.source import PageSpot

SCALE = 2  # dots to a point
AROUND = 0.035  # of the page's height above and below the cell
SHOWN = 0.5  # of its width


@dataclass(frozen=True)
class PageCutting:
    """In points: the page, the part of it that is shown, and the cell."""

    page: int
    width: float
    height: float
    left: float
    top: float
    wide: float
    tall: float
    box: tuple[float, float, float, float]  # left, top, width, height


def cut_page(file: Path, spot: PageSpot) -> PageCutting:
    with _open(file) as document:
        width, height = document[spot.page - 1].get_size()
    wide = max(SHOWN, spot.right - spot.left)
    left = min(max((spot.left + spot.right - wide) / 2, 0), 1 - wide)
    top, bottom = max(spot.top - AROUND, 0), min(spot.bottom + AROUND, 1)
    across, down = (spot.right - spot.left) * width, (spot.bottom - spot.top) * height
    box = (spot.left * width, spot.top * height, across, down)
    part = (left * width, top * height, wide * width, (bottom - top) * height)
    return PageCutting(spot.page, width, height, *part, box)


def draw_page(file: Path, number: int) -> bytes:
    """The page as PNG; empty where there is no such page."""
    picture = io.BytesIO()
    with _open(file) as document:
        if 0 < number <= len(document):
            document[number - 1].render(scale=SCALE).to_pil().save(picture, "PNG")
    return picture.getvalue()


def _open(file: Path) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(file.read_bytes())
