"""data/ledger.csv: the bytes of every released file; a released version is never edited, a correction is a new one."""

from collections.abc import Mapping
from pathlib import Path

from ..errors import DataError, Problem
from .faults import Faults
from .open_file import open_table
from .read_files import Tree, read_tree
from .read_releases import REPORTS, version_folders
from .schemas import LEDGER_SHAPE
from .structure_check import check_structure

PATH = "data/ledger.csv"
_NEVER = "một bản đã phát hành không bao giờ sửa: trả tệp về như cũ, rồi tạo thư mục phiên bản mới"
Ledger = Mapping[tuple[str, str], Mapping[str, tuple[str, int]]]  # (report, version) -> file -> (sha256, bytes)


def read_ledger(tree: Tree, faults: Faults) -> Ledger:
    """What was released; a missing ledger says that nothing was."""
    file = tree.files.get(PATH)
    job = open_table(file, LEDGER_SHAPE, faults) if file else None
    check_structure([job] if job else [], {}, faults)
    ledger: dict[tuple[str, str], dict[str, tuple[str, int]]] = {}
    for report, version, name, sha256, size in job.sheet.rows if job and not faults.is_broken(PATH) else ():
        ledger.setdefault((report, version), {})[name] = (sha256, int(size))
    return ledger


def check_ledger(ledger: Ledger, tree: Tree, report: str | None = None) -> tuple[Problem, ...]:
    """Released folders that are not what they were: changed, missing and added files."""
    problems: list[Problem] = []
    for (owner, version), files in ledger.items():
        if report in (None, owner):
            problems.extend(_check_folder(f"{REPORTS}/{owner}/{version}", files, tree))
    return tuple(problems)


def _check_folder(folder: str, files: Mapping[str, tuple[str, int]], tree: Tree) -> list[Problem]:
    if not tree.under(folder) and not any(path.startswith(f"{folder}/") for path in (*tree.files, *tree.refused)):
        message = "thiếu cả thư mục của một bản đã phát hành"
        return [Problem(folder, None, "", "ledger.missing", message, "lấy lại thư mục này từ lịch sử")]
    problems = []
    for name, (sha256, _) in files.items():
        path = f"{folder}/{name}"
        if not tree.has(path):
            problems.append((path, "missing", "thiếu một tệp của bản đã phát hành", "lấy lại tệp này từ lịch sử"))
        elif path in tree.files and tree.files[path].sha256 != sha256:
            problems.append((path, "changed", "tệp của bản đã phát hành bị thay đổi", _NEVER))
    added = (file.path for file in tree.under(folder) if file.name not in files)
    problems += [(path, "added", "tệp thêm vào một bản đã phát hành", _NEVER) for path in added]
    return [Problem(path, None, "", f"ledger.{code}", message, cure) for path, code, message, cure in problems]


def write_ledger(root: Path) -> tuple[str, ...]:
    """Append the versions that the ledger lacks and return them as report/version; old lines stay as they are."""
    faults = Faults()
    tree = read_tree(root, faults)
    ledger = read_ledger(tree, faults)
    problems = (*faults.problems, *check_ledger(ledger, tree))
    if problems:
        raise DataError(problems)
    new = [pair for pair in version_folders(tree) if pair not in ledger]
    lines = [
        f"{report},{version},{file.name},{file.sha256},{len(file.data)}\n"
        for report, version in new
        for file in tree.under(f"{REPORTS}/{report}/{version}")
    ]
    before = tree.files[PATH].data if PATH in tree.files else (",".join(LEDGER_SHAPE.names) + "\n").encode()
    if lines or PATH not in tree.files:
        gap = b"" if before.endswith(b"\n") else b"\n"
        (root / PATH).write_bytes(before + gap + "".join(lines).encode())
    return tuple(f"{report}/{version}" for report, version in new)
