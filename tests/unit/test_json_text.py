"""JSON as it is laid out in published files."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.cchc.errors import CchcError
from plugins.cchc.formats.json_text import render_json


def test_parts_have_lines_of_their_own_down_to_a_depth_and_empty_ones_take_none() -> None:
    document = {"a": {}, "b": [1, {"c": [], "d": [2, Decimal("2.50")]}], "e": []}
    assert render_json(document) == '{\n "a": {},\n "b": [\n  1,\n  {"c":[],"d":[2,2.50]}\n ],\n "e": []\n}\n'
    assert render_json(document, spread=0) == '{"a":{},"b":[1,{"c":[],"d":[2,2.50]}],"e":[]}\n'
    assert render_json({}) == "{}\n"


@pytest.mark.parametrize("value", [Decimal("NaN"), [Decimal("Infinity")], {"a": Decimal("-Infinity")}])
def test_what_is_no_number_is_not_written(value: object) -> None:
    with pytest.raises(CchcError, match="không phải là số"):
        render_json(value)
