"""Doubtful numbers of a scan by the sums that their form states."""

from __future__ import annotations

import pytest

from plugins.cchc.intake.reading import CellReading, RowReading, TableReading
from plugins.cchc.intake.scan_identities import judge_scan
from plugins.cchc.intake.templates import Template, TemplateRow
from plugins.cchc.model.releases import Field
from tests.fixtures.small_builders import make_definition, make_form, text

FIELDS = [Field(name, "integer", text(name)) for name in ("total", "early", "late")]
FORM = make_form(
    "bieu-thu", "Biểu thử", "category", FIELDS,
    make_definition("across", "sum_of_fields", "Tổng", total="total", parts=["early", "late"]),
    make_definition("down", "column_total", "Cộng", row="cong", of=["kind:item"], fields=["total", "early", "late"]),
)  # fmt: skip
KEYS = ("mot", "hai", "cong")


def read(*lines: str, rows: tuple[str, ...] = KEYS) -> tuple[set[str], set[str]]:
    """Three numbers a row; a doubtful one has a question mark behind it. What is confirmed and what contradicted."""
    kinds = {"cong": "total"}
    template = Template("bieu-thu", FORM, tuple(TemplateRow(key, kinds.get(key, "item"), key) for key in KEYS), ())
    readings = []
    for key, line in zip(rows, lines, strict=True):
        cells = tuple(
            CellReading(f.name, n, "", is_open=True, guess=n.rstrip("?")) if "?" in n else CellReading(f.name, n, n)
            for f, n in zip(FIELDS, line.split(), strict=True)
        )
        readings.append(RowReading(template.by_key[key], key, key, "", cells, "", "", 1, 1))
    verdict = judge_scan([TableReading(template, "", "", tuple(readings), ())])
    confirmed, contradicted = (
        {f"{p.row}/{p.field}" for p in places} for places in (verdict.confirmed, verdict.contradicted)
    )
    return confirmed, contradicted


@pytest.mark.parametrize(
    ("lines", "confirmed", "contradicted"),
    [
        (("9 5 4", "3 2 1", "12 7 5"), set(), set()),
        (("9 5? 4", "3 2 1", "12 7 5"), {"mot/early"}, set()),  # both sums have it
        (("9 6? 4", "3 2 1", "12 7 5"), set(), {"mot/early"}),  # neither has; it is asked as before
        (("9 6 4", "3 2 1", "12 7 5"), set(), {"mot/early"}),  # read alike twice, and wrong
        (("9 ? 4", "3 2 1", "12 7 5"), set(), set()),  # nothing to weigh
        (("10 5? 4", "3 2 1", "12 7 5"), set(), {"mot/total"}),  # confirmed down, contradicted across: still asked
    ],
)
def test_sums_confirm_and_contradict(lines: tuple[str, ...], confirmed: set[str], contradicted: set[str]) -> None:
    assert read(*lines) == (confirmed, contradicted)


def test_table_without_all_its_rows_contradicts_nothing() -> None:
    assert read("9 5? 4", "12 7 5", rows=("mot", "cong")) == (set(), set())


def test_paper_that_contradicts_itself_everywhere_is_taken_as_read() -> None:
    assert read("9 6 4", "3 1 1", "12 7 8") == (set(), set())
