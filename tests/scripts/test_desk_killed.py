"""make desk, killed without warning at any moment: what was dropped, answered and written is there again."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPResponse
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode
from urllib.request import HTTPErrorProcessor, Request, build_opener, urlopen

from plugins.cchc.edition import Edition
from tests.fixtures.new_quarter import LONG_PHU, make_quarter
from tests.fixtures.newcomer import make_clone
from tests.fixtures.repositories import git

ROOT = Path(__file__).resolve().parents[2]
BRANCH = f"nhap/2023-q2-{LONG_PHU}"
WORDS = "Đơn vị cộng nhầm."
ANSWERS = {"=bao-cao/cua-so": "theo-quy-dinh", "=sn-534/thieu/i.1.3": "khong-in", "=loi-van/tat-ca-31": "bo-qua",
           "=bang-loi/tat-ca-2": "bo-qua"}  # fmt: skip


@contextmanager
def killed_desk(project: Path) -> Iterator[str]:
    """The address of a desk that ends as in a power failure."""
    words = [sys.executable, "-m", "scripts.desk", "--root", str(project)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address is not None
        try:
            yield address[0]
        finally:
            process.send_signal(signal.SIGKILL)


class NoRedirect(HTTPErrorProcessor):
    """The desk is killed before the browser goes where it was sent."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:
        return response


def ask(address: str, fields: dict[str, str] | None = None) -> str:
    data = None if fields is None else urlencode(fields).encode()
    with urlopen(Request(address, data)) as answer:
        return answer.read().decode()


def drop(address: str, file: Path) -> str:
    """Uploads the file as a browser does; where its page is. Nothing is read yet."""
    head = f'--x\r\nContent-Disposition: form-data; name="tep"; filename="{file.name}"\r\n\r\n'
    data = head.encode() + file.read_bytes() + b"\r\n--x--\r\n"
    request = Request(f"{address}tep", data, {"Content-Type": "multipart/form-data; boundary=x"})
    with build_opener(NoRedirect).open(request) as answer:
        return str(answer.headers["Location"]).partition(address.split("/")[3])[2][1:]


def send(address: str, field: str) -> None:
    with suppress(OSError):  # nobody answers any more
        ask(f"{address}lap", {field: WORDS})


def test_killed_desk_goes_on_where_it_was(edition: Edition, tmp_path: Path) -> None:
    letter = make_quarter(edition.collection, tmp_path)[f"{LONG_PHU}.docx"]
    project = make_clone(tmp_path, f"2023-q1-{LONG_PHU}")
    with killed_desk(project) as address:
        place = drop(address, letter)
    with killed_desk(project) as address:
        assert letter.name in ask(address)
        page = ask(f"{address}{place}tra-loi", ANSWERS)
        assert "Không còn câu hỏi" in page
        field = re.findall(r'name="(loi:[^"]+)"', page)[0]
    with killed_desk(project) as address:
        Thread(target=send, args=(f"{address}{place}", field), daemon=True).start()
        time.sleep(2)  # in the middle of reading, checking or writing, as fast as the machine is
    with killed_desk(project) as address:
        page = ask(f"{address}{place}lap", {field: WORDS})
        assert "Không còn câu hỏi" in page and 'role="alert"' not in page
        assert BRANCH in page and WORDS in page
    git(project, "fsck", "--strict")
    changed = subprocess.run(
        ["git", "-C", str(project), "diff", "--name-only", "origin/main", BRANCH], capture_output=True, text=True
    ).stdout.split()
    assert changed and all(name.startswith("data/") for name in changed)
