"""Every page is sound HTML, SVG and CSS, as the Nu checker reads them."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

SHOWN = 20
# What the checker says without being right.
NOT_FAULTS = re.compile(
    "Resource violates Content Security Policy"  # it reads from disk, where 'self' matches no file
    "|Inline script violates Content Security Policy"  # a data block is not run; the test below holds that it is one
    "|CSS: (Unrecognized at-rule “@container”|“container-type”: |“max-width”: Unknown dimension)"  # newer than its CSS
    "|CSS: “paint-order”: "
    "|This document appears to be written in (?!Vietnamese)"  # a guess, wrong on pages that are mostly figures
)


# The same guess about a light page that holds little but the names of communes; of whole pages it is believed.
GUESSED = re.compile("This document appears to be written in Vietnamese")
LIGHT = ".nhung.html"


def test_all_pages_are_sound_html(site: Path, html_checker: list[str]) -> None:
    words = ["--format", "json", "--exit-zero-always", "--skip-non-html", "--also-check-css", "--also-check-svg"]
    said = subprocess.run([*html_checker, *words, str(site)], capture_output=True, text=True, check=True).stderr
    faults: Counter[str] = Counter()
    first: dict[str, str] = {}
    for one in json.loads(said)["messages"]:
        text = one["message"]
        if GUESSED.match(text) and one.get("url", "").endswith(LIGHT):
            continue
        if (one["type"] == "error" or one.get("subType") == "warning") and not NOT_FAULTS.match(text):
            faults[text] += 1
            first.setdefault(text, one.get("url", "").removeprefix(f"file:{site}/"))
    assert not faults, [f"{count}× {text} ({first[text]})" for text, count in faults.most_common(SHOWN)]


def test_inline_scripts_are_data_only(site: Path) -> None:
    """What the policy would forbid is not there: a script in a page is data for search engines, or a file."""
    found = Counter(
        tag
        for page in site.rglob("*.html")
        for tag in re.findall(r"<script\b[^>]*>(?!</script>)", page.read_text(encoding="utf-8"))
    )
    assert {tag.replace('"', "") for tag in found} == {"<script type=application/ld+json>"}


def test_every_page_names_the_edition_and_no_mark_is_left(site: Path) -> None:
    edition = json.loads((site / "build.json").read_text(encoding="utf-8"))["edition"]
    pages = {page.relative_to(site).as_posix(): page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    named = {path: re.findall(r"<span class=\"?edition\"?>([^<]*)</span>", text) for path, text in pages.items()}
    assert {words[0].rpartition(" ")[2] for words in named.values() if words} == {edition}
    assert {path for path, words in named.items() if not words and not path.endswith(LIGHT)} == set()
    assert not [path for path, text in pages.items() if re.search("[\ue000-\uf8ff]", text)]
