"""What a build depends on, which files it leaves, and the record of the last build of a folder that holds both.

Of the environment only the few words that show in the result count.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# Of the project; make serve watches them too.
INPUTS = ("content", "data", "docs", "theme", "plugins", "pelicanconf.py", "publishconf.py")
_ENVIRONMENT = ("SITEURL", "REPOSITORY_URL")


# What changes from one edition to the next: lists among it grow with each report, and whoever needs them asks.
_OF_EDITIONS = (
    "data/reports/", "data/findings/", "data/ledger.csv", "data/addresses.txt", "data/CHANGELOG.md",
    *(f"data/reference/{name}.csv" for name in ("periods", "documents", "unit_names")),
)  # fmt: skip


def digest_inputs(root: Path, settings: str = "", without_reports: bool = False) -> str:
    """One word for all of it: with the same one, two builds by the same settings yield the same bytes."""
    left_out = _OF_EDITIONS if without_reports else ()
    paths = ((path.relative_to(root).as_posix(), path) for path in input_files(root))
    files = (f"{name} {digest_file(path)}" for name, path in paths if not name.startswith(left_out))
    environment = (f"{name}={os.environ.get(name, '')}" for name in _ENVIRONMENT)
    folders = (Path(folder) for folder in sys.path if Path(folder).name == "site-packages")
    libraries = sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))  # with their versions
    return hashlib.sha256("\n".join((settings, sys.version, *environment, *libraries, *files)).encode()).hexdigest()


def input_files(root: Path) -> Iterator[Path]:
    for name in INPUTS:
        paths = (root / name).rglob("*") if (root / name).is_dir() else (root / name,)
        yield from sorted(path for path in paths if path.is_file() and "__pycache__" not in path.parts)


Digests = dict[str, str]  # of each file's bytes


def list_files(site: Path) -> frozenset[str]:
    return frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def digest_files(site: Path, pattern: str = "*") -> Digests:
    return {
        path.relative_to(site).as_posix(): digest_file(path) for path in sorted(site.rglob(pattern)) if path.is_file()
    }


def digest_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True)
class BuildRecord:
    root: Path
    settings: str
    output: Path

    def is_true(self, output: Path) -> bool:
        """Whether the folder holds, byte for byte, what a build would put there now."""
        inputs = self._inputs
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            return kept["inputs"] == inputs and kept["files"] == digest_files(output)
        except (OSError, ValueError, LookupError, TypeError):
            return False

    def keep(self, files: Digests) -> None:
        """A record that cannot be kept costs the next build its time, nothing else."""
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft = self._file.with_suffix(f".{os.getpid()}")
            draft.write_text(json.dumps({"inputs": self._inputs, "files": files}), "utf-8")
            draft.replace(self._file)

    @cached_property
    def _inputs(self) -> str:
        """As they were when the build began: what changes meanwhile is built next."""
        return digest_inputs(self.root, self.settings)

    @property
    def _file(self) -> Path:
        name = hashlib.sha256(os.fsencode(self.output)).hexdigest()[:16]
        return self.root / ".cache" / "builds" / f"{name}.json"
