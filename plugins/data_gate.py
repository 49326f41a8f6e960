"""Before anything is written: read and check all data once, and refuse to build on a fault."""

from __future__ import annotations

import time
from pathlib import Path

from pelican import Pelican, signals

from plugins.cchc.edition import Edition, assemble
from plugins.cchc.errors import DataError
from plugins.cchc.pages.file_sizes import FileSizes
from plugins.cchc.words.language import load_languages
from plugins.timings import add_timing

ROOT = Path(__file__).resolve().parent.parent


def open_gate(pelican: Pelican) -> None:
    """Hand the checked edition to every generator; an error here ends the build with nothing written."""
    print("→ đọc và kiểm tra dữ liệu", flush=True)
    started = time.monotonic()
    try:
        edition = assemble(Path(pelican.settings.get("DATA_ROOT", ROOT)), say=_say)
    except DataError as error:
        print(*error.problems, sep="\n", flush=True)
        raise SystemExit(error.exit_code) from None
    add_timing(pelican.settings, "rows", edition.collection.counts.rows, time.monotonic() - started)
    _tell(edition)
    pelican.settings["EDITION"] = edition
    pelican.settings["EDITION_NAME"] = edition.name
    pelican.settings["LANGUAGES"] = load_languages()
    pelican.settings["FILE_SIZES"] = FileSizes()
    pelican.settings["FROZEN"] = {}  # (language, picture) -> its frozen pages with their version


def _say(message: str) -> None:
    print(f"  {message}", flush=True)


def _tell(edition: Edition) -> None:
    counts = edition.collection.counts
    failed = sum(result.answer == "fail" for result in edition.results)
    print(
        f"  {counts.packages} gói, {counts.tables} bảng, {counts.rows} dòng, {counts.cells} ô; "
        f"{len(edition.results)} phép đối chiếu, {failed} lệch đã biết",
        flush=True,
    )


def register() -> None:
    signals.initialized.connect(open_gate)
