"""The script that makes charts interactive, written beside the theme's own; pages load it only when a reader asks."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from plugins.cchc.charts.bundle import interactive_bundle

PLACE = "theme/js/vega.js"


def write_bundle(pelican: Pelican) -> None:
    if "EDITION" not in pelican.settings:
        return  # the data gate stopped the build
    path = Path(pelican.output_path) / PLACE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(interactive_bundle(), encoding="utf-8")


def register() -> None:
    signals.finalized.connect(write_bundle)
