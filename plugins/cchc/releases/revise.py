"""The next version of a report: a copy of its last one that says why it is there, put in place in one step. And
releasing: everything is checked, then the new versions' bytes enter the ledger and a line each the changelog.
"""

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from ..edition import assemble
from ..errors import CchcError, DataError, UseError
from ..loading import write_ledger
from ..loading.read_files import Faults, ReadFile, Tree, make_file, read_tree
from ..loading.read_releases import REPORTS, read_ledger, version_folders
from ..loading.structure_check import open_yaml
from ..messages.markdown import plain
from ..messages.verdict import check_known
from ..model.changes import BUMPS, CHANGE_REASONS, Bump, next_version
from ..model.collection import Collection
from ..model.releases import Release
from ..words.text import Text, suffixed

DESCRIPTOR = "datapackage.yaml"


@dataclass(frozen=True)
class Revision:
    """What a clerk asks for."""

    report: str
    level: str
    reason: str
    note: Text
    created: str  # ISO day


@dataclass(frozen=True)
class Revised:
    folder: str  # as seen from the project's root
    old: str
    new: str
    files: tuple[str, ...]


def revise(root: Path, asked: Revision) -> Revised:
    """Make the next version's folder. Refuses what exists; on a fault nothing is written."""
    level = _check_order(asked)
    faults = Faults()
    tree = read_tree(root, faults, asked.report)
    old = _last_version(tree, asked.report, faults)
    files = _files_of(tree, f"{REPORTS}/{asked.report}/{old}", faults)
    new = next_version(old, level)
    folder = f"{REPORTS}/{asked.report}/{new}"
    if (root / folder).exists() or (root / folder).is_symlink():
        raise UseError(f"{folder} đã có: không ghi đè.")
    descriptor = _renewed(files[DESCRIPTOR], f"{folder}/{DESCRIPTOR}", new, asked)
    _put(root, folder, {name: file.data for name, file in files.items()} | {DESCRIPTOR: descriptor.encode()})
    return Revised(folder, old, new, tuple(sorted(files)))


def _check_order(asked: Revision) -> Bump:
    _choose("LEVEL", asked.level, BUMPS)
    _choose("REASON", asked.reason, CHANGE_REASONS)
    for key, lang in suffixed("note", asked.note.languages).items():
        if not asked.note.in_(lang).strip():
            raise UseError(f"Thiếu {key.upper()}: nói trong một câu bản này đổi gì và vì sao.")
    try:
        date.fromisoformat(asked.created)
    except ValueError:
        raise UseError(f"Ngày “{asked.created}” không đúng: viết dạng năm-tháng-ngày, ví dụ 2026-11-21.") from None
    return next(bump for bump in BUMPS if bump == asked.level)


def _choose(name: str, word: str, known: Iterable[str]) -> None:
    if word not in known:
        problem = f"{name} không thể là “{word}”" if word else f"Thiếu {name}"
        raise UseError(f"{problem}: chọn một trong {', '.join(known)}.")


def _last_version(tree: Tree, report: str, faults: Faults) -> str:
    check_known(report, tuple(sorted(tree.reports)))
    versions = [version for owner, version in version_folders(tree) if owner == report]
    if not versions:
        raise UseError(f"{REPORTS}/{report} chưa có bản nào: hãy tạo bản đầu trước.")
    released = [version for owner, version in read_ledger(tree, faults) if owner == report]
    # Two drafts in a row would be two corrections of which nobody ever saw the first.
    if released and versions[-1] not in released:
        place = f"{REPORTS}/{report}/{versions[-1]}"
        raise UseError(f"Bản {versions[-1]} chưa phát hành: hãy sửa thẳng trong {place}, không cần bản mới.")
    return versions[-1]


def _files_of(tree: Tree, folder: str, faults: Faults) -> dict[str, ReadFile]:
    """The last version's files, all of which must have passed the first gate."""
    problems = [problem for problem in faults.problems if problem.file.startswith(f"{folder}/")]
    if problems:
        raise DataError(problems)
    files = {file.name: file for file in tree.under(folder)}
    if DESCRIPTOR not in files:
        raise UseError(f"{folder} chưa có {DESCRIPTOR}: hãy chạy make check rồi sửa bản này trước.")
    return files


