"""The local server: files of the built site, never kept by the browser."""

import errno
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from ..errors import UseError

HOST = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """A line per picture would bury what the build says."""


def make_server(site: Path, port: int) -> ThreadingHTTPServer:
    """The folder is looked up at each request: a rebuilt site is served at once."""
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(site)))
    except (OSError, OverflowError) as error:
        raise UseError(f"Không mở được cổng {port}: {_why(error)}. Chọn cổng khác, ví dụ PORT=8001.") from error


def _why(error: Exception) -> str:
    if isinstance(error, OverflowError):
        return "số cổng từ 0 đến 65535"
    is_taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
    return "một chương trình khác đang dùng" if is_taken else str(error)
