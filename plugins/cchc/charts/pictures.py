"""Pictures by their series: what was drawn before is read back without building its specification again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, astuple
from pathlib import Path

from .chart import content_key, make_chart
from .render import Picture, Progress, code_version, render, write_whole
from .series import Series


def draw(series: Sequence[Series], cache_dir: Path, progress: Progress | None = None) -> list[Picture]:
    """A picture for each series, in order; equal series are drawn once."""
    paths = [cache_dir / f"{_key(one)}.json" for one in series]
    missing = {path: one for path, one in zip(paths, series, strict=True) if not path.exists()}
    charts = {path: make_chart(one) for path, one in missing.items()}
    pictures = render(charts.values(), cache_dir, progress)
    for path, chart in charts.items():
        write_whole(path, json.dumps(asdict(pictures[chart.key]), ensure_ascii=False).encode())
    return [Picture(**json.loads(path.read_text(encoding="utf-8"))) for path in paths]


def _key(series: Series) -> str:
    """Everything the series says, and the code that would draw it."""
    return content_key([repr(astuple(series)), code_version()])
