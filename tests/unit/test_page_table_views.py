"""The table as filed: headings, cells with their states, marks and findings, and a legend of what was used."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from plugins.cchc.pages.models import CellView
from plugins.cchc.pages.table_views import cell_text, filed_view, legend_of, plain_row, plain_view
from tests.fixtures.small_builders import make_cell, make_field, make_note
from tests.fixtures.small_edition import with_releases
from tests.fixtures.small_names import RECEIVED
from tests.fixtures.small_reports import CENTRE_Q1, COMMUNES, LUA, LUA_PROSE, Q1, WORK, YEAR_LUA
from tests.fixtures.small_site import heading_words, make_site, row_words

SITE = make_site()
RELEASE, LUA_RELEASE = SITE.release(CENTRE_Q1), SITE.release(YEAR_LUA)


def rows_of(table=Q1, release=RELEASE, site=SITE):
    view = filed_view(site, release, table)
    return {row.label: row for row in view.rows}


def with_cell(printed: str, *notes):
    """The first row of the quarter with one cell changed, as the page shows that cell."""
    row = replace(Q1.rows[1], cells={**Q1.rows[1].cells, "late": make_cell(printed, notes)})
    table = replace(Q1, rows=(row,))
    (view,) = filed_view(SITE, RELEASE, table).rows
    return view.cells[3]


def test_headings_are_those_of_the_form_level_by_level() -> None:
    view = filed_view(SITE, RELEASE, Q1)
    levels = [[(cell.text, cell.colspan, cell.rowspan, cell.number) for cell in row] for row in view.header_rows]
    assert levels == [
        [("Tiếp nhận", 1, 3, "1=(2+3+4+5+6)"), ("Kết quả", 5, 1, "")],
        [("Đã giải quyết", 3, 1, ""), ("Còn hạn", 1, 2, "5"), ("Đang quá hạn", 1, 2, "6")],
        [("Trước hạn", 1, 1, "2"), ("Đúng hạn", 1, 1, "3"), ("Quá hạn", 1, 1, "4")],
    ]
    assert view.corner == "Tên dòng" and view.caption == "Giải quyết hồ sơ" and view.source == "Nguồn: 1/BC-TTM"
    assert all(cell.numeric for row in view.header_rows for cell in row)


def test_measures_stand_before_the_figures_and_notes_after_them() -> None:
    view = filed_view(SITE, LUA_RELEASE, LUA)
    assert heading_words(view) == ["Tên dòng", "Đơn vị tính", "Số liệu", "Ghi chú"]
    assert [cell.numeric for cell in view.header_rows[0]] == [False, True, False]
    assert row_words(rows_of(LUA, LUA_RELEASE)["Số người"]) == ["Số người", "Người", "12", "tính cả người nghỉ."]


def test_a_column_of_measures_and_one_of_notes_span_all_levels_of_headings() -> None:
    rows = (Q1.rows[0], replace(Q1.rows[1], unit_of_measure="hồ sơ", note="ghi chú"))
    first, *deeper = filed_view(SITE, RELEASE, replace(Q1, rows=rows)).header_rows
    assert [(cell.text, cell.rowspan) for cell in (first[0], first[-1])] == [("Đơn vị tính", 3), ("Ghi chú", 3)]
    assert [len(level) for level in deeper] == [3, 3]


def test_a_note_column_only_where_a_shown_row_has_one() -> None:
    first = filed_view(SITE, LUA_RELEASE, replace(LUA, rows=LUA.rows[:3]))
    assert heading_words(first) == ["Tên dòng", "Đơn vị tính", "Số liệu"] and len(first.rows) == 3
    assert heading_words(filed_view(SITE, RELEASE, WORK))[1:] == ["Được hỏi", "Đã làm", "Nhận xét"]


def test_numbers_are_written_the_pages_way_and_words_as_they_are() -> None:
    assert row_words(rows_of()["Huyện Đông"])[1:] == ["1.000", "500", "400", "100", "0", "0"]
    assert row_words(rows_of(WORK)["Việc đất đai"]) == ["Việc đất đai", "10", "5", "chậm ở hai nơi"]
    cells = rows_of(WORK)["Việc đất đai"].cells
    assert [cell.numeric for cell in cells] == [True, True, False]


@pytest.mark.parametrize(
    ("printed", "kind", "words"),
    [
        ("1234.50", "number", "1.234,50"),
        ("", "number", ""),
        ("~1234", "integer", "1.234"),
        ("-", "integer", ""),
        ("12/3", "text", "12/3"),
        ("1234", "text", "1234"),
    ],
)
def test_a_cell_prints_what_the_paper_prints(printed: str, kind, words: str) -> None:
    assert cell_text(SITE, make_cell(printed, kind=kind), make_field("a", "A", kind=kind)) == words


def test_a_print_without_a_value_is_still_a_number_where_it_looks_like_one() -> None:
    withheld = replace(make_cell("5"), printed="-1234.5", value=None, state="illegible")
    assert cell_text(SITE, withheld, make_field("a", "A")) == "−1.234,5"
    assert cell_text(SITE, replace(withheld, printed="1.2.3"), make_field("a", "A")) == "1.2.3"
    assert cell_text(SITE, replace(withheld, printed="1234"), make_field("a", "A", kind="text")) == "1234"


@pytest.mark.parametrize(
    ("printed", "mark"), [("", "–"), ("-", "×"), ("~0", "○"), ("?", "?"), ("#", "■"), ("=5", "="), ("0", "")]
)
def test_each_state_has_its_sign_which_the_legend_tells(printed: str, mark: str) -> None:
    cell = with_cell(printed)
    assert (cell.mark, cell.mark_label) == (mark, "")


def test_a_state_says_the_note_about_it_rather_than_the_legend() -> None:
    assert rows_of()["Huyện Bắc"].cells[0].mark_label == "Dùng phần mềm từ quý sau"
    assert with_cell("~", make_note("remark", "", "Chuyện khác")).mark_label == ""
    for note in ("", "Chưa dùng hệ thống"):
        assert with_cell("~", make_note("not_in_use", "x", note)).mark_label == "", "no more than the legend"


def test_words_for_numbers_and_misprints_are_marked_with_what_the_paper_prints() -> None:
    words, misprint = rows_of()["Sở Mây"].cells[2], rows_of()["Sở Mưa"].cells[3]
    assert (words.text, words.mark, words.mark_label) == ("0", "†", "báo cáo in: “không có”")
    assert (misprint.mark, misprint.mark_label) == ("‡", "bản in: “O”")
    noted = with_cell("5", make_note("remark", "", "Số mờ"))
    assert (noted.mark, noted.mark_label) == ("※", "Số mờ")
    label = rows_of()["Sở gió (bản in)"]
    assert (label.label_mark, label.label_mark_label) == ("‡", "bản in: “Sở g1ó”")
    assert rows_of()["Sở Lúa"].label_mark == ""


def test_only_a_misprint_of_the_label_marks_the_label() -> None:
    for note in (replace(make_note("misprint", "x"), field="note"), replace(make_note("remark"), field="label")):
        row = replace(Q1.rows[1], annotations=(note,))
        (view,) = filed_view(SITE, RELEASE, replace(Q1, rows=(row,))).rows
        assert view.label_mark == ""
    row = replace(Q1.rows[1], annotations=(replace(make_note("misprint", "x"), field="label"),))
    assert filed_view(SITE, RELEASE, replace(Q1, rows=(row,))).rows[0].label_mark == "‡"


def test_a_cell_leads_to_the_finding_that_decides_its_standing() -> None:
    cells = rows_of()["Sở Nắng"].cells
    path = partial(SITE.links.finding, CENTRE_Q1)
    assert (cells[0].finding, cells[0].finding_mark) == (
        path(f"{CENTRE_Q1}.mau-1.khong-qua.4"),
        "✗",
    )
    assert (cells[4].finding, cells[4].finding_mark) == (
        path(f"{CENTRE_Q1}.mau-1.bang-tong.4"),
        "※",
    )
    assert all(not cell.finding for cell in rows_of()["Sở Lúa"].cells)


def test_an_oddity_of_a_cell_has_a_sign_of_its_own() -> None:
    signs = [cell.finding_mark for cell in rows_of(WORK)["Việc đất đai"].cells if cell.finding]
    assert signs == ["※"]


def test_headings_are_empty_cells_without_a_mark() -> None:
    assert all(cell == CellView("", True) for cell in rows_of()["Cấp tỉnh"].cells)
    printed = replace(Q1.rows[0], cells={**Q1.rows[0].cells, "late": make_cell("7")})
    (view,) = filed_view(SITE, RELEASE, replace(Q1, rows=(printed,))).rows
    assert (view.cells[3].text == "7" and view.cells[0].mark == "–") or view.cells[0].mark == ""


def test_the_legend_holds_only_what_the_table_uses_in_a_fixed_order() -> None:
    assert [entry.mark for entry in filed_view(SITE, RELEASE, Q1).legend] == ["○", "†", "‡", "✗", "※"]
    assert [entry.mark for entry in filed_view(SITE, RELEASE, COMMUNES).legend] == ["○"]
    rows = [plain_row("a", "", [CellView("1", True, "■"), CellView("2", True, "–")])]
    assert [entry.mark for entry in legend_of(SITE, rows)] == ["–", "■"] and legend_of(SITE, []) == ()


def test_rows_lead_to_their_unit_or_indicator() -> None:
    assert rows_of()["Sở Lúa"].label_path == "don-vi/so-lua/" and rows_of()["Tổng cộng"].label_path == ""
    slug = RECEIVED.lower().replace(".", "-")
    assert rows_of(LUA, LUA_RELEASE)["Tiếp nhận"].label_path == f"chi-tieu/{slug}/"


def test_rows_of_indicators_say_our_code_and_headings_do_not() -> None:
    rows = rows_of(LUA, LUA_RELEASE)
    assert rows["Tiếp nhận"].gloss == "I.1" and rows["I. Hồ sơ"].gloss == ""
    assert rows_of()["Sở Lúa"].gloss == ""


def test_in_another_language_a_printed_label_is_glossed() -> None:
    site = make_site(lang="en")
    assert rows_of(LUA, site.release(YEAR_LUA), site)["Tiếp nhận"].gloss == "I.1 · Hồ sơ tiếp nhận (en)"
    assert rows_of(Q1, site.release(CENTRE_Q1), site)["Sở Lúa"].gloss == "Sở Lúa (en)"
    assert rows_of(Q1, site.release(CENTRE_Q1), site)["Tổng cộng"].gloss == ""
    assert rows_of(WORK, site.release(CENTRE_Q1), site)["Việc đất đai"].gloss == "Đất đai (en)"
    assert filed_view(site, site.release(CENTRE_Q1), Q1).printed_lang == "vi"
    assert filed_view(SITE, RELEASE, Q1).printed_lang == ""
    prose = rows_of(LUA_PROSE, site.release(YEAR_LUA), site)["Số người, theo lời văn"]
    assert prose.gloss == "Số người (en)"


def test_a_name_that_is_the_label_needs_no_gloss() -> None:
    site = make_site(lang="en")
    row = replace(Q1.rows[1], label="SỞ LÚA (EN)")
    assert filed_view(site, site.release(CENTRE_Q1), replace(Q1, rows=(row,))).rows[0].gloss == ""


def test_each_row_has_an_anchor() -> None:
    assert rows_of()["Sở Lúa"].anchor == "r-1" and not any(row.current for row in rows_of().values())


def test_the_table_names_its_columns_of_text() -> None:
    assert filed_view(SITE, RELEASE, Q1).text_columns == ""
    assert filed_view(SITE, RELEASE, WORK).text_columns == "t4"
    assert filed_view(SITE, LUA_RELEASE, LUA).text_columns == "t2 t4"
    assert plain_view(SITE, "Tên", "Góc", [("Số", True)], []).text_columns == ""


def test_a_table_of_our_own_has_one_row_of_headings() -> None:
    rows = [plain_row("a", "x/", [CellView("1", True)], "r")]
    view = plain_view(SITE, "Tên", "Góc", [("Số", True), ("Chữ", False)], rows)
    assert heading_words(view) == ["Góc", "Số", "Chữ"] and (view.source, view.sortable) == ("", False)
    assert [cell.numeric for cell in view.header_rows[0]] == [True, False]
    assert (rows[0].kind, rows[0].anchor, rows[0].current, rows[0].label_path) == ("item", "r", False, "x/")


def test_findings_of_a_corrected_version_are_those_of_the_newest() -> None:
    """A later version of the quarter puts Sở Nắng right: then nothing in its row leads to a finding."""
    row = replace(Q1.rows[4], cells={**Q1.rows[4].cells, "received": make_cell("55")})
    table = replace(Q1, rows=(*Q1.rows[:4], row, *Q1.rows[5:]))
    later = replace(RELEASE, version="1.0.2", tables=(table, WORK))
    site = make_site(with_releases(later))
    assert all(not cell.finding for cell in rows_of(table, later, site)["Sở Nắng"].cells)


def test_words_that_qualify_a_number_stand_before_it() -> None:
    assert with_cell("1500", make_note("qualifier", "hơn")).text == "hơn 1.500"
    assert with_cell("", make_note("qualifier", "hơn")).text == ""


def test_every_row_leads_to_its_line_of_the_papers_text() -> None:
    told = replace(LUA_RELEASE, source_text="lời của văn bản")
    rows = (replace(LUA.rows[0], line_from=12, line_to=13), *LUA.rows[1:])
    view = filed_view(SITE, told, replace(LUA, rows=rows))
    assert heading_words(view)[-1] == "Nguyên văn"
    assert [(row.cells[-1].text, row.cells[-1].path) for row in view.rows][:2] == [
        ("dòng 12", f"bao-cao/{YEAR_LUA}/nguyen-van/#d-12"),
        ("", ""),
    ]
    assert "Nguyên văn" not in heading_words(filed_view(SITE, LUA_RELEASE, LUA)), "versions without the text"


def test_words_of_the_form_left_in_the_column_of_notes_are_no_note() -> None:
    form = replace(LUA.form, prompts=("Ghi rõ lý do",))
    noted = replace(LUA.rows[1], note="Ghi rõ lý do", annotations=(make_note("remark", field="note", note="chữ mẫu"),))
    table = replace(LUA, form=form, rows=(noted, replace(LUA.rows[2], note="vì mưa")))
    view = filed_view(SITE, LUA_RELEASE, table)
    assert [row.cells[-1].text for row in view.rows] == ["(chữ in sẵn của biểu, không điền)", "vì mưa"]
    assert [row.cells[-1].mark for row in view.rows] == ["", ""] and view.remarks == ()


@pytest.mark.parametrize("field", ["label", "note", "unit_of_measure"])
def test_what_was_noted_of_a_rows_words_has_a_sign_there_and_stands_below_in_full(field: str) -> None:
    noted = replace(LUA.rows[1], note="một ghi chú", annotations=(make_note("remark", field=field, note="in hai lần"),))
    view = filed_view(SITE, LUA_RELEASE, replace(LUA, rows=(noted,)))
    (row,) = view.rows
    signs = {"label": (row.label_mark, row.label_mark_label)}
    signs |= {
        name: (cell.mark, cell.mark_label)
        for name, cell in (("unit_of_measure", row.cells[0]), ("note", row.cells[-1]))
    }
    assert {name for name, sign in signs.items() if sign == ("※", "in hai lần")} == {field}
    assert [(entry.mark, entry.label) for entry in view.remarks] == [(noted.label, "in hai lần")]
    assert [entry.mark for entry in view.legend] == ["※"]
