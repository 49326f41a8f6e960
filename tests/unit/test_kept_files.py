"""What comes of released versions alone is made once: it must need nothing else, and any change must make it anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.cchc.build.build_record import digest_inputs
from plugins.cchc.build.build_steps import FILES, FROZEN, STEPS
from plugins.cchc.build.kept_files import KeptFiles
from plugins.cchc.build.made_files import MadeFiles, Tasks
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.edition import Edition
from plugins.cchc.loading import KeptValues
from plugins.cchc.model.releases import Release
from tests.fixtures.small_edition import small_edition, with_releases


class Noted(KeptFiles):
    """Tells which tasks it was given, and with which versions."""

    def __init__(self) -> None:
        self.given: dict[str, tuple[Release, ...]] = {}

    def keep(self, name, releases, task):
        self.given[name] = tuple(releases)
        return task


def tasks_of(edition: Edition) -> tuple[Tasks, dict[str, tuple[Release, ...]]]:
    noted = Noted()
    build = SiteBuild(edition, "https://mau.example", kept=noted)
    return {**STEPS[FILES](build), **STEPS[FROZEN](build)}, noted.given


def test_what_is_kept_does_not_change_when_the_other_reports_go() -> None:
    whole, given = tasks_of(small_edition())
    assert len({release.report for releases in given.values() for release in releases}) > 1
    for name, releases in given.items():
        versions = [each for each in small_edition().collection.releases if each.report == releases[0].report]
        alone, _ = tasks_of(with_releases(*versions))
        assert alone[name]() == whole[name](), name


def test_files_are_made_once_for_the_same_versions_and_inputs(tmp_path: Path) -> None:
    made: list[str] = []
    (release, *_) = small_edition().collection.releases
    changed = replace(release, files=(("bang.csv", "0" * 64, 1),))

    def files_of(version: Release, inputs: str = "a") -> MadeFiles:
        def task() -> MadeFiles:
            made.append(inputs)
            return MadeFiles({"tep": f"{inputs} {version.files}".encode()}, count=1)

        return KeptFiles(KeptValues(tmp_path), inputs).keep("tap", [version], task)()

    first = files_of(release)
    assert files_of(release) == first and len(made) == 1
    assert files_of(changed) != first and files_of(changed, "b").files["tep"].startswith(b"b")
    assert len(made) == 3
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert files_of(changed, "b").count == 1 and len(made) == 4


def test_only_reports_and_what_lists_them_is_left_out_of_the_inputs(tmp_path: Path) -> None:
    def digest_with(name: str) -> str:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("1", "utf-8")
        digest = digest_inputs(tmp_path, without_reports=True)
        file.unlink()
        return digest

    empty = digest_inputs(tmp_path, without_reports=True)
    for name in ("data/reports/mau/1.0.0/a.csv", "data/ledger.csv", "data/addresses.txt"):
        assert digest_with(name) == empty
    for name in ("data/reference/units.csv", "data/findings/mau.yaml", "plugins/a.py", "theme/templates/a.html"):
        assert digest_with(name) != empty
