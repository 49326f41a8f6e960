"""What a pull request may not change, judged by the names of its files and the ledger of the main line alone."""

import csv
import re
from collections import Counter
from collections.abc import Iterable

from ..errors import Problem
from ..loading.personal import names_in_path
from .git_history import ChangedFile

DATA = "data/"
LEDGER = "data/ledger.csv"
DEFINITIONS = ("data/forms/", "data/measures/", "data/reference/")
_SPLIT = "tách làm hai pull request: một chỉ gồm data/, một cho những tệp khác"
_NEVER = "trả thư mục này về như trên nhánh chính, rồi tạo bản mới bằng make revise"
_APPEND = "lấy lại ledger.csv của nhánh chính, rồi chạy make release để thêm dòng"

# What judges contributions, or decides what is run: whoever changes it changes the rules themselves.
RULES = (
    ".ci/", ".github/", ".gitattributes", ".gitmodules", ".pre-commit", "Makefile", "pelicanconf.py", "publishconf.py",
    "pyproject.toml", "plugins/", "requirements", "scripts/", "tests/",
)  # fmt: skip
# No option of a program, no device of Windows, no end that it drops.
_PART = r"(?!-|(?i:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$))[A-Za-z0-9._+-]{0,149}[A-Za-z0-9_+-]"
_NAME = re.compile(rf"(?=.{{1,240}}$)(?:{_PART}/)*{_PART}", re.ASCII)
_RENAME = "đặt lại tên bằng chữ không dấu, số, gạch nối, mỗi tên dưới 150 ký tự, cả đường dẫn dưới 240"

Released = frozenset[tuple[str, str]]  # (report, version)


def touches_data(files: Iterable[ChangedFile]) -> bool:
    return any(file.path.startswith(DATA) for file in files)


def check_files(files: tuple[ChangedFile, ...], ledger: bytes, new_ledger: bytes) -> tuple[Problem, ...]:
    """Problems of a pull request that touches data; one that does not has none."""
    if not touches_data(files):
        return ()
    released, problems = released_of(ledger), list[Problem]()
    for file in files:
        parts = file.path.split("/")
        if not file.path.startswith(DATA):
            message = f"pull request sửa dữ liệu mà cũng {file.verb} tệp ngoài data/"
            problems.append(_problem(file.path, "pull_request.mixed", message, _SPLIT))
        elif parts[:2] == ["data", "reports"] and tuple(parts[2:4]) in released:
            message = f"{file.verb} một tệp của bản {parts[3]}, bản đã phát hành"
            problems.append(_problem(file.path, "pull_request.released", message, _NEVER))
    # Whole lines are kept: an appended letter would change the last one.
    kept = ledger if ledger.endswith(b"\n") or not ledger else ledger + b"\n"
    if not (new_ledger == ledger or new_ledger.startswith(kept)):
        message = "sổ phát hành chỉ được thêm dòng ở cuối"
        problems.append(_problem(LEDGER, "pull_request.ledger", message, _APPEND))
    return tuple(problems)


def check_names(files: Iterable[ChangedFile], names: Iterable[str]) -> tuple[Problem, ...]:
    """Names that no file of the project has: too long, in strange signs, like data/ and not it, telling of a person, or
    like another's but for capitals, which many machines cannot keep apart."""
    written = Counter(name.lower() for name in names)
    return tuple(
        _problem(f"{file.path[:120]}…" if len(file.path) > 120 else file.path, "pull_request.name", message, _RENAME)
        for file in files
        if file.kind != "D" and (message := _object_to_name(file.path, written[file.path.lower()]))
    )


def _object_to_name(path: str, count: int) -> str:
    if not _NAME.fullmatch(path):
        return "tên tệp quá dài hoặc có ký tự lạ"
    if path.lower().startswith(DATA) and not path.startswith(DATA):
        return "tên trông như data/ mà không phải"
    if count > 1:
        return "tên chỉ khác tên đã có ở chữ hoa"
    return next((f"tên tệp: {sighting.message}" for sighting in names_in_path(path)), "")


def released_of(ledger: bytes) -> Released:
    """The versions that the main line's ledger holds; it has passed all gates there."""
    lines = csv.DictReader(ledger.decode("utf-8").splitlines())
    return frozenset((line["report"], line["version"]) for line in lines)


def _problem(path: str, code: str, message: str, cure: str) -> Problem:
    return Problem(path, None, "", code, message, cure)


OWNERS = ".github/CODEOWNERS"


def code_keepers(owners: bytes) -> str:
    """Who keeps the code, as the main line's file says; empty where nobody is named."""
    lines = owners.decode("utf-8", "replace").splitlines()
    return next((line[2:].strip() for line in lines if line.startswith("* ")), "")
