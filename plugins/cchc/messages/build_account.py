"""The account that a build leaves in its site, and counts in words."""

import json
from collections.abc import Mapping
from pathlib import Path

from ..errors import CchcError
from ..words.catalogue import OWN_LANGUAGE
from ..words.language import Language
from ..words.own_files import own_rows

# What commands call things by a code, in the program's own language alone.
WORDS = {(line["list"], line["code"]): line["words"] for line in own_rows(__file__, "words.csv")}
LABELS = {code: words for (name, code), words in WORDS.items() if name == "count"}


# What commands say is said in the program's own language.
number = Language(OWN_LANGUAGE).number


def count_words(counts: Mapping[str, int], *names: str) -> str:
    """“5 gói dữ liệu, 32 bảng”: the named counts that there are."""
    return ", ".join(f"{number(counts[name])} {LABELS[name]}" for name in names if name in counts)


FILE_NAME = "build.json"


def read_account(site: Path) -> dict[str, int]:
    """Counts of a built site, by their names; a site without an account was not built to its end."""
    path = site / FILE_NAME
    try:
        account = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CchcError(f"Bản dựng dở dang: không đọc được {FILE_NAME} trong {site}.") from error
    return {name: count for name, count in account.items() if isinstance(count, int)}


def render_account(account: dict[str, int]) -> str:
    """What was built, of what, and what the checks found."""
    read = count_words(account, "packages", "tables", "rows", "cells", "figures")
    checks = count_words(account, "confirmed", "in_range", "failed", "not_applicable")
    return "\n".join(
        [
            f"✓ Đã dựng xong: {count_words(account, 'pages', 'charts', 'files')}.",
            f"  Dữ liệu: {read}.",
            f"  Đối chiếu: {count_words(account, 'checks')}, {checks}; {count_words(account, 'known')}.",
        ]
    )


def render_address(site: Path) -> str:
    address = (site / "index.html").absolute().as_uri()
    return f"→ mở {address}\n  hoặc chạy make serve rồi mở http://localhost:8000/"