def _renewed(old: ReadFile, path: str, version: str, asked: Revision) -> str:
    """The new descriptor's text, read back through the gates: a note may hold what must not be published."""
    last_day = _day_of(old)
    if asked.created < last_day:
        raise UseError(f"Ngày {asked.created} trước ngày của bản cuối ({last_day}).")
    text = renew(old.text, version, asked.created, asked.reason, asked.note)
    faults = Faults()
    file = make_file(path, text.encode(), faults)
    section = open_yaml(file, faults, asked.note.languages)
    if section is not None:
        section.section("change").suffixed("note")
    for problem in faults.problems:
        raise UseError(f"NOTE không dùng được: {problem.message}. → {problem.cure}.")
    return text


def _day_of(descriptor: ReadFile) -> str:
    faults = Faults()
    section = open_yaml(descriptor, faults)
    if section is None or faults.problems:
        raise DataError(faults.problems)
    return section.text("created")[:10]


def _put(root: Path, folder: str, contents: dict[str, bytes]) -> None:
    """Written beside, outside data/, then renamed: whoever is interrupted leaves no half-made version."""
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="revise-", dir=cache) as workshop:
        made = Path(workshop) / "version"
        made.mkdir()
        for name, data in contents.items():
            (made / name).write_bytes(data)
        made.rename(root / folder)


def renew(text: str, version: str, created: str, reason: str, note: Text) -> str:
    """The descriptor's text with its version, its day and its reason: a reviewer sees only those lines change."""
    notes = [f"  {key}: {_quoted(note.in_(lang))}" for key, lang in suffixed("note", note.languages).items()]
    change = ["change:", f"  reason: {reason}", *notes]
    text = _replaced(text, "version", [f"version: {_quoted(version)}"])
    text = _replaced(text, "created", [f"created: {_quoted(f'{created}T00:00:00Z')}"])
    return _replaced(text, "change", change)


def _replaced(text: str, key: str, lines: list[str]) -> str:
    """The key at the margin with all that is indented below it, replaced."""
    block = re.compile(rf'^"?{key}"?:.*\n(?:[ \t]+.*\n)*', re.MULTILINE)
    new = "".join(f"{line}\n" for line in lines)
    made, count = block.subn(lambda _: new, text)
    if count != 1:
        raise CchcError(f"datapackage.yaml của bản cuối không có đúng một mục “{key}”: hãy chạy make check rồi sửa.")
    return made


def _quoted(text: str) -> str:
    # JSON's quotes are YAML's double quotes; letters stay letters.
    return json.dumps(text, ensure_ascii=False)


Say = Callable[[str], None]
CHANGELOG = "data/CHANGELOG.md"
_OPENING = """# Nhật ký phát hành

Mỗi dòng là một bản đã phát hành: ngày, báo cáo, bản, lý do, điều thay đổi. `make release` ghi thêm, không sửa tay.

"""


@dataclass(frozen=True)
class Released:
    versions: tuple[str, ...]  # report/version, new in the ledger
    lines: tuple[str, ...]  # new in the changelog


def release(root: Path, say: Say = lambda _: None) -> Released:
    """Release what is not yet released; run twice it does nothing the second time."""
    collection = assemble(root, say=say).collection
    say("ghi sổ các bản đã phát hành")
    versions = write_ledger(root)
    return Released(versions, _write_changelog(root, collection))


def _write_changelog(root: Path, collection: Collection) -> tuple[str, ...]:
    """Add a line for each version that has none yet; returns the lines added.

    After the ledger every version is released: a changelog that was lost or left behind is made whole again.
    """
    path = root / CHANGELOG
    before = path.read_text("utf-8") if path.is_file() else _OPENING
    ordered = sorted(collection.releases, key=lambda release: (release.created, release.report, release.version_key))
    reasons = partial(collection.references.label, "change_reason")
    lines = tuple(
        f"- {release.created} {_mark(release)} {reasons(release.reason).first}: {plain(release.change_note.first)}"
        for release in ordered
        if _mark(release) not in before
    )
    if lines:
        # Replaced whole: a reader, or a second run, never meets half a line.
        beside = path.with_name(f"{path.name}.new")
        gap = "" if before.endswith("\n") else "\n"
        beside.write_bytes((before + gap + "".join(f"{line}\n" for line in lines)).encode())
        os.replace(beside, path)
    return lines


def _mark(release: Release) -> str:
    """What tells a version's line from all others."""
    return f"`{release.report}` bản {release.version}:"
