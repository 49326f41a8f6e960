"""vl-convert's own drawing, which our pictures are held to: nothing of the site asks for it."""

from __future__ import annotations

from typing import Any

import vl_convert


def render(spec: dict[str, Any]) -> str:
    """The renderer's own SVG; tests compare ours with it, and `make bench` its cost with ours.

    It measures each text through a whole SVG renderer, 2 ms each, to learn bounds that nobody asks for here: every
    place was worked out before. It does not measure where the size is not above zero, so sizes go in negative and are
    put right afterwards; a test compares the picture with one that was measured.
    """
    vega: dict[str, Any] = vl_convert.vegalite_to_vega(spec)
    for mark in vega["marks"]:
        if mark["type"] == "text":
            size = mark["encode"]["update"]["fontSize"]
            size["value"] = -abs(size["value"])
    return vl_convert.vega_to_svg(vega, allowed_base_urls=[]).replace('font-size="-', 'font-size="')
