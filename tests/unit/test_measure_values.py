"""Measures: computed from the cells of a row or of a table, never from half of them, and moved by new versions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.model.changes import measure_changes
from plugins.cchc.model.measures import Measure, MeasureValue, Variant, measure_values
from plugins.cchc.model.releases import Release, Table
from plugins.cchc.words.text import NO_TEXT
from tests.unit.check_builders import make_form, make_release, make_row, make_table

SHARE = Variant(("mau",), ("dung", "som"), ("tra",), "m1", NO_TEXT, NO_TEXT)
INDICATORS = {"d": "dung", "s": "som", "t": "tra"}
FORM = make_form("d s t khac", indicators=INDICATORS)


def make_measure(*variants: Variant, scale: int = 100, decimals: int = 1) -> Measure:
    words = (NO_TEXT, NO_TEXT, NO_TEXT, "", "phan-tram")
    return Measure("ty-le", *words, scale, decimals, "higher_better", 5, NO_TEXT, variants)


def make_rows(*rows: tuple[str, str, str, dict[str, str]]) -> Table:
    return make_table(FORM, [make_row(FORM, key, printed, kind, **about) for key, printed, kind, about in rows])


def values_of(table: Table, measure: Measure | None = None) -> list[MeasureValue]:
    return list(measure_values(measure or make_measure(SHARE), [make_release(table)]))


def test_a_share_of_one_row() -> None:
    table = make_rows(("a", "1 1 3 9", "item", {"unit": "xa", "category": "dat-dai"}))
    (value,) = values_of(table)
    assert (value.numerator, value.denominator, value.value) == (Decimal(2), Decimal(3), Decimal("66.7"))
    assert (value.measure, value.method, value.category) == ("ty-le", "m1", "dat-dai")
    assert value.place == ("xa", "2019-h1", "bao-cao", "mau", "a")
    assert value.parts == (("a", "d", "dung"), ("a", "s", "som"), ("a", "t", "tra"))


def test_without_a_denominator_the_sum_itself_is_the_value() -> None:
    count = Variant(("mau",), ("dung", "som"), (), "m2", NO_TEXT, NO_TEXT)
    (value,) = values_of(make_rows(("a", "1 2 3 9", "item", {})), make_measure(count, scale=1, decimals=0))
    assert (value.value, value.denominator, value.unit) == (Decimal(3), None, "trung-tam")
    assert not value.above_whole


@pytest.mark.parametrize("printed", ["| 1 | 3", "1 | ? | 3", "1 | 1 |", "1 | 1 | 0", "~ | 1 | 3", "một | 1 | 3"])
def test_where_a_part_is_missing_or_the_whole_is_zero_there_is_no_value(printed: str) -> None:
    assert values_of(make_rows(("a", printed, "item", {}))) == []


def test_a_form_without_one_of_the_indicators_has_no_value() -> None:
    form = make_form("d t", indicators=INDICATORS)
    assert values_of(make_table(form, [make_row(form, "a", "1 2")])) == []


def test_total_rows_count_and_the_other_kinds_do_not() -> None:
    kinds = ("item", "total", "subtotal", "section", "percent")
    table = make_rows(*((kind, "1 1 4 9", kind, {}) for kind in kinds))
    assert [value.row for value in values_of(table)] == ["item", "total"]


def test_the_variant_of_the_form_is_used_and_other_forms_are_passed_over() -> None:
    other = replace(SHARE, forms=("khac",), method="m2")
    assert values_of(make_rows(("a", "1 1 4 9", "item", {})), make_measure(other)) == []
    both = make_measure(other, SHARE)
    assert [value.method for value in values_of(make_rows(("a", "1 1 4 9", "item", {})), both)] == ["m1"]


def test_where_rows_are_indicators_a_table_has_one_value_for_each_unit() -> None:
    form = make_form("value", rows="indicator")
    rows = [
        make_row(form, "1", "2", indicator="dung"),
        make_row(form, "2", "1", indicator="som"),
        make_row(form, "3", "4", indicator="tra"),
        make_row(form, "3x", "40", indicator="tra"),
        make_row(form, "4", "9"),
        make_row(form, "5", "1", indicator="dung", unit="xa"),
    ]
    (value,) = values_of(make_table(form, rows))
    assert (value.row, value.unit, value.category, value.value) == ("", "trung-tam", "", Decimal("75.0"))
    assert value.parts[2] == ("3", "value", "tra")  # the first row of an indicator counts


def test_more_than_the_whole_is_noticed() -> None:
    above, exact = values_of(make_rows(("a", "3 2 4 9", "item", {}), ("b", "3 1 4 9", "item", {})))
    assert above.above_whole and not exact.above_whole


def versions(old: str, new: str) -> tuple[Release, Release]:
    before, after = (make_release(make_rows(("a", printed, "item", {"unit": "xa"}))) for printed in (old, new))
    return before, after


def test_a_version_moves_a_value_when_a_part_differs() -> None:
    measures = [make_measure(SHARE)]
    assert measure_changes(measures, *versions("1 1 4 9", "1 1 4 8")) == ()
    (moved,) = measure_changes(measures, *versions("1 1 4 9", "2 2 8 9"))  # the same share of another number
    assert moved.old is not None and moved.new is not None
    assert (moved.measure, moved.old.denominator, moved.new.denominator) == ("ty-le", Decimal(4), Decimal(8))
    assert moved.value is moved.new


def test_a_value_that_comes_or_goes_is_a_change_too() -> None:
    measures = [make_measure(SHARE)]
    (gone,) = measure_changes(measures, *versions("1 1 4 9", "1 1 | |"))
    assert gone.new is None and gone.value is gone.old
    (come,) = measure_changes(measures, *versions("1 1 | |", "1 1 4 9"))
    assert come.old is None and come.value is come.new
