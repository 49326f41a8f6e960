"""The shelf of published builds: numbered folders beside a symbolic link, which always points to a whole site.

A build grows under a name with a dot; only a whole, verified one gets its number, and only a numbered one the link.
Killed at any point, the link still points to the old site or already to the new one.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from ..errors import CchcError, UseError
from .folder_steps import locked

KEPT = 3
Step = Callable[[Path], None]  # does its work in the folder, or raises


def publish(dest: Path, build: Step, verify: Step) -> Path:
    """Build on the shelf, verify, swap the link; returns the new folder. On any failure the old site stays."""
    check_dest(dest)
    shelf = dest.with_name(f"{dest.name}.d")

    def refuse() -> None:
        raise CchcError(f"Một lần xuất bản khác vào {shelf} đang chạy.")

    with locked(shelf, refuse):
        link = dest.with_name(f".{dest.name}.link")
        for path in shelf.glob(".*.*"):  # half-made and half-removed folders of a publisher that was killed
            shutil.rmtree(path, ignore_errors=True)
        link.unlink(missing_ok=True)
        number = max(_numbers(shelf), default=0) + 1
        growing = shelf / f".{number}.new"
        try:
            build(growing)
            verify(growing)
            growing.rename(shelf / str(number))
        finally:
            shutil.rmtree(growing, ignore_errors=True)
        # os.replace of a symbolic link is one step of the file system: readers see the old site or the new one.
        link.symlink_to(Path(shelf.name) / str(number))
        os.replace(link, dest)
        for old in sorted(_numbers(shelf))[:-KEPT]:
            going = shelf / f".{old}.old"
            (shelf / str(old)).rename(going)  # first: a numbered folder is whole or not there
            shutil.rmtree(going)
    return shelf / str(number)


def check_dest(dest: Path) -> None:
    if dest.name in ("", ".."):
        raise UseError("Thiếu nơi xuất bản: make publish DEST=/đường/dẫn/của/liên/kết.")
    if dest.exists() and not dest.is_symlink():
        raise UseError(f"{dest} đã có và không phải là liên kết: make publish chỉ thay liên kết, không thay thư mục.")
    if not dest.parent.is_dir():
        raise UseError(f"Không có thư mục {dest.parent}.")


def _numbers(shelf: Path) -> list[int]:
    return [int(path.name) for path in shelf.iterdir() if path.name.isdecimal()]
