"""Who must agree to a change: the file that the code host reads, made from a setting; no owner named, no file."""

from collections.abc import Mapping, Sequence

_OPENING = """\
# Ai phải xem và đồng ý trước khi một thay đổi được nhập; dòng sau thắng dòng trước.
# Tệp này do make docs viết từ mục tool.owners trong pyproject.toml: sửa ở đó.
"""
# What people who know the figures decide; the rest belongs to those who keep the code.
DATA_PATHS = ("/data/reports/", "/data/findings/", "/data/ledger.csv", "/data/CHANGELOG.md", "/data/addresses.txt")
# How a figure is to be understood is seen by both.
SHARED_PATHS = ("/data/forms/", "/data/measures/", "/data/reference/")


OWNERS = ".github/CODEOWNERS"


def code_keepers(owners: bytes) -> str:
    """Who keeps the code, as the main line's file says; empty where nobody is named."""
    lines = owners.decode("utf-8", "replace").splitlines()
    return next((line[2:].strip() for line in lines if line.startswith("* ")), "")


def render_code_owners(owners: Mapping[str, Sequence[str]]) -> str:
    """The text of .github/CODEOWNERS; empty as long as nobody is named for the code or for the data."""
    code, data = tuple(owners.get("code", ())), tuple(owners.get("data", ()))
    if not code or not data:
        return ""
    both = tuple(dict.fromkeys((*data, *code)))
    lines = [("*", code), *((path, data) for path in DATA_PATHS), *((path, both) for path in SHARED_PATHS)]
    return _OPENING + "".join(f"{path} {' '.join(names)}\n" for path, names in lines)
