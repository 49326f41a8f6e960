"""Who builds the site needs no library that reads office files; who reads them is told what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cchc.errors import UseError
from plugins.cchc.intake.document_file import LIKENESS, READER_LIBRARIES, require_libraries

ROOT = Path(__file__).resolve().parents[2]


def test_missing_library_is_told_in_one_sentence() -> None:
    require_libraries(*READER_LIBRARIES, LIKENESS)
    with pytest.raises(UseError, match=r"^Thiếu thư viện đọc tệp: no_such_library\. → Chạy bằng make import"):
        require_libraries("json", "no_such_library")


def test_reading_starts_without_any_of_them() -> None:
    """The modules are imported when a file is read, not before."""
    blocked = (*READER_LIBRARIES, LIKENESS, "pdfminer")
    program = (
        f"import sys\nfor name in {blocked!r}:\n    sys.modules[name] = None\n"
        "import scripts.import_report, scripts.new_report, scripts.build"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
