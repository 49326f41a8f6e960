"""Rows of a print against the rows of the form: damaged in any way, a figure is read right or asked, not misplaced."""

from __future__ import annotations

from plugins.cchc.intake.row_matching import align


def matched(printed: str, expected: str) -> list[tuple[int, int]]:
    return align(len(printed), len(expected), lambda i, j: printed[i] == expected[j])


def test_only_what_fits_in_one_way_is_matched() -> None:
    assert matched("abcd", "abcd") == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert matched("acd", "abcd") == [(0, 0), (1, 2), (2, 3)]
    assert matched("axb", "axxb") == [(0, 0), (2, 3)]  # which of the two is printed?
    assert matched("axxb", "axb") == [(0, 0), (3, 2)]
    assert matched("ba", "ab") == []  # each alone would fit, both together do not
