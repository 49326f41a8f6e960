"""The first gate: which files stand in data/, and whether their bytes are plain UTF-8 text of bearable size; and the
problems found so far, of which only the first at a place is kept, so that one fault reads as one problem.
"""

import difflib
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

from ..errors import Problem
from ..model.grouping import grouped
from ..words.own_files import own_sections

SHORT = 60  # characters of a found value that a message repeats


class Objection(NamedTuple):
    """What is wrong with a value, wherever it stands; `value` is as much of it as a message repeats."""

    code: str
    message: str
    cure: str
    value: str


_WORDS = own_sections(__file__, "problems.ini")


def objection(name: str, value: str = "", /, **words: object) -> Objection:
    """The problem that problems.ini tells by this name, with these words in the braces of its sentences."""
    told = {part: sentence.format(**words) for part, sentence in _WORDS[name].items()}
    return Objection(name.partition("/")[0], told["message"], told["cure"], value)


class FilePlace(NamedTuple):
    """Where in a file something is wrong."""

    file: str
    row: int | None = None  # as a spreadsheet or an editor counts
    column: str = ""  # of a table
    key: str = ""  # tells two places on one line of a YAML file apart


class Faults:
    """Collects the problems of one reading; of several problems at one place only the first is kept."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._places: set[tuple[str, int | None, str]] = set()
        self._files: set[str] = set()
        self._columns: set[tuple[str, str]] = set()

    def add(self, name: str, place: FilePlace, value: str = "", /, **words: object) -> None:
        self.tell(objection(name, value, **words), place)

    def tell(self, wrong: Objection | None, place: FilePlace) -> bool:
        """True when there is nothing to tell."""
        file, row, column, key = place
        at = column or key
        is_told = row is not None and ((file, row, at) in self._places or (file, row, "") in self._places)
        if wrong is not None and not is_told:
            self._files.add(file)
            if row is not None:
                self._places.add((file, row, at))
                self._columns.add((file, at))
            self._problems.append(Problem(file, row, column, *wrong[:3], shortened(wrong.value)))
        return wrong is None

    def is_broken(self, file: str) -> bool:
        return file in self._files

    def has_broken_column(self, file: str, column: str) -> bool:
        return (file, column) in self._columns

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems)


def shortened(value: str) -> str:
    """The value as a message may show it: cut, and with signs nobody can see spelt as code points."""
    cut = value if len(value) <= SHORT else value[: SHORT - 1] + "…"
    # Marks, controls, formats, surrogates and private signs would disturb the terminal or hide themselves.
    return "".join(f"⟨U+{ord(sign):04X}⟩" if sign != " " and category(sign)[0] in "CMZ" else sign for sign in cut)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that the misspelt one most likely means, empty when none is near."""
    return next(iter(difflib.get_close_matches(word[:100], list(known), n=1, cutoff=0.7)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure's last words: the nearest known word, if any."""
    guess = nearest(word, known)
    return f"; có phải “{guess}” không?" if guess else ""


MAX_BYTES = 5_000_000
MAX_YAML_BYTES = 256_000
MAX_ENTRIES = 200_000  # thirty thousand reports

# Everything data/ may hold; a name that is not here is refused before it is opened.
LAYOUT = re.compile(
    r"data/(?:README\.md|portal\.yaml|report_wording\.yaml|CHANGELOG\.md|ledger\.csv|addresses\.txt"
    r"|reference/(?:[a-z0-9_-]+\.csv|datapackage\.yaml)"
    r"|(?:forms|measures|findings|queries)/[a-z0-9-]{1,64}\.yaml"
    r"|reports/[a-z0-9-]{1,64}/[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}/(?:datapackage\.yaml|source\.txt|[a-z0-9-]{1,64}\.csv))"
)
COMPRESSED = {
    b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip hoặc Excel/Word", b"BZh": "bzip2", b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "zstd", b"7z\xbc\xaf": "7z", b"Rar!": "rar",
    b"\xd0\xcf\x11\xe0": "Excel/Word cũ", b"%PDF": "PDF",
}  # fmt: skip


@dataclass(frozen=True)
class ReadFile:
    path: str  # as seen from the project's root, always with /
    data: bytes

    @cached_property
    def text(self) -> str:
        return self.data.decode("utf-8")

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[1]

    @property
    def folder(self) -> str:
        return self.path.rsplit("/", 1)[0]


@dataclass(frozen=True)
class Tree:
    """data/ as read: the files that passed, and the paths that were there but did not pass."""

    files: dict[str, ReadFile] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)  # every folder of data/reports, read or not

    def has(self, path: str) -> bool:
        return path in self.files or path in self.refused

    def under(self, folder: str) -> Sequence[ReadFile]:
        """The files that stand in the folder itself, by name; asked only when the whole tree is read."""
        return self._files_by_folder.get(folder, ())

    @cached_property
    def _files_by_folder(self) -> Mapping[str, Sequence[ReadFile]]:
        # Listed once: every version asks for its own files among those of all.
        return grouped((file.folder, file) for _, file in sorted(self.files.items()))


def read_tree(root: Path, faults: Faults, report: str | None = None) -> Tree:
    """Read data/ without following links; with a report, the folders of the others are left alone."""
    tree, folders, seen = Tree(), ["data"], 0
    while folders:
        folder = folders.pop()
        for name in _names(root, folder, faults):
            path, seen = f"{folder}/{name}", seen + 1
            if seen > MAX_ENTRIES:
                faults.add("folder.too_many", FilePlace("data"), most=MAX_ENTRIES)
                return tree
            status = os.lstat(f"{root}/{path}")
            if stat.S_ISDIR(status.st_mode):
                if folder == "data/reports":
                    tree.reports.add(name)
                if folder != "data/reports" or report in (None, name):
                    folders.append(path)
            elif _is_welcome(path, status, faults) and (file := _read(root, path, status, faults)):
                tree.files[path] = file
            else:
                tree.refused.add(path)
    return tree


def _names(root: Path, folder: str, faults: Faults) -> list[str]:
    try:
        if stat.S_ISLNK((root / folder).lstat().st_mode):
            raise OSError
        return sorted(os.listdir(root / folder))
    except OSError:
        faults.add("folder.unreadable", FilePlace(folder))
        return []


def _is_welcome(path: str, status: os.stat_result, faults: Faults) -> bool:
    if stat.S_ISLNK(status.st_mode):
        faults.add("file.symlink", FilePlace(path))
    elif not stat.S_ISREG(status.st_mode):
        faults.add("file.special", FilePlace(path))
    elif not LAYOUT.fullmatch(path):
        faults.add("file.unexpected", FilePlace(path))
    else:
        return True
    return False


def _read(root: Path, path: str, status: os.stat_result, faults: Faults) -> ReadFile | None:
    limit = MAX_YAML_BYTES if path.endswith(".yaml") else MAX_BYTES
    if status.st_size > limit:
        faults.add("file.too_big", FilePlace(path), size=status.st_size, most=limit)
        return None
    try:
        # Once more without following links: the name may have become one since it was looked at.
        handle = os.open(f"{root}/{path}", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            data = stream.read(status.st_size)  # as it was then; to ask for the most takes four times as long
    except OSError:
        faults.add("file.unreadable", FilePlace(path))
        return None
    return make_file(path, data, faults)


def make_file(path: str, data: bytes, faults: Faults) -> ReadFile | None:
    """The file when its bytes are plain text, else None and one problem that says what they are."""
    fault = _wrong_bytes(data)
    if fault is None:
        return ReadFile(path, data)
    code, at, what = fault
    faults.add(f"file.{code}", FilePlace(path, None if at is None else data.count(b"\n", 0, at) + 1), what=what)
    return None


def _wrong_bytes(data: bytes) -> tuple[str, int | None, str] | None:
    """(code, where in the data, what it is) of what first makes them something else than plain text."""
    if not data.strip():
        return "empty", None, ""
    for magic, kind in COMPRESSED.items():
        if data.startswith(magic):
            return "compressed", None, kind
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "encoding", None, "ghi bằng UTF-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return "bom", 0, ""
    if (at := data.find(b"\x00")) >= 0:
        return "nul", at, ""
    if (at := data.find(b"\r")) >= 0:
        return "line_end", at, "CRLF (kiểu Windows)" if data[at : at + 2] == b"\r\n" else "CR (U+000D)"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "encoding", error.start, f"không phải UTF-8 (byte {data[error.start]:02X})"
    return None
