"""What tells all it asks of the reports is made once: it must need nothing else, and any change must make it anew."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from plugins.cchc.build import asked_edition, kept_files
from plugins.cchc.build.asked_edition import Asked, digest
from plugins.cchc.build.build_record import digest_inputs
from plugins.cchc.build.build_steps import FILES, FROZEN, STEPS
from plugins.cchc.build.kept_files import KeptFiles, Part
from plugins.cchc.build.made_files import MadeFiles, join_files
from plugins.cchc.build.page_tasks import print_plan
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.edition import Edition
from plugins.cchc.formats import publish_files
from plugins.cchc.loading import KeptValues
from plugins.cchc.model.releases import Release
from plugins.cchc.pages.page_list import CHAPTERS
from tests.fixtures.small_edition import small_edition, with_only, with_releases
from tests.fixtures.small_reports import CENTRE_Q1


class Noted(KeptFiles):
    """Keeps nothing, and tells what each task asked and yielded."""

    def __init__(self) -> None:
        self.made: dict[str, tuple[str, MadeFiles]] = {}

    def keep(self, name, asked, task):
        self.made[name] = repr(asked), task()
        return self.made[name][1]

    def keep_asked(self, name, answers, make):
        asked = Asked(answers)
        made = join_files(part.make() for part in make(asked))
        self.made[name] = repr(sorted(asked.questions.items())), replace(made, files=dict(made.files))
        return made


def made_by(edition: Edition) -> dict[str, tuple[str, MadeFiles]]:
    noted = Noted()
    build = SiteBuild(edition, "https://mau.example", press=lambda page, _: repr(page), kept=noted)
    for step in (FILES, FROZEN):
        for task in STEPS[step](build).values():
            build.sizes.note("", task().offered)
    for chapter in CHAPTERS:
        for context in build.contexts.values():
            for plan in chapter(context):
                print_plan(build, context.language.lang, plan)
    return noted.made


def test_what_is_kept_does_not_change_where_the_same_is_asked_when_the_other_reports_go() -> None:
    whole, compared = made_by(small_edition()), Counter[str]()
    for report in list(small_edition().releases)[::3]:
        alone = made_by(with_only(*(each for each in small_edition().collection.releases if each.report == report)))
        for name, (asked, made) in alone.items():
            if asked == whole[name][0]:
                assert made == whole[name][1], name
                compared[re.sub(r"[^/]*mau[^/]*|\d[\d.]*|(?<=don-vi/).*", "…", name)] += 1
    print(compared)
    assert len(compared) > 4


class NoSets(pickle.Pickler):
    def persistent_id(self, obj: object) -> None:
        assert not isinstance(obj, set | frozenset), obj


def test_values_that_are_compared_hold_no_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit with fifty tables, each with a set of rows, once stopped a build of fourteen hundred reports."""
    compared = Counter[str]()

    def checked(value: object) -> str:
        compared[type(value).__name__] += 1
        NoSets(BytesIO()).dump(value)
        return digest(value)

    for module in (kept_files, asked_edition):
        monkeypatch.setattr(module, "digest", checked)
    monkeypatch.setattr(publish_files, "WHOLE_BOOK", 10)  # books of years are compared, too
    build = SiteBuild(small_edition(), press=lambda page, _: repr(page), kept=KeptFiles(KeptValues(tmp_path), ""))
    for step in STEPS.values():
        for task in step(build).values():
            build.sizes.note("", task().offered)
    assert compared["StatBook"] > 1 and compared["tuple"] > 100, "books of units, and pages with what they ask"


def test_files_are_made_once_for_the_same_versions_and_inputs(tmp_path: Path) -> None:
    made: list[str] = []
    (release, *_) = small_edition().collection.releases
    changed = replace(release, files=(("bang.csv", "0" * 64, 1),))

    def files_of(version: Release, inputs: str = "a") -> MadeFiles:
        def task() -> MadeFiles:
            made.append(inputs)
            return MadeFiles({"tep": f"{inputs} {version.files}".encode()}, count=1)

        return KeptFiles(KeptValues(tmp_path), inputs).keep("tap", version.files, task)

    first = files_of(release)
    assert files_of(release) == first and len(made) == 1
    assert files_of(changed) != first and files_of(changed, "b").files["tep"].startswith(b"b")
    assert len(made) == 3
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert files_of(changed, "b").count == 1 and len(made) == 4


def test_a_part_is_made_anew_only_where_it_says_something_else(tmp_path: Path) -> None:
    """Of two parts told from a report whose sums change, one tells of a cell that is another now."""
    edition, made = small_edition(), list[str]()
    release = edition.releases[CENTRE_Q1]
    changed = replace(release, files=(("bang.csv", "0" * 64, 1),))

    def parts_of(of: Edition, told: dict[str, str]) -> MadeFiles:
        def make(asked: SiteBuild) -> Iterator[Part]:
            assert asked.edition.releases[CENTRE_Q1] and asked.edition.releases[other.report]
            for name, text in told.items():
                made.append(f"{name}?")
                yield Part(name, text, partial(yield_file, name, text))

        return SiteBuild(of, kept=KeptFiles(KeptValues(tmp_path), "a")).keep_asked("trang", make)

    def yield_file(name: str, text: str) -> MadeFiles:
        made.append(name)
        return MadeFiles({name: text.encode()}, count=1)

    others = [each for each in edition.collection.releases if each is not release]
    other, anew = next(each for each in others if each.report != CENTRE_Q1), with_releases(*others, changed)
    assert parts_of(edition, {"a": "1", "b": "1"}).files == {"a": b"1", "b": b"1"}
    assert parts_of(edition, {"a": "2", "b": "2"}).files == {"a": b"1", "b": b"1"}, "nothing that was asked has changed"
    assert parts_of(anew, {"a": "1", "b": "2"}).files == {"a": b"1", "b": b"2"}
    assert made == ["a?", "a", "b?", "b", "a?", "b?", "b"]


def test_only_reports_and_what_lists_them_is_left_out_of_the_inputs(tmp_path: Path) -> None:
    def digest_with(name: str) -> str:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("1", "utf-8")
        digest = digest_inputs(tmp_path, without_reports=True)
        file.unlink()
        return digest

    empty = digest_inputs(tmp_path, without_reports=True)
    lists = ("data/reference/periods.csv", "data/reference/documents.csv", "data/reference/unit_names.csv")
    of_reports = ("data/reports/mau/1.0.0/a.csv", "data/findings/mau.yaml", "data/ledger.csv", "data/addresses.txt")
    for name in (*of_reports, *lists):
        assert digest_with(name) == empty
    for name in ("data/reference/units.csv", "plugins/a.py", "theme/templates/a.html"):
        assert digest_with(name) != empty
