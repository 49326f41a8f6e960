"""Programs that open what our libraries do not: in a folder of their own, with limits, reaching nothing else."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from .bounded_reading import at_most

SECONDS = 20  # of the processor, and by the clock for LibreOffice, which took 5 s on a busy machine
WAIT = 60  # by the clock for a page of a scan
# Bytes that a program may fill; LibreOffice was measured with 160 MB. Its address space is no measure: where it has
# windows it maps what it never touches.
MEMORY = 1_000_000_000
LARGEST = 200_000_000  # bytes that a file they write may have
# No macros, no links followed; the rest is as the program has it.
_PROFILE = Path(__file__).with_name("office_profile.xcu")


@contextmanager
def own_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="cchc-") as name:
        yield Path(name)


def run_program(words: Sequence[str], folder: Path, more: Mapping[str, str] | None = None, wait: int = WAIT) -> bool:
    """Whether the program did its work in time; what it starts ends with it."""
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LC_ALL": "C.UTF-8", "TMPDIR": str(folder)}
    dead_end = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    with subprocess.Popen(
        words,
        cwd=folder,
        env=environment | dead_end | dict(more or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_limit,
    ) as process:
        try:
            return process.wait(wait) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def _limit() -> None:
    limits = {resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_DATA: MEMORY, resource.RLIMIT_FSIZE: LARGEST}
    for kind, most in limits.items():
        most = at_most(most, resource.getrlimit(kind)[1])
        resource.setrlimit(kind, (most, most))


def has_office() -> bool:
    return shutil.which("soffice") is not None


def convert_office(data: bytes, kind: str, wanted: str) -> bytes | None:
    """The file as LibreOffice saves it in the wanted kind; None where it cannot."""
    with own_folder() as folder:
        profile = folder / "profile/user"
        profile.mkdir(parents=True)
        shutil.copy(_PROFILE, profile / "registrymodifications.xcu")
        (folder / f"tep{kind}").write_bytes(data)
        words = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        words += ["--convert-to", wanted.removeprefix("."), "--outdir", str(folder / "out"), str(folder / f"tep{kind}")]
        made = folder / "out" / f"tep{wanted}"
        return made.read_bytes() if run_program(words, folder, wait=SECONDS) and made.is_file() else None
