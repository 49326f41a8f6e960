"""Rules asked in each column or cell: column_total, percent_row, value_range."""

from __future__ import annotations

import pytest

from plugins.cchc.model.findings import CellPlace
from tests.unit.check_builders import answers_of, make_definition, make_form, make_plain_table, make_release, short


def ask(definition, fields: str, lines: dict[str, str]):
    table = make_plain_table(make_form(fields, definition), lines)
    return answers_of(make_release(table), definition.rule)


def column_total(of, fields=("a", "b"), **more):
    return make_definition("column_total", row="tong", of=of, fields=list(fields), **more)


def test_a_total_row_is_the_sum_of_its_items():
    answers = ask(column_total(["kind:item"]), "a b c", {"1": "1 2 3", "2": "3 4 5", "tong:total": "4 7 9"})
    assert short(answers) == {"a": "p", "b": "f"}
    failed = answers["b"]
    assert (failed.printed, failed.expected, failed.arithmetic, failed.gap) == ("7", "6", "2 + 4", "+1")
    assert failed.cells == (CellPlace("mau", "tong", "b"), CellPlace("mau", "1", "b"), CellPlace("mau", "2", "b"))


def test_a_long_sum_is_told_by_its_number_of_terms():
    lines = {str(row): "1" for row in range(1, 17)} | {"tong:total": "16"}
    assert ask(column_total("kind:item", ["a"]), "a", lines)["a"].arithmetic == "Σ 16"


def test_direct_children_are_summed_and_grandchildren_are_not():
    lines = {
        "iii:section": "", "i:subtotal": "9", "i.1:subtotal": "5", "i.1.1": "2", "i.1.2": "3", "i.2": "4",
        "ii.1": "100", "i.x:percent": "50", "i.y:section": "",
    }  # fmt: skip
    definition = make_definition("column_total", row="i", of=["i.*"], fields=["a"])
    assert short(ask(definition, "a", lines)) == {"a": "p"}
    nested = make_definition("column_total", row="i.1", of=["i.1.*"], fields=["a"])
    assert ask(nested, "a", lines)["a"].arithmetic == "2 + 3"


def test_rows_listed_by_key_are_summed():
    lines = {"i": "1", "ii": "2", "iii": "4", "tong:total": "3"}
    assert short(ask(column_total(["i", "ii"], ["a"]), "a", lines)) == {"a": "p"}


def test_a_blank_row_leaves_the_total_unasked_unless_the_form_says_blank_is_nothing():
    lines = {"1": "3|1", "2": "|", "tong:total": "3|4"}
    assert short(ask(column_total(["kind:item"]), "a b", lines)) == {"a": "n", "b": "n"}
    answers = ask(column_total(["kind:item"], blank_is_nothing="yes"), "a b", lines)
    assert short(answers) == {"a": "p", "b": "f"}
    assert answers["b"].arithmetic == "1 + ∅"
    assert answers["b"].title.first == "Phép kiểm it"


def test_many_blank_cells_are_counted():
    lines = {"1": "3|", "2": "|", "3": "|", "tong:total": "4|1"}
    answers = ask(column_total(["kind:item"], blank_is_nothing="yes"), "a b", lines)
    assert (answers["a"].arithmetic, answers["b"].arithmetic) == ("3 + 2 × ∅", "3 × ∅")
    assert (answers["b"].answer, answers["b"].expected) == ("fail", "0")


def test_an_illegible_cell_is_not_nothing():
    lines = {"1": "3", "2": "?", "tong:total": "3"}
    assert short(ask(column_total(["kind:item"], ["a"], blank_is_nothing="yes"), "a", lines)) == {"a": "n"}


def test_printed_rows_above_the_total_fail_although_others_are_blank():
    failed = ask(column_total(["kind:item"], ["a"]), "a", {"1": "3", "2": "|", "tong:total": "2"})["a"]
    assert (failed.answer, failed.expected) == ("fail", ">= 3")


def test_a_blank_total_claims_nothing():
    assert short(
        ask(column_total(["kind:item"], ["a"], blank_is_nothing="yes"), "a", {"1": "3", "tong:total": "|"})
    ) == {"a": "n"}


def test_a_row_the_table_does_not_have_is_told():
    answers = ask(column_total(["1", "9"], ["a"]), "a", {"1": "3", "tong:total": "2"})
    assert answers["a"].answer == "not_applicable"
    assert answers["a"].reason.first == "Bảng mau không có dòng 9"


def test_a_pattern_that_meets_no_row_of_this_table_is_told():
    answers = ask(column_total(["kind:subtotal"], ["a"]), "a", {"1": "3", "tong:total": "2"})
    assert answers["a"].reason.in_("en") == "The table has no row to add up"


def test_a_percent_row_restates_the_total_row():
    definition = make_definition("percent_row", row="ty-le", of="tong", denominators={"a": "a", "b": "a", "c": "a"})
    lines = {"tong:total": "25031|2456|", "ty-le:percent": "100.00|9.82|"}
    answers = ask(definition, "a b c", lines)
    assert short(answers) == {"a": "p", "b": "f", "c": "n"}
    assert (answers["b"].expected, answers["b"].arithmetic, answers["b"].gap) == ("9.81", "2456 / 25031 × 100", "+0.01")
    assert answers["b"].cells[0] == CellPlace("mau", "ty-le", "b")


@pytest.mark.parametrize(
    ("words", "expected"),
    [({"min": "0", "max": "2"}, "0–2"), ({"min": "0"}, ">= 0"), ({"max": "2"}, "<= 2")],
)
def test_a_value_lies_in_its_range(words, expected):
    definition = make_definition("value_range", fields=["a"], **words)
    answers = ask(definition, "a b", {"1": "1.9|9", "2": "|", "ty-le:percent": "100|"})
    assert short(answers) == {"1": "p", "2": "n"}
    assert answers["1"].expected == expected


def test_a_value_outside_its_range_is_told_with_the_distance():
    definition = make_definition("value_range", min="0", max="2")
    answers = ask(definition, "a b text", {"1": "2.1 -1 chữ"})
    assert short(answers) == {"1.a": "f", "1.b": "f"}
    assert (answers["1.a"].gap, answers["1.b"].gap) == ("+0.1", "-1")


def test_only_the_rows_named_are_asked():
    definition = make_definition("value_range", rows=["1", "3"], max="2")
    assert short(ask(definition, "a", {"1": "1", "2": "5"})) == {"1": "p", "3": "n"}
