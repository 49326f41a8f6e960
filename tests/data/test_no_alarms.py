"""The guard of personal data is silent on everything that is published: cells, notes, source texts, pages by hand."""

from __future__ import annotations

import csv
from pathlib import Path

from plugins.cchc.loading.personal import find_personal

ROOT = Path(__file__).resolve().parents[2]


def test_no_alarm_on_what_is_published() -> None:
    texts: set[str] = set()
    for path in (ROOT / "data").rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            texts.update(cell for row in csv.reader(file) for cell in row)
    cells = len(texts)
    for folder, ends in (("data", (".yaml", ".md", ".txt")), ("content", (".md", ".csv"))):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in ends:
                texts.update(path.read_text("utf-8").splitlines())
    assert cells > 5_000 and len(texts) > 12_000
    assert {text: find_personal(text)[0].value for text in texts if any(find_personal(text))} == {}
