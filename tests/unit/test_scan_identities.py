"""Doubtful numbers of a scan by the sums that their form states."""

from __future__ import annotations

import pytest

from plugins.cchc.intake.reading import CellReading, RowReading, TableReading
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.intake.report_reading import read_report
from plugins.cchc.intake.scan_identities import judge_scan
from plugins.cchc.intake.source import CellMark, Document, Pages, PrintedCell
from plugins.cchc.intake.templates import Template, TemplateRow
from plugins.cchc.model.releases import Field
from tests.fixtures.small_builders import make_definition, make_form, text
from tests.unit.test_intake_readings import SMALL, collection_of

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


SHEET = [
    ["STT", "Đơn vị", "Tổng số", "Kỳ trước chuyển qua", "Mới tiếp nhận", "Tỷ lệ trực tuyến", "Biện pháp"],
    ["1", "Sở Nội vụ", "20", "4", "16", "12,5", ""],
    ["2", "Sở Tư pháp", "11", "2", "9", "", ""],
    ["", "Tổng cộng", "31", "6", "25", "", ""],
    ["", "Tỷ lệ %", "100,00", "1", "99", "", ""],
]


def asked(marks: tuple[str, ...], faint: tuple[int, int] | None = None, **swaps: str) -> list[str]:
    """The numbers that are asked of a sheet with such marks, one of them faint, some read as others: r1c4="17"."""
    rows = []
    for at, row in enumerate(SHEET):
        texts = [swaps.get(f"r{at}c{column}", text) for column, text in enumerate(row)]
        more = [(CellMark.FAINT,) if faint == (at, column) else () for column in range(len(row))]
        rows.append([PrintedCell(text, (*marks, *each)) for text, each in zip(texts, more, strict=True)])
    pages = Pages()
    pages.add_grid(rows, "bảng trên trang 1")
    words = tuple(text for row in rows for text in (cell.text for cell in row))
    document = Document("a.pdf", "", tuple(pages.lines), tuple(pages.grids), words=words)
    assert document.is_scanned is bool(marks)
    reading = read_report(document, collection_of(SMALL), Wanted("so-noi-vu", "2019-h2", "bieu-1"), {})
    return [f"{q.id.removeprefix('bieu-1/')} {q.kind}" for q in reading.open if q.id.startswith("bieu-1")]


SCANNED = (CellMark.SCANNED,)


@pytest.mark.parametrize(
    ("marks", "faint", "swaps", "told"),
    [
        (SCANNED, None, {}, []),
        (SCANNED, (1, 4), {}, []),  # the sums confirm what was in doubt
        (SCANNED, (1, 5), {}, ["1/online_pct scan"]),  # no sum knows it
        (SCANNED, (1, 4), {"r1c4": "17"}, ["1/received_new scan"]),
        (SCANNED, None, {"r1c4": "17"}, ["1/received_new scan"]),  # read alike twice, and wrong
        ((), None, {"r1c4": "17"}, []),  # typed, and wrong: that is the paper's
    ],
)
def test_the_sums_of_a_scan_say_what_is_asked(
    marks: tuple[str, ...], faint: tuple[int, int] | None, swaps: dict[str, str], told: list[str]
) -> None:
    assert asked(marks, faint, **swaps) == told
