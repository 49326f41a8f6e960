"""The desk in Chromium with a scan: dropped, answered by keyboard alone, previewed, pushed and merged."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from plugins.cchc.edition import Edition
from plugins.cchc.intake.questions import BLANK, DoubtKind
from plugins.cchc.loading import ReadingScope, load
from tests.browser.test_desk import desk, drop, press
from tests.conftest import skip_or_fail
from tests.fixtures.clerk import BY_KIND
from tests.fixtures.newcomer import make_clone
from tests.fixtures.office_files import SOURCES, WORD, OfficeReport, convert_all, make_report
from tests.fixtures.repositories import git
from tests.fixtures.scanned import scan_file

TABLE = "tthc-pl-2"
MOST_TABS = 400


@pytest.fixture(scope="module")
def report(edition: Edition) -> OfficeReport:
    """One page of a made-up report."""
    whole = make_report("wide", edition.collection)
    truth = {key: value for key, value in whole.truth.items() if key[0] == TABLE}
    return replace(whole, prints=whole.prints[1:2], truth=truth)


@pytest.fixture(scope="module")
def scan(report: OfficeReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    for program, package in (("tesseract", "tesseract-ocr tesseract-ocr-vie"), ("soffice", "libreoffice-writer")):
        if shutil.which(program) is None:
            skip_or_fail(f"{program} is not installed (apt-get install {package})")
    folder = tmp_path_factory.mktemp("scan")
    printed = convert_all([WORD["clean"](folder / "bao-cao.docx", report)], "pdf")["bao-cao"]
    return scan_file(printed, folder / "bao-cao.pdf", 200, 0.0, 0.0)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of a project with one report, beside the bare repository that it came from."""
    return make_clone(tmp_path_factory.mktemp("desk-scan"), SOURCES["wide"].report)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    tab = browser.new_page(viewport={"width": 1024, "height": 768})
    tab.set_default_timeout(120_000)
    yield tab
    tab.close()


def tab_to(page: Page, selector: str) -> None:
    """By the keyboard alone."""
    for _ in range(MOST_TABS):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached")


def answer_first(page: Page, report: OfficeReport) -> int:
    """The first open question, as the paper has it; how many answers that took."""
    form = page.locator("form.hoi:not(.da-xong)").first
    fields = form.locator(".cho input[type=text]:visible")  # a list of no doubts is closed, and answered as a whole
    fields = fields if fields.count() else form.locator("input[type=text]:visible")
    names = [field.get_attribute("name") or "" for field in fields.all()]
    cells = {"/".join(key): value or BLANK for key, value in report.truth.items()}
    for name in names:
        tab_to(page, f'[name="{name}"]')
        usual = BY_KIND[DoubtKind.PROSE if name.startswith("~loi-van") else DoubtKind.FACT]
        page.keyboard.type(cells.get(name.removeprefix("~"), usual))
    press(page, "Enter")
    return len(names)


def test_from_dropped_scan_to_merged_branch(project: Path, scan: Path, report: OfficeReport, page: Page) -> None:
    started, answers = time.monotonic(), 0
    with desk(project) as server:
        page.goto(server.address)
        drop(page, scan)
        read = time.monotonic()
        assert page.input_value("[name=unit]") == report.unit and page.input_value("[name=period]") == report.period
        pictures = page.locator("form.hoi svg.anh")
        assert pictures.count() and page.evaluate("document.scrollingElement.scrollWidth") <= 1024
        while page.locator("form.hoi:not(.da-xong)").count():
            answers += answer_first(page, report)
        tab_to(page, "button.chinh")
        press(page, "Enter")
        push = page.locator("#lap ol code").first.inner_text()
        sent = time.monotonic()
        tab_to(page, 'form[action="xem-truoc"] button')
        press(page, "Enter")
        page.get_by_role("link", name="Mở trang của báo cáo này").wait_for()
        seen = time.monotonic()
        address = page.get_by_role("link", name="Mở trang của báo cáo này").get_attribute("href") or ""
        page.goto(f"{page.url.partition('#')[0]}{address}")
        assert page.locator("h1").inner_text().endswith("Sở Công Thương")
    times = [f"{moment - started:.0f}" for moment in (read, sent, seen)]
    print(f"\nread, branch and preview after {', '.join(times)} s, {answers} answers")
    subprocess.run(push.split(), cwd=project, check=True, capture_output=True)
    merged = project.parent / "reviewer"
    git(project.parent, "clone", "--quiet", str(project.parent / "origin.git"), "reviewer")
    git(
        merged,
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@x.invalid",
        "merge",
        "--no-ff",
        "-m",
        "x",
        f"origin/{push.split()[-1]}",
    )
    git(merged, "push", "--quiet", "origin", "main")
    (release,) = load(merged, ReadingScope(push.rpartition("/")[2])).releases
    table = release.table(TABLE)
    assert table is not None
    assert {
        (TABLE, row.key, name): cell.printed for row in table.rows for name, cell in row.cells.items()
    } == report.truth
