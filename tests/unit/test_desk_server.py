"""The desk's door: who is let in, what is handed out of its folders, what a form asks of a work."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any, cast

import pytest

from plugins.cchc.desk import desk_server
from plugins.cchc.desk.desk_server import HOST, DeskServer
from plugins.cchc.desk.desk_work import DeskWork, put_on_desk
from plugins.cchc.desk.inbox import write_inbox
from plugins.cchc.errors import UseError

ROOT = Path(__file__).resolve().parents[2]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskServer]:
    server = DeskServer(tmp_path, 0)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(desk: DeskServer, path: str, body: str | None = None, **headers: str) -> http.client.HTTPResponse:
    """A path below the token, unless it begins with a stroke."""
    connection = http.client.HTTPConnection(HOST, desk.server_port, timeout=10)
    address = path if path.startswith("/") else f"/{desk.token}/{path}"
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    data = None if body is None else body.encode("utf-8", "surrogateescape")
    connection.request("GET" if body is None else "POST", address, data, told)
    return connection.getresponse()


def work_with_site(desk: DeskServer) -> DeskWork:
    """A file on the desk, and the preview of it as if it had been built."""
    work = put_on_desk(desk.root, "..\\x/bao-cao.txt", b"BAO CAO")
    desk.works[work.id] = work
    (work.site / "ky").mkdir(parents=True)
    (work.site / "ky" / "index.html").write_text("<style>b{}</style>trang", "utf-8")
    (work.site / "a.svg").write_text("<svg/>", "utf-8")
    return work


def test_only_who_knows_the_token_on_this_machine_is_let_in(desk: DeskServer) -> None:
    assert ask(desk, "").status == 200 and ask(desk, "", Host=f"localhost:{desk.server_port}").status == 200
    refused = (
        ask(desk, "/"),
        ask(desk, f"/{desk.token}"),
        ask(desk, f"/{desk.token[:-1]}/"),
        ask(desk, "", Host="xa.example"),
        ask(desk, "", Sec_Fetch_Site="cross-site"),
    )
    for answer in refused:
        assert (answer.status, answer.read()) == (403, b"")
    assert ask(desk, "", Sec_Fetch_Site="same-origin").status == 200


def test_own_style_and_script_are_handed_out_and_nothing_else_of_the_folder(desk: DeskServer) -> None:
    style = ask(desk, "ban/ban.css")
    assert (style.status, style.getheader("Content-Type")) == (200, "text/css; charset=utf-8")
    assert style.getheader("Referrer-Policy") == "no-referrer" and style.read()
    missing = ("ban/desk_server.py", "ban/..%2Fban%2Fban.css", "khong-co/", "x")
    assert [ask(desk, path).status for path in missing] == [404] * 4


def test_the_preview_shows_the_built_site_and_nothing_beside_it(desk: DeskServer) -> None:
    work = work_with_site(desk)
    page = ask(desk, f"{work.id}/xem/ky/")
    assert (page.status, page.read()) == (200, b"<style>b{}</style>trang")
    assert "'sha256-" in (page.getheader("Content-Security-Policy") or ""), "its own style is allowed, no other"
    assert ask(desk, f"{work.id}/xem/a.svg").getheader("Content-Type") == "image/svg+xml"
    assert (work.folder / "state.json").is_file() and work.file.name == "bao-cao.txt"
    for path in ("..%2Fstate.json", "../state.json", "%2Fetc%2Fhostname", "ky", "khong-co.html", ""):
        assert ask(desk, f"{work.id}/xem/{path}").status == 404, path


def test_what_was_read_is_shown_beside_the_questions(desk: DeskServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_server, "render_review", lambda reading, references: f"{reading} theo {references}")
    task = SimpleNamespace(collection=SimpleNamespace(references="danh mục"))
    desk.works["abc"] = cast("DeskWork", SimpleNamespace(id="abc", read=lambda: "đã đọc", task=task))
    page = ask(desk, "abc/doi-chieu")
    assert (page.status, page.read().decode()) == (200, "đã đọc theo danh mục")


def test_a_form_says_to_the_work_what_was_typed(desk: DeskServer) -> None:
    asked: list[tuple[str, Any]] = []

    def note(name: str) -> Any:
        return lambda *values: asked.append((name, values))

    does = {"want": note("want"), "answer": note("answer"), "send": note("send"), "start_preview": note("preview")}
    work = SimpleNamespace(id="abc", **does)
    desk.works["abc"] = cast("DeskWork", work)
    bodies = {
        "don-vi": "unit=+xa-mau+&period=2031",
        "tra-loi": "%3Da=1&%7Ea=+2+&%3Db=3",
        "lap": "loi:b%20x=vì%20sao&khac=1",
        "xem-truoc": "",
    }
    for path, body in bodies.items():
        answer = ask(desk, f"abc/{path}", body, **FORM)
        ends = f"/{desk.token}/abc/{'#lap' if path == 'lap' else ''}"
        assert (answer.status, answer.getheader("Location")) == (303, ends), path
    assert asked == [
        ("want", ("xa-mau", "2031", "")),
        ("answer", ({"a": "2", "b": "3"},)),
        ("send", ({"b x": "vì sao"},)),
        ("preview", ()),
    ]
    assert ask(desk, "abc/khac", "", **FORM).status == 404 and ask(desk, "xyz/lap", "", **FORM).status == 404
    assert len(asked) == 4
    assert ask(desk, "abc/tra-loi", "%3Da=1\udcff", **FORM).status == 303
    assert asked[-1] == ("answer", ({"a": "1\ufffd"},)), "what is no letter is no fault"


def test_a_file_is_put_on_the_desk_once(desk: DeskServer, monkeypatch: pytest.MonkeyPatch) -> None:
    part = '--x\r\nContent-Disposition: form-data; name="f"; filename="thư.txt"\r\n\r\nBAO CAO\r\n--x--\r\n'
    places = set()
    for _ in range(2):
        answer = ask(desk, "tep", part, Content_Type="multipart/form-data; boundary=x")
        places.add((answer.status, answer.getheader("Location")))
    (work,) = desk.works.values()
    assert places == {(303, f"/{desk.token}/{work.id}/")} and work.file.read_bytes() == b"BAO CAO"
    assert ask(desk, "tep", "a=1", **FORM).status == 404
    monkeypatch.setattr(desk_server, "MAX_BYTES", 0)
    assert [ask(desk, "tep", "x" * size, **FORM).status for size in (10_000, 10_001)] == [404, 413]


def test_what_is_refused_is_told_on_the_first_page(desk: DeskServer) -> None:
    put_on_desk(desk.root, "thu.txt", b"x")

    def refuse(*_: object) -> None:
        raise UseError("Không nhận được.")

    desk.works["abc"] = cast("DeskWork", SimpleNamespace(id="abc", start_preview=refuse))
    answer = ask(desk, "abc/xem-truoc", "", **FORM)
    page = answer.read().decode()
    assert answer.status == 200 and "Không nhận được." in page and "thu.txt" in page
    assert (answer.getheader("Content-Type"), answer.getheader("Cache-Control")) == (
        "text/html; charset=utf-8",
        "no-store",
    )


def test_a_browser_that_went_away_is_no_fault(desk: DeskServer, capsys: pytest.CaptureFixture[str]) -> None:
    for fault in (ConnectionResetError(), ValueError("x")):
        try:
            raise fault
        except (ConnectionError, ValueError):
            desk.handle_error(None, (HOST, 1))
        told = capsys.readouterr().err
        assert ("ValueError: x" in told) is isinstance(fault, ValueError)
        assert bool(told) is isinstance(fault, ValueError)


def test_an_inbox_is_made_in_an_empty_folder_and_never_over_files(tmp_path: Path) -> None:
    write_inbox(ROOT, tmp_path, "https://kho.example/tinh/cchc.git")
    assert (tmp_path / ".git").is_dir() and "https://kho.example/tinh/cchc" in (tmp_path / "README.md").read_text(
        "utf-8"
    )
    (workflow,) = (tmp_path / ".github" / "workflows").iterdir()
    assert "git@kho.example:tinh/cchc.git" in workflow.read_text("utf-8")
    with pytest.raises(UseError, match="đã có tệp"):
        write_inbox(ROOT, tmp_path, "https://kho.example/tinh/cchc")
    for address in ("http://kho.example/a/b", "https://kho.example/a", ""):
        with pytest.raises(UseError, match="Chưa biết địa chỉ"):
            write_inbox(ROOT, tmp_path / "b", address)
