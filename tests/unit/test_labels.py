"""What the program calls things by a code: each list has a word for every code that the program knows."""

from typing import get_args

import pytest

from plugins.cchc.model.changes import ShapeKind
from plugins.cchc.model.findings import STANDINGS
from plugins.cchc.words.text import labels


def test_every_code_of_the_program_has_its_word() -> None:
    assert tuple(labels("standing")) == STANDINGS
    shapes = {code.split()[0] for code in labels("changed shape")}
    assert shapes == set(get_args(ShapeKind))
    assert set(labels("table description")) <= set(labels("table"))


def test_a_word_is_told_apart_by_its_context_and_there_is_no_list_of_another_name() -> None:
    assert labels("search")["unit"].context == "search" and labels("search")["unit"].first == "Đơn vị"
    assert labels("row kind")["total"].in_("en") != labels("row kind")["total"].first
    with pytest.raises(KeyError):
        labels("nothing")
