"""vl-convert, the renderer: it bundles the interactive form, and draws what our own pictures are held to."""

from typing import Any

# `ast` runs expressions by an interpreter: no `unsafe-eval`. Styles are in our own sheet: no inline style.
BUNDLE_ENTRY = """
window.cchcEmbed = (element, spec) => vegaEmbed(element, spec, {
  ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: {disableDefaultStyle: true},
});
"""


def interactive_bundle() -> str:
    """The script that makes a chart interactive, from the renderer we already have; loaded only when a reader asks."""
    import vl_convert

    return vl_convert.javascript_bundle(BUNDLE_ENTRY)


def render(spec: dict[str, Any]) -> str:
    """The renderer's own SVG; tests compare ours with it, and `make bench` its cost with ours.

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
