"""The forms in which a verdict can be had, by the name a command takes."""

from __future__ import annotations

from pathlib import Path

from ..errors import UseError
from .json_output import render_json
from .markdown_output import render_markdown
from .sarif_output import render_sarif
from .text_output import render_text
from .verdict import Verdict

FORMATS = ("text", "markdown", "json", "sarif")


def check_format(name: str) -> None:
    if name not in FORMATS:
        raise UseError(f"Không có định dạng “{name}”: chọn một trong {', '.join(FORMATS)}.")


def render(verdict: Verdict, name: str, root: Path, colour: bool = False) -> str:
    """`root`: where data/ lies, for the form that points into the files."""
    if name == "sarif":
        return render_sarif(verdict, root)
    if name == "markdown":
        return render_markdown(verdict)
    return render_json(verdict) if name == "json" else render_text(verdict, colour)
