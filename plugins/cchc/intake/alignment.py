"""Printed rows against the rows of the form, in order: only what can be matched in one way is matched."""

from __future__ import annotations

from collections.abc import Callable


def align(printed: int, expected: int, fits: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Pairs (printed, expected) of the longest common order of two lists of rows, each pair the only one possible.

    A pair is sure when every longest order has it, that is when it alone has its rank. Equal labels one after the
    other, of which the print has only one, are left out.
    """
    equal = [[j for j in range(expected) if fits(i, j)] for i in range(printed)]
    before = _lengths(expected, equal)
    after = _lengths(expected, [[expected - 1 - j for j in columns] for columns in reversed(equal)])
    longest = before[printed][expected]
    ranks: dict[int, list[tuple[int, int]]] = {}
    for i, columns in enumerate(equal):
        for j in columns:
            if before[i][j] + 1 + after[printed - 1 - i][expected - 1 - j] == longest:
                ranks.setdefault(before[i][j], []).append((i, j))
    return [pairs[0] for _, pairs in sorted(ranks.items()) if len(pairs) == 1]


def _lengths(expected: int, equal: list[list[int]]) -> list[list[int]]:
    """Length of the longest common order of the first i and the first j rows."""
    table = [[0] * (expected + 1)]
    for columns in equal:
        above, row = table[-1], [0] * (expected + 1)
        for j in range(expected):
            row[j + 1] = above[j] + 1 if j in columns else max(above[j + 1], row[j])
        table.append(row)
    return table
