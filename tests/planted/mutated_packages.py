"""Seeded changes of a sound collection, one by one: what passes the gate builds, what is refused names the change."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from plugins.cchc.edition import Edition, assemble
from plugins.cchc.errors import DataError, Problem
from tests.fixtures.every_page import every_page

SOUND = Path(__file__).parents[1] / "fixtures" / "other-province"
_WORDS = ("", "0", "1", "-1", "7", "12.5", "100", "999999999", "x", "Ghi chú: xem “bảng 2”", "a/b", "item", "total",
          "percent", "2025-12-31", "2026-03-01", "<b>&amp;", "{{ x }}", "%", "–", "…", "A" * 300, "1;2",
          "https://example.org/a?b=c#d")  # fmt: skip


@dataclass(frozen=True)
class Change:
    file: str
    row: int  # as a spreadsheet counts
    what: str


@dataclass(frozen=True)
class Trial:
    """One change, and what came of it: problems, or a crash, or neither."""

    change: Change
    problems: tuple[Problem, ...] = ()
    crash: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether the first problem of the changed file names the changed row; of two equal rows either will do."""
        first = next((problem for problem in self.problems if problem.file == self.change.file), None)
        if first is None or self.change.what == "gone":
            return first is None or self.change.what == "gone"
        is_other = self.change.what == "twice" and f"dòng {self.change.row}" in first.message
        return first.row in (None, self.change.row) or is_other


def try_changes(seed: int, count: int, passed: int = 0) -> Iterator[Trial]:
    """Trials in the order of the seed: `count` of them, or as many as it takes until `passed` are let through."""
    random, let_through = Random(seed), 0
    with tempfile.TemporaryDirectory() as name:
        root = Path(shutil.copytree(SOUND, Path(name) / "project"))
        files = sorted(path for folder in ("reports", "reference") for path in (root / "data" / folder).rglob("*.csv"))
        files = [path for path in files if len(path.read_text("utf-8").splitlines()) > 1]
        (root / "data" / "ledger.csv").write_text("report,version,file,sha256,bytes\n", "utf-8")
        made = 0
        while made < count or let_through < passed:
            path = random.choice(files)
            before = path.read_bytes()
            at, what = _change(path, random)
            trial = _try(root, Change(path.relative_to(root).as_posix(), at, what), with_pages=passed > 0)
            path.write_bytes(before)
            made += 1
            let_through += not trial.problems
            yield trial


def _change(path: Path, random: Random) -> tuple[int, str]:
    """Changes one cell or one row of the file; the row that is changed then, and what was done."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    at, column = random.randrange(1, len(rows)), random.randrange(len(rows[0]))
    what = random.choice(("word", "word", "other cell", "other cell", "digit", "twice", "gone"))
    if what == "twice":
        rows.insert(at, list(random.choice(rows[1:])))
    elif what == "gone" and len(rows) > 2:
        del rows[at]
    elif what == "digit":
        column = next((c for c, text in enumerate(rows[at]) if text.isdigit()), column)
        rows[at][column] = str(random.randrange(1000))
    else:
        rows[at][column] = random.choice(_WORDS) if what == "word" else random.choice(rows[1:])[column]
        what = f"{rows[0][column]} = {rows[at][column][:40]!r}"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), "utf-8", newline="")
    return at + 1, what


def _try(root: Path, change: Change, *, with_pages: bool) -> Trial:
    try:
        edition = assemble(root)
    except DataError as error:
        return Trial(change, error.problems)
    except Exception as error:
        return Trial(change, (), f"reading: {type(error).__name__}: {error}")
    return Trial(change, (), _build(edition, root) if with_pages else "")


def _build(edition: Edition, root: Path) -> str:
    """The crash that the page values of the edition end with, if any."""
    try:
        for _ in every_page(edition, root):
            pass
    except Exception as error:
        return f"pages: {type(error).__name__}: {error}"
    return ""
