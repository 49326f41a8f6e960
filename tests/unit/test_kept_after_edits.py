"""Whatever is kept is what a build from nothing makes: held after each of three hundred edits of the reports, of the
lists that grow with them and of what is known about them.

An edit of anything else (units, measures, templates, content) changes the inputs, with which every kept file
is void; that is held beside `digest_inputs`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

from plugins.cchc.build.asked_edition import Answers, Asked
from plugins.cchc.build.build_steps import STEPS
from plugins.cchc.build.kept_files import KeptFiles, Part
from plugins.cchc.build.made_files import MadeFiles, Task, join_files
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.edition import Edition
from plugins.cchc.model.collection import Collection
from plugins.cchc.model.grouping import grouped
from plugins.cchc.model.releases import BLANK, Annotation, Cell, Release, Row, Table
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import make_collection, make_edition

EDITS, TASKS, MANY = 300, 2, 4
Edit = Callable[[random.Random, Release], Release]


class Memory:
    def __init__(self) -> None:
        self._made: dict[tuple[str, str], Any] = {}

    def get(self, place: str, key: str) -> Any:
        return self._made.get((place, key))

    def put(self, place: str, key: str, value: object) -> bool:
        self._made[place, key] = value
        return True


class Held(KeptFiles):
    """Where it is told to, makes everything anew, and holds it against what was kept for the same answers."""

    def __init__(self) -> None:
        super().__init__(Memory(), "")
        self.count = Counter[str]()
        self.holds = False

    def keep(self, name: str, asked: object, task: Task) -> MadeFiles:
        kept = super().keep(name, asked, task)
        self.count[_kind(name)] += self.holds
        return self._hold(name, kept, task() if self.holds else kept)

    def keep_asked(self, name: str, answers: Answers, make: Callable[[Asked], Iterable[Part]]) -> MadeFiles:
        asked: list[Asked] = []

        def noted(questions: Asked) -> Iterable[Part]:
            asked.append(questions)
            return make(questions)

        kept = super().keep_asked(name, answers, noted)
        self.count["modelled" if asked else _kind(name)] += self.holds
        return self._hold(name, kept, join_files(part.make() for part in make(Asked(answers))) if self.holds else kept)

    def _hold(self, name: str, kept: MadeFiles, made: MadeFiles) -> MadeFiles:
        assert not self.holds or kept == replace(made, files=dict(made.files)), name
        return kept


def _kind(name: str) -> str:
    """The folder of a file, or what makes a page."""
    return next(part for part in name.rpartition(": ")[2].split("/") if part not in ("vi", "en"))


def test_after_each_edit_what_is_kept_is_what_a_build_from_nothing_makes() -> None:
    chance, held = random.Random(20261130), Held()
    releases = list(make_collection().releases)
    tasks = _tasks(make_edition(make_collection()), held)
    for _ in range(EDITS):
        chance.choice(EDIT_KINDS)(chance, releases)
        edited = _tasks(make_edition(_with_lists(chance, _with_notes(chance, make_collection(releases)))), held)
        kinds = grouped((_kind(name), name) for name in sorted(edited) if name in tasks)
        # What is made for each report or unit asks little; what is made once asks everything, and is hardly ever kept.
        many = [kind for kind in sorted(kinds) if len(kinds[kind]) > MANY]
        drawn = (chance.choice(sorted(kinds)), *chance.sample(many, TASKS))
        names = [chance.choice(kinds[kind]) for kind in drawn]
        for held.holds, chosen in ((False, tasks), (True, edited)):
            for name in names:
                chosen[name]()
        tasks = edited
    assert EDITS / 2 < held.count.pop("modelled") < held.count.total() * 3
    assert len(+held.count) > 10  # kinds of which some were kept


def _with_notes(chance: random.Random, collection: Collection) -> Collection:
    """What is known about a report otherwise: other words, no checks of its own text, or nothing at all."""
    notes = dict(collection.notes)
    report = chance.choice(list(notes))
    words = text(f"Lời số {chance.randint(1, 9)}.")
    known = tuple(replace(explanation, text=words) for explanation in notes[report].explanations)
    others = (replace(notes[report], explanations=known), replace(notes[report], check_definitions=()), None)
    if (other := chance.choice(others)) is None:
        del notes[report]
    else:
        notes[report] = other
    return replace(collection, notes=notes)


def _with_lists(chance: random.Random, collection: Collection) -> Collection:
    """Every other time one list otherwise: a period that no report is about, or by another name; a document, or a name
    in print, more or less."""
    references = collection.references
    periods, citations, names = references.periods, references.citations, references.unit_names
    period = chance.choice(list(periods.values()))
    renamed = replace(period, name=text(f"Kỳ số {chance.randint(1, 9)}"), short=text("Kỳ khác"))
    before_all = replace(period, id="1999", start="1999-01-01", end="1999-12-31")
    cited = replace(chance.choice(citations), number=f"{chance.randint(1, 9)}/KH-M", where="Phụ lục")
    printed = replace(chance.choice(names), name=f"Tên in số {chance.randint(1, 9)}")
    others: Sequence[dict[str, object]] = (
        {"periods": {**periods, period.id: renamed}},
        {"periods": {before_all.id: before_all, **periods}},
        {"citations": (cited, *citations)},
        {"citations": citations[1:]},
        {"unit_names": (*names, printed)},
        {"unit_names": names[1:]},
    )
    other = chance.choice(others) if chance.random() < 0.5 else {}
    return replace(collection, references=replace(references, **other))  # type: ignore[arg-type]


def _tasks(edition: Edition, kept: KeptFiles) -> dict[str, Task]:
    build = SiteBuild(edition, "https://mau.example", press=lambda page, chrome: repr((page, chrome)), kept=kept)
    return {f"{step}: {name}": task for step in STEPS for name, task in STEPS[step](build).items()}


def _edit_newest(edit: Edit) -> Callable[[random.Random, list[Release]], None]:
    """The edit of a draft: of the newest version of a report."""

    def apply(chance: random.Random, releases: list[Release]) -> None:
        newest = {release.report: at for at, release in enumerate(releases)}
        at = chance.choice(list(newest.values()))
        releases[at] = _with_sums(edit(chance, releases[at]))

    return apply


def _with_sums(release: Release) -> Release:
    return replace(release, files=(("goi", sha256(repr(replace(release, files=())).encode()).hexdigest(), 1),))


def _edit_cell(new: Callable[[random.Random, Cell], Cell]) -> Edit:
    def edit(chance: random.Random, release: Release) -> Release:
        places = [(table, row, name) for table, row, name, cell in release.cells() if cell.number is not None]
        table, row, name = chance.choice(places)
        cells = {**row.cells, name: new(chance, row.cells[name])}
        return _with_row(release, table, replace(row, cells=cells))

    return edit


def _with_row(release: Release, table: Table, row: Row) -> Release:
    rows = tuple(row if each.key == row.key else each for each in table.rows)
    tables = tuple(replace(each, rows=rows) if each.id == table.id else each for each in release.tables)
    return replace(release, tables=tables)


def _other_number(chance: random.Random, cell: Cell) -> Cell:
    number = (cell.number or Decimal(0)) + chance.randint(1, 3)
    return replace(cell, printed=str(number), value=number)


def _with_qualifier(chance: random.Random, cell: Cell) -> Cell:
    return replace(cell, annotations=(Annotation("", "", "", "qualifier", f"hơn {chance.randint(1, 99)}", ""),))


def _edit_row(chance: random.Random, release: Release) -> Release:
    table = chance.choice(release.tables)
    row = chance.choice(tuple(table.rows))
    words = f"Ghi chú {chance.randint(1, 99)}"
    return _with_row(release, table, replace(row, note=words) if chance.random() < 0.5 else replace(row, label=words))


def _edit_words(chance: random.Random, release: Release) -> Release:
    words = f"Lời số {chance.randint(1, 99)}."
    if chance.random() < 0.3:
        return replace(release, source_text=f"{release.source_text}{words}\n")
    return replace(release, **{chance.choice(["title", "description", "change_note"]): text(words)})


def _release_again(chance: random.Random, releases: list[Release]) -> None:
    """A new version of a report, with another number in it, in the same month or a later one."""
    old = chance.choice(releases)
    newest = max((each for each in releases if each.report == old.report), key=lambda each: each.version_key)
    major, minor, patch = newest.version_key
    version = f"{major}.{minor}.{patch + 1}"
    created = chance.choice([newest.created, f"2033-0{chance.randint(1, 9)}-05"])
    again = replace(newest, version=version, reason="transcription", created=max(created, newest.created))
    changed = _edit_cell(_other_number)(chance, again)
    releases.insert(releases.index(newest) + 1, _with_sums(changed))


def _start_anew(_: random.Random, releases: list[Release]) -> None:
    """Every report as it was."""
    releases[:] = make_collection().releases


def _drop_report(chance: random.Random, releases: list[Release]) -> None:
    report = chance.choice(releases).report
    left = [release for release in releases if release.report != report]
    releases[:] = left or make_collection().releases


EDIT_KINDS: Sequence[Callable[[random.Random, list[Release]], None]] = (
    *[_edit_newest(_edit_cell(_other_number))] * 3,
    _edit_newest(_edit_cell(lambda _, cell: BLANK)),
    _edit_newest(_edit_cell(lambda _, cell: replace(cell, state="not_in_use"))),
    _edit_newest(_edit_cell(_with_qualifier)),
    _edit_newest(_edit_row),
    _edit_newest(_edit_words),
    _release_again,
    _drop_report,
    _start_anew,
)
