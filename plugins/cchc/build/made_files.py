"""What one task of a build yields: files as bytes, and what later tasks must know of them."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

from ..charts.share_card import Card
from ..formats.file_format import PublishedFile


@dataclass(frozen=True)
class MadeFiles:
    """The same wherever, whenever and after whatever else the task is carried out."""

    files: Mapping[str, bytes]  # by path in the site
    offered: tuple[PublishedFile, ...] = ()  # of these pages tell size and sum
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # of frozen pictures, by their keys
    count: int = 0  # of what the task is for: files to take along, pictures, pages
    charts: int = 0  # on pages
    cards: Mapping[str, Card] = field(default_factory=dict)  # by path; drawn when the files are written


Task = Callable[[], MadeFiles]
Tasks = Mapping[str, Task]  # by a name that is the same in every process


def join_files(parts: Iterable[MadeFiles]) -> MadeFiles:
    """What the parts of a task yield together."""
    made = tuple(parts)
    return MadeFiles(
        {path: content for part in made for path, content in part.files.items()},
        tuple(file for part in made for file in part.offered),
        count=sum(part.count for part in made),
        charts=sum(part.charts for part in made),
        cards={path: card for part in made for path, card in part.cards.items()},
    )


def write_files(output: Path, files: Mapping[str, bytes], old: Path | None = None) -> None:
    """No file is ever written over: two tasks that make one file are a fault of the program. What stands in the old
    site as it would be written gets a second name, which costs a fifth, and keeps its day for whoever copies the site.
    """
    for name, content in files.items():
        path = output / name
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
        if old is None or not _link(old / name, path, content):
            with path.open("xb") as file:
                file.write(content)


def _link(there: Path, path: Path, content: bytes) -> bool:
    """False where the file there is another, or where the file system knows no second names."""
    try:
        with open(os.open(there, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            facts = os.fstat(file.fileno())
            is_same = (facts.st_size, facts.st_mode) == (len(content), _new_mode()) and file.read() == content
        if is_same:
            os.link(there, path)
        return is_same
    except OSError:
        return False


@cache
def _new_mode() -> int:
    """Of a file that is written now."""
    os.umask(mask := os.umask(0))
    return stat.S_IFREG | 0o666 & ~mask


class FolderFiles(Mapping[str, bytes]):
    """The files of a temporary folder, read one by one when they are asked for: all data are larger than memory."""

    def __init__(self, place: str) -> None:
        """`place`: where in the site the folder stands, with a slash at its end."""
        self.folder, self._place = Path(mkdtemp()), place
        finalize(self, rmtree, self.folder, ignore_errors=True)

    def __getitem__(self, name: str) -> bytes:
        return (self.folder / name.removeprefix(self._place)).read_bytes()

    def __iter__(self) -> Iterator[str]:
        paths = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return (f"{self._place}{path.relative_to(self.folder).as_posix()}" for path in paths)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __reduce__(self) -> tuple[Any, ...]:
        """For whoever keeps or sends them."""
        return dict, (dict(self),)
