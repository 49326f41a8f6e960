"""Rules asked in each row: sum_of_fields, part_of_field, percent_of_fields."""

from __future__ import annotations

from plugins.cchc.model.findings import CellPlace
from tests.unit.check_builders import answers_of, make_definition, make_form, make_plain_table, make_release, short


def ask(definition, fields: str, lines: dict[str, str]):
    table = make_plain_table(make_form(fields, definition), lines)
    return answers_of(make_release(table), definition.rule)


SUM = make_definition("sum_of_fields", total="t", parts=["a", "b"])


def test_a_total_column_equals_its_parts():
    answers = ask(
        SUM, "t a b", {"1": "3 1 2", "2": "4 1 2", "3": "|1|2", "tong:total": "7 3 4", "ty-le:percent": "9 9 9"}
    )
    assert short(answers) == {"1": "p", "2": "f", "3": "n", "tong": "p"}


def test_a_failing_sum_tells_its_arithmetic_and_its_cells():
    failed = ask(SUM, "t a b", {"8": "2940 1125 1816"})["8"]
    assert (failed.printed, failed.expected, failed.arithmetic, failed.gap) == ("2940", "2941", "1125 + 1816", "-1")
    assert failed.check == "mau/it"
    assert failed.cells == (CellPlace("mau", "8", "t"), CellPlace("mau", "8", "a"), CellPlace("mau", "8", "b"))


def test_a_passing_sum_has_no_gap():
    assert ask(SUM, "t a b", {"1": "3.0 1.0 2.0"})["1"].gap == "0.0"


def test_a_missing_cell_is_named_in_both_languages():
    skipped = ask(SUM, "t a b", {"1": "3|1|"})["1"]
    assert skipped.reason.first == "Ô “Dòng 1”, cột “Cột b” để trống"
    assert skipped.reason.in_("en") == "Cell “Dòng 1”, column “Column b” is blank"


def test_several_missing_cells_are_counted():
    definition = make_definition("sum_of_fields", total="t", parts=["a", "b", "c"])
    skipped = ask(definition, "t a b c", {"1": "3|?||#"})["1"]
    assert skipped.reason.in_("en") == "Cell “Dòng 1”, column “Column a” is illegible (and 2 more)"


def test_printed_parts_above_the_total_fail_although_one_is_blank():
    failed = ask(SUM, "t a b", {"1": "3|4|"})["1"]
    assert (failed.answer, failed.expected, failed.arithmetic, failed.gap) == ("fail", ">= 4", "4 + ∅", "-1")


def test_a_blank_part_could_lower_a_sum_with_negative_parts():
    definition = make_definition("sum_of_fields", total="t", parts=["a", "b", "c"])
    assert short(ask(definition, "t a b c", {"1": "3|6|-1|"})) == {"1": "n"}


def test_cells_not_in_use_count_as_nothing():
    assert short(ask(SUM, "t a b", {"1": "3|3|~", "2": "3|2|-", "3": "0|~|~", "4": "~|1|2"})) == {
        "1": "p", "2": "f", "3": "n", "4": "n",
    }  # fmt: skip


def test_a_sum_of_nothing_names_its_first_cell():
    skipped = ask(SUM, "t a b", {"1": "0|~|~"})["1"]
    assert (
        skipped.reason.in_("en") == "Cell “Dòng 1”, column “Column a” belongs to a system not in use yet (and 1 more)"
    )


def test_text_is_no_number():
    skipped = ask(SUM, "t a b", {"1": "3 1 chưa"})["1"]
    assert skipped.reason.in_("en").endswith("states no number")


def test_only_the_kinds_asked_for_are_asked():
    definition = make_definition("sum_of_fields", total="t", parts=["a", "b"], kinds=["total"])
    assert short(ask(definition, "t a b", {"1": "9 1 2", "tong:total": "3 1 2"})) == {"tong": "p"}


PART = make_definition("part_of_field", parts=["a", "b"], whole="w")


def test_parts_are_no_more_than_the_whole():
    lines = {"1": "3 1 2", "2": "3 2 2", "3": "3|1|", "4": "|1|1", "5": "3|4|", "6": "3||"}
    assert short(ask(PART, "w a b", lines)) == {"1": "p", "2": "f", "3": "n", "4": "n", "5": "f", "6": "n"}


def test_a_failing_part_is_told_against_its_whole():
    failed = ask(PART, "w a b", {"1": "91 81 14"})["1"]
    assert (failed.printed, failed.expected, failed.arithmetic, failed.gap) == ("81 + 14", "<= 91", "", "+4")
    assert failed.cells[0] == CellPlace("mau", "1", "a")


PERCENT = make_definition("percent_of_fields", percent="p", part="a", whole="w")


def test_a_percentage_is_recomputed_at_its_printed_precision():
    lines = {
        "1": "83.3 70 84",  # 83.333…
        "2": "71.9 46 64",  # 71.875
        "3": "72 46 64",
        "4": "71.8 46 64",
        "5": "31.25 10 32",
        "6": "0 0 5",
        "7": "|1|2",
        "8": "50|1|",
        "9": "0|0|0",
    }
    expected = {"1": "p", "2": "p", "3": "p", "4": "f", "5": "p", "6": "p", "7": "n", "8": "n", "9": "n"}
    assert short(ask(PERCENT, "p a w", lines)) == expected


def test_a_tie_may_be_rounded_either_way():
    # 1 / 16 = 6.25 %: 6.3 half up, 6.2 half even.
    assert short(ask(PERCENT, "p a w", {"1": "6.3 1 16", "2": "6.2 1 16", "3": "6.4 1 16"})) == {
        "1": "p", "2": "p", "3": "f",
    }  # fmt: skip


def test_a_failing_percentage_gives_the_rounded_one_and_the_gap_in_points():
    failed = ask(PERCENT, "p a w", {"1": "71.8 46 64"})["1"]
    numbers = (failed.printed, failed.expected, failed.arithmetic, failed.gap)
    assert numbers == ("71.8", "71.88", "46 / 64 × 100", "-0.08")


def test_a_percentage_of_zero_has_no_answer():
    assert ask(PERCENT, "p a w", {"1": "0 0 0"})["1"].reason.in_("en") == "The denominator is zero"
