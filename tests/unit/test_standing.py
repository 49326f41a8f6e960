"""The standing of a figure: the first of five that fits, from the answers of checks, explanations and remarks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.checks.standings import standing_of_value, standings_of
from plugins.cchc.model.findings import (
    AGREES,
    CONTESTED,
    IMPOSSIBLE,
    NO_STANDING,
    REMARK,
    UNCONFIRMED,
    CellPlace,
    CheckResult,
    Explanation,
    FigureStanding,
    Finding,
    Standing,
    weakest,
)
from plugins.cchc.model.releases import Release
from plugins.cchc.words.text import NO_TEXT
from tests.fixtures.small_builders import make_note, make_release, make_table, text
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_reports import BODIES, CENTRE_Q1, YEAR_LUA
from tests.fixtures.small_site import make_site, value_of

SITE = make_site()
TABLE = make_table(
    "mau-1", BODIES, "2032-q1", "trung-tam-mau",
    (("1", "so-lua", "Sở Lúa", "81|0|81|0|0|0"), ("2", "so-muoi", "Sở Muối", "9|9|~|0|0|0")),
    about="unit", notes={("1", "late"): make_note("remark", "", "số mờ")},
)  # fmt: skip
RELEASE = make_release("2032-q1-thu", "trung-tam-mau", "2032-q1", "Báo cáo thử", (TABLE,))
A, B, C = (CellPlace("mau-1", "1", field) for field in ("received", "early", "on_time"))
ELSEWHERE = CellPlace("prose", "tong", "value")


def answer(rule: str, *cells: CellPlace, answer: str = "fail", level: str = "error", place: str = "1") -> CheckResult:
    about = ("2032-q1-thu", "1.0.0", f"mau-1/{rule}", place, rule)
    return CheckResult(*about, answer, text(rule), True, level, cells=cells)  # type: ignore[arg-type]


def standing(*results: CheckResult, place: CellPlace = A, explanation: Explanation | None = None) -> Standing:
    findings = {explanation.key: Finding(results[0], explanation)} if explanation else {}
    return standings_of(RELEASE, results, findings).get(place, NO_STANDING).standing


def explained(rule: str, difference: str = "", status: str = "explained") -> Explanation:
    return Explanation(f"mau-1/{rule}", "1", status, NO_TEXT, difference=difference)


def test_more_settled_than_received_is_impossible_for_each_figure_of_the_bound() -> None:
    result = answer("part_of_field", B, C, A)
    assert {standing(result, place=place) for place in (A, B, C)} == {IMPOSSIBLE}


def test_the_confirmed_side_of_a_bound_is_not_what_breaks_it_unless_both_are_confirmed() -> None:
    bound, stated = answer("part_of_field", B, A), answer("figures_agree", ELSEWHERE, A, answer="pass", place="prose")
    assert [standing(bound, stated, place=place) for place in (A, B)] == [REMARK, IMPOSSIBLE]
    other = answer("figures_agree", ELSEWHERE, B, answer="pass", place="other")
    assert [standing(bound, stated, other, place=place) for place in (A, B)] == [IMPOSSIBLE, IMPOSSIBLE]


def test_a_bound_between_two_tables_is_a_contest_of_the_single_figure_and_a_remark_on_the_others() -> None:
    result = answer("part_of_row", ELSEWHERE, A, B, C)
    assert standing(result, place=ELSEWHERE) == CONTESTED and standing(result, place=B) == REMARK


def test_the_total_is_contested_and_its_parts_get_a_remark() -> None:
    result = answer("sum_of_fields", A, B, C)
    assert [standing(result, place=place) for place in (A, B, C)] == [CONTESTED, REMARK, REMARK]


def test_two_statements_of_the_same_thing_contest_each_other() -> None:
    result = answer("rows_equal", A, ELSEWHERE)
    assert standing(result) == CONTESTED == standing(result, place=ELSEWHERE)


def test_a_contest_passes_from_a_total_to_its_only_part() -> None:
    """81 = 0 + 81: the column on time says the same once more."""
    sums, contest = answer("sum_of_fields", A, B, C, answer="pass"), answer("rows_equal", A, ELSEWHERE)
    assert standing(sums, contest, place=C) == CONTESTED and standing(sums, contest, place=B) == AGREES


def test_a_contest_passes_up_a_column_from_the_only_row_to_its_total() -> None:
    total, row = CellPlace("mau-1", "1", "received"), CellPlace("mau-1", "1", "on_time")
    column, contest = answer("column_total", total, row, answer="pass"), answer("rows_equal", row, ELSEWHERE)
    assert standing(column, contest, place=total) == CONTESTED
    other_name = answer("sum_of_fields", total, row, answer="pass")
    assert standing(other_name, contest, place=total) == AGREES


def test_a_contest_passes_up_a_column_before_it_passes_to_a_part_of_another_name() -> None:
    """Whatever the order of the answers: from the row to the total, and from there to the total's only part."""
    row, sums = CellPlace("mau-1", "2", "received"), answer("sum_of_fields", A, B, C, answer="pass")
    total = replace(RELEASE.tables[0].rows[1], cells=RELEASE.tables[0].rows[0].cells)
    release = replace(RELEASE, tables=(replace(RELEASE.tables[0], rows=(RELEASE.tables[0].rows[0], total)),))
    column = answer("column_total", A, row, answer="pass")
    results = (sums, column, answer("rows_equal", row, ELSEWHERE))
    assert standings_of(release, results, {})[C].standing == CONTESTED


