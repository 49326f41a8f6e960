"""Released versions are read and judged once: what is kept says the same, and what spoils it or changes is noticed."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.cchc.checks import version_checks
from plugins.cchc.edition import Edition, assemble
from plugins.cchc.errors import DataError
from plugins.cchc.loading import kept_releases, kept_values, write_ledger
from plugins.cchc.loading.kept_values import KeptValues
from plugins.cchc.model.changes import Changes, changes_between
from plugins.cchc.model.releases import Release
from tests.fixtures.versions import FOLDER, REPORT, copy_sound, swap

READ = {f"đọc {REPORT} 1.0.0", f"đọc {REPORT} 1.0.1"}
PARTS = ("version", "rows", "judgement", "results", "figures", "step")
FORM = "data/forms/bieu-1.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Both versions of one report, released."""
    root = copy_sound(tmp_path)
    write_ledger(root)
    return root


def read(root: Path) -> tuple[set[str], Edition]:
    """The folders that were read, not fetched from what is kept; and the edition."""
    said: list[str] = []
    edition = assemble(root, say=said.append, cache=root / "cache")
    return READ & set(said), edition


def told(edition: Edition) -> list[str]:
    """All that the edition says of its reports."""
    tables = [(table, tuple(table.rows)) for release in edition.collection.releases for table in release.tables]
    results = [tuple(edition.results), edition.tallies, edition.findings]
    by_key = [dict(edition.results_by_report), dict(edition.results_by_table), dict(edition.results_by_cell)]
    values = [edition.values_by_measure, tuple(edition.store.all()), edition.collection.counts]
    return list(map(repr, (edition.collection.releases, tables, results, by_key, values)))


def test_what_is_kept_says_what_was_read(root: Path) -> None:
    drafts = copy_sound(root.parent / "drafts")
    (_, unreleased), (read_first, first), (read_again, again) = read(drafts), read(root), read(root)
    assert told(unreleased) == told(first) == told(again)
    assert (read_first, read_again) == (READ, set())
    assert again.collection.releases == unreleased.collection.releases
    assert [release.is_kept for release in (*again.releases.values(), *unreleased.releases.values())] == [True, False]


def test_rows_are_found_by_key_and_counted_without_being_made(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(root)
    table = read(root)[1].releases[REPORT].tables[0]
    key = table.rows[0].key
    assert table.row(key) == table.rows[0] and table.row("khong-co") is None
    monkeypatch.setattr(kept_releases._RowSource, "fetch", None)
    assert len(table.rows) > 1


def test_versions_that_follow_each_other_well_are_not_compared_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[str, str]] = []

    def changes(old: Release, new: Release) -> Changes:
        compared.append((old.version, new.version))
        return changes_between(old, new)

    monkeypatch.setattr(version_checks, "changes_between", changes)
    drafts = copy_sound(root.parent / "drafts")
    for project in (root, root, drafts, drafts):
        read(project)
    assert compared == [("1.0.0", "1.0.1")] * 3  # once as released, each time as drafts


def empty(file: Path) -> None:
    file.write_bytes(b"")


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def flip_a_bit(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:40] + bytes([data[40] ^ 1]) + data[41:])


def take_that_of_another_part(file: Path) -> None:
    file.write_bytes(next(path for path in file.parent.iterdir() if path != file).read_bytes())


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("spoil", [empty, cut_short, flip_a_bit, take_that_of_another_part, Path.unlink])
def test_spoilt_part_is_noticed_and_renewed(root: Path, part: str, spoil: Callable[[Path], object]) -> None:
    before = told(read(root)[1])
    kept = root / "cache/released" / REPORT / "1.0.1"
    assert sorted(file.name for file in kept.iterdir()) == sorted(PARTS)
    whole = (kept / part).read_bytes()
    spoil(kept / part)
    assert told(read(root)[1]) == before
    assert (kept / part).read_bytes() == whole


def test_rows_spoilt_after_the_reading_are_read_from_their_files(root: Path) -> None:
    before = told(read(root)[1])
    _, edition = read(root)
    for part in ("rows", "results", "figures"):
        flip_a_bit(root / "cache/released" / REPORT / "1.0.1" / part)
    assert told(edition) == before


def test_folder_that_cannot_be_written_costs_time_and_nothing_else(root: Path) -> None:
    (root / "cache").write_text("in the way")
    assert told(read(root)[1]) == told(read(root)[1])
    assert read(root)[0] == READ


def test_other_code_reads_and_judges_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(root)
    monkeypatch.setattr(kept_releases, "code_digest", lambda: "other")
    assert read(root)[0] == READ


def test_changed_form_is_judged_again(root: Path) -> None:
    read(root)
    swap(root / FORM, "identities:\n", "# a word beside the data changes nothing\nidentities:\n")
    assert read(root)[0] == set()
    text = (root / FORM).read_text("utf-8")
    (root / FORM).write_text(text[: text.index("identities:")] + "identities: []\n", "utf-8")
    with pytest.raises(DataError) as raised:
        read(root)
    assert {problem.code for problem in raised.value.problems} == {"finding.stale"}


def test_version_whose_unit_is_gone_is_refused(root: Path) -> None:
    read(root)
    units = root / "data/reference/units.csv"
    lines = units.read_text("utf-8").splitlines(keepends=True)
    used = next(row.unit for row in read(root)[1].releases[REPORT].tables[0].rows if row.unit)
    units.write_text("".join(line for line in lines if not line.startswith(f"{used},")), "utf-8")
    with pytest.raises(DataError) as raised:
        read(root)
    assert "key.unknown" in {problem.code for problem in raised.value.problems}


def test_draft_is_never_kept(root: Path) -> None:
    (root / "data/ledger.csv").unlink()
    read(root)
    assert not (root / "cache/released").exists()
    assert read(root)[0] == READ


def test_changed_cell_of_a_released_version_is_refused_although_it_is_kept(root: Path) -> None:
    read(root)
    swap(root / FOLDER / "1.0.1/bieu-1.csv", ",item,", ",total,")
    with pytest.raises(DataError) as raised:
        read(root)
    assert ("ledger.changed", f"{FOLDER}/1.0.1/bieu-1.csv") in {(it.code, it.file) for it in raised.value.problems}


def test_version_that_was_released_anew_with_other_bytes_is_read_again(root: Path) -> None:
    """Before it was published anywhere, a release was taken back and made once more."""
    read(root)
    swap(root / FOLDER / "1.0.1/bieu-1.csv", "Tập huấn, nhắc nhở", "Tập huấn")
    (root / "data/ledger.csv").unlink()
    write_ledger(root)
    read_again, edition = read(root)
    row = edition.releases[REPORT].tables[0].row("2")
    assert row is not None and row.cells["remedy"].printed == "Tập huấn"
    assert read_again == {f"đọc {REPORT} 1.0.1"}


def test_nothing_but_values_of_ours_is_made_from_a_kept_file(tmp_path: Path) -> None:
    kept = KeptValues(tmp_path)
    assert kept.put("place", "key", ("a", 1)) and kept.get("place", "key") == ("a", 1)
    assert kept.get("place", "other") is None
    for value in (Path("/"), print, kept_values.digest_of):
        content = zlib.compress(pickle.dumps(value))
        (tmp_path / "place").write_bytes(kept_values._proof("place", "key", content) + content)
        assert kept.get("place", "key") is None
