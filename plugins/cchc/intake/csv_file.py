"""Tables saved as text: commas, semicolons or tabs, in UTF-8 or in the UTF-16 that Excel calls Unicode."""

import csv
import io
from pathlib import Path

from ..errors import UseError
from .questions import tell
from .source import Pages, make_cell

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read_csv(path: Path, data: bytes, pages: Pages) -> None:
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise UseError(tell("no Unicode", file=path.name)) from None
    delimiter = max(";\t,", key=text[:20_000].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    pages.words.append(text)
    pages.add_sheet([[make_cell(value) for value in row] for row in rows], "bảng trong tệp")
