"""The script that makes a chart interactive, from the renderer we already have; loaded only when a reader asks."""

from __future__ import annotations

# `ast` runs expressions by an interpreter: no `unsafe-eval`. Styles are in our own sheet: no inline style.
_ENTRY = """
window.cchcEmbed = (element, spec) => vegaEmbed(element, spec, {
  ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: {disableDefaultStyle: true},
});
"""


def interactive_bundle() -> str:
    import vl_convert

    return vl_convert.javascript_bundle(_ENTRY)
