"""Printed rows against the rows of the form, in order: only what can be matched in one way is matched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Alignment:
    pairs: tuple[tuple[int, int], ...]  # (printed, expected), in order, each the only one possible
    unclear: tuple[tuple[int, tuple[int, ...]], ...]  # printed rows that fit several places, with these


def align(printed: int, expected: int, fits: Callable[[int, int], bool]) -> Alignment:
    """The longest common order of two lists of `printed` and `expected` rows.

    A pair is sure when every longest order has it, that is when it alone has its rank. Equal labels one after the
    other, of which the print has only one, stay unclear.
    """
    equal = [[j for j in range(expected) if fits(i, j)] for i in range(printed)]
    before = _lengths(printed, expected, equal)
    after = _lengths(printed, expected, [[expected - 1 - j for j in equal[i]] for i in reversed(range(printed))])
    longest = before[printed][expected]
    ranks: dict[int, list[tuple[int, int]]] = {}
    for i in range(printed):
        for j in equal[i]:
            if before[i][j] + 1 + after[printed - 1 - i][expected - 1 - j] == longest:
                ranks.setdefault(before[i][j], []).append((i, j))
    sure = tuple(pairs[0] for _, pairs in sorted(ranks.items()) if len(pairs) == 1)
    unclear: dict[int, list[int]] = {}
    for pairs in ranks.values():
        for i, j in pairs if len(pairs) > 1 else ():
            unclear.setdefault(i, []).append(j)
    return Alignment(sure, tuple((i, tuple(sorted(set(js)))) for i, js in sorted(unclear.items())))


def _lengths(printed: int, expected: int, equal: list[list[int]]) -> list[list[int]]:
    """Length of the longest common order of the first i and the first j rows."""
    table = [[0] * (expected + 1)]
    for i in range(printed):
        hits, above = set(equal[i]), table[i]
        row = [0] * (expected + 1)
        for j in range(expected):
            row[j + 1] = above[j] + 1 if j in hits else max(above[j + 1], row[j])
        table.append(row)
    return table
