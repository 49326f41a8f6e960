"""Rules between tables of one report: tables_agree, tables_sum, tables_order."""

from __future__ import annotations

from plugins.cchc.model.findings import CellPlace
from tests.unit.check_builders import answers_of, make_definition, make_form, make_release, make_row, make_table, short


def make_units(form, table_id: str, units: dict[str, str], total: str = ""):
    rows = [make_row(form, str(at), printed, unit=unit) for at, (unit, printed) in enumerate(units.items(), start=1)]
    if total:
        rows.append(make_row(form, "tong", total, "total"))
    return make_table(form, rows, table_id)


AGREE = make_definition("tables_agree", with_="b", fields={"x": "y"})


def test_the_same_unit_states_the_same_number():
    here, there = make_form("x", AGREE), make_form("y")
    release = make_release(
        make_units(here, "a", {"so-1": "5", "so-2": "6", "so-3": "7", "so-4": "8"}, "26"),
        # Another order of rows: units are matched, not row keys.
        make_units(there, "b", {"so-2": "6", "so-1": "9", "so-3": "|"}, "26"),
    )
    answers = answers_of(release, "tables_agree")
    assert short(answers) == {"1": "f", "2": "p", "3": "n", "4": "n", "tong": "p"}
    assert (answers["1"].printed, answers["1"].expected, answers["1"].gap) == ("5", "9", "-4")
    assert answers["1"].cells == (CellPlace("a", "1", "x"), CellPlace("b", "2", "y"))
    assert answers["4"].reason.in_("en") == "Table b has no row so-4"


def test_several_columns_are_told_apart_by_place():
    definition = make_definition("tables_agree", with_="b", fields={"x": "y", "z": "w"})
    release = make_release(
        make_units(make_form("x z", definition), "a", {"so-1": "5 6"}),
        make_units(make_form("y w"), "b", {"so-1": "5 7"}),
    )
    assert short(answers_of(release, "tables_agree")) == {"1.x": "p", "1.z": "f"}


def test_a_report_without_the_other_table_is_told():
    answers = answers_of(make_release(make_units(make_form("x", AGREE), "a", {"so-1": "5"})), "tables_agree")
    assert answers["1"].reason.in_("en") == "The report has no table b"


def test_a_table_is_the_sum_of_others_unit_by_unit():
    definition = make_definition("tables_sum", field="x", parts=["q1.y", "q2.y"])
    quarter = make_form("y")
    release = make_release(
        make_units(make_form("x", definition), "a", {"so-1": "3", "so-2": "4", "so-3": "5", "so-4": "1"}, "13"),
        make_units(quarter, "q1", {"so-1": "1", "so-2": "2", "so-3": "2", "so-4": "2"}),
        make_units(quarter, "q2", {"so-1": "2", "so-2": "3", "so-4": "|"}),
    )
    answers = answers_of(release, "tables_sum")
    assert short(answers) == {"1": "p", "2": "f", "3": "n", "4": "f", "tong": "n"}
    assert (answers["2"].expected, answers["2"].arithmetic, answers["2"].gap) == ("5", "2 + 3", "-1")
    assert (answers["4"].expected, answers["4"].arithmetic) == (">= 2", "2 + ∅")
    assert answers["3"].reason.in_("en") == "Table q2 has no row so-3"


def test_a_table_is_no_more_than_another_unit_by_unit():
    definition = make_definition("tables_order", field="x", not_above="b.y")
    release = make_release(
        make_units(make_form("x", definition), "a", {"so-1": "3", "so-2": "4", "so-3": "|", "so-4": "1", "so-5": "1"}),
        make_units(make_form("y"), "b", {"so-2": "3", "so-1": "3", "so-3": "5", "so-5": "|"}),
    )
    answers = answers_of(release, "tables_order")
    assert short(answers) == {"1": "p", "2": "f", "3": "n", "4": "n", "5": "n"}
    assert (answers["2"].printed, answers["2"].expected, answers["2"].gap) == ("4", "<= 3", "+1")
    assert answers["2"].cells == (CellPlace("a", "2", "x"), CellPlace("b", "1", "y"))
    assert answers["4"].reason.in_("en") == "Table b has no row so-4"
