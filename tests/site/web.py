"""The site as a program elsewhere meets it: addresses asked for over HTTP, each answer kept."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

from rdflib import Graph

# Made up by the test's server where a folder has no page: no other server would answer so.
_LISTING = b"<title>Directory listing for"
# The library's reader of JSON-LD warns of the library's own insides: it gets a process of its own.
_EXPAND = """
import sys
from rdflib import Graph
read = Graph().parse(data=sys.stdin.read(), format="json-ld", publicID=sys.argv[1])
sys.stdout.write(read.serialize(format="nt"))
"""


def read_json_ld(text: str, base: str) -> Graph:
    """What an RDF library understands of a document that was fetched from `base`."""
    command = [sys.executable, "-c", _EXPAND, base]
    plain = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=True).stdout
    return Graph().parse(data=plain, format="nt")


class Web:
    def __init__(self, address: str) -> None:
        self.address = address
        self._held: dict[str, bytes] = {}

    def at(self, path: str, base: str = "") -> str:
        """The full address of what a file at `base` calls `path`."""
        return urljoin(urljoin(self.address, base), path)

    def is_ours(self, address: str) -> bool:
        return address.startswith(self.address)

    def get(self, address: str) -> bytes:
        """What the server answers; anything but 200 is an error of urllib's."""
        address = self.at(address).partition("#")[0]
        if address not in self._held:
            with urlopen(address, timeout=60) as answer:
                body = answer.read()
            if _LISTING in body[:500]:
                raise FileNotFoundError(f"{address}: a folder without a page")
            self._held[address] = body
        return self._held[address]

    def sum(self, address: str) -> str:
        return hashlib.sha256(self.get(address)).hexdigest()

    def text(self, address: str) -> str:
        return self.get(address).decode("utf-8")

    def json(self, address: str) -> Any:
        return json.loads(self.get(address))

    def sums(self, folder: str) -> dict[str, str]:
        """SHA256SUMS of a folder: file name -> sum."""
        lines = self.text(f"{folder}SHA256SUMS").splitlines()
        return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}

    def save(self, folder: str, place: Path) -> list[Path]:
        """The files that SHA256SUMS of a folder lists, as a reader saves them to read them at home."""
        place.mkdir(parents=True, exist_ok=True)
        names = [*self.sums(folder), "SHA256SUMS"]
        for name in names:
            (place / name).write_bytes(self.get(f"{folder}{name}"))
        return [place / name for name in names]
