"""Vega: the renderer vl-convert, in a child process, for a picture that placed_svg.py cannot write.

It ends its process at some characters, hence the child, and says nothing of marks that it leaves out: they are counted.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from .characters import refuse_unprintable
from .chart_layout import Width
from .colours import BY_LIGHT
from .series import ChartError
from .svg_text import Caption, frame_svg, print_attributes

_ROOT = Path(__file__).resolve().parents[3]
_TAG = re.compile(r"<(\w+)((?: [\w-]+=\"[^\"]*\")*)\s*(/?)>")
_MARK = re.compile(r"<(?:path|line|text)\b(?! class=\"(?:back|fore)ground)")
_ATTRIBUTE = re.compile(r" ([\w-]+)=\"([^\"]*)\"")
_SECONDS = 120  # for one picture: a child that thinks longer hangs


def draw_with_vega(spec: dict[str, Any], form: Width, caption: Caption) -> str:
    """The same picture as placed_svg.py would write, only slowly."""
    _check_fields(spec, caption.title)
    cells = (cell for rows in spec["datasets"].values() for row in rows for cell in row.values())
    refuse_unprintable((cell for cell in cells if isinstance(cell, str)), caption.title)
    drawn = ask_child(spec, caption.title)
    marks = drawn[drawn.index("<g") : drawn.rindex("</svg>")]
    wanted = sum(len({row.get("segment", n) for n, row in enumerate(rows)}) for rows in spec["datasets"].values())
    if (count := len(_MARK.findall(marks))) != wanted:
        raise ChartError(f"Biểu đồ “{caption.title}”: có {count} hình, phải là {wanted}.")
    return frame_svg(spec, form, caption, [_TAG.sub(_with_classes, marks)])


def _with_classes(tag: re.Match[str]) -> str:
    """The renderer's own names go; fixed colours become classes, so that the page's colour scheme reaches them."""
    kept, classes = "", list[str]()
    for name, value in _ATTRIBUTE.findall(tag[2]):
        if name in ("fill", "stroke") and value in BY_LIGHT:
            classes.append(f"{name[0]}-{BY_LIGHT[value]}")
        elif name not in ("class", "role", "font-family") and not name.startswith("aria-"):
            kept += f' {name}="{value}"'
    return f"<{tag[1]}{kept}{print_attributes({'class': ' '.join(classes)}) if classes else ''}{tag[3]}>"


def _check_fields(spec: dict[str, Any], title: str) -> None:
    """The renderer looks for `a.b` inside `a`, finds nothing and draws at the scale's beginning without a word."""
    for layer in spec["layer"]:
        for channel in layer["encoding"].values():
            if not channel.get("field", "none").isidentifier():
                raise ChartError(f"Biểu đồ “{title}”: tên cột “{channel['field']}” không vẽ được.")


def ask_child(spec: dict[str, Any], title: str) -> str:
    """What the renderer draws, in a process that may die of it; `title` is what a person calls the chart."""
    program = f"import sys; sys.path.insert(0, {str(_ROOT)!r})"
    program += "; from plugins.cchc.charts.vega import answer_parent; answer_parent()"
    command, question = [sys.executable, "-P", "-c", program], json.dumps(spec).encode()
    try:
        child = subprocess.run(command, input=question, capture_output=True, timeout=_SECONDS, check=False)
        answer: dict[str, str] = json.loads(child.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise ChartError(
            f"Biểu đồ “{title}”: chương trình vẽ đã dừng đột ngột; hãy xem lại số liệu và tên của nó."
        ) from None
    if "error" in answer:
        raise ChartError(f"Biểu đồ “{title}”: không vẽ được ({answer['error']}).")
    return answer["ok"]


def answer_parent() -> None:
    """The child's side: a specification in, a picture or an error out, both as JSON."""
    try:
        answer = {"ok": render(json.load(sys.stdin.buffer))}
    except Exception as error:  # whatever it is, the parent must hear of it
        answer = {"error": f"{type(error).__name__}: {error}"[:500]}
    print(json.dumps(answer))


def render(spec: dict[str, Any]) -> str:
    """The renderer's own SVG, drawn in this process.

    It measures each text through a whole SVG renderer, 2 ms each, to learn bounds that nobody asks for here: every
    place was worked out before. It does not measure where the size is not above zero, so sizes go in negative and are
    put right afterwards; a test compares the picture with one that was measured.
    """
    import vl_convert

    vega: dict[str, Any] = vl_convert.vegalite_to_vega(spec)
    for mark in vega["marks"]:
        if mark["type"] == "text":
            size = mark["encode"]["update"]["fontSize"]
            size["value"] = -abs(size["value"])
    return vl_convert.vega_to_svg(vega, allowed_base_urls=[]).replace('font-size="-', 'font-size="')
