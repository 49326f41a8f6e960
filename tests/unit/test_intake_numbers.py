"""Figures as printed: each rule of reading has its case, and what could be two things is asked."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cchc.intake.source import CellMark, PrintedCell
from plugins.cchc.intake.table_reading import _read
from plugins.cchc.intake.vi_numbers import (
    ANY,
    CODE,
    COUNT,
    DECIMAL,
    PERCENT,
    WORDS,
    YES_NO,
    Expectation,
    expect,
    plain,
    read_answer,
    read_figure,
    read_options,
)
from plugins.cchc.model.collection import ReportWording
from plugins.cchc.model.releases import Field, FieldType
from tests.fixtures.small_builders import make_field
from tests.unit.test_intake_readings import OTHER, collection_of

# Made up: words that may stand for a figure.
WORDING = ReportWording(
    numerals=("một", "hai", "ba", "năm"), words_for_figures={"có": "1", "không": "0", "o": "0", "l": "1", "x": ""}
)
YES = Expectation(YES_NO, True, (), {"co": "1", "khong": "0"})
SURVEY = Expectation(CODE, True, (), {"truc tuyen": "0", "phat phieu": "1", "ket hop": "2"})

READ = [
    ("1.234", COUNT, "1234"),
    ("1234", COUNT, "1234"),
    ("25.031.678", ANY, "25031678"),
    ("86,48", PERCENT, "86.48"),
    ("100,00", PERCENT, "100.00"),
    ("2,0", DECIMAL, "2.0"),
    ("06", COUNT, "6"),
    ("00", COUNT, "0"),
    ("0", COUNT, "0"),
    ("", COUNT, ""),
    ("-5", COUNT, "-5"),
    ("12.345,6", DECIMAL, "12345.6"),
    ("1,234", PERCENT, "1.2340"),
]


@pytest.mark.parametrize(("text", "kind", "value"), READ)
def test_clear_figure_is_read(text: str, kind: str, value: str) -> None:
    figure = read_figure(text, Expectation(kind, wording=WORDING))
    assert (figure.value, figure.is_text) == (value, False)


ASKED = [
    ("1.5", COUNT, ("15", "1.5")),
    ("100.00", PERCENT, ("10000", "100.00")),
    ("1.234", PERCENT, ("1234", "1.2340")),
    ("25.031", ANY, ("25031", "25.0310")),
    ("1,234", COUNT, ("1234", "1.2340")),
    ("86,48", COUNT, ("8648", "86.48")),
    ("12.345,6", COUNT, ("123456", "12345.6")),
    ("12,345.6", COUNT, ("123456", "12345.6")),
    ("0.234", PERCENT, ("234", "0.234")),
    ("1 234", COUNT, ("1234", "1", "234")),
    ("12 ^1", COUNT, ("12", "1")),
    ("6/8 (trừ Thanh tra)", COUNT, ("6", "8")),
    ("khoảng 50", COUNT, ("50",)),
    ("100%", COUNT, ("100",)),
    ("O", COUNT, ("0",)),
    ("Có", COUNT, ("1",)),
    ("hai văn bản", COUNT, ()),
    ("x", COUNT, ()),
]


@pytest.mark.parametrize(("text", "kind", "guesses"), ASKED)
def test_unclear_figure_is_asked_with_its_meanings(text: str, kind: str, guesses: tuple[str, ...]) -> None:
    figure = read_figure(text, Expectation(kind, wording=WORDING))
    assert figure.value is None and figure.why
    assert figure.guesses == guesses


ANNOTATED = [
    ("Có", YES, "1"),
    ("KHÔNG", YES, "0"),
    ("Kết hợp", SURVEY, "2"),
    ("100%", Expectation(PERCENT), "100"),
    ("86,48 %", Expectation(PERCENT), "86.48"),
    ("41 TTHC", Expectation(COUNT, True, ("tthc",)), "41"),
    ("+3", Expectation(COUNT, True), "3"),
    ("-", Expectation(COUNT, True), ""),
    ("Chưa ban hành", Expectation(COUNT, True), ""),
]


@pytest.mark.parametrize(("text", "expected", "value"), ANNOTATED)
def test_text_for_a_number_gives_the_number_it_states(text: str, expected: Expectation, value: str) -> None:
    figure = read_figure(text, expected)
    assert (figure.value, figure.is_text) == (value, True)


MARKED = [
    (PrintedCell("12", (CellMark.TRACKED,)), COUNT, None, ()),
    (PrintedCell("12", (CellMark.FAINT,)), COUNT, None, ("12",)),
    (PrintedCell("mười", (CellMark.FAINT,)), COUNT, None, ()),
    (PrintedCell("", (CellMark.MERGED,)), COUNT, None, ()),
    (PrintedCell("12", (CellMark.MERGED,)), COUNT, "12", ()),
    (PrintedCell("", (CellMark.WIDE,)), COUNT, "", ()),
    (PrintedCell("12 ^1", (CellMark.RAISED,)), COUNT, "12", ()),
    (PrintedCell("12", (CellMark.SCANNED,)), COUNT, "12", ()),
    (PrintedCell("-", (CellMark.SCANNED,)), COUNT, None, ()),
    (PrintedCell("100%", (CellMark.SCANNED,)), PERCENT, None, ("100",)),
    (PrintedCell("1,5", number="1.5"), PERCENT, "1.5", ()),
    (PrintedCell("1,5", number="1.5"), COUNT, None, ("15", "1.5")),
    (PrintedCell("1,234", number="1.234"), ANY, None, ("1234", "1.2340")),
]


@pytest.mark.parametrize(("cell", "kind", "value", "guesses"), MARKED)
def test_a_figure_with_a_mark_is_read_only_where_the_mark_leaves_no_doubt(
    cell: PrintedCell, kind: str, value: str | None, guesses: tuple[str, ...]
) -> None:
    figure = _read(cell, Expectation(kind, kind == COUNT))
    assert (figure.value, figure.guesses, bool(figure.why)) == (value, guesses, value is None or "^" in cell.text)


def test_options_are_read_from_the_printed_unit() -> None:
    assert read_options("Không = 0; Có = 1") == {"khong": "0", "co": "1"}
    assert read_options("Tốt =1 Có vi phạm = 0") == {"tot": "1", "co vi pham": "0"}
    assert read_options("Tin, bài") == {}


def test_answers_have_no_grouped_thousands() -> None:
    assert read_answer("86,48", whole=False) == read_answer("86.48", whole=False) == "86.48"
    assert read_answer("06", whole=True) == "6"
    assert read_answer("86,48", whole=True) is None
    assert read_answer("1.234.567", whole=False) is None
    assert read_answer("28.242", whole=False) is None
    assert (read_answer("28,242", whole=False), read_answer("28.2420", whole=False)) == ("28.2420", "28.2420")


@given(st.integers(0, 10**12), st.integers(0, 4))
def test_what_the_vietnamese_way_prints_is_read_back(number: int, decimals: int) -> None:
    value = Decimal(number).scaleb(-decimals)
    whole, _, rest = f"{value:f}".partition(".")
    printed = f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")
    kind = DECIMAL if rest else COUNT
    assert Decimal(read_figure(printed, Expectation(kind)).value or "-1") == value


@given(st.text("0123456789., -%", min_size=1, max_size=8))
def test_a_count_is_never_given_decimals(text: str) -> None:
    value = read_figure(text.strip(), Expectation(COUNT, True)).value
    assert value is None or "." not in value


def test_decimal_that_looks_like_thousands_is_written_longer() -> None:
    assert (plain("1.234"), plain("0.234"), plain("12.5")) == ("1.2340", "0.234", "12.5")


def column(kind: str = "number", measured: str = "", indicator: str = "") -> Field:
    return make_field("a", "Số", indicator, measured=measured, kind=cast(FieldType, kind))


# Type and unit of measure of the column; kind and indicator of the row, its unit of measure as printed; what may stand
# in the cell: kind, whole numbers alone, words beside a figure, words for figures.
EXPECTED = [
    (column("text"), "item", "A.1", "bộ", (WORDS, False, set(), {})),
    (column(), "percent", "A.1", "bộ", (PERCENT, False, set(), {})),
    (column(), "item", "A.1", "bộ", (COUNT, False, {"bo", "giay", "bo giay to"}, {})),
    (column("integer"), "item", "A.1", "", (COUNT, True, {"giay", "bo giay to"}, {})),
    (column(), "item", "B.1", "", (COUNT, False, {"cho lam"}, {})),
    (column(), "item", "C.3", "", (DECIMAL, False, {"diem"}, {})),
    (column(), "item", "B.5", "", (PERCENT, False, set(), {})),
    (column(), "item", "A.1", "%", (PERCENT, False, set(), {})),
    (column(), "item", "B.4", "", (YES_NO, False, {"co khong", "roi hay chua"}, {"co": "1", "khong": "0"})),
    (column(), "item", "B.4", "Không = 0; Có = 1", (YES_NO, False, set(), {"khong": "0", "co": "1"})),
    (column(), "item", "B.4", "Chưa = 0; Có = 1", (CODE, False, set(), {"chua": "0", "co": "1"})),
    (column(), "item", "", "", (ANY, False, set(), {})),
    (column(), "item", "", "bộ", (ANY, False, {"bo"}, {})),
    (column(measured="giay"), "item", "", "", (COUNT, False, {"giay", "bo giay to"}, {})),
    (column(measured="diem"), "item", "A.1", "", (DECIMAL, False, {"diem"}, {})),
    (column(measured="phan-tram"), "item", "A.1", "", (PERCENT, False, set(), {})),
    (column(measured="giay"), "item", "C.3", "", (COUNT, False, {"giay", "bo giay to"}, {})),
    (column(indicator="C.3"), "item", "", "", (DECIMAL, False, {"diem"}, {})),
    (column(indicator="C.3"), "item", "A.1", "", (COUNT, False, {"giay", "bo giay to"}, {})),
]


@pytest.mark.parametrize(("field", "row_kind", "indicator", "measure", "told"), EXPECTED)
def test_what_a_cell_may_hold_is_known_by_its_column_and_row(
    field: Field, row_kind: str, indicator: str, measure: str, told: tuple[str, bool, set[str], dict[str, str]]
) -> None:
    expected = expect(field, row_kind, indicator, measure, collection_of(OTHER).references)
    assert (expected.kind, expected.whole, set(expected.words), dict(expected.options)) == told
    assert bool(expected.wording.numerals) is (expected.kind != WORDS), "words for figures are known in each"
