"""What one task of a build yields: files as bytes, and what later tasks must know of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..formats.file_format import PublishedFile


@dataclass(frozen=True)
class MadeFiles:
    """The same wherever, whenever and after whatever else the task is carried out."""

    files: Mapping[str, bytes]  # by path in the site
    offered: tuple[PublishedFile, ...] = ()  # of these pages tell size and sum
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # of frozen pictures, by their keys
    count: int = 0  # of what the task is for: files to take along, pictures, pages
    charts: int = 0  # on pages


Task = Callable[[], MadeFiles]
Tasks = Mapping[str, Task]  # by a name that is the same in every process


def write_files(output: Path, files: Mapping[str, bytes]) -> None:
    """No file is ever written over: two tasks that make one file are a fault of the program."""
    for folder in {(output / name).parent for name in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        with (output / name).open("xb") as file:
            file.write(content)


def read_folder(folder: Path, place: str) -> dict[str, bytes]:
    """Every file of the folder; `place`: where in the site it stands, with a slash at its end."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {f"{place}{path.relative_to(folder).as_posix()}": path.read_bytes() for path in paths}
