"""sum_of_rows with `where_blank`: silent when every part is printed, else it asks what blank would mean."""

from __future__ import annotations

import pytest

from tests.unit.check_builders import answers_of, make_definition, make_form, make_plain_table, make_release


@pytest.mark.parametrize(
    ("parts", "answer"),
    [({"a": "1", "b": "2"}, "not_applicable"), ({"a": "3", "b": ""}, "pass"), ({"a": "2", "b": ""}, "fail")],
)
def test_speaks_only_where_a_part_is_blank(parts: dict[str, str], answer: str) -> None:
    params = {"where_blank": "yes", "blank_is_nothing": "yes"}
    definition = make_definition("sum_of_rows", total="tong", parts=["a", "b"], **params)
    form = make_form("value", definition, rows="indicator")
    release = make_release(make_plain_table(form, {"tong": "3", **parts}))
    assert answers_of(release, "sum_of_rows")["tong"].answer == answer


def test_says_that_no_cell_is_blank() -> None:
    definition = make_definition("sum_of_rows", total="tong", parts=["a"], where_blank="yes", blank_is_nothing="yes")
    release = make_release(make_plain_table(make_form("value", definition), {"tong": "1", "a": "1"}))
    assert answers_of(release, "sum_of_rows")["tong"].reason.first == "Không ô nào để trống"
