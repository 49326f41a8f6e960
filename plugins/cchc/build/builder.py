"""The build: Pelican in a fresh process into a folder beside; only a whole site takes the old one's place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from ..errors import EXIT_DATA, CchcError, UseError
from ..messages.build_summary import FILE_NAME, read_account
from .built_files import list_files
from .check_content import check_content

Build = Callable[[Path], None]  # builds a site into the folder, or raises
# Same bytes wherever the build runs: hash order, time zone and coding of the machine must not show.
_ENVIRONMENT = {"PYTHONHASHSEED": "0", "TZ": "UTC", "PYTHONUTF8": "1"}


class DataRefused(CchcError):
    """The data gate stopped the build; it has said why."""

    exit_code = EXIT_DATA


def make_builder(root: Path, settings: str) -> Build:
    """Pelican with the settings; a fresh process each time, for Pelican never loads a plugin anew."""
    if not (root / settings).is_file():
        raise UseError(f"Không có tệp cấu hình {settings}.")

    def build(folder: Path) -> None:
        # Never with -q: Pelican then forgets that an error is fatal.
        words = ["content", "-s", settings, "-o", str(folder), "--fatal", "errors"]
        ended = subprocess.run([sys.executable, "-m", "pelican", *words], cwd=root, env=os.environ | _ENVIRONMENT)
        if ended.returncode == EXIT_DATA:
            raise DataRefused("Dữ liệu có lỗi (xem bên trên): chưa dựng trang nào.")
        if ended.returncode:
            raise CchcError(f"Pelican không dựng được trang (mã {ended.returncode}, xem bên trên).")
        # Pelican may drop a page that it cannot read and call the build a success.
        if dropped := list(check_content(list_files(folder), root / "content")):
            raise CchcError("\n  ".join(["Pelican bỏ sót trang viết tay:", *dropped]))

    return build


def build_beside(output: Path, build: Build) -> dict[str, int]:
    """Build into <output>.new, then let it take the place of <output>; returns the build's account."""
    staging = output.with_name(f"{output.name}.new")
    _check_output(output)
    _recover(output, staging)
    try:
        staging.mkdir(parents=True)
        build(staging / "site")
        account = read_account(staging / "site")
        if output.exists():
            output.rename(staging / "old")
        (staging / "site").rename(output)
    finally:
        _recover(output, staging)
    return account


def _recover(output: Path, staging: Path) -> None:
    """Whatever a stopped build left behind goes; the site it had just put aside comes back."""
    if not output.exists() and (staging / "old").is_dir():
        (staging / "old").rename(output)
    shutil.rmtree(staging, ignore_errors=True)


def _check_output(output: Path) -> None:
    """A mistyped --output must not cost anyone a folder."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise UseError(f"{output} không phải là thư mục: hãy chọn --output khác.")
    if output.is_dir() and any(output.iterdir()) and not (output / FILE_NAME).is_file():
        raise UseError(f"{output} đã có và không phải là trang do make html dựng: hãy xóa nó hoặc chọn --output khác.")
