"""The edition: what is asked of it by place, unit and version; whom a fault of one report concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cchc.checks import Checker
from plugins.cchc.edition import Edition, assemble
from plugins.cchc.errors import DataError
from plugins.cchc.intake.importing import open_import
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.loading import write_ledger
from plugins.cchc.model.findings import NO_STANDING, CellPlace, CheckResult
from plugins.cchc.model.releases import Passage, Release
from tests.fixtures.small_edition import small_edition, with_releases
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_reports import CENTRE_Q1, CENTRE_Q2
from tests.fixtures.small_table_file import SMALL_ANSWERS, SMALL_MISMATCHES, SMALL_TABLE
from tests.fixtures.versions import FOLDER, REPORT, copy_sound, swap

EDITION = small_edition()
OTHER = f"2019-h2-{REPORT.split('-', 2)[2]}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_sound(tmp_path)
    write_ledger(root)
    return root


@pytest.fixture
def two_reports(root: Path) -> Path:
    """Besides a draft whose mismatches nobody has explained."""
    file = root.parent / "a.csv"
    file.write_text(SMALL_TABLE, "utf-8")
    period, unit = OTHER[:7], OTHER[8:]
    task = open_import(root, file, Wanted(unit, period, "bieu-1"))
    task.publish(task.read(SMALL_ANSWERS), "2020-01-02")
    return root


def refused(root: Path, report: str | None = None) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        assemble(root, report, cache=root / "cache")
    return [(problem.code, problem.file) for problem in caught.value.problems]


def test_answers_are_found_by_report_table_and_cell() -> None:
    results = tuple(EDITION.results)
    for result in results:
        assert result in EDITION.results_by_report[result.report]
        for cell in result.cells:
            assert result in EDITION.results_by_table[result.report, cell.table]
            assert result in EDITION.results_by_cell[result.report, *cell]
    by_cell = EDITION.results_by_cell
    assert set(by_cell) == {(result.report, *cell) for result in results for cell in result.cells}
    assert len(by_cell) == len(set(by_cell)) and sum(map(len, EDITION.results_by_report.values())) == len(results)
    assert all(len(set(told)) == len(told) for told in by_cell.values()), "an answer is told once at a cell"
    assert EDITION.findings_by_key and all(
        EDITION.findings_by_key[finding.result.report, finding.result.check, finding.result.place] is finding
        and finding in EDITION.findings_by_report[finding.result.report]
        for finding in EDITION.findings
    )


def test_answers_are_counted_by_report_and_together() -> None:
    for report, results in EDITION.results_by_report.items():
        assert EDITION.tally_of(results) == EDITION.tallies[report]
    assert EDITION.tally == EDITION.tally_of(EDITION.results) != EDITION.tallies[CENTRE_Q1]


def test_a_figure_stands_as_is_known_of_its_cell() -> None:
    assert EDITION.standing_at("khong-co", CellPlace("mau-1", "4", "late")) == NO_STANDING
    assert EDITION.standing_at(CENTRE_Q1, CellPlace("mau-1", "khong-co", "late")) == NO_STANDING
    judged = [figure for figure in EDITION.judged(EDITION.store.all()) if figure.report == CENTRE_Q1]
    doubted = {figure.place for figure in judged if figure.standing}
    assert all(figure.standing == EDITION.standing_at(CENTRE_Q1, figure.place).standing for figure in judged)
    assert doubted and all(EDITION.standing_at(CENTRE_Q1, place).standing for place in doubted)
    values = EDITION.values_by_unit["so-nang"]
    value = next(value for value in values if value.measure == MEASURE_ON_TIME)
    assert EDITION.standing_of(value).standing and EDITION.standing_of(value) is EDITION.standing_of(value)


def test_values_of_the_same_that_differ_are_rivals() -> None:
    values = EDITION.values_by_measure[MEASURE_ON_TIME]
    value = values[0]
    assert EDITION.rivals_of(value) == EDITION.rivals_of(replace(value, unit="khong-co")) == ()
    other = replace(value, value=value.value + 1, report=CENTRE_Q2)
    rivals = replace(EDITION, values=(*values, other, replace(other, category="dat"), replace(other, period="1999")))
    assert rivals.rivals_of(value) == (other,) and rivals.rivals_of(other) == (value,)


def test_values_that_are_known_already_are_not_worked_out_again() -> None:
    value = EDITION.values_by_measure[MEASURE_ON_TIME][0]
    known = replace(EDITION, values=(value,))
    assert known.values_by_measure[MEASURE_ON_TIME] == (value,) and known.values_by_table == {
        (value.report, value.table): (value,)
    }
    assert (
        set(known.values_by_measure) == set(EDITION.measures) and sum(map(len, known.values_by_measure.values())) == 1
    )


def test_passages_are_told_of_the_unit_they_are_about_or_of_the_reports_own() -> None:
    own, of_other = Passage("n-1", "difficulty"), Passage("n-2", "difficulty", "so-muoi")
    release = replace(EDITION.releases[CENTRE_Q1], narrative=(own, of_other))
    told = with_releases(release).told_by_unit
    assert told == {release.unit: ((release, own),), "so-muoi": ((release, of_other),)}


def test_a_unit_has_files_of_its_own_where_more_than_one_table_tells_of_it() -> None:
    counts = {unit: len(EDITION.store.tables_of(unit)) for unit in EDITION.store.units()}
    assert {min(counts.values()) == 1, max(counts.values()) > 1} == {True}
    assert all(EDITION.has_own_files(unit) is (count > 1) for unit, count in counts.items())


def test_an_edition_can_be_of_the_past_or_of_one_version_alone() -> None:
    assert EDITION.at(EDITION.name) is EDITION
    past = EDITION.at("2032-04")
    assert past.name == "2032-04" and past.releases[CENTRE_Q1].version == "1.0.0"
    assert {figure.report for figure in past.store.all()} == set(past.releases) and past.findings
    versions = [release for release in EDITION.collection.releases if release.report == CENTRE_Q1]
    for release in versions:
        alone = EDITION.alone(release)
        assert alone is EDITION.alone(release) and alone.collection.releases == (release,) and alone.findings == ()
        assert {result.report for result in alone.results} == {CENTRE_Q1}
        assert {(figure.report, figure.version) for figure in alone.store.all()} == {(CENTRE_Q1, release.version)}
        assert EDITION.standings_alone(release)


def test_history_begins_where_a_report_came() -> None:
    history = EDITION.history
    assert {past.figure.report for past in history} == {CENTRE_Q1}
    assert EDITION.units_over_time and Edition.name.func(with_releases()) == EDITION.name


def test_a_fault_of_one_report_stops_a_check_of_all_and_of_that_report_alone(two_reports: Path) -> None:
    unexplained = [("finding.missing", f"data/reports/{OTHER}/1.0.0/bieu-1.csv")] * len(SMALL_MISMATCHES)
    assert {file for _, file in unexplained} == {file for _, file in refused(two_reports)}
    assert len(refused(two_reports)) == len(refused(two_reports, OTHER)) == len(unexplained)
    assert set(assemble(two_reports, REPORT, cache=two_reports / "cache").releases) == {REPORT, OTHER}
    findings = two_reports / f"data/findings/{OTHER}.yaml"
    findings.write_text(f'report: "{OTHER}"\nfindings: []\nnoise: 1\n', "utf-8")
    assert {file for _, file in refused(two_reports)} == {f"data/findings/{OTHER}.yaml"}
    assert {file for _, file in refused(two_reports, REPORT)} == {f"data/findings/{OTHER}.yaml"}, "it cannot be read"
    (two_reports / f"data/findings/{REPORT}.yaml").write_text("noise: 1\n", "utf-8")
    assert {file for _, file in refused(two_reports, OTHER)} == {f"data/findings/{OTHER}.yaml"}


def test_what_all_reports_share_concerns_every_one(two_reports: Path) -> None:
    swap(two_reports / "data/measures/ho-so-moi.yaml", "ho-so-tiep-nhan-moi", "khong-co")
    told = refused(two_reports, REPORT)
    assert told and told == refused(two_reports, OTHER)
    findings = f"data/findings/{OTHER}.yaml"
    (two_reports / findings).write_text("noise: 1\n", "utf-8")
    assert set(refused(two_reports, OTHER)) > set(told) and findings in {
        file for _, file in refused(two_reports, OTHER)
    }
    assert refused(two_reports, REPORT) == told


def test_a_changed_cell_of_a_release_is_told_with_what_it_breaks_in_that_version_alone(root: Path) -> None:
    table = f"{FOLDER}/1.0.1/bieu-1.csv"
    swap(root / table, ",4,16,", ",4,17,")
    told = refused(root)
    assert told[0] == ("ledger.changed", table) and len(told) > 1
    assert {file for _, file in told} == {table}
    swap(root / table, ",4,17,", ",4,x,")
    told = refused(root)
    assert ("cell.number", table) in told and len(set(told)) == len(told), "what is no number is told once"


def test_each_version_is_judged_once_a_released_one_for_good(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    alone = Checker.alone

    def note(checker: Checker, release: Release) -> Iterable[CheckResult]:
        judged.append(release.version)
        return alone(checker, release)

    monkeypatch.setattr(Checker, "alone", note)
    drafts = copy_sound(root.parent / "drafts")
    for project, times in ((root, 1), (root, 0), (drafts, 1), (drafts, 1)):
        edition = assemble(project, cache=project / "cache")
        assert tuple(edition.results_by_report[REPORT]) and tuple(edition.results)
        assert times or tuple(edition.alone(edition.releases[REPORT]).results)
        assert len(judged) == times, "asked again for nothing"
        judged.clear()


def test_a_check_of_its_text_that_goes_is_judged_anew(root: Path) -> None:
    cache = root / "cache"
    before = assemble(root, cache=cache)
    assert tuple(assemble(root, cache=cache).results) == tuple(before.results)
    notes = root / f"data/findings/{REPORT}.yaml"
    text = notes.read_text("utf-8")
    own = text[text.index("identities:") : text.index("findings:")]
    notes.write_text(text.replace(own, ""), "utf-8")
    assert {code for code, _ in refused(root)} == {"finding.stale"}


def test_a_version_by_itself_knows_nothing_of_checks_written_later_about_its_text(root: Path) -> None:
    edition, later = assemble(root, cache=root / "cache"), "prose/received-as-in-table"
    place = CellPlace("prose", "tiep-nhan", "value")
    assert later in {result.check for result in edition.standing_at(REPORT, place).results}
    alone = edition.standings_alone(edition.releases[REPORT])
    assert alone and later not in {result.check for known in alone.values() for result in known.results}
