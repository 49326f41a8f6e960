"""The record of the last build of a folder: of what it was made, and which files with which bytes it left there."""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .build_inputs import digest_inputs
from .built_files import Digests, digest_files


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
        except (OSError, ValueError):
            return False
        return kept == {"inputs": inputs, "files": digest_files(output)}

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
