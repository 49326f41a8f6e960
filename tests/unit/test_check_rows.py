"""Rules about named rows: sum_of_rows, part_of_row, percent_of_rows, heading_filled, rows_equal."""

from __future__ import annotations

import pytest

from plugins.cchc.model.findings import CellPlace
from tests.unit.check_builders import (
    answers_of,
    make_definition,
    make_form,
    make_notes,
    make_plain_table,
    make_prose,
    make_release,
    make_row,
    make_table,
    short,
)

VALUES = {
    "i.1": "5",
    "i.2": "3",
    "i.3": "2",
    "i.4": "|",
    "i.5": "0",
    "i.6": "60.0",
    "i.7": "~",
    "i.8": "62.5",
    "i.9": "3",
}


def ask(definition, lines=VALUES):
    table = make_plain_table(make_form("value", definition, rows="indicator"), lines)
    return answers_of(make_release(table), definition.rule)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ({"total": "i.1", "parts": ["i.2", "i.3"]}, "p"),
        ({"total": "i.2", "parts": ["i.1", "i.3"]}, "f"),
        ({"total": "i.1", "parts": ["i.2", "i.4"]}, "n"),
        ({"total": "i.3", "parts": ["i.2", "i.4"]}, "f"),
        ({"total": "i.2", "parts": ["i.2-2"]}, "n"),
        ({"total": "i.2", "parts": ["i.1", "i.99"]}, "n"),
        ({"total": "i.4", "parts": ["i.1"]}, "n"),
        ({"total": "i.9", "parts": ["i.2", "i.4"], "blank_is_nothing": "yes"}, "p"),
        ({"total": "i.9", "parts": ["i.2", "i.7"]}, "p"),
    ],
)
def test_sum_of_rows(words, answer):
    assert list(short(ask(make_definition("sum_of_rows", **words))).values()) == [answer]


def test_a_failing_sum_of_rows_names_the_total_first():
    failed = ask(make_definition("sum_of_rows", total="i.2", parts=["i.1", "i.3"]))["i.2"]
    assert (failed.expected, failed.arithmetic, failed.gap) == ("7", "5 + 2", "-4")
    assert failed.cells == (
        CellPlace("mau", "i.2", "value"),
        CellPlace("mau", "i.1", "value"),
        CellPlace("mau", "i.3", "value"),
    )


def test_a_term_may_stand_in_another_table_and_another_field():
    prose = make_prose([("truc-tiep", "so-tai-chinh", "", "81")])
    table = make_plain_table(make_form("received online"), {"10": "352 271"}, "phu-luc")
    definition = make_definition("sum_of_rows", total="phu-luc[10].received", parts=["truc-tiep", "phu-luc[10].online"])
    answers = answers_of(make_release(table, prose), "sum_of_rows", notes=[make_notes(check_definitions=[definition])])
    result = answers["phu-luc[10].received"]
    assert (result.check, result.answer, result.arithmetic) == ("prose/it", "pass", "81 + 271")


def test_a_definition_for_the_text_is_skipped_where_the_report_has_no_text():
    definition = make_definition("rows_equal", left="a", right="phu-luc[1].x")
    answers = answers_of(make_release(), "rows_equal", notes=[make_notes(check_definitions=[definition])])
    assert answers["a"].reason.in_("en") == "Table prose has no row a"


@pytest.mark.parametrize(
    ("parts", "whole", "answer"),
    [
        (["i.2"], ["i.1"], "p"),
        (["i.1"], ["i.2"], "f"),
        (["i.2", "i.3"], ["i.1", "i.5"], "p"),
        (["i.4"], ["i.1"], "n"),
        (["i.1", "i.4"], ["i.2"], "f"),
        (["i.1"], ["i.4"], "n"),
        (["i.1"], ["i.2", "i.4"], "n"),
    ],
)
def test_part_of_row(parts, whole, answer):
    answers = ask(make_definition("part_of_row", parts=parts, whole=whole))
    assert short(answers) == {parts[0]: answer}


def test_a_whole_of_several_rows_shows_its_sum():
    failed = ask(make_definition("part_of_row", parts=["i.1", "i.6"], whole=["i.2", "i.3"]))["i.1"]
    assert (failed.printed, failed.expected, failed.arithmetic, failed.gap) == ("5 + 60.0", "<= 5", "3 + 2", "+60.0")


