"""Files that were made to harm: each ends soon, in bounded memory, with one sentence, and nothing is fetched."""

from __future__ import annotations

import io
import os
import resource
import signal
import socket
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from plugins.cchc.errors import UseError
from plugins.cchc.intake import bounded_reading, other_programs
from plugins.cchc.intake.bounded_reading import allow_more, at_most, read_bounded
from plugins.cchc.intake.document_file import open_document

Make = Callable[[int], bytes]


def _zip(parts: dict[str, bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", level) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word(**changed: bytes) -> bytes:
    """A Word file in which parts are others: document="…", rels="…"."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    names = {"document": "word/document.xml", "rels": "word/_rels/document.xml.rels"}
    return _zip(_parts(stream.getvalue()) | {names[name]: data for name, data in changed.items()})


def sheet(xml: bytes = b"", rels: bytes = b"") -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    parts = _parts(stream.getvalue())
    if xml:
        parts["xl/worksheets/sheet1.xml"] = xml
    if rels:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = rels
    return _zip(parts)


_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "%s">%s]><a>&z;</a>' % (
    b"x" * 1000,
    b"".join(b'<!ENTITY %c "%s">' % (99 + at, b"&%c;" % (98 + at) * 100) for at in range(24)),
)
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def lying_sizes() -> bytes:
    """A part that says it is small and unpacks into 2 GB."""
    data = bytearray(_zip({"word/document.xml": bytes(40_000_000), "[Content_Types].xml": b"<a/>"}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + at
        data[place : place + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def remote(port: int) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{kind}/{name}" Target="http://127.0.0.1:{port}/{name}" TargetMode="External"/>'
        for at, name in enumerate(("image", "attachedTemplate", "oleObject", "frame", "externalLinkPath", "hyperlink"))
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{relations}</Relationships>'.encode()


def pages(count: int, extra: bytes = b"") -> bytes:
    """A PDF of so many pages, each the same."""
    kids = b" ".join(b"%d 0 R" % (at + 3) for at in range(count))
    objects = [b"<</Type/Catalog/Pages 2 0 R%s>>" % extra, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)]
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"] * count
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj%sendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


MORE = 701_000_000  # bytes: a command takes some 150 MB itself, and stays below 1 GiB
FILES: dict[str, Make] = {
    "bomb.docx": lambda _: _zip({"word/document.xml": bytes(210_000_000)}),
    "bomb-in-many.xlsx": lambda _: _zip({f"xl/{at}.xml": bytes(25_000_000) for at in range(9)}),
    "lying.docx": lambda _: lying_sizes(),
    "entities.docx": lambda _: word(document=_ENTITIES),
    "entities.xlsx": lambda _: sheet(_ENTITIES),
    "entities-late.docx": lambda _: word(document=b"<?xml version='1.0'?><!--" + b"-" * 9000 + _ENTITIES[21:]),
    "entities-wide.xlsx": lambda _: sheet(_ENTITIES[21:].decode().encode("utf-16")),
    "outside.docx": lambda port: word(
        document=b'<!DOCTYPE a SYSTEM "http://127.0.0.1:%d/x"><w:document %s/>' % (port, _W)
    ),
    "remote.docx": lambda port: word(rels=remote(port)),
    "remote.xlsx": lambda port: sheet(rels=remote(port)),
    "deep.docx": lambda _: word(document=b"<w:document %s>" % _W + b"<w:p>" * 200_000),
    "wide.xlsx": lambda _: sheet(
        b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (_S, b'<row><c t="n"><v>1</v></c></row>' * 400_000)
    ),
    "locked.docx": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000),
    "cut.docx": lambda _: word()[:9000],
    "cut.xlsx": lambda _: sheet()[:3000],
    "cut.pdf": lambda _: pages(40)[:1500],
    "long.pdf": lambda _: pages(10_000),
    "circle.pdf": lambda _: pages(2).replace(b"/Kids[3 0 R 4 0 R]", b"/Kids[2 0 R 2 0 R]"),
    "locked.pdf": lambda _: pages(3).replace(b"/Size", b"/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U(b)/P 0>>/Size"),
    "launch.pdf": lambda port: pages(1, b"/OpenAction<</S/URI/URI(http://127.0.0.1:%d/x)>>" % port),
}  # fmt: skip


@pytest.fixture
def port() -> Iterator[tuple[int, list[object]]]:
    """A place on this machine that notes whoever asks."""
    asked: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def listen() -> None:
            while not ended.is_set():
                try:
                    asked.append(server.accept()[1])
                except TimeoutError:
                    continue

        ended = threading.Event()
        listener = threading.Thread(target=listen)
        listener.start()
        yield server.getsockname()[1], asked
        ended.set()
        listener.join()


@pytest.mark.parametrize("name", FILES)
def test_hostile_file_ends_soon_with_one_sentence(
    name: str, tmp_path: Path, port: tuple[int, list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_reading, "SECONDS", 3)  # more than any of these files needs
    path = tmp_path / name
    path.write_bytes(FILES[name](port[0]))
    began, used = time.process_time(), list[resource.struct_rusage]()
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()

    def wait(pid: int, options: int) -> tuple[int, int]:
        ended, status, usage = os.wait4(pid, options)
        used.extend([usage] if ended else [])
        return ended, status

    monkeypatch.setattr(os, "waitpid", wait)  # by which the process that reads is waited for
    try:
        document = open_document(path)
    except UseError as error:
        assert str(error).count("→") == 1 and "\n" not in str(error) and name in str(error)
    else:  # harmless once nothing of it is followed
        assert name.startswith("remote") and not any(document.grids)
    (reading,) = used
    assert time.process_time() - began + reading.ru_utime + reading.ru_stime < 20
    assert reading.ru_maxrss * 1024 < resident + MORE  # beside what these tests have already
    assert port[1] == []


def _take() -> bytes:
    return bytes(2_000_000_000)


def _turn() -> None:
    while True:
        pass


def _wait() -> None:
    time.sleep(60)


def _turn_pages() -> str:
    """Each page has more time, of the processor and by the clock."""
    allow_more(30)
    began = time.process_time()
    while time.process_time() - began < 1.2:
        pass
    return "read"


def test_page_of_a_scan_has_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_reading, "SECONDS", 1)
    assert read_bounded(_turn_pages, "quá nặng") == "read"


@pytest.mark.parametrize("code", ["while True: pass", "import time; time.sleep(60)", "bytes(1_500_000_000)"])
def test_program_that_takes_too_much_is_ended(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_programs, "SECONDS", 1)
    assert other_programs.run_program([sys.executable, "-c", "pass"], tmp_path)
    began = time.monotonic()
    assert not other_programs.run_program([sys.executable, "-c", code], tmp_path, wait=2)
    assert time.monotonic() - began < 30


def test_another_page_has_more_of_the_processor() -> None:
    def ask() -> tuple[int, int, float]:
        before, wait = resource.getrlimit(resource.RLIMIT_CPU)[0], signal.getitimer(signal.ITIMER_REAL)[0]
        allow_more(8)
        more = signal.getitimer(signal.ITIMER_REAL)[0] - wait
        return before, resource.getrlimit(resource.RLIMIT_CPU)[0], more

    before, after, more = read_bounded(ask, "")
    assert (before, after) == (bounded_reading.SECONDS, bounded_reading.SECONDS + 8)
    assert more == pytest.approx(bounded_reading.PAGE_WAIT, abs=5)


def test_limits_are_never_raised() -> None:
    """Who has less already keeps that: raising it is refused to all but root."""
    assert (at_most(20, 5), at_most(20, 90), at_most(20, resource.RLIM_INFINITY)) == (5, 20, 20)


@pytest.mark.parametrize(("read", "wait"), [(_take, 60), (_turn, 60), (_wait, 1)])
def test_what_takes_too_much_is_ended(read: Callable[[], object], wait: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_reading, "SECONDS", 1)
    monkeypatch.setattr(bounded_reading, "WAIT", wait)
    with pytest.raises(UseError, match="quá nặng"):
        read_bounded(read, "quá nặng")