def test_what_is_in_doubt_confirms_nothing_in_another_table() -> None:
    """A half-year that counts a rest twice is the sum of quarters that do so too."""
    across, noted = answer("tables_sum", A, ELSEWHERE, answer="pass"), answer("reader_noted", A, level="remark")
    assert standing(across, place=ELSEWHERE) == AGREES
    assert standing(across, noted, place=ELSEWHERE) == UNCONFIRMED
    assert ELSEWHERE not in standings_of(RELEASE, (across, noted), {}), "of which nothing is known is left out"


def test_a_contested_percentage_is_not_passed_on_to_the_number_it_is_worked_out_from() -> None:
    """Here the “percentage” is a cell of 81 beside parts of 0 and 9."""
    nine = CellPlace("mau-1", "2", "received")
    percent, contest = answer("percent_of_fields", A, B, nine, answer="pass"), answer("rows_equal", A, ELSEWHERE)
    assert standing(percent, contest) == CONTESTED and standing(percent, contest, place=nine) == AGREES


@pytest.mark.parametrize("rule", ["value_range", "part_of_field", "heading_filled", "date_possible"])
def test_to_lie_within_bounds_confirms_nothing(rule: str) -> None:
    assert standing(answer(rule, A, B, answer="pass")) == UNCONFIRMED


@pytest.mark.parametrize("rule", ["sum_of_fields", "percent_of_rows", "figures_agree", "tables_sum"])
def test_arithmetic_and_a_second_statement_confirm(rule: str) -> None:
    assert standing(answer(rule, A, B, answer="pass")) == AGREES
    assert standing(answer(rule, A, B, answer="not_applicable")) == UNCONFIRMED


@pytest.mark.parametrize("difference", ["date", "scope", "rounding"])
def test_an_explanation_ends_a_contest_only_by_showing_two_different_things(difference: str) -> None:
    result = answer("rows_equal", A, ELSEWHERE)
    assert standing(result, explanation=explained("rows_equal", difference)) == REMARK
    assert standing(result, explanation=explained("rows_equal")) == CONTESTED
    assert standing(result, explanation=explained("rows_equal", status="reported_to_unit")) == CONTESTED


def test_oddities_and_missing_figures_are_remarks() -> None:
    assert standing(answer("rows_equal", A, B, level="remark")) == REMARK
    assert standing(answer("heading_filled", A)) == REMARK


def test_the_first_that_fits_decides_and_is_given_with_its_reasons() -> None:
    sums, contest = answer("sum_of_fields", A, B, answer="pass"), answer("rows_equal", A, ELSEWHERE)
    bound = answer("part_of_field", A, B)
    assert standings_of(RELEASE, (sums, contest), {})[A] == FigureStanding(CONTESTED, (contest,))
    assert standings_of(RELEASE, (sums, contest, bound), {})[A] == FigureStanding(IMPOSSIBLE, (bound,))


def test_the_transcriber_s_remark_is_told_and_does_not_hide_a_contradiction() -> None:
    late = CellPlace("mau-1", "1", "late")
    known = standings_of(RELEASE, (), {})[late]
    assert known.standing == REMARK and [note.note for note in known.annotations] == ["số mờ"]
    assert standing(answer("rows_equal", late, A), place=late) == CONTESTED


def test_an_answer_about_no_figure_changes_none() -> None:
    assert standings_of(_without_notes(RELEASE), (answer("dates_agree"),), {}) == {}


def _without_notes(release: Release) -> Release:
    row = release.tables[0].rows[1]
    return replace(release, tables=(replace(release.tables[0], rows=(row,)),))


def test_a_value_has_the_worst_of_what_is_known_about_its_parts() -> None:
    agrees, remark = FigureStanding(AGREES), FigureStanding(REMARK)
    contested, impossible = FigureStanding(CONTESTED), FigureStanding(IMPOSSIBLE)
    assert weakest([agrees, agrees]).standing == AGREES
    assert weakest([agrees, NO_STANDING]).standing == UNCONFIRMED == weakest([]).standing
    assert weakest([NO_STANDING, remark, agrees]).standing == REMARK
    assert weakest([remark, contested, agrees]).standing == CONTESTED
    assert weakest([contested, impossible]).standing == IMPOSSIBLE


def test_a_part_above_its_whole_is_impossible_whatever_the_checks_ask() -> None:
    value = value_of(SITE, MEASURE_ON_TIME, "so-lua", "2031")
    assert value.above_whole and standing_of_value(value, {}).standing == IMPOSSIBLE
    assert SITE.is_impossible(value)


def test_the_edition_knows_the_standing_of_cells_and_values() -> None:
    edition = SITE.edition
    assert edition.standing_at(CENTRE_Q1, CellPlace("mau-1", "4", "received")).standing == IMPOSSIBLE
    assert edition.standing_at(CENTRE_Q1, CellPlace("mau-1", "1", "received")).standing == AGREES
    assert edition.standing_at(YEAR_LUA, CellPlace("prose", "nguoi", "value")).standing == CONTESTED
    assert SITE.is_impossible(value_of(SITE, MEASURE_ON_TIME, "so-nang", "2032-q1"))
