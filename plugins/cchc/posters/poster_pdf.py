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
    told = {**asdict(poster), "code": _code(poster.address)}
    inputs = {"poster": json.dumps(told, ensure_ascii=False)}
    made = _compiler().compile(format="pdf", sys_inputs=inputs, timestamp=0)
    assert isinstance(made, bytes), "a document is one file"
    return made


def _code(address: str) -> str:
    """The address as a QR code, an SVG of one path."""
    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(buffer, kind="svg", border=0, xmldecl=False, nl=False)
    return buffer.getvalue().decode()


@cache
def _compiler() -> typst.Compiler:
    """Made once in a process: it reads the fonts."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[_FONTS])
    return typst.Compiler(_LAYOUT, font_paths=fonts)
