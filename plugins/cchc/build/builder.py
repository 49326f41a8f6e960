"""The build: Pelican in a fresh process into a folder beside; only a whole site takes the old one's place."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from ..errors import EXIT_DATA, CchcError, UseError
from ..messages.build_account import FILE_NAME, read_account
from .build_record import BuildRecord, digest_files, list_files
from .check_content import check_content
from .folder_steps import exchange, locked

Build = Callable[[Path], None]  # builds a site into the folder, or raises
# Same bytes wherever the build runs: hash order, time zone and coding of the machine must not show.
_ENVIRONMENT = {"PYTHONHASHSEED": "0", "TZ": "UTC", "PYTHONUTF8": "1"}


class DataRefused(CchcError):
    """The data gate stopped the build; it has said why."""

    exit_code = EXIT_DATA


def make_builder(root: Path, settings: str, old: Path | None = None) -> Build:
    """Pelican with the settings; a fresh process each time, for Pelican never loads a plugin anew.

    `old`: the site whose place the new one takes.
    """
    if not (root / settings).is_file():
        raise UseError(f"Không có tệp cấu hình {settings}.")

    def build(folder: Path) -> None:
        # Never with -q: Pelican then forgets that an error is fatal.
        words = ["content", "-s", settings, "-o", str(folder), "--fatal", "errors"]
        words += ["-e", f"OLD_SITE={json.dumps(str(old))}"] if old else []
        # Files stay open: should we be killed, nobody else builds here before Pelican has ended.
        command, environment = [sys.executable, "-m", "pelican", *words], os.environ | _ENVIRONMENT
        ended = subprocess.run(command, cwd=root, env=environment, close_fds=False)
        if ended.returncode == EXIT_DATA:
            raise DataRefused("Dữ liệu có lỗi (xem bên trên): chưa dựng trang nào.")
        if ended.returncode:
            raise CchcError(f"Pelican không dựng được trang (mã {ended.returncode}, xem bên trên).")
        # Pelican may drop a page that it cannot read and call the build a success.
        if dropped := list(check_content(list_files(folder), root / "content")):
            raise CchcError("\n  ".join(["Pelican bỏ sót trang viết tay:", *dropped]))

    return build


def build_beside(output: Path, build: Build, record: BuildRecord | None = None) -> dict[str, int]:
    """Build into <output>.new, then let it take the place of <output>; returns the build's account.

    With a record of how the site came about, nothing is built where nothing would change.
    """
    _check_output(output)
    staging = output.with_name(f"{output.name}.new")
    site, old = staging / "site", staging / "old"

    def wait() -> None:
        print(f"→ một lần dựng khác vào {output} đang chạy: chờ", flush=True)

    with locked(staging, wait):
        try:
            _recover(output, old)
            if record and record.is_true(output):
                print("→ không có gì đổi từ lần dựng trước", flush=True)
                return read_account(output)
            for left in (site, old):
                shutil.rmtree(left, ignore_errors=True)
            build(site)
            account, digests = read_account(site), digest_files(site)
            if not (output.exists() and exchange(site, output)):
                if output.exists():
                    output.rename(old)
                site.rename(output)
            if record:
                record.keep(digests)
        finally:
            _recover(output, old)
            shutil.rmtree(staging, ignore_errors=True)
    return account


def _recover(output: Path, old: Path) -> None:
    """A site that a stopped build had just put aside comes back."""
    if not output.exists() and old.is_dir():
        old.rename(output)


def _check_output(output: Path) -> None:
    """A mistyped --output must not cost anyone a folder."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise UseError(f"{output} không phải là thư mục: hãy chọn --output khác.")
    if output.is_dir() and any(output.iterdir()) and not (output / FILE_NAME).is_file():
        raise UseError(f"{output} đã có và không phải là trang do make html dựng: hãy xóa nó hoặc chọn --output khác.")
