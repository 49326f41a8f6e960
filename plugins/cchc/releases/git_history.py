"""The project's history, read with git: never the working tree, so that nothing of a contribution is run."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..errors import CchcError, UseError, printable

_PLAIN = ("100644", "100755")
_KINDS = {"A": "thêm", "M": "sửa", "D": "xóa", "T": "đổi loại tệp"}


@dataclass(frozen=True)
class ChangedFile:
    path: str
    kind: str  # git's letter: A, M, D, T; a renamed file is one deleted and one added

    @property
    def verb(self) -> str:
        """What was done with the file, in Vietnamese."""
        return _KINDS.get(self.kind, self.kind)


@dataclass(frozen=True)
class Repository:
    root: Path
    settings: Mapping[str, str] = field(default_factory=dict)  # of git's environment

    def commit(self, name: str) -> str:
        """The commit's id; `name` may come from outside and is never taken for an option."""
        ended = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if not name or ended.returncode:
            raise UseError(f"Không tìm thấy bản “{printable(name)}” trong kho: xem BASE và HEAD, và kho có đủ lịch sử.")
        return ended.stdout.decode().strip()

    def fork_point(self, base: str, head: str) -> str:
        """Where the contribution left the main line: what came to the main line since is not its doing."""
        ended = self._run("merge-base", base, head)
        if ended.returncode:
            raise UseError("Hai bản không có gốc chung: hãy tải đủ lịch sử của kho (git fetch --unshallow).")
        return ended.stdout.decode().strip()

    def main_line(self) -> tuple[str, str] | None:
        """What to compare the files at hand with: its name, and the commit where they left it. None without history."""
        try:
            top = self._run("rev-parse", "--show-prefix")
            head = self.commit("HEAD")
        except CchcError:
            return None
        if top.returncode or top.stdout.strip():  # a folder somewhere inside another project has no history of its own
            return None
        for name in ("origin/main", "main"):
            ended = self._run("merge-base", name, head)
            if not ended.returncode:
                return f"nhánh chính ({name})", ended.stdout.decode().strip()
        return "lần ghi nhận cuối (HEAD)", head

    def changed_in_tree(self, base: str) -> tuple[ChangedFile, ...]:
        """Files that lie here otherwise than in the commit, also those git has not been told of; ignored ones not."""
        words = ("--no-optional-locks", "diff", "--no-renames", "--no-ext-diff", "--name-status", "-z", base, "--")
        others = self._read("ls-files", "--others", "--exclude-standard", "-z")
        new = tuple(ChangedFile(path, "A") for path in _decode(others).split("\0")[:-1])
        return (*_changed(self._read(*words)), *new)

    def changed_files(self, base: str, head: str) -> tuple[ChangedFile, ...]:
        words = ("diff-tree", "-r", "-z", "--no-renames", "--name-status", "--no-ext-diff", base, head)
        return _changed(self._read(*words))

    def names(self, commit: str) -> tuple[str, ...]:
        """Of all files, as they are written."""
        return tuple(_decode(self._read("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)).split("\0")[:-1])

    def read(self, commit: str, path: str) -> bytes:
        """A file's bytes; none where the commit has no such file."""
        ended = self._run("cat-file", "blob", f"{commit}:{path}")
        return ended.stdout if not ended.returncode else b""

    def export(self, commit: str, folder: str, to: Path) -> tuple[str, ...]:
        """Write the commit's folder below `to`; returns what was left out because it is no plain file.

        Not with `git archive`: attributes inside a contribution could hide files from it.
        """
        plain, others = [], []
        for entry in _decode(self._read("ls-tree", "-r", "-z", "--full-tree", commit, "--", folder)).split("\0")[:-1]:
            about, path = entry.split("\t", 1)
            mode, _, blob = about.split(" ")
            parts = set(PurePosixPath(path).parts)
            is_safe = path.startswith(f"{folder}/") and not {"..", "."} & parts and "\\" not in path
            (plain if mode in _PLAIN and is_safe else others).append((path, blob))
        contents = self._blobs([blob for _, blob in plain])
        for (path, _), data in zip(plain, contents, strict=True):
            (to / path).parent.mkdir(parents=True, exist_ok=True)
            (to / path).write_bytes(data)
        return tuple(path for path, _ in others)

    def _blobs(self, names: list[str]) -> list[bytes]:
        """Each blob's bytes, all asked of one process."""
        ended = self._run("cat-file", "--batch", sent="".join(f"{name}\n" for name in names).encode())
        blobs, at = [], 0
        for _ in names:
            end = ended.stdout.index(b"\n", at)
            size = int(ended.stdout[at:end].split(b" ")[2])
            blobs.append(ended.stdout[end + 1 : end + 1 + size])
            at = end + size + 2
        return blobs

    def say(self, *words: str) -> str:
        """What git prints when it is told so."""
        return _decode(self._read(*words)).strip()

    def _read(self, *words: str) -> bytes:
        ended = self._run(*words)
        if ended.returncode:
            complaint = printable(ended.stderr.decode("utf-8", "replace"))[:200]
            raise CchcError(f"git {words[0]} không chạy được: {complaint}")
        return ended.stdout

    def _run(self, *words: str, sent: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        # A list of words and no shell; git speaks plainly and asks nobody.
        environment = os.environ | {
            "LC_ALL": "C",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_NO_REPLACE_OBJECTS": "1",
            **self.settings,
        }
        command = ["git", "-C", str(self.root), *words]
        try:
            return subprocess.run(command, input=sent, capture_output=True, env=environment)
        except FileNotFoundError:
            raise CchcError("Máy này chưa có git: hãy cài git rồi chạy lại.") from None


def _changed(data: bytes) -> tuple[ChangedFile, ...]:
    """What `--name-status -z` says."""
    parts = _decode(data).split("\0")[:-1]
    return tuple(ChangedFile(path, kind) for kind, path in zip(parts[::2], parts[1::2], strict=True))


def _decode(data: bytes) -> str:
    # A name that is not UTF-8 stays tellable from every other.
    return data.decode("utf-8", "backslashreplace")
