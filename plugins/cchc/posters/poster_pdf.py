"""A poster as PDF: the same bytes for the same words, for no clock and no font of the machine is asked."""

import io
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import segno
import typst

from ..pages.cards import Poster

_LAYOUT = Path(__file__).with_name("poster.typ")
_FONTS = Path(__file__).resolve().parents[1] / "charts" / "fonts"


def poster_pdf(poster: Poster) -> bytes:
    told = json.dumps({**asdict(poster), "code": address_code(poster.address)})
    made = _compiler().compile(sys_inputs={"poster": told})
    assert isinstance(made, bytes), "a document is one file"
    return made


def address_code(address: str) -> str:
    """The address as a QR code, an SVG of one path that still reads with a seventh of it worn away."""
    buffer = io.BytesIO()
    segno.make_qr(address, error="m").save(buffer, kind="svg", border=0)
    return buffer.getvalue().decode()


@cache
def _compiler() -> typst.Compiler:
    """Made once in a process: it reads the fonts."""
    return typst.Compiler(_LAYOUT, font_paths=[_FONTS], ignore_system_fonts=True)