@pytest.mark.parametrize(
    ("percent", "part", "whole", "answer"),
    [
        ("i.6", "i.2", "i.1", "p"),
        ("i.8", "i.1", ["i.1", "i.2"], "p"),
        ("i.6", "i.3", "i.1", "f"),
        ("i.6", "i.4", "i.1", "n"),
        ("i.4", "i.2", "i.1", "n"),
        ("i.6", "i.2", "i.5", "n"),
    ],
)
def test_percent_of_rows(percent, part, whole, answer):
    answers = ask(make_definition("percent_of_rows", percent=percent, part=part, whole=whole))
    assert short(answers) == {percent: answer}


def test_a_percentage_that_cannot_be_asked_says_which_side_is_missing():
    lines = {"phan": "2", "toan-bo": "4", "khong-doc-duoc": "?", "khong-dung": "~", "ty-le": "50"}

    def reason(part: str, whole: str) -> str:
        definition = make_definition("percent_of_rows", percent="ty-le", part=part, whole=whole)
        table = make_plain_table(make_form("value", definition, rows="indicator"), lines)
        return answers_of(make_release(table), "percent_of_rows")["ty-le"].reason.first

    assert (
        reason("phan", "khong-doc-duoc")
        == reason("khong-doc-duoc", "toan-bo")
        == reason("khong-doc-duoc", "khong-dung")
    )
    assert reason("phan", "khong-dung") == reason("khong-dung", "toan-bo") != reason("phan", "khong-doc-duoc")


def test_a_whole_of_several_rows_stands_in_brackets():
    result = ask(make_definition("percent_of_rows", percent="i.8", part="i.1", whole=["i.1", "i.2"]))["i.8"]
    assert result.arithmetic == "5 / (5 + 3) × 100"


@pytest.mark.parametrize(
    ("heading", "rows", "answer"),
    [
        ("i.1", ["i.2", "i.5"], "p"),
        ("i.4", ["i.2", "i.5"], "f"),
        ("i.5", ["i.2"], "f"),
        ("i.5", ["i.5"], "p"),
        ("i.1", ["i.4"], "n"),
        ("i.7", ["i.2"], "n"),
        ("i.99", ["i.2"], "n"),
        ("i.5", ["i.99"], "n"),
        ("i.5", ["i.99", "i.2"], "f"),
    ],
)
def test_heading_filled(heading, rows, answer):
    assert short(ask(make_definition("heading_filled", heading=heading, rows=rows))) == {heading: answer}


def test_a_heading_left_blank_is_the_cell_in_question():
    failed = ask(make_definition("heading_filled", heading="i.4", rows=["i.2", "i.3"]))["i.4"]
    assert (failed.printed, failed.expected) == ("", ">= 1")
    assert failed.cells[0] == CellPlace("mau", "i.4", "value")


def test_a_blank_row_that_prints_no_unit_of_measure_is_a_heading_only():
    definition = make_definition("heading_filled", heading="i.1", rows=["i.2"])
    form = make_form("value", definition, rows="indicator")
    rows = [make_row(form, "i.1", "|"), make_row(form, "i.2", "3", unit_of_measure="việc")]
    skipped = answers_of(make_release(make_table(form, rows)), "heading_filled")["i.1"]
    assert (skipped.answer, skipped.reason.in_("en")[:30]) == ("not_applicable", "The row prints no unit of meas")


def test_a_heading_may_be_another_column_of_its_row():
    definition = make_definition("heading_filled", heading="mau[1].used", rows=["mau[1].received", "mau[1].returned"])
    table = make_plain_table(make_form("used received returned", definition), {"1": "||33"})
    failed = answers_of(make_release(table), "heading_filled")["1"]
    assert (failed.answer, failed.cells[0]) == ("fail", CellPlace("mau", "1", "used"))


@pytest.mark.parametrize(("right", "answer"), [("i.1-2", "p"), ("i.2", "f"), ("i.4", "n"), ("bang-khac[1].x", "n")])
def test_rows_equal(right, answer):
    lines = VALUES | {"i.1-2": "5.0"}
    assert short(ask(make_definition("rows_equal", left="i.1", right=right), lines)) == {"i.1": answer}


def test_a_table_the_report_does_not_have_is_told():
    skipped = ask(make_definition("rows_equal", left="i.1", right="bang-khac[1].x"))["i.1"]
    assert skipped.reason.first == "Báo cáo không có bảng bang-khac"
    assert skipped.cells == (CellPlace("mau", "i.1", "value"),)
