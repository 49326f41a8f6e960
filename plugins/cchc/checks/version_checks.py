"""Versions: each later version says why it is there and rises at least as far as what it changed demands.

Patch: a value, an annotation or a word is corrected. Minor: rows or tables (also of further periods) are added. Major:
a column is added, removed, renamed or redefined, or tables or rows are gone. A first version follows none.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from ..errors import Problem
from ..model.changes import BUMPS, Bump, Changes, bump_between, changes_between, least_bump, next_version
from ..model.collection import Collection
from ..model.releases import Release
from ..words.language import LanguageName
from ..words.text import Lang, suffixed

PARTS: dict[Bump, str] = {"major": "số đầu", "minor": "số giữa", "patch": "số cuối"}
_SHAPES = {"added": "thêm", "removed": "bỏ", "renamed": "đổi tên", "redefined": "đổi nghĩa"}


Step = Callable[[Release, Release], Iterable[Problem]]


def check_step(old: Release, new: Release) -> tuple[Problem, ...]:
    """What is wrong with a version beside the one before it."""
    return (*_check_day(old, new), *_check_bump(changes_between(old, new)))


def check_versions(collection: Collection, step: Step = check_step) -> tuple[Problem, ...]:
    """Problems of all reports, versions from old to new; `step` judges a version beside the one before it."""
    problems: list[Problem] = []
    for versions in collection.versions.values():
        for release in versions:
            problems += _check_note(release, collection.portal.languages)
        for old, new in pairwise(versions):
            problems += step(old, new)
    return tuple(problems)


def _check_note(release: Release, languages: Iterable[Lang]) -> Iterator[Problem]:
    for key, lang in suffixed("note", languages).items():
        if not release.change_note.in_(lang).strip():
            message = f"bản {release.version} chưa ghi điều thay đổi bằng {LanguageName(lang).first}"
            yield _problem(release, "version.note", message, f"viết “{key}” trong mục change: đổi gì, vì sao")


def _check_day(old: Release, new: Release) -> Iterator[Problem]:
    if new.created < old.created:
        message = f"bản {new.version} đề ngày trước bản {old.version} ({old.created})"
        yield _problem(new, "version.created", message, "sửa “created”: ngày làm ra bản này", new.created)


def _check_bump(changes: Changes) -> Iterator[Problem]:
    old, new, least = changes.old, changes.new, least_bump(changes)
    if least is None:
        message = f"bản {new.version} không khác gì bản {old.version}"
        yield _problem(new, "version.unchanged", message, "sửa số liệu cần sửa, hoặc xóa thư mục này")
        return
    given = bump_between(old.version, new.version)
    successors = [next_version(old.version, bump) for bump in reversed(BUMPS)]
    if given is None or BUMPS.index(given) > BUMPS.index(least):
        message = f"sau {old.version} phải tăng ít nhất {PARTS[least]}, vì {why(changes, least)}"
        cure = f"đổi tên thư mục và version thành {next_version(old.version, least)}"
        yield _problem(new, "version.bump", message, cure, new.version)
    elif new.version not in successors:
        message, cure = f"số bản nhảy cóc sau {old.version}", f"chọn một trong: {', '.join(successors)}"
        yield _problem(new, "version.gap", message, cure, new.version)


def why(changes: Changes, least: Bump) -> str:
    """The first change that asks for this rise, in words."""
    if least == "patch":
        return "có ô hoặc lời được sửa"
    kind = "added" if least == "minor" else "removed"
    rows = [change for change in changes.rows if change.kind == kind]
    words = [*_words_of_shape(changes, least)]
    words += [f"{_SHAPES[kind]} dòng “{change.row}” của bảng “{change.table}”" for change in rows]
    more = f" và {len(words) - 1} thay đổi nữa" if len(words) > 1 else ""
    return words[0] + more


def _words_of_shape(changes: Changes, least: Bump) -> Iterator[str]:
    for change in changes.shape:
        # A new table is more of the same; a new column is another table.
        is_minor = change.kind == "added" and not change.column
        if change.kind in _SHAPES and is_minor == (least == "minor"):
            thing = f"cột “{change.column}” của bảng “{change.table}”" if change.column else f"bảng “{change.table}”"
            yield f"{_SHAPES[change.kind]} {thing}"


def _problem(release: Release, code: str, message: str, cure: str, value: str = "") -> Problem:
    return Problem(f"{release.folder}/datapackage.yaml", None, "", code, message, cure, value)
