"""All figures of a page by topic: each with its state, its note, the cell it comes from and its check."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.model.releases import Table
from plugins.cchc.pages import value_columns as module
from plugins.cchc.pages.evidence import place_of, printed_measure, printed_title
from plugins.cchc.pages.value_columns import figure_label, figure_text, figures_by_topic, topic_name, unit_of_measure
from plugins.cchc.words.language import mark_quoted
from tests.fixtures.small_reports import CENTRE_Q1, YEAR_LUA
from tests.fixtures.small_site import make_site, table_words

SITE = make_site()


def figures(unit: str, period: str):
    return SITE.edition.store.of_unit_period(unit, period)


def of_row(unit: str, period: str, row: str, field: str = "value", table: str = ""):
    (figure,) = (
        one for one in figures(unit, period) if (one.row, one.field) == (row, field) and table in ("", one.table)
    )
    return figure


def test_topics_follow_the_sections_and_what_has_none_comes_last() -> None:
    tables = figures_by_topic(SITE, figures("trung-tam-mau", "2032-q1"))
    assert [table.caption for table in tables] == [
        "II. Thủ tục", "III. Một cửa", "Số liệu khác trong biểu và lời văn",
    ]  # fmt: skip
    shuffled = figures_by_topic(SITE, figures("trung-tam-mau", "2032-q1")[::-1])
    assert [table.caption for table in shuffled] == [table.caption for table in tables]
    assert all(not table.folded for table in tables)


def test_no_row_is_fetched_for_a_figure_without_words_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = [one for one in SITE.edition.store.all() if isinstance(one.value, Decimal) and not one.note]
    codes = [one for one in plain if SITE.table(one.report, one.table).form.rows == "indicator"]
    monkeypatch.setattr(Table, "row", lambda *_: pytest.fail("a row is fetched"))
    assert [figure_text(SITE, one) for one in plain] == [
        SITE.number(one.number) for one in plain if one.number is not None
    ]
    assert all(one.row.upper() in place_of(SITE, one.report, one.table, [(one.row, one.field)]) for one in codes)
    assert codes and len(plain) > len(codes)


@pytest.mark.parametrize(("many", "folded"), [(9, ""), (8, "III. Một cửa: 3 số liệu")])
def test_with_many_figures_the_topics_start_closed(monkeypatch, many: int, folded: str) -> None:
    monkeypatch.setattr(module, "MANY", many)
    assert figures_by_topic(SITE, figures("so-lua", "2031"))[0].folded == folded


def test_a_topic_is_named_by_its_code_and_label() -> None:
    assert topic_name(SITE, "III") == "III. Một cửa" and topic_name(SITE, "VII") == "VII"
    assert topic_name(SITE, "") == "Số liệu khác trong biểu và lời văn"


def test_a_row_says_value_measure_state_place_and_check() -> None:
    tables = figures_by_topic(SITE, figures("so-lua", "2031"))
    people = tables[1]
    assert table_words(people) == [
        ["Số người", "12", "Người", "tính cả người nghỉ.", "biểu 2", "✗ có số khác"],
        ["Số người", "", "", "để trống", "biểu 2", ""],
        ["Điều mật", "", "", "không công bố", "biểu 2", ""],
        ["Số người", "10", "người", "", "lời văn", "✗ có số khác"],
    ]
    assert [row.cells[0].mark for row in people.rows] == ["", "–", "■", ""]
    assert people.rows[0].label_path == "chi-tieu/nguoi/"
    assert people.rows[0].cells[3].path == f"bao-cao/{YEAR_LUA}/mau-2/#r-ii.1"
    assert [entry.mark for entry in people.legend] == ["–", "■"]
    received = figures_by_topic(SITE, figures("so-lua", "2032-q1"))[0]
    assert table_words(received)[0] == ["Hồ sơ tiếp nhận", "120", "hồ sơ", "", "Phụ lục I", "✓ khớp"]


def test_a_row_without_an_indicator_leads_to_its_cell() -> None:
    words = figures_by_topic(SITE, figures("trung-tam-mau", "2032-q1"))[-1]
    assert table_words(words) == [
        ["Nhận xét (Đất đai)", "chậm ở hai nơi", "", "", "Biểu mẫu 3", ""],
        ["Nhận xét (Hộ tịch)", "", "", "để trống", "Biểu mẫu 3", ""],
        ["Nhận xét", "", "", "để trống", "Biểu mẫu 3", ""],
    ]
    assert words.rows[0].label_path == f"bao-cao/{CENTRE_Q1}/mau-3/#r-dat"


def test_figures_are_called_by_indicator_row_or_column() -> None:
    number = of_row("so-lua", "2031", "ii.1")
    assert figure_label(SITE, number) == "Số người"
    assert figure_label(SITE, replace(number, indicator="")) == "Số người"
    prose = of_row("so-lua", "2031", "nguoi")
    assert figure_label(SITE, replace(prose, indicator="")) == "Số người, theo lời văn"
    assert figure_label(SITE, replace(prose, indicator="", row_label="khac")) == "khac"
    cell = of_row("so-lua", "2032-q1", "1", "late")
    assert figure_label(SITE, replace(cell, indicator="")) == "Quá hạn"


def test_totals_and_parts_are_said_beside_the_name() -> None:
    assert figure_label(SITE, of_row("trung-tam-mau", "2032-q1", "total", "late")) == "Hồ sơ quá hạn (tổng cộng)"
    assert figure_label(SITE, of_row("trung-tam-mau", "2032-q1", "dat", "asked")) == "Việc được hỏi (Đất đai)"
    assert figure_label(SITE, of_row("trung-tam-mau", "2032-q1", "total", "asked")) == "Việc được hỏi"


def test_a_note_is_marked_as_quoted_on_a_page_in_another_language() -> None:
    site = make_site(lang="en")
    (_, table, *_) = figures_by_topic(site, site.edition.store.of_unit_period("so-lua", "2031"))
    (_, own, *_) = figures_by_topic(SITE, figures("so-lua", "2031"))
    marked = [mark_quoted(row.cells[2].text) for row in table.rows]
    assert marked[0] == '<span lang="vi">tính cả người nghỉ.</span>'
    assert [bool(text) and "span" not in text for text in marked[1:]] == [True, True, False]
    assert not any("span" in mark_quoted(row.cells[2].text) for row in own.rows)


def test_a_unit_of_measure_is_a_label_or_what_the_form_prints() -> None:
    assert unit_of_measure(SITE, of_row("so-lua", "2032-q1", "1", "late")) == "hồ sơ"
    assert unit_of_measure(SITE, of_row("so-lua", "2031", "i.5")) == "Có =1 Không = 0"


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Có =1 Không = 0", "yes = 1, no = 0"),
        ("Có = 1; Không=0", "yes = 1, no = 0"),
        ("HỒ  SƠ", "dossiers"),
        ("Thứ lạ", "Thứ lạ"),
    ],
)
def test_printed_measures_are_read_whatever_their_spelling(printed: str, words: str) -> None:
    assert printed_measure(make_site(lang="en"), printed) == words
    assert printed_measure(SITE, printed) == printed


def test_printed_titles_keep_their_number() -> None:
    english = make_site(lang="en")
    assert [printed_title(SITE, title) for title in ("Phụ lục IV", "Biểu mẫu 12")] == ["Phụ lục IV", "Biểu mẫu 12"]
    assert printed_title(english, "Phụ lục IV") == "Appendix IV" and printed_title(english, "Mẫu khác") == "Mẫu khác"
