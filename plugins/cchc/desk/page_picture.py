"""Pages of a PDF as pictures, and the part of a page around a cell that is asked about."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..intake.doubts import PageSpot

SCALE = 1.6  # dots to a point
AROUND = 0.05  # of the page's height above and below the cell


@dataclass(frozen=True)
class PageCutting:
    """In points: the page, the part of it that is shown, and the cell."""

    page: int
    width: float
    height: float
    top: float
    tall: float
    box: tuple[float, float, float, float]  # left, top, width, height


def cut_page(file: Path, spot: PageSpot) -> PageCutting:
    width, height = _open(file)[spot.page - 1].get_size()
    top, bottom = max(spot.top - AROUND, 0), min(spot.bottom + AROUND, 1)
    across, down = (spot.right - spot.left) * width, (spot.bottom - spot.top) * height
    box = (spot.left * width, spot.top * height, across, down)
    return PageCutting(spot.page, width, height, top * height, (bottom - top) * height, box)


def draw_page(file: Path, number: int) -> bytes:
    """The page as PNG; empty where there is no such page."""
    document = _open(file)
    if not 0 < number <= len(document):
        return b""
    picture = io.BytesIO()
    document[number - 1].render(scale=SCALE).to_pil().save(picture, "PNG")
    return picture.getvalue()


def _open(file: Path) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(file.read_bytes())
