"""Each later version must say why it is there and rise far enough; each fault gives its own problem in Vietnamese."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cchc.checks.version_checks import check_versions, why
from plugins.cchc.loading import load
from plugins.cchc.model.changes import BUMPS, bump_between, changes_between
from plugins.cchc.model.releases import Release
from plugins.cchc.words.text import Text
from tests.fixtures.texts import bilingual
from tests.unit.table_builders import make_collection, make_number, make_release, make_row

COLLECTION = Path(__file__).parent.parent / "fixtures" / "collection"
NOTE = bilingual("Sửa dòng 1.", "Row 1 corrected.")
FOLDER = "data/reports/2019-h1-so-noi-vu"
OLD = replace(make_release(), reason="initial", folder=f"{FOLDER}/1.0.0")


def make_later(version: str, **changed: object) -> Release:
    said = {"reason": "transcription", "change_note": NOTE, "folder": f"{FOLDER}/{version}", **changed}
    return replace(OLD, version=version, **said)


def relabel(release: Release) -> Release:
    table = release.tables[0]
    rows = (replace(table.rows[0], label="Cấp huyện"), *table.rows[1:])
    return replace(release, tables=(replace(table, rows=rows), *release.tables[1:]))


def add_row(release: Release) -> Release:
    table = release.tables[0]
    cells = {field.name: make_number("1") for field in table.form.fields}
    more = make_row(table.id, "4", cells, unit="so-noi-vu")
    return replace(release, tables=(replace(table, rows=(*table.rows, more)), *release.tables[1:]))


def drop_row(release: Release) -> Release:
    table = release.tables[0]
    return replace(release, tables=(replace(table, rows=table.rows[:-1]), *release.tables[1:]))


def codes(*releases: Release) -> list[str]:
    return [problem.code for problem in check_versions(make_collection(*releases))]


NEEDS = {"patch": relabel, "minor": add_row, "major": drop_row}
VERSIONS = {"patch": "1.0.1", "minor": "1.1.0", "major": "2.0.0"}


@pytest.mark.parametrize("least", BUMPS)
@pytest.mark.parametrize("given", BUMPS)
def test_version_rises_at_least_by_what_changed(least: str, given: str) -> None:
    is_enough = BUMPS.index(given) <= BUMPS.index(least)  # pyright: ignore[reportArgumentType]
    assert bump_between("1.0.0", VERSIONS[given]) == given
    later = NEEDS[least](make_later(VERSIONS[given]))
    assert codes(OLD, later) == ([] if is_enough else ["version.bump"])


def test_too_small_a_rise_is_told_with_its_cause_and_the_right_number() -> None:
    (problem,) = check_versions(make_collection(OLD, drop_row(make_later("1.0.1"))))
    assert problem.file == f"{FOLDER}/1.0.1/datapackage.yaml"
    assert "số đầu" in problem.message and "bỏ dòng “percent” của bảng “tthc-pl-1”" in problem.message
    assert "2.0.0" in problem.cure and problem.value == "1.0.1"


def test_words_that_were_changed_are_the_cause_of_the_smallest_rise() -> None:
    assert why(changes_between(OLD, relabel(make_later("1.0.1"))), "patch") == "có ô hoặc lời được sửa"


def test_cause_counts_what_it_does_not_name() -> None:
    later = make_later("1.0.1")
    (problem,) = check_versions(make_collection(OLD, replace(later, tables=later.tables[:2])))
    assert "bỏ bảng “sn-534” và 1 thay đổi nữa" in problem.message


def test_rise_is_judged_between_neighbours_whatever_the_order_of_reading() -> None:
    first, second, third = OLD, relabel(make_later("1.0.1")), add_row(relabel(make_later("1.1.0")))
    assert codes(third, first, second) == []
    assert codes(third, first, drop_row(make_later("1.0.1"))) == ["version.bump"]


@pytest.mark.parametrize("version", ["1.0.2", "1.1.1", "1.2.0", "2.0.1", "3.0.0"])
def test_numbers_follow_each_other_without_a_gap(version: str) -> None:
    (problem,) = check_versions(make_collection(OLD, relabel(make_later(version))))
    assert problem.code == "version.gap" and "1.0.1, 1.1.0, 2.0.0" in problem.cure


def test_version_without_a_change_is_refused() -> None:
    assert codes(OLD, make_later("1.0.1")) == ["version.unchanged"]


@pytest.mark.parametrize(
    ("note", "missing"), [(bilingual(" ", "x"), "tiếng Việt"), (bilingual("x", ""), "tiếng Anh")], ids=["vi", "en"]
)
def test_note_in_both_languages(note: Text, missing: str) -> None:
    (problem,) = check_versions(make_collection(OLD, relabel(make_later("1.0.1", change_note=note))))
    assert problem.code == "version.note" and missing in problem.message


def test_first_version_needs_its_note_too_and_nothing_else() -> None:
    assert codes(OLD) == []
    assert codes(replace(OLD, change_note=bilingual("", ""))) == ["version.note", "version.note"]


def test_later_version_is_not_dated_before_the_earlier() -> None:
    assert codes(OLD, relabel(make_later("1.0.1", created="2026-11-20"))) == ["version.created"]
    assert codes(OLD, relabel(make_later("1.0.1", created=OLD.created))) == []


def test_reports_are_judged_apart() -> None:
    other: Callable[[Release], Release] = lambda release: replace(release, report="2018-khac")  # noqa: E731
    assert codes(OLD, relabel(make_later("1.0.1")), other(OLD), other(drop_row(make_later("2.0.0")))) == []


def test_fixture_collection_keeps_the_rules() -> None:
    assert check_versions(load(COLLECTION)) == ()
