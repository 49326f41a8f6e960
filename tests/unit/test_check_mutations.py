"""No digit of the one-stop centre's table of 2019 can change without a check noticing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from plugins.cchc.checks import check_release
from plugins.cchc.model.releases import Release, Row, Table
from tests.unit.check_builders import (
    make_cell,
    make_collection,
    make_definition,
    make_form,
    make_plain_table,
    make_release,
)

FIELDS = (
    "received_total received_carried_over received_new resolved_total resolved_early resolved_on_time resolved_late"
    " pending_total pending_not_due pending_overdue returned received_online"
)

# Appendix I of report 03/BC-TTHC, as printed.
PRINTED = """
1: 36 1 35 34 33 0 1 2 2 0 0 0
2: 1135 1 1134 1039 885 154 0 96 96 0 2 546
3: 178 1 177 173 168 3 2 5 5 0 0 7
4: 14079 1947 12132 11903 11900 3 0 2176 2176 0 4 619
5: 1252 13 1239 1235 1076 158 1 17 17 0 0 315
6: 8 0 8 8 7 0 1 0 0 0 0 2
7: 463 19 444 407 401 6 0 56 56 0 0 0
8: 508 10 498 491 446 44 1 17 17 0 14 0
9: 1659 27 1632 1606 1595 10 1 53 53 0 0 0
10: 352 18 334 325 325 0 0 27 27 0 1 271
11: 204 23 181 148 122 20 6 56 55 1 1 0
12: 3428 195 3233 2941 2880 5 56 487 460 27 1 192
13: 326 4 322 318 318 0 0 8 8 0 0 28
14: 393 43 350 309 309 0 0 84 84 0 4 0
15: 836 153 683 542 541 0 1 294 294 0 0 0
16: 174 1 173 169 166 3 0 5 5 0 0 0
total: 25031 2456 22575 21648 21172 406 70 3383 3355 28 27 1980
percent: 100.00 9.81 90.19 86.48 97.80 1.88 0.32 13.52 99.17 0.83 0.11 7.91
"""

OF_RECEIVED = "received_total received_carried_over received_new resolved_total pending_total returned received_online"
DENOMINATORS = {
    **{field: "received_total" for field in OF_RECEIVED.split()},
    **{field: "resolved_total" for field in ("resolved_early", "resolved_on_time", "resolved_late")},
    **{field: "pending_total" for field in ("pending_not_due", "pending_overdue")},
}
SUMS = {
    "received_total": ("received_carried_over", "received_new"),
    "resolved_total": ("resolved_early", "resolved_on_time", "resolved_late"),
    "pending_total": ("pending_not_due", "pending_overdue"),
}
FORM = make_form(
    FIELDS,
    *(make_definition("sum_of_fields", total, total=total, parts=parts) for total, parts in SUMS.items()),
    make_definition("sum_of_fields", "flow", total="received_total", parts=["resolved_total", "pending_total"]),
    make_definition("column_total", "columns", row="total", of=["kind:item"], fields=FIELDS.split()),
    make_definition("percent_row", "percents", row="percent", of="total", denominators=DENOMINATORS),
)


def make_appendix() -> Table:
    lines = dict(line.split(": ", 1) for line in PRINTED.strip().splitlines())
    kinds = {"total": "total:total", "percent": "percent:percent"}
    return make_plain_table(FORM, {kinds.get(key, key): printed for key, printed in lines.items()})


def answers(table: Table) -> tuple[tuple[str, str, str], ...]:
    release = make_release(table)
    return tuple((one.check, one.place, one.answer) for one in ask(release))


def ask(release: Release):
    return check_release(release, make_collection(release))


def other_digits(printed: str) -> Iterator[str]:
    """Every print that differs from this one in a single digit."""
    for at, sign in enumerate(printed):
        if sign.isdigit():
            yield from (printed[:at] + digit + printed[at + 1 :] for digit in "0123456789" if digit != sign)


def with_cell(table: Table, row: Row, field: str, printed: str) -> Table:
    changed = replace(row, cells={**row.cells, field: make_cell(printed)})
    return replace(table, rows=tuple(changed if one is row else one for one in table.rows))


APPENDIX = make_appendix()
TRUTH = answers(APPENDIX)


def test_the_table_as_printed_passes_every_check():
    assert len(APPENDIX.rows) == 18
    assert {answer for _, _, answer in TRUTH} == {"pass"}
    assert len(TRUTH) == 17 * 4 + 12 + 12


def test_every_cell_takes_part_in_a_check():
    used = {(place.row, place.field) for one in ask(make_release(APPENDIX)) for place in one.cells}
    assert used == {(row.key, field) for row in APPENDIX.rows for field in row.cells}


@pytest.mark.parametrize("key", [row.key for row in APPENDIX.rows])
def test_every_changed_digit_changes_an_answer(key):
    row = APPENDIX.row(key)
    assert row is not None
    unnoticed = [
        (field, printed)
        for field, cell in row.cells.items()
        for printed in other_digits(cell.printed)
        if answers(with_cell(APPENDIX, row, field, printed)) == TRUTH
    ]
    assert unnoticed == []
