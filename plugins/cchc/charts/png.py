"""PNG: downloads drawn by vl-convert with our own font file, two processes at a time, and kept on disk.

Nothing else in this room needs this module: it goes when pages make the PNG in the reader's browser.
"""

from __future__ import annotations

import base64
import hashlib
import os
import struct
import zlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from .metrics import FONT_DIR, FONT_FAMILY
from .pictures import Picture
from .standalone import standalone_svg
from .vega import DrawingTask, answer_lines, ask_child

_CHILDREN = 2
_SCALE = 2  # dots for each pixel


def render_pngs(pictures: Iterable[Picture], cache_dir: Path) -> Mapping[str, bytes]:
    """PNG of each picture by its key; only what the cache does not hold is drawn."""
    wanted = {picture.key: picture for picture in pictures}
    svgs = {key: standalone_svg(picture, FONT_FAMILY) for key, picture in wanted.items()}
    files = {key: cache_dir / f"{_content_key(svg)}.png" for key, svg in svgs.items()}
    missing = [key for key, path in files.items() if not path.exists()]
    shares = [share for start in range(_CHILDREN) if (share := missing[start::_CHILDREN])]

    def draw_share(keys: list[str]) -> None:
        answers = ask_child("png", [DrawingTask(wanted[key].title, svgs[key]) for key in keys])
        for key, png in zip(keys, answers, strict=True):
            _write_whole(files[key], base64.b64decode(png))

    with ThreadPoolExecutor(_CHILDREN) as pool:
        list(pool.map(draw_share, shares))
    return {key: path.read_bytes() for key, path in files.items()}


def _content_key(svg: str) -> str:
    """The picture and whatever else decides the bytes: the renderer and the fonts."""
    fonts = b"".join(path.read_bytes() for path in sorted(FONT_DIR.glob("*.ttf")))
    content = f"{svg}\n{_SCALE}\n{version('vl-convert-python')}\n".encode()
    return hashlib.sha256(content + fonts).hexdigest()


def _write_whole(path: Path, content: bytes) -> None:
    """A file is there whole or not at all, whoever else writes it at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}")
    half.write_bytes(content)
    os.replace(half, path)


def answer_parent() -> None:
    """The child's side of `ask_child`."""
    import vl_convert

    vl_convert.register_font_directory(str(FONT_DIR))
    answer_lines(lambda svg: base64.b64encode(_pack(vl_convert.svg_to_png(svg, scale=_SCALE))).decode())


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
