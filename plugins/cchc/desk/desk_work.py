"""One file on the desk: all that is known of it lies in its folder, so a desk that was killed goes on where it was."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..intake.importing import Import, open_import, write_whole
from ..intake.reading import ReportReading
from ..intake.report_facts import Wanted
from .report_draft import MainLine, ReportDraft, find_main_line

FOLDER = ".cache/desk"
CODE = ("content", "docs", "plugins", "scripts", "theme", "pelicanconf.py", "publishconf.py")


@dataclass
class DeskState:
    """What people typed, and what came of it."""

    name: str  # of the file
    unit: str = ""
    period: str = ""
    form: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)  # about mismatches, by “check place”
    branch: str = ""
    commit: str = ""


class DeskWork:
    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder, self.id = root, folder, folder.name
        self.state = DeskState(**json.loads((folder / "state.json").read_text("utf-8")))
        self.site, self.tree = folder / "site", folder / "tree"
        self._task: Import | None = None
        self._main: MainLine | None = None
        self._draft: ReportDraft | None = None
        self._build: subprocess.Popen[bytes] | None = None

    @property
    def file(self) -> Path:
        return self.folder / self.state.name

    def save(self) -> None:
        write_whole(self.folder / "state.json", json.dumps(asdict(self.state), ensure_ascii=False, indent=1))

    def want(self, unit: str, period: str, form: str) -> None:
        self.state.unit, self.state.period, self.state.form = unit, period, form
        self._task = None
        self._reopen()

    def answer(self, answers: Mapping[str, str]) -> None:
        """An empty answer takes back the one before."""
        self.state.answers = {id_: answer for id_, answer in (self.state.answers | dict(answers)).items() if answer}
        self._reopen()

    def _reopen(self) -> None:
        """What was sent is no longer what stands here."""
        self.state.branch = self.state.commit = ""
        self.save()
        if self._draft is not None:  # its report would be refused as there already
            assert self._main is not None
            self._main.lay_out(self.tree)
            self._draft = None

    @property
    def task(self) -> Import:
        """The file opened against the data of the main line."""
        if self._task is None:
            self._main = find_main_line(self.root)
            self._main.lay_out(self.tree)
            wanted = Wanted(self.state.unit, self.state.period, self.state.form)
            self._task = open_import(self.tree, self.file, wanted)
        return self._task

    def read(self) -> ReportReading:
        return self.task.reread(self.state.answers)

    def draft(self, reading: ReportReading) -> ReportDraft:
        """The package of a reading in which nothing is open; made once for the same answers."""
        if self._draft is None:
            self._draft = ReportDraft(self.tree, self.task.publish(reading).name)
        return self._draft

    def send(self, words: Mapping[str, str]) -> None:
        """The report as a branch; kept with it is what was said about its mismatches."""
        draft = self.draft(self.read())
        self.state.words = {place: text for place, text in words.items() if text.strip()}
        self.save()
        draft.explain(self.state.words)
        assert self._main is not None
        self.state.branch, self.state.commit = draft.make_branch(self._main)
        self.save()

    def pack(self) -> Path:
        """What the branch adds, as a zip to hand on where no repository is at hand."""
        base, path = self.folder / "base", self.folder / "goi.zip"
        find_main_line(self.root).lay_out(base)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in sorted(path for path in self.tree.rglob("*") if path.is_file()):
                name = file.relative_to(self.tree)
                if name.parts[0] == "data" and not _is_same(file, base / name):
                    packed.write(file, name.as_posix())
        return path

    def start_preview(self) -> None:
        """The whole site with this report, built in a process of its own."""
        if self.is_building:
            return
        stage = self.folder / "project"
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir()
        for name in CODE:
            source = self.root / name
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, stage / name)
        shutil.copytree(self.tree / "data", stage / "data")
        words = [sys.executable, "-m", "scripts.build", "--output", str(self.site.absolute())]
        with (self.folder / "build.log").open("wb") as log:
            self._build = subprocess.Popen(words, cwd=stage, stdout=log, stderr=log)

    @property
    def is_building(self) -> bool:
        return self._build is not None and self._build.poll() is None

    @property
    def build_fault(self) -> str:
        if self._build is None or self._build.poll() in (None, 0):
            return ""
        return (self.folder / "build.log").read_text("utf-8", "replace")[-600:]


def _is_same(file: Path, other: Path) -> bool:
    return other.is_file() and file.read_bytes() == other.read_bytes()


def put_on_desk(root: Path, name: str, data: bytes) -> DeskWork:
    """The same file is the same work, whenever it is dropped."""
    folder = root / FOLDER / hashlib.sha256(data).hexdigest()[:12]
    if not (folder / "state.json").is_file():
        bare = Path(name.replace("\\", "/")).name.strip() or "bao-cao"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / bare).write_bytes(data)
        write_whole(folder / "state.json", json.dumps({"name": bare}))
    return DeskWork(root, folder)


def works_on_desk(root: Path) -> list[DeskWork]:
    works = []
    for path in sorted((root / FOLDER).glob("*/state.json"), key=lambda path: -path.stat().st_mtime):
        with suppress(ValueError, TypeError):  # written by another version of the desk
            works.append(DeskWork(root, path.parent))
    return works
