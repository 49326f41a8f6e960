"""The desk in Chromium: from a dropped file to a commit by keyboard, killed in between; nobody else is let in."""

from __future__ import annotations

import http.client
import io
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from plugins.cchc.desk.desk_server import DeskServer, read_answers_of
from plugins.cchc.edition import Edition
from plugins.cchc.intake import importing
from plugins.cchc.intake.questions import DoubtKind
from plugins.cchc.intake.reading import ReportReading
from plugins.cchc.intake.report_reading import read_report
from plugins.cchc.intake.source import PageSpot
from tests.fixtures.new_quarter import LONG_PHU, PHONE, clean_print, make_quarter
from tests.fixtures.newcomer import make_clone
from tests.fixtures.printing import write_ruled_pdf

REPORT = f"2023-q2-{LONG_PHU}"
ADDRESS = "https://kho.example/tinh/cchc"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the project with one report."""
    return make_clone(tmp_path_factory.mktemp("desk"), f"2023-q1-{LONG_PHU}")


@pytest.fixture(scope="module")
def letter(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_quarter(edition.collection, tmp_path_factory.mktemp("letter"))[f"{LONG_PHU}.docx"]


@contextmanager
def desk(project: Path) -> Iterator[DeskServer]:
    server = DeskServer(project, 0, ADDRESS)
    Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """1024 px wide; whatever it asks of another host, and whatever the policy forbids, is kept."""
    tab = browser.new_page(viewport={"width": 1024, "height": 768})
    tab.set_default_timeout(60_000)
    yield tab
    tab.close()


def drop(page: Page, path: Path) -> None:
    """The file falls onto the page, as the browser hands it over."""
    transfer = page.evaluate_handle(
        """([name, bytes]) => { const t = new DataTransfer();
        t.items.add(new File([new Uint8Array(bytes)], name)); return t; }""",
        [path.name, list(path.read_bytes())],
    )
    with page.expect_navigation():
        page.dispatch_event(".tha", "drop", {"dataTransfer": transfer})
    wait_for_questions(page)


def wait_for_questions(page: Page) -> None:
    """They stand there and the keys are heard: scripts run before a page counts as loaded."""
    page.wait_for_selector("form.hoi")
    page.wait_for_load_state("load")


def press(page: Page, *keys: str) -> None:
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(keys[-1])


def test_from_dropped_file_to_commit_by_keyboard_and_killed_in_between(project: Path, letter: Path, page: Page) -> None:
    asked, told = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    # No notices: Chromium says so where a key came before the focus that the page asks for.
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    with desk(project) as server:
        page.goto(server.address)
        drop(page, letter)
        assert page.input_value("[name=unit]") == LONG_PHU and page.input_value("[name=period]") == "2023-q2"
        assert page.locator(".con").inner_text().startswith("Còn 4 câu hỏi")
        page.frame_locator("iframe").get_by_role("heading", name="Cần xem lại").wait_for()
        press(page, "1", "Enter")
        assert page.locator(".con").inner_text().startswith("Còn 3 câu hỏi")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 1024
        found = (
            Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}).response["violations"]
        )
        assert [one["id"] for one in found] == []
    with desk(project) as server:  # another process, another token: what was typed is still there
        page.goto(server.address)
        page.get_by_role("link", name=letter.name).press("Enter")
        wait_for_questions(page)
        assert page.locator(".con").inner_text().startswith("Còn 3 câu hỏi")
        press(page, "1", "Enter")
        press(page, "3", "Enter")
        press(page, "3", "Enter")
        assert "Không còn câu hỏi" in page.locator("[role=status]").first.inner_text()
        assert page.locator(".lech").count() > 3  # the made-up figures contradict each other
        assert page.get_by_role("heading", name=f"So với kỳ trước (2023-q1-{LONG_PHU})").is_visible()
        first = page.locator(".lech input").first
        first.fill("Đơn vị cộng nhầm.")
        page.locator("button.chinh").focus()
        press(page, "Enter")
        done = page.locator("#da-lap").inner_text()
        assert f"nhap/{REPORT}" in done and git_words(project, "rev-parse", f"nhap/{REPORT}")[:12] in done
        link = page.locator("#lap ol a").get_attribute("href")
        assert link == f"{ADDRESS}/compare/main...nhap/{REPORT}?expand=1"
        with page.expect_download() as download:
            page.get_by_role("link", name="Tải gói zip").click()
        names = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())).namelist()
        hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert {host.rpartition(":")[0] for host in hosts} == {"127.0.0.1"} and told == []
    changed = git_words(project, "diff", "--name-only", "origin/main", f"nhap/{REPORT}").split("\n")
    assert sorted(changed) == sorted(names) and all(name.startswith("data/") for name in changed)
    findings = git_words(project, "show", f"nhap/{REPORT}:data/findings/{REPORT}.yaml")
    assert "Đơn vị cộng nhầm." in findings and PHONE not in git_words(project, "log", "-p", f"nhap/{REPORT}", "-1")
    assert git_words(project, "status", "--porcelain") == ""  # what is checked out stays as it was


def git_words(root: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=True).stdout.strip()


def test_doubtful_cell_of_a_pdf_is_marked_on_its_page(
    project: Path, edition: Edition, tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*words: Any) -> ReportReading:
        """Each doubtful figure has a place on its page, where its reader did not say it itself."""
        reading, place = read_report(*words), PageSpot(1, 0.5, 0.4, 0.6, 0.42)
        spots = [
            replace(question, spot=question.spot or place) if question.kind == DoubtKind.FIGURE else question
            for question in reading.questions
        ]
        return replace(reading, questions=tuple(spots))

    monkeypatch.setattr(importing, "read_report", read)
    printed = clean_print(edition.collection, LONG_PHU)
    row = next(spot.row for spot in printed.spots if spot.text == "Số lượng phiếu khảo sát")
    spots = tuple(replace(s, text="1.5") if (s.row, s.column) == (row, 3) else s for s in printed.spots)
    with desk(project) as server:
        page.goto(server.address)
        drop(page, write_ruled_pdf(tmp_path / "in.pdf", [replace(printed, spots=spots)]))
        picture = page.locator("form.hoi svg.anh").first
        picture.scroll_into_view_if_needed()
        href = picture.locator("image").get_attribute("href") or ""
        answer = page.request.get(f"{page.url.partition('#')[0]}{href}")
        assert answer.ok and answer.body().startswith(b"\x89PNG")
        whole, mark = picture.bounding_box(), picture.locator("rect").bounding_box()
        assert whole and mark and whole["x"] < mark["x"] and mark["height"] < whole["height"]


def ask(server: DeskServer, path: str, host: str = "", method: str = "GET") -> tuple[int, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{server.server_port}"})
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders())


def test_nobody_else_is_let_in(project: Path) -> None:
    with desk(project) as server:
        own = f"/{server.token}/"
        status, headers = ask(server, own)
        assert status == 200 and "unsafe" not in headers["Content-Security-Policy"]
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["Referrer-Policy"] == "no-referrer"
        refused = ["/", "/falsch/", f"/{server.token}"]
        assert [ask(server, path)[0] for path in refused] == [403, 403, 403]
        assert ask(server, own, host="evil.example")[0] == 403  # a name that was made to point here
        assert ask(server, f"{own}tep", method="POST")[0] == 404
        for path in ("ban/../desk_server.py", "ban/desk_server.py", "khong-co/", "..%2f..%2fMakefile"):
            assert ask(server, own + path)[0] == 404, path
        work = next(iter(server.works.values()), None)
        if work is not None:
            assert ask(server, f"{own}{work.id}/xem/..%2f..%2fstate.json")[0] == 404


def test_typed_answer_goes_first_and_a_blank_takes_back() -> None:
    assert read_answers_of({"=a": "1", "~a": " 2 ", "=b": "1", "~b": "", "~c": ""}) == {"a": "2", "b": "1", "c": ""}
