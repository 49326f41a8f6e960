"""A number of points says of which index it is and of how many: in the name that stands beside it everywhere."""

from __future__ import annotations

import re

import pytest

from plugins.cchc.edition import Edition

POINTS = "diem"  # code list unit_of_measure
OF_HOW_MANY = {"vi": r"\btrên \d+\b", "en": r"\bof \d+\b"}


@pytest.mark.parametrize("lang", OF_HOW_MANY)
def test_every_name_of_points_says_of_how_many(edition: Edition, lang) -> None:
    references, measures = edition.references, edition.measures.values()
    forms = {table.form.id: table.form for release in edition.releases.values() for table in release.tables}
    fields = (field for form in forms.values() for field in form.fields)
    names = [
        *(each.label for each in references.indicators.values() if each.unit_of_measure == POINTS),
        *(name for each in measures if each.unit_of_measure == POINTS for name in (each.title, each.short)),
        *(field.label for field in fields if field.unit_of_measure == POINTS),
    ]
    assert len(names) > 20
    assert [name.in_(lang) for name in names if not re.search(OF_HOW_MANY[lang], name.in_(lang))] == []


def test_groups_of_an_official_index_say_of_which_their_points_are(edition: Edition) -> None:
    items = [item for items in edition.references.official_indices.values() for item in items]
    assert items and all(re.search(r"\d+ trên \d+ điểm của", item.group.in_("vi")) for item in items)
