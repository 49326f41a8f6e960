"""The sample configuration in docs/ on Debian's nginx: what readers, browsers and programs of others are answered."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.conftest import skip_or_fail
from tests.fixtures.nginx import nginx, put_load

Ask = Callable[..., tuple[HTTPResponse, bytes]]


@pytest.fixture(scope="module")
def port(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    if program is None:
        skip_or_fail("nginx is not installed (apt-get install nginx-light)")
    with nginx(str(program), site, tmp_path_factory.mktemp("nginx")) as number:
        yield number


@pytest.fixture(scope="module")
def ask(port: int) -> Ask:
    def asked(path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer, answer.read()

    return asked


def first_file(site: Path, pattern: str) -> str:
    return "/" + min(site.glob(pattern)).relative_to(site).as_posix()


def test_every_answer_says_how_it_may_be_used(ask: Ask, site: Path) -> None:
    for path in (
        "/",
        "/en/",
        "/khong-co/",
        "/404.html",
        first_file(site, "**/*.svg"),
        first_file(site, "du-lieu/**/*.csv"),
    ):
        answer, _ = ask(path)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Server"] == "nginx"
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy or path.endswith(".svg")


def test_a_page_is_sent_the_policy_that_it_carries(ask: Ask, site: Path) -> None:
    pages = ["/", "/en/", "/du-lieu/kham-pha/", "/en/du-lieu/kham-pha/", first_file(site, "**/*.nhung.html")]
    for path in pages:
        answer, body = ask(path)
        (own,) = re.findall(r'Content-Security-Policy"? content="([^"]+)"', body.decode("utf-8"))
        sent, _, ancestors = answer.headers["Content-Security-Policy"].rpartition("; ")
        assert sent == own
        assert ancestors == ("frame-ancestors *" if path.endswith(".nhung.html") else "frame-ancestors 'self'")


def test_wrong_address_is_answered_in_both_languages(ask: Ask) -> None:
    for path in ("/khong-co/", "/en/not-there", "/du-lieu/.git/config", "/.htaccess"):
        answer, body = ask(path)
        assert answer.status == 404
        assert "Không có trang này".encode() in body and b"This page does not exist" in body


def test_texts_are_compressed_and_compact_files_are_not(ask: Ask, site: Path) -> None:
    for path in ("/", "/api/v1/index.json", first_file(site, "du-lieu/tat-ca/*.csv")):
        plain = ask(path)[1]
        answer, packed = ask(path, Accept_Encoding="gzip")
        assert answer.headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in answer.headers["Vary"]
        assert gzip.decompress(packed) == plain and len(packed) < len(plain) / 2
    for end in ("parquet", "xlsx", "sqlite", "zip"):
        answer, _ = ask(first_file(site, f"du-lieu/tat-ca/*.{end}"), Accept_Encoding="gzip")
        assert answer.headers["Content-Encoding"] is None and answer.headers["Accept-Ranges"] == "bytes"


def test_part_of_a_file_is_served(ask: Ask, site: Path) -> None:
    path = first_file(site, "du-lieu/tat-ca/*.parquet")
    whole = ask(path)[1]
    answer, part = ask(path, Range="bytes=-8", Accept_Encoding="gzip")
    assert answer.status == 206 and part == whole[-8:]
    assert answer.headers["Content-Range"] == f"bytes {len(whole) - 8}-{len(whole) - 1}/{len(whole)}"


def test_released_files_are_kept_and_pages_asked_again(ask: Ask, site: Path) -> None:
    released, _ = ask(first_file(site, "du-lieu/*/1.0.0/*.csv"))
    assert released.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for path in ("/", first_file(site, "du-lieu/*/1.0.0/index.html")):
        page, _ = ask(path)
        assert page.headers["Cache-Control"] == "public, max-age=300"
        assert ask(path, If_None_Match=page.headers["ETag"])[0].status == 304


def test_only_reading_is_allowed_and_folders_end_in_a_slash(ask: Ask) -> None:
    assert ask("/", "POST")[0].status == 403 and ask("/", "DELETE")[0].status == 403
    answer, _ = ask("/don-vi")
    assert answer.status == 301 and answer.headers["Location"] == "/don-vi/"


def test_many_readers_at_once_are_all_answered(port: int, site: Path) -> None:
    """Bounded, on this machine alone; what it measures stands in docs/trust.md."""
    paths = ["/", "/en/", "/don-vi/", first_file(site, "**/*.svg"), first_file(site, "du-lieu/tat-ca/*.parquet")]
    seconds, took, failed = put_load(port, paths, readers=10, requests=500)
    assert failed == 0 and len(took) == 500 and seconds < 30
