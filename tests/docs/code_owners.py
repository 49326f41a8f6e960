"""Who must agree to a change: .github/CODEOWNERS, which the code host reads, made from a setting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_OPENING = """\
# Ai phải xem và đồng ý trước khi một thay đổi được nhập; dòng sau thắng dòng trước.
# Tệp này do make docs viết từ mục tool.owners trong pyproject.toml: sửa ở đó.
"""
# What people who know the figures decide; the rest belongs to those who keep the code.
DATA_PATHS = ("/data/reports/", "/data/findings/", "/data/ledger.csv", "/data/CHANGELOG.md", "/data/addresses.txt")
# How a figure is to be understood is seen by both.
SHARED_PATHS = ("/data/forms/", "/data/measures/", "/data/reference/")


def render_code_owners(owners: Mapping[str, Sequence[str]]) -> str:
    """The text of .github/CODEOWNERS; empty as long as nobody is named for the code or for the data."""
    code, data = tuple(owners.get("code", ())), tuple(owners.get("data", ()))
    if not code or not data:
        return ""
    both = tuple(dict.fromkeys((*data, *code)))
    lines = [("*", code), *((path, data) for path in DATA_PATHS), *((path, both) for path in SHARED_PATHS)]
    return _OPENING + "".join(f"{path} {' '.join(names)}\n" for path, names in lines)
