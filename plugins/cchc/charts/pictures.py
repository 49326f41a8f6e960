"""Pictures by their series: what was drawn before is read back without building its specification again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

from .chart import content_key, make_chart
from .interactive import interactive_spec
from .render import Picture, Progress, code_version, render, write_whole
from .series import Series


@dataclass(frozen=True)
class DrawnChart:
    """A picture in both forms, and the specification for the reader who asks for the interactive one."""

    picture: Picture
    interactive: str  # JSON


def draw(series: Sequence[Series], cache_dir: Path, progress: Progress | None = None) -> list[DrawnChart]:
    """What was asked for, in order; equal series are drawn once."""
    paths = [cache_dir / f"{_key(one)}.json" for one in series]
    missing = {path: one for path, one in zip(paths, series, strict=True) if not path.exists()}
    charts = {path: make_chart(one) for path, one in missing.items()}
    pictures = render(charts.values(), cache_dir, progress)
    for path, chart in charts.items():
        spec = json.dumps(interactive_spec(chart), ensure_ascii=False, separators=(",", ":"))
        held = {"picture": asdict(pictures[chart.key]), "interactive": spec}
        write_whole(path, json.dumps(held, ensure_ascii=False).encode())
    return [_read(path) for path in paths]


def _read(path: Path) -> DrawnChart:
    held = json.loads(path.read_text(encoding="utf-8"))
    return DrawnChart(Picture(**held["picture"]), held["interactive"])


def _key(series: Series) -> str:
    """Everything the series says, and the code that would draw it."""
    return content_key([repr(astuple(series)), code_version()])
