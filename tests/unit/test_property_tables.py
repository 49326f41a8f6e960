"""Tables of properties: records in the order of their lines, what is said later goes first, a slip ends the build."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError, UndefinedError

from plugins.cchc.words.text_templates import PropertyTable, expression

LINES = """record,property,value
all,kind,'thing'
all,title,title
book,@id,'#' ~ number
book,*,all
book,kind,'book'
book,by,"record('author', name='An')"
author,name,name
author,of,title
"""


@pytest.fixture
def table(tmp_path: Path) -> PropertyTable:
    (tmp_path / "books.csv").write_text(LINES, "utf-8")
    return PropertyTable(str(tmp_path / "books.py"), "books.csv")


def test_a_record_says_what_another_says_and_its_own_goes_before_it(table):
    told = table.record("book", {"title": "Một"}, number=7)
    assert told == {"@id": "#7", "kind": "book", "title": "Một", "by": {"name": "An", "of": "Một"}}
    assert list(told) == ["@id", "kind", "title", "by"]


def test_a_name_that_is_not_given_is_no_empty_property(table):
    with pytest.raises(UndefinedError, match="title"):
        str(table.record("all", {})["title"])


def test_a_slip_in_an_expression_is_told_when_the_table_is_read():
    with pytest.raises(TemplateSyntaxError):
        expression("record('author'")
