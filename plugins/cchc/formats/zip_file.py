"""ZIP: files by name, sorted, with one fixed date, so that the same files give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from ..words.text import message
from .publisher import FIXED_DATE

SUFFIX = "zip"
TITLE = message("Gói nén (Data Package)")
MIME_TYPE = "application/zip"


def write(files: Mapping[str, Path | bytes], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # else it tells on which system it was built
            info.external_attr = 0o100644 << 16
            content = files[name]
            archive.writestr(info, content if isinstance(content, bytes) else content.read_bytes())
