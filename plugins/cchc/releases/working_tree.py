"""The files as they lie on this machine beside the main line: which pages a change that is not yet sent touches."""

from dataclasses import dataclass, replace
from pathlib import Path

from ..edition import assemble
from ..errors import CchcError, DataError
from .git_history import Repository
from .pull_request_review import pages_to_see, read_commit, written_pages
from .pull_request_rules import DEFINITIONS, LEDGER, released_of, touches_data

SHOWN = 20  # addresses: more than a person opens
_REMARKS = (
    (DEFINITIONS, "Có sửa danh mục, biểu mẫu hoặc chỉ số: các trang khác cũng có thể đổi theo."),
    (("theme/", "plugins/", "pelicanconf.py"), "Có sửa giao diện hoặc mã: trang nào cũng có thể đổi."),
)
_RELEASED = "các bản đã phát hành"


@dataclass(frozen=True)
class TreeChange:
    since: str  # with what the files were compared, in words
    pages: tuple[str, ...] = ()  # site paths, nearest first
    remarks: tuple[str, ...] = ()  # what the list cannot tell


def find_change(root: Path) -> TreeChange:
    """Without a history of its own the folder is compared with the versions that were released."""
    try:
        line = Repository(root).main_line()
        return _since_release(root) if line is None else _since_commit(Repository(root), *line)
    except DataError:
        return TreeChange("", remarks=("Dữ liệu còn lỗi, xem lời báo bên dưới: chưa biết trang nào đổi.",))
    except CchcError as error:
        return TreeChange("", remarks=(f"Chưa biết trang nào đổi: {error}",))


def render_change(change: TreeChange, address: str) -> str:
    """Lines for the terminal; `address`: of the local site, with a slash at its end."""
    shown, more = change.pages[:SHOWN], len(change.pages) - SHOWN
    lines = [f"→ So với {change.since}: {len(change.pages)} trang cần xem."] if shown else []
    lines += [f"  {address}{page}" for page in shown]
    lines += [f"  … và {more} trang nữa"] if more > 0 else []
    if change.since and not shown and not change.remarks:
        lines.append(f"→ So với {change.since}: không có gì thay đổi, mọi trang như cũ.")
    return "\n".join([*lines, *(f"→ {remark}" for remark in change.remarks)])


def _since_commit(repository: Repository, name: str, commit: str) -> TreeChange:
    files = repository.changed_in_tree(commit)
    pages = tuple(written_pages(files))
    remarks = [words for folders, words in _REMARKS if any(file.path.startswith(folders) for file in files)]
    if touches_data(files):
        head = assemble(repository.root)
        before, _ = read_commit(repository, commit)
        if before is None:
            remarks.append(f"Dữ liệu ở {name} đang có lỗi: chưa so được số liệu.")
        else:
            pages = (*pages_to_see(before, head), *pages)
    return TreeChange(name, pages, tuple(remarks))


def _since_release(root: Path) -> TreeChange:
    """Against the same collection without the versions that the ledger does not hold; nobody knows what was said
    then."""
    head, path = assemble(root), root / LEDGER
    released = released_of(path.read_bytes()) if path.is_file() else frozenset()
    old = tuple(release for release in head.collection.releases if (release.report, release.version) in released)
    before = replace(head, collection=replace(head.collection, releases=old))
    return TreeChange(_RELEASED, pages_to_see(before, head))
