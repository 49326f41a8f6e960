"""A PDF page by what is drawn on it: strokes through letters, letters off the paper, pictures, and parts cut out."""

from __future__ import annotations

import io
from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from plugins.cchc.errors import UseError
from plugins.cchc.intake import pdf_file
from plugins.cchc.intake.document_file import open_document
from plugins.cchc.intake.pdf_file import AROUND, SHOWN_DPI, _picture, cut_pictures
from plugins.cchc.intake.source import PageSpot

PICTURE = "/Im Do"  # a square of one point, black


def write_pages(path: Path, *contents: str) -> Path:
    """Pages of 400 by 200 points, each of these drawings."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(contents)))
    means = "<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</Im 3 0 R>>>>"
    image = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    bodies = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>"]
    bodies.append(f"{image}\nstream\n\0\nendstream")
    for at, content in enumerate(contents):
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Resources{means}/Contents {5 + 2 * at} 0 R>>"
        bodies += [page, f"<</Length {len(content)}>>\nstream\n{content}\nendstream"]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer<</Root 1 0 R/Size {len(bodies) + 1}>>\nstartxref\n{len(out)}\n%%EOF"
    path.write_text(f"{out}xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{entries}{trailer}", "latin-1")
    return path


def words(text: str, left: float, height: float = 100) -> str:
    """Letters ten points high; `height` above the foot of the page."""
    return f"BT /F 10 Tf {left} {height} Td ({text}) Tj ET"


def box(left: float, low: float, width: float, high: float) -> str:
    return f"{left} {low} {width} {high} re f"


def picture(width: float, high: float) -> str:
    return f"q {width} 0 0 {high} 0 0 cm {PICTURE} Q"


ROW = [words("Ten", 50), words("12", 200)]
LINES = {
    "letters alone": (ROW, "Ten 12"),
    "a thin bar through a number": ([*ROW, box(198, 103, 16, 1)], "Ten"),
    "a line through a number": ([*ROW, "1 w 198 103.5 m 214 103.5 l S"], "Ten"),
    "a thick bar is none": ([*ROW, box(198, 102, 16, 3)], "Ten 12"),
    "a stroke that goes down": ([*ROW, box(205, 80, 1, 40)], "Ten 12"),
    "a dash no longer than it is high": ([*ROW, box(204, 103, 3, 1)], "Ten 12"),
    "letters beside the paper": ([*ROW, words("99", -30), words("98", 401)], "Ten 12"),
    "a letter half on the paper": ([*ROW, words("7", -2)], "Ten 12"),
    "a picture as large as most of the page": ([*ROW, picture(400, 140)], "Ten 12"),
}


@pytest.mark.parametrize("name", LINES)
def test_a_page_is_read_by_what_its_reader_sees(name: str, tmp_path: Path) -> None:
    drawing, told = LINES[name]
    assert [*filter(None, open_document(write_pages(tmp_path / "a.pdf", "\n".join(drawing))).lines)] == [told]


def test_letters_behind_a_picture_of_the_page_are_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "has_tesseract", lambda: False)
    scan = "\n".join([*ROW, picture(400, 141), picture(20, 20)])
    document = open_document(write_pages(tmp_path / "a.pdf", scan, "\n".join(ROW), scan))
    assert [*filter(None, document.lines)] == ["Ten 12"]
    assert document.notices[0].startswith("Trang 1, 3 là ảnh quét, máy này chưa cài Tesseract.")
    with pytest.raises(UseError, match="là ảnh quét"):
        open_document(write_pages(tmp_path / "b.pdf", scan))
    monkeypatch.setattr(pdf_file, "MOST_PAGES", 1)
    with pytest.raises(UseError, match="có hơn 1 trang quét"):
        open_document(tmp_path / "a.pdf")


def test_a_page_is_scanned_in_shades_of_grey_at_300_dots_an_inch(tmp_path: Path) -> None:
    path = write_pages(tmp_path / "a.pdf", "", f"1 0 0 rg {box(0, 0, 200, 200)}")
    shown = _picture(path.read_bytes(), 2)
    assert (shown.mode, shown.size) == ("L", (1667, 834))
    assert shown.getpixel((100, 400)) < 150 and shown.getpixel((1500, 400)) == 255


def cut(path: Path, spot: PageSpot) -> tuple[tuple[int, int], tuple[int, ...]]:
    """How large the picture of the spot is, and from where to where it is black: left, right, top, bottom."""
    (url,) = cut_pictures(path, {"a": spot}).values()
    shown = Image.open(io.BytesIO(b64decode(url.removeprefix("data:image/png;base64,"))))
    dark = np.asarray(shown.convert("L")) < 128
    columns, rows = np.flatnonzero(dark.any(axis=0)), np.flatnonzero(dark.any(axis=1))
    return shown.size, (columns[0], columns[-1], rows[0], rows[-1])


@pytest.mark.parametrize(
    ("left", "top", "width", "high", "cuts"),
    [
        (100, 80, 50, 20, (True, True, True, True)),
        (0, 0, 50, 20, (False, False, True, True)),  # nothing stands left of it or above
        (350, 80, 50, 20, (True, True, False, True)),
    ],
)
def test_the_picture_of_a_number_shows_it_with_a_little_around(
    left: int, top: int, width: int, high: int, cuts: tuple[bool, ...], tmp_path: Path
) -> None:
    path = write_pages(tmp_path / "a.pdf", "", box(left, 200 - top - high, width, high))
    size, dark = cut(path, PageSpot(2, left / 400, top / 200, (left + width) / 400, (top + high) / 200))
    scale = SHOWN_DPI / 72
    around = [AROUND * is_cut for is_cut in cuts]
    assert size == pytest.approx((width * scale + around[0] + around[2], high * scale + around[1] + around[3]), abs=2)
    assert dark == pytest.approx(
        (around[0], around[0] + width * scale - 1, around[1], around[1] + high * scale - 1), abs=2
    )
