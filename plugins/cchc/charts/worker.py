"""Worker: the child process that draws; it may die of what it is given, and its parent will say of which chart.

Started as a script, so that it loads the drawing library and nothing else. One JSON document a line in, one out.
"""

from __future__ import annotations

import base64
import json
import struct
import sys
import zlib
from collections.abc import Callable
from typing import Any


def main() -> None:
    import vl_convert

    draw = Drawer(vl_convert)
    answers: dict[str, Callable[[Any], str]] = {"svg": draw.svg, "png": draw.png, "fonts": draw.fonts}
    for line in sys.stdin.buffer:
        task, content = json.loads(line)
        try:
            answer = {"ok": answers[task](content)}
        except Exception as error:  # whatever it is, the parent must hear of it
            answer = {"error": f"{type(error).__name__}: {error}"[:500]}
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()


class Drawer:
    def __init__(self, vl_convert: Any) -> None:
        self._vl = vl_convert
        self._compiled: dict[str, dict[str, Any]] = {}

    def svg(self, spec: dict[str, Any]) -> str:
        vega = self._compile(spec)
        _leave_texts_unmeasured(vega)
        drawn = self._vl.vega_to_svg(vega, allowed_base_urls=[])
        return drawn.replace('font-size="-', 'font-size="')

    def png(self, content: dict[str, Any]) -> str:
        made = self._vl.svg_to_png(content["svg"], scale=content["scale"])
        return base64.b64encode(_pack(made)).decode()

    def fonts(self, directory: str) -> str:
        self._vl.register_font_directory(directory)
        return ""

    def _compile(self, spec: dict[str, Any]) -> dict[str, Any]:
        """Vega of a spec; compiled once for all specs that differ in their data only."""
        data = spec["datasets"]
        key = json.dumps({name: part for name, part in spec.items() if name != "datasets"}, sort_keys=True)
        if key not in self._compiled:
            self._compiled[key] = self._vl.vegalite_to_vega(spec)
        vega = self._compiled[key]
        for source in vega["data"]:
            if source["name"] in data:
                source["values"] = data[source["name"]]
        return vega


def _pack(png: bytes) -> bytes:
    """The same picture in a quarter of the bytes: the renderer packs for speed."""
    chunks, at = [], 8
    while at < len(png):
        size, kind = struct.unpack_from(">I4s", png, at)
        chunks.append((kind, png[at + 8 : at + 8 + size]))
        at += 12 + size
    data = zlib.compress(zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT")), 6)
    packed = [(kind, body) for kind, body in chunks if kind not in (b"IDAT", b"IEND")]
    return png[:8] + b"".join(_chunk(kind, body) for kind, body in [*packed, (b"IDAT", data), (b"IEND", b"")])


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _leave_texts_unmeasured(vega: dict[str, Any]) -> None:
    """Vega measures a text through a whole SVG renderer, 2 ms each, to learn bounds that nobody asks for here: every
    place was worked out before. It does not measure where the size is not above zero, so sizes go in negative and
    come out of svg() as they were; tests compare the picture with one that was measured."""
    for mark in vega["marks"]:
        if mark["type"] == "text":
            size = mark["encode"]["update"]["fontSize"]
            size["value"] = -abs(size["value"])


if __name__ == "__main__":
    main()
