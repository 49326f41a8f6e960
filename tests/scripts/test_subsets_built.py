"""Three subsets of our reports, built whole by the command that everyone uses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree

from tests.fixtures.newcomer import FILES, ROOT, lend_kept
from tests.fixtures.subsets import REPORTS, copy_content, copy_subset

# The oldest alone, the newest alone, and two of different units and years.
CHOSEN = ((REPORTS[0],), (REPORTS[-1],), (REPORTS[1], REPORTS[-1]))


def _build(folder: Path, kept: Collection[str]) -> Path:
    copy_subset(folder, kept)
    copy_content(folder, kept)
    for name in set(FILES) - {"data", "content"}:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    lend_kept(folder / ".cache")
    command = [sys.executable, "-m", "scripts.build", "--output", "output"]
    ended = subprocess.run(command, cwd=folder, env=os.environ | {"SITEURL": ""}, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout[-3000:] + ended.stderr[-3000:]
    return folder / "output"


def _dead_links(site: Path) -> Iterator[tuple[str, str]]:
    reader = etree.HTMLParser(encoding="utf-8")
    for page in site.rglob("*.html"):
        name = page.relative_to(site).as_posix()
        for address in map(str, etree.parse(page, reader).xpath("//@href | //@src")):
            parts = urlsplit(urljoin(f"https://site.invalid/{name}", address))
            path = unquote(parts.path)
            file = site / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
            if parts.hostname == "site.invalid" and not file.exists():
                yield name, address


@pytest.mark.parametrize("kept", CHOSEN, ids=lambda kept: "+".join(str(REPORTS.index(report)) for report in kept))
def test_subset_is_built_whole(kept: Collection[str], tmp_path: Path) -> None:
    site = _build(tmp_path, kept)
    assert {path.name for path in (site / "du-lieu").iterdir()} >= set(kept)
    for absent in set(REPORTS) - set(kept):
        assert not [path for path in site.rglob("*") if absent in path.name]
    assert list(_dead_links(site)) == []
