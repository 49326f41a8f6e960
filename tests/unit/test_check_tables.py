"""Rules between tables of one report: tables_sum, part_of_field with a whole elsewhere."""

from __future__ import annotations

from plugins.cchc.model.findings import CellPlace
from tests.unit.check_builders import answers_of, make_definition, make_form, make_release, make_row, make_table, short


def make_units(form, table_id: str, units: dict[str, str], total: str = ""):
    rows = [make_row(form, str(at), printed, unit=unit) for at, (unit, printed) in enumerate(units.items(), start=1)]
    if total:
        rows.append(make_row(form, "tong", total, "total"))
    return make_table(form, rows, table_id)


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
    definition = make_definition("part_of_field", parts=["x"], whole_in="b.y")
    release = make_release(
        make_units(make_form("x", definition), "a", {"so-1": "3", "so-2": "4", "so-3": "|", "so-4": "1", "so-5": "1"}),
        make_units(make_form("y"), "b", {"so-2": "3", "so-1": "3", "so-3": "5", "so-5": "|"}),
    )
    answers = answers_of(release, "part_of_field")
    assert short(answers) == {"1": "p", "2": "f", "3": "n", "4": "n", "5": "n"}
    assert (answers["2"].printed, answers["2"].expected, answers["2"].gap) == ("4", "<= 3", "+1")
    assert answers["2"].cells == (CellPlace("a", "2", "x"), CellPlace("b", "1", "y"))
    assert answers["4"].reason.in_("en") == "Table b has no row so-4"
