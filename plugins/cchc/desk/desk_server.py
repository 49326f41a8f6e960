"""make desk: a local page where a file becomes a report. Loopback only, a token in the address, no other host."""

import base64
import hashlib
import mimetypes
import re
import secrets
import sys
from collections.abc import Callable, Mapping
from email import policy
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from ..errors import CchcError
from ..intake.document_file import MAX_BYTES
from ..intake.review_sheet import render_review
from .desk_pages import render_start, render_work
from .desk_work import DeskWork, put_on_desk, works_on_desk
from .page_picture import draw_page

HOST = "127.0.0.1"
STATIC = {"ban.css": "text/css", "ban.js": "text/javascript"}
_FORM = "application/x-www-form-urlencoded"
_SAFE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'{}; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; "
    "base-uri 'none'",
    "Referrer-Policy": "no-referrer",  # the token stands in the address
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class DeskServer(ThreadingHTTPServer):
    """The desk of one project folder; works stay in memory as long as it runs, and in their folders after that."""

    daemon_threads = True

    def __init__(self, root: Path, port: int, repository: str = "") -> None:
        super().__init__((HOST, port), DeskRequest)
        self.root, self.repository, self.token = root, repository, secrets.token_urlsafe(24)
        self.works = {work.id: work for work in works_on_desk(root)}
        self.lock = Lock()  # one thing at a time: everything takes a second or two

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went elsewhere before its answer came is no fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/{self.token}/"


class _Answer(Exception):
    """What goes back to the browser, from wherever it is known."""

    def __init__(self, status: int, body: bytes = b"", kind: str = "text/html", to: str = "") -> None:
        super().__init__(status)
        self.status, self.body, self.kind, self.to = status, body, kind, to


class DeskRequest(BaseHTTPRequestHandler):
    @property
    def desk(self) -> DeskServer:
        assert isinstance(self.server, DeskServer)
        return self.server

    def do_GET(self) -> None:
        self._respond(self._get)

    def do_POST(self) -> None:
        self._respond(self._post)

    def _respond(self, handle: Callable[[list[str]], None]) -> None:
        try:
            parts = self._admit()
            with self.desk.lock:
                handle(parts)
            raise _Answer(404)
        except _Answer as answer:
            self._send(answer)
        except CchcError as error:
            self._send(_Answer(200, render_start(works_on_desk(self.desk.root), str(error)).encode()))

    def _admit(self) -> list[str]:
        """The parts of the path after the token; anybody else is told nothing."""
        hosts = {f"{name}:{self.desk.server_port}" for name in (HOST, "localhost")}
        parts = urlsplit(self.path).path.split("/")[1:]
        if self.headers.get("Host") not in hosts:
            raise _Answer(403)
        if not secrets.compare_digest(parts[0].encode(), self.desk.token.encode()) or len(parts) < 2:
            raise _Answer(403)
        if self.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            raise _Answer(403)
        return [unquote(part) for part in parts[1:]]

    def _get(self, parts: list[str]) -> None:
        match parts:
            case [""]:
                raise _Answer(200, render_start(list(self.desk.works.values())).encode())
            case ["ban", name] if name in STATIC:
                raise _Answer(200, (Path(__file__).parent / name).read_bytes(), STATIC[name])
            case [id_, *rest] if id_ in self.desk.works:
                self._get_work(self.desk.works[id_], rest)

    def _get_work(self, work: DeskWork, rest: list[str]) -> None:
        match rest:
            case [""]:
                raise _Answer(200, render_work(work, self.desk.repository).encode())
            case ["doi-chieu"]:
                raise _Answer(200, render_review(work.read(), work.task.collection.references).encode())
            case ["goi.zip"] if work.state.branch:
                raise _Answer(200, work.pack().read_bytes(), "application/zip")
            case [name] if match := re.fullmatch(r"trang-(\d{1,4})\.png", name):
                raise _Answer(200, draw_page(work.file, int(match[1])), "image/png")
            case ["xem", *path]:
                self._get_site(work.site, path)

    def _get_site(self, site: Path, path: list[str]) -> None:
        """A file of the previewed site; nothing beside it."""
        file = site.joinpath(*path, *([] if path and path[-1] else ["index.html"])).resolve()
        if file.is_relative_to(site.resolve()) and file.is_file():
            raise _Answer(200, file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream")

    def _post(self, parts: list[str]) -> None:
        fields, files = self._read_form()
        match parts:
            case ["tep"] if files:
                name, data = files[0]
                work = put_on_desk(self.desk.root, name, data)
                work = self.desk.works.setdefault(work.id, work)
                raise _Answer(303, to=f"{work.id}/")
            case [id_, *rest] if id_ in self.desk.works:
                self._post_work(self.desk.works[id_], rest, fields)

    def _post_work(self, work: DeskWork, rest: list[str], fields: Mapping[str, str]) -> None:
        match rest:
            case ["don-vi"]:
                work.want(*(fields.get(name, "").strip() for name in ("unit", "period", "form")))
            case ["tra-loi"]:
                work.answer(read_answers_of(fields))
            case ["lap"]:
                work.send({name.removeprefix("loi:"): text for name, text in fields.items() if name.startswith("loi:")})
            case ["xem-truoc"]:
                work.start_preview()
            case _:
                return
        raise _Answer(303, to=f"{work.id}/{'#lap' if rest == ['lap'] else ''}")

    def _read_form(self) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
        """Plain fields, and uploaded files by their names."""
        length, kind = self.headers.get("Content-Length", ""), self.headers.get("Content-Type", "")
        if not length.isdigit() or int(length) > MAX_BYTES + 10_000:
            raise _Answer(413)
        data = self.rfile.read(int(length))
        if kind.startswith(_FORM):
            return dict(parse_qsl(data.decode("utf-8", "replace"), keep_blank_values=True)), []
        message = BytesParser(policy=policy.HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + data)
        parts = message.iter_parts() if message.is_multipart() else ()
        files = [(part.get_filename() or "", part.get_payload(decode=True)) for part in parts]
        return {}, [(name, data) for name, data in files if name and isinstance(data, bytes)]

    def _send(self, answer: _Answer) -> None:
        own = re.search(rb"<style>(.*?)</style>", answer.body, re.DOTALL) if answer.kind == "text/html" else None
        allowed = f" 'sha256-{base64.b64encode(hashlib.sha256(own[1]).digest()).decode()}'" if own else ""
        self.send_response(answer.status)
        for name, value in _SAFE.items():
            self.send_header(name, value.replace("{}", allowed))
        if answer.to:
            self.send_header("Location", f"/{self.desk.token}/{quote(answer.to, safe='/#')}")
        text = answer.kind.startswith("text/")
        self.send_header("Content-Type", f"{answer.kind}; charset=utf-8" if text else answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        """A line per picture would bury the address."""


def read_answers_of(fields: Mapping[str, str]) -> dict[str, str]:
    """What is typed (“~id”) goes before what is chosen (“=id”); a question left blank takes its answer back."""
    answers = {name[1:]: value.strip() for name, value in fields.items() if name.startswith("=")}
    for name, value in fields.items():
        if name.startswith("~") and (value.strip() or name[1:] not in answers):
            answers[name[1:]] = value.strip()
    return answers
