"""How long each part of a build took: kept in memory, written down only when a measurement asks for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pelican import Pelican, signals


def add_timing(settings: dict[str, Any], part: str, count: int, seconds: float) -> None:
    """Adds to the part's (count, seconds)."""
    held = settings.setdefault("TIMINGS", {})
    before = held.get(part, (0, 0.0))
    held[part] = (before[0] + count, before[1] + seconds)


def write_timings(pelican: Pelican) -> None:
    if target := pelican.settings.get("TIMINGS_FILE"):
        Path(target).write_text(json.dumps(pelican.settings["TIMINGS"]), encoding="utf-8")


def register() -> None:
    signals.finalized.connect(write_timings)
