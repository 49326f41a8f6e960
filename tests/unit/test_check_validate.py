"""An identity that names something that does not exist is a fault of its file, never a silent skip."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.checks import check_collection, validate_definitions
from tests.fixtures.small_edition import small_edition
from tests.unit.check_builders import (
    make_collection,
    make_definition,
    make_form,
    make_notes,
    make_plain_table,
    make_prose,
    make_release,
)

OTHER = make_plain_table(make_form("x y", form_id="khac"), {"1": "1 2"})


def faults(definition, rows: str = "1 2 tong"):
    table = make_plain_table(make_form("t a b", definition), {key: "1 1 1" for key in rows.split()})
    return validate_definitions(make_collection(make_release(table, OTHER)))


SOUND = [
    make_definition("sum_of_fields", total="t", parts=["a", "b"], kinds=["item"]),
    make_definition("part_of_field", parts=["a"], whole="t"),
    make_definition("percent_of_fields", percent="b", part="a", whole="t"),
    make_definition("column_total", row="tong", of=["kind:item"], fields=["a"], blank_is_nothing="yes"),
    make_definition("column_total", row="tong", of=["1", "2"], fields=["a"]),
    make_definition("percent_row", row="tong", of="1", denominators={"a": "t"}),
    make_definition("value_range", fields=["a"], min="0", max="2.5"),
    make_definition("value_range", rows=["1"], max="2"),
    make_definition("sum_of_rows", total="tong", parts=["1", "khac[1].y"], field="a"),
    make_definition("part_of_row", parts=["1"], whole=["2"], field="a"),
    make_definition("percent_of_rows", percent="1", part=["2"], whole="khac[1].x", field="a"),
    make_definition("heading_filled", heading="1", rows=["2"], field="a"),
    make_definition("heading_filled", heading="mau[1].a", rows=["mau[1].b"]),
    make_definition("rows_equal", left="mau[1].a", right="khac[1].x"),
    make_definition("tables_sum", field="t", parts=["khac.x", "khac.y"]),
    make_definition("part_of_field", parts=["t"], whole_in="khac.x"),
]


@pytest.mark.parametrize("definition", SOUND, ids=lambda one: one.rule)
def test_sound_definitions_have_no_faults(definition):
    assert faults(definition) == ()


def wrong(rule: str, code: str, **params: object):
    return pytest.param(make_definition(rule, **params), code, id=f"{rule}-{code}-{len(params)}-{sorted(params)}")


WRONG = [
    wrong("sum_of_columns", "identity.shape", total="t", parts=["a"]),
    wrong("figures_agree", "identity.shape"),
    wrong("sum_of_fields", "identity.shape", total="t"),
    wrong("sum_of_fields", "identity.shape", total="t", parts=["a"], part=["b"]),
    wrong("sum_of_fields", "identity.shape", total="t", parts=[]),
    wrong("sum_of_fields", "identity.shape", total=["t"], parts=["a"]),
    wrong("sum_of_fields", "identity.shape", total="t", parts=["a", "a"]),
    wrong("sum_of_fields", "identity.shape", total="t", parts=["t", "a"]),
    wrong("sum_of_fields", "identity.shape", total="t", parts={"a": "b"}),
    wrong("sum_of_fields", "identity.shape", total="t", parts=["a"], kinds=["row"]),
    wrong("sum_of_fields", "identity.field", total="z", parts=["a"]),
    wrong("sum_of_fields", "identity.fields", total="t", parts=["a", "z"]),
    wrong("column_total", "identity.row", row="all", of=["1"], fields=["a"]),
    wrong("column_total", "identity.row_set", row="tong", of=["1", "9"], fields=["a"]),
    wrong("column_total", "identity.row_set", row="tong", of=["i.*"], fields=["a"]),
    wrong("column_total", "identity.row_set", row="tong", of=["kind:subtotal"], fields=["a"]),
    wrong("column_total", "identity.shape", row="tong", of=["kind:rows"], fields=["a"]),
    wrong("column_total", "identity.shape", row="tong", of=["1"], fields=["a"], blank_is_nothing="true"),
    wrong("percent_row", "identity.shape", row="tong", of="1", denominators=["a"]),
    wrong("percent_row", "identity.shape", row="tong", of="1", denominators={"a": "b", "b": 5}),
    wrong("percent_row", "identity.own_fields", row="tong", of="1", denominators={"a": "z"}),
    wrong("value_range", "identity.shape", fields=["a"]),
    wrong("value_range", "identity.shape", fields=["a"], min="không"),
    wrong("value_range", "identity.shape", fields=["a"], min="NaN"),
    wrong("sum_of_rows", "identity.terms", total="1", parts=["9"], field="a"),
    wrong("sum_of_rows", "identity.terms", total="1", parts=["khac[9].x"], field="a"),
    wrong("sum_of_rows", "identity.terms", total="1", parts=["khac[1].z"], field="a"),
    wrong("sum_of_rows", "identity.terms", total="1", parts=["nao[1].z"], field="a"),
    wrong("sum_of_rows", "identity.shape", total="1", parts=["khac[1"], field="a"),
    wrong("rows_equal", "identity.term", left="1", right="khac[1].x"),  # the form has no column `value`
    wrong("tables_sum", "identity.table_fields", field="t", parts=["khac.z"]),
    wrong("tables_sum", "identity.table_fields", field="t", parts=["nao.x"]),
    wrong("tables_sum", "identity.shape", field="t", parts=["x"]),
    wrong("part_of_field", "identity.table_field", parts=["t"], whole_in="khac.z"),
    wrong("part_of_field", "identity.shape", parts=["t"], whole_in=["khac.x"]),
    wrong("part_of_field", "identity.shape", parts=["t"], whole_in="x"),
]


@pytest.mark.parametrize(("definition", "code"), WRONG)
def test_what_is_wrong_is_told_at_the_form(definition, code):
    problems = faults(definition)
    assert {problem.code for problem in problems} == {code}
    assert {problem.file for problem in problems} == {"data/forms/mau.yaml"}
    assert all("“it”" in problem.message and problem.cure for problem in problems)


def test_a_row_missing_in_some_tables_of_a_form_is_no_fault():
    form = make_form("a", make_definition("sum_of_rows", total="1", parts=["2"], field="a"))
    tables = make_plain_table(form, {"1": "1"}, "x"), make_plain_table(form, {"2": "1"}, "y")
    collection = make_collection(make_release(*tables))
    assert validate_definitions(collection) == ()
    assert {one.answer for one in check_collection(collection)} == {"not_applicable"}


def test_a_row_missing_in_some_tables_of_another_form_is_no_fault():
    definition = make_definition("rows_equal", left="1", right="khac[2].x", field="a")
    table = make_plain_table(make_form("a", definition), {"1": "1"})
    later = make_plain_table(make_form("x y", form_id="khac"), {"2": "1 2"})
    releases = make_release(table, OTHER), make_release(table, later, report="bao-cao-khac")
    assert validate_definitions(make_collection(*releases)) == ()


def test_the_other_table_stands_in_the_same_report():
    definition = make_definition("rows_equal", left="1", right="khac[1].x", field="a")
    table = make_plain_table(make_form("a", definition), {"1": "1"})
    beside = make_collection(make_release(table, OTHER))
    elsewhere = make_collection(make_release(table), make_release(OTHER, report="bao-cao-khac"))
    assert validate_definitions(beside) == ()
    assert [one.code for one in validate_definitions(elsewhere)] == ["identity.term"]


def test_a_form_without_reports_is_not_asked_for_its_rows():
    form = make_form("a", make_definition("sum_of_rows", total="1", parts=["2"], field="a"))
    assert validate_definitions(make_collection(forms=[form])) == ()


def test_columns_of_other_forms_are_known_before_any_report_comes():
    form = make_form("a", make_definition("rows_equal", left="khac[1].z", right="khac[9].y"))
    (problem,) = validate_definitions(make_collection(forms=[form, OTHER.form]))
    assert problem.code == "identity.term" and "“z”; các cột: x, y" in problem.message


def test_the_same_id_twice_is_a_fault():
    form = make_form("t a", *(make_definition("part_of_field", parts=["a"], whole="t") for _ in range(2)))
    assert [one.code for one in validate_definitions(make_collection(forms=[form]))] == ["identity.duplicate"]


def test_an_unsound_definition_gives_no_answer():
    form = make_form("t a", make_definition("sum_of_fields", total="t"))
    assert not check_collection(make_collection(make_release(make_plain_table(form, {"1": "1 2"}))))


def test_definitions_of_a_report_s_text_are_faulted_at_its_file():
    prose = make_prose([("a", "so-1", "", "1"), ("b", "so-1", "", "1")])
    check_definitions = [
        make_definition("rows_equal", "tot", left="a", right="b"),
        make_definition("rows_equal", "thieu", left="a", right="c"),
        make_definition("rows_equal", "bang", left="a", right="nao[1].x"),
    ]
    notes = make_notes(check_definitions=check_definitions)
    problems = validate_definitions(make_collection(make_release(prose, OTHER), notes=[notes]))
    assert [(one.file, one.value) for one in problems] == [
        ("data/findings/bao-cao.yaml", "thieu"),
        ("data/findings/bao-cao.yaml", "bang"),
    ]


def test_pages_of_indicators_their_groups_and_measures_share_no_name():
    """All stand below one folder: /chi-tieu/<name>/."""
    collection = small_edition().collection
    assert validate_definitions(collection) == ()
    measure = replace(collection.measures[0], id="nhom-viec")
    (problem,) = validate_definitions(replace(collection, measures=(measure, *collection.measures[1:])))
    assert (problem.code, problem.value) == ("key.address", "nhom-viec") and "2 trang" in problem.message
