"""Every page is sound HTML, SVG and CSS, as the Nu checker reads them."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

SHOWN = 20


def test_all_pages_are_sound_html(site: Path, html_checker: list[str]) -> None:
    words = ["--format", "json", "--exit-zero-always", "--skip-non-html", "--also-check-css", "--also-check-svg"]
    said = subprocess.run([*html_checker, *words, str(site)], capture_output=True, text=True, check=True).stderr
    messages = json.loads(said)["messages"]
    faults = Counter(one["message"] for one in messages if one["type"] == "error" or one.get("subType") == "warning")
    first = {one["message"]: f"{Path(one.get('url', '')).relative_to('file:' + str(site))}" for one in messages[::-1]}
    assert not faults, [f"{count}× {text} ({first[text]})" for text, count in faults.most_common(SHOWN)]
