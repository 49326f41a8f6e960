"""On paper: what was folded stays folded, no buttons, no code, no heading over nothing, and where links lead."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import open_tab, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOST_SHEETS = 8
PAGES = ("don-vi/huyen-long-phu/2023-q1/", "don-vi/so-tu-phap/2019-h1/", "du-lieu/huong-dan/", "doi-chieu/", "ky/2018/")
CONTROLS = ("Chép câu này", "Chép địa chỉ", "Chép đoạn mã", "<iframe", "import ", "Kéo ngang")
VISIBLE = "nodes => nodes.filter((node) => node.checkVisibility()).map((node) => node.textContent.trim())"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.mark.parametrize("path", PAGES)
def test_paper_shows_what_is_open_and_nothing_to_press(
    browser: Browser, address: str, path: str, pdftotext: str, tmp_path: Path
) -> None:
    with open_tab(browser, address) as (tab, watch):
        tab.goto(address + path)
        tab.emulate_media(media="print")
        folded = tab.locator("details:not([open]) > :not(summary)").evaluate_all(VISIBLE)
        assert folded == [] and tab.locator("button:not(.sort)").evaluate_all(VISIBLE) == []
        paper = tmp_path / "paper.pdf"
        tab.pdf(path=paper, format="A4")
        assert tab.locator(".footnote").count() == 0  # gone from the screen
        assert watch.faults == []
    text = subprocess.run([pdftotext, "-layout", paper, "-"], check=True, capture_output=True, text=True).stdout
    sheets = text.split("\f")[:-1]
    assert [word for word in CONTROLS if word in text] == []
    assert re.search(rf"\b1\.\s+{re.escape(address)}", text), "where the first link leads"
    if "don-vi" in path:
        assert len(sheets) <= MOST_SHEETS
    assert all(len(sheet.split()) > 12 for sheet in sheets[:-1]), "no half-empty sheet but the last"
