"""The lists that figures refer to are published with what a reader needs to join them rightly."""

from __future__ import annotations

from itertools import combinations

from plugins.cchc.edition import Edition
from plugins.cchc.tables.make_books import make_edition_book


def test_a_code_that_two_units_have_is_told_apart_by_list_and_days(edition: Edition) -> None:
    units = [unit for unit in edition.references.units.values() if unit.code]
    assert len(units) >= 150 and all(unit.code_list for unit in units)
    shared = [(one, other) for one, other in combinations(units, 2) if one.code == other.code]
    overlapping = [
        (one.id, other.id)
        for one, other in shared
        if one.valid_from <= (other.valid_to or "9") and other.valid_from <= (one.valid_to or "9")
    ]
    assert len(shared) >= 43 and overlapping == []


def test_what_the_collection_goes_by_is_in_the_download_of_all_data(edition: Edition) -> None:
    references = edition.references
    tables = {table.name: table for table in make_edition_book(edition.collection, ()).lists}
    assert len(tables["legal_acts"].rows) == len(references.legal_acts) > 0
    assert len(tables["index_items"].rows) == len(references.index_items) > 0
    assert len(tables["comparison_sets"].rows) == len(references.comparison_sets) > 0
    assert len(tables["gaps"].rows) == len(references.gaps) > 0
    assert "subject_printed" in [column.name for column in tables["documents"].columns]
    code = next(column for column in tables["units"].columns if column.name == "code")
    assert "does not" in code.description.in_("en").lower() or "not enough" in code.description.in_("en").lower()
