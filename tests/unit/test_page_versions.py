"""Versions and corrections: what changed, why, and a warning in red where a version is known to be wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.formats.file_format import PublishedFile
from plugins.cchc.model.changes import CellChange, changes_between
from plugins.cchc.pages import data_sets as versions_module
from plugins.cchc.pages.change_views import (
    annotation_words,
    cell_words,
    change_tables,
    changes_of,
    column_words,
    count_words,
    note_words,
    versions_of,
)
from plugins.cchc.pages.citation import FileSizes, sum_of
from plugins.cchc.pages.data_sets import version_page
from plugins.cchc.pages.models import PageSection
from tests.fixtures.small_builders import make_note, text
from tests.fixtures.small_names import MEASURE_LATE
from tests.fixtures.small_reports import CENTRE_Q1, Q1, WORK
from tests.fixtures.small_site import (
    anchors,
    heading_words,
    lead_words,
    make_site,
    paths,
    section_of,
    table_words,
    with_sizes,
)
from tests.fixtures.small_versions import CHANGED, later, site_of, with_cell

SITE = make_site()
FIRST, SECOND = versions_of(SITE, CENTRE_Q1)


def warning(page) -> PageSection:
    section = page.sections[0]
    return section


def test_every_version_has_a_page() -> None:
    heads = [page.head for page in (version_page(SITE, release) for release in SITE.edition.collection.releases)]
    assert len(heads) == 6 and len({head.title for head in heads}) == 6
    assert heads[0].path == f"du-lieu/{CENTRE_Q1}/1.0.0/" and heads[0].shared_path == heads[0].path
    assert heads[0].title == "Bản 1.0.0: Báo cáo quý I"


def test_versions_stand_by_number_and_not_by_letters() -> None:
    site = site_of(later(SECOND, "1.0.10"), later(SECOND, "1.0.9"))
    assert [one.version for one in versions_of(site, CENTRE_Q1)] == ["1.0.0", "1.0.1", "1.0.9", "1.0.10"]
    assert [(one.old.version, one.new.version) for one in changes_of(site, CENTRE_Q1)] == [
        ("1.0.9", "1.0.10"), ("1.0.1", "1.0.9"), ("1.0.0", "1.0.1"),
    ]  # fmt: skip


def test_an_old_version_warns_and_leads_to_every_cell_that_changed_since() -> None:
    page = version_page(SITE, FIRST)
    assert lead_words(page) == "Đây là một bản cũ, giữ lại để ai đã trích dẫn vẫn tra được."
    warned = warning(page)
    assert warned.alarm and warned.warning == (
        "Đã có bản mới hơn (1.0.1, 2/5/2032). Từ bản này đến bản ấy: 1 ô đổi. Bản này có chỗ thiếu hoặc sai đã biết "
        "(sửa lỗi chép)."
    )
    changed = f"dinh-chinh/#{CENTRE_Q1}-1.0.1"
    assert paths(warned.links) == [f"du-lieu/{CENTRE_Q1}/1.0.1/", changed, f"du-lieu/{CENTRE_Q1}/"]


def test_the_newest_version_warns_of_nothing() -> None:
    page = version_page(SITE, SECOND)
    assert anchors(page) == ["ban", "tep", "doi-1.0.1", "nhung", "trich-dan"]
    assert lead_words(page) == "Đây là bản mới nhất." and page.kicker == "Bản 1.0.1, 2/5/2032"
    assert anchors(version_page(SITE, FIRST)) == ["canh-bao", "ban", "tep", "nhung", "trich-dan"]


@pytest.mark.parametrize(
    ("reason", "alarm"),
    [
        ("transcription", True),
        ("source_corrected", True),
        ("late_report", False),
        ("definition", False),
        ("unit_change", False),
    ],
)
def test_only_a_known_mistake_is_an_alarm(reason: str, alarm: bool) -> None:
    site = site_of(later(SECOND, "1.0.1", reason))
    warned = warning(version_page(site, FIRST))
    assert warned.alarm is alarm and ("sai đã biết" in warned.warning) is alarm


def test_a_mistake_found_in_between_is_still_an_alarm_and_each_version_since_is_named() -> None:
    third = with_cell(later(SECOND, "1.1.0", "late_report"), "2", "late", "12")
    oldest, middle = (warning(version_page(site_of(third), release)) for release in (FIRST, SECOND))
    assert (oldest.alarm, middle.alarm) == (True, False)
    assert "1.1.0" in oldest.warning and "2 ô đổi" in oldest.warning and "1 ô đổi" in middle.warning
    home, changed = f"du-lieu/{CENTRE_Q1}/", f"dinh-chinh/#{CENTRE_Q1}-"
    assert paths(oldest.links) == [f"{home}1.1.0/", f"{changed}1.1.0", f"{changed}1.0.1", home]
    assert paths(middle.links) == [f"{home}1.1.0/", f"{changed}1.1.0", home]


def test_measures_that_move_are_shown_with_both_values() -> None:
    cells, measures = change_tables(SITE, changes_between(FIRST, SECOND))
    assert (cells.caption, measures.caption) == ("Các ô đã đổi", "Chỉ số đổi theo")
    assert heading_words(cells) == ["Dòng", "Bản 1.0.0", "Bản 1.0.1", "Cột", "Bảng"]
    assert table_words(measures) == [
        ["Tỷ lệ quá hạn", "Sở Lúa", "k.2032-q1", "1,10\u00a0% (1 trên 91)", "10,00\u00a0% (10 trên 100)"],
        ["Tỷ lệ đúng hạn", "Sở Lúa", "k.2032-q1", "98,90\u00a0% (90 trên 91)", "90,00\u00a0% (90 trên 100)"],
    ]
    assert measures.rows[0].label_path == f"chi-tieu/{MEASURE_LATE}/"
    assert cells.rows[0].label_path == f"bao-cao/{CENTRE_Q1}/mau-1/#r-1"


def test_a_measure_that_can_no_longer_be_worked_out_says_so() -> None:
    blank = with_cell(later(SECOND, "1.0.2"), "1", "received", "")
    (_, measures) = change_tables(SITE, changes_between(SECOND, blank))
    assert table_words(measures) == [["Số hồ sơ nhận", "Sở Lúa", "k.2032-q1", "120", "không tính được"]]


def test_an_annotation_without_any_figure_changed_is_shown() -> None:
    note = replace(make_note("remark", "12", "Có thể in nhầm dòng"), field="late")
    changed = with_cell(later(SECOND, "1.0.2"), "1", "late", "10", note)
    (shown,) = change_tables(SITE, changes_between(SECOND, changed))
    assert shown.caption == "Chú giải đã đổi"
    assert table_words(shown) == [[CHANGED[0], "không có", "Lưu ý: “12”; Có thể in nhầm dòng", *CHANGED[3:]]]


def test_rows_tables_and_words_are_shown() -> None:
    table = SECOND.tables[0]
    shorter = later(SECOND, "2.0.0", tables=(replace(table, rows=table.rows[:-1], as_of="2032-03-30"),))
    (shown, _) = change_tables(SITE, changes_between(SECOND, shorter))[:2]
    assert shown.caption == "Dòng, cột và bảng" and shown.corner == "Thay đổi"
    rows = [row[:5] for row in table_words(shown)]
    assert rows == [
        ["Bỏ bảng", "", "", "", "Việc theo loại"],
        ["Bỏ dòng", "Tổng cộng", "", "", "Giải quyết hồ sơ"],
        ["Đổi lời mô tả", "25/3/2032", "30/3/2032", "Tính đến ngày", "Giải quyết hồ sơ"],
    ]
    back = change_tables(SITE, changes_between(shorter, later(SECOND, "3.0.0")))[0]
    assert [row[0] for row in table_words(back)] == ["Thêm bảng", "Thêm dòng", "Đổi lời mô tả"]
    assert table_words(back)[1][:5] == ["Thêm dòng", "", "Tổng cộng", "", "Giải quyết hồ sơ"]


def test_a_row_stands_under_the_title_its_table_had_when_the_row_was_there() -> None:
    table = SECOND.tables[0]
    retitled = replace(table, rows=table.rows[:-1], title=text("Tên mới"))
    shorter = later(SECOND, "2.0.0", tables=(retitled, WORK))
    for old, new, what in ((SECOND, shorter, "Bỏ dòng"), (shorter, SECOND, "Thêm dòng")):
        shown = [row for table in change_tables(SITE, changes_between(old, new)) for row in table_words(table)]
        assert [row[4] for row in shown if row[0] == what] == ["Giải quyết hồ sơ"]


def test_columns_that_come_go_or_change_are_shown() -> None:
    form, table = WORK.form, WORK
    fewer = replace(form, fields=form.fields[:2])
    without = replace(
        table, form=fewer, rows=tuple(replace(r, cells={k: r.cells[k] for k in ("asked", "done")}) for r in table.rows)
    )
    relabelled = replace(form, fields=(replace(form.fields[0], label=text("Hỏi")), *form.fields[1:]))
    cases = [
        (replace(SECOND, tables=(without,)), ["Bỏ cột", "", "", "Nhận xét", "Việc theo loại"]),
        (
            replace(SECOND, tables=(replace(table, form=relabelled),)),
            ["Đổi tiêu đề cột", "Được hỏi", "Hỏi", "Hỏi", "Việc theo loại"],
        ),
        (
            replace(SECOND, tables=(replace(table, rows=table.rows[::-1]),)),
            ["Đổi thứ tự dòng", "", "", "", "Việc theo loại"],
        ),
        (
            replace(SECOND, tables=(replace(table, period="2032-q2"),)),
            ["Đổi định nghĩa (period)", "2032-q1", "2032-q2", "", "Việc theo loại"],
        ),
        (
            replace(SECOND, tables=(replace(table, id="mau-8"),)),
            ["Đổi tên bảng", "mau-3", "mau-8", "", "Việc theo loại"],
        ),
    ]
    before = replace(SECOND, tables=(table,))
    for after, row in cases:
        shown = next(
            one for one in change_tables(SITE, changes_between(before, after)) if one.caption == "Dòng, cột và bảng"
        )
        assert table_words(shown)[0][:5] == row
    added = change_tables(SITE, changes_between(replace(SECOND, tables=(without,)), before))[0]
    assert table_words(added)[0][3:5] == ["Nhận xét", "Việc theo loại"]


def test_where_rows_stand_in_the_source_is_said_once_a_table() -> None:
    rows = tuple(replace(row, line_from=5, line_to=6) for row in WORK.rows)
    moved = replace(SECOND, tables=(Q1, replace(WORK, rows=rows)))
    (shown,) = change_tables(SITE, changes_between(SECOND, moved))
    assert [row[:5] for row in table_words(shown)] == [
        ["Đổi vị trí trong văn bản nguồn", "", "", "lines.csv", "Việc theo loại"],
    ]


def test_a_row_that_is_gone_today_is_not_linked() -> None:
    table = SECOND.tables[0]
    newest = later(SECOND, "2.0.0", tables=(replace(table, rows=(table.rows[0], *table.rows[2:])), WORK))
    (cells, *_) = change_tables(site_of(newest), changes_between(FIRST, SECOND))
    assert (cells.rows[0].label, cells.rows[0].label_path) == ("Sở Lúa", "")


def test_counts_name_only_what_there_is() -> None:
    table = SECOND.tables[0]
    assert count_words(SITE, changes_between(FIRST, SECOND)) == "1 ô đổi"
    shorter = later(SECOND, "2.0.0", tables=(replace(table, rows=table.rows[:-2]), WORK))
    assert count_words(SITE, changes_between(SECOND, shorter)) == "2 dòng bỏ"
    assert count_words(SITE, changes_between(shorter, SECOND)) == "2 dòng thêm"
    without = later(SECOND, "2.0.0", tables=(Q1,))
    assert count_words(SITE, changes_between(SECOND, without)) == "1 thay đổi về bảng và cột"
    assert count_words(SITE, changes_between(SECOND, later(SECOND, "2.0.0"))) == "không ô nào đổi, chỉ lời mô tả"


@pytest.mark.parametrize(("note", "words"), [("Sửa số", "Sửa số."), ("Sửa số. ", "Sửa số."), ("Vì sao?", "Vì sao?")])
def test_a_note_without_a_full_stop_still_ends_its_sentence(note: str, words: str) -> None:
    assert note_words(SITE, replace(SECOND, change_note=text(note))) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (CellChange("mau-1", "1", "late", "1234", "", "reported", "blank"), ("1.234", "để trống")),
        (CellChange("mau-1", "1", "late", "0", "0", "reported", "not_in_use"), ("0", "0 (chưa dùng hệ thống)")),
        (CellChange("mau-1", "1", "late", "x", "-5", "reported", "reported"), ("x", "−5")),
        (CellChange("mau-3", "dat", "words", "1234", "5", "reported", "reported"), ("1234", "5")),
        (CellChange("mau-1", "1", "label", "Cũ", ""), ("Cũ", "để trống")),
        (CellChange("mau-1", "1", "unit", "phuong-1", "khac"), ("Phường 1, H. Đông", "khac")),
        (CellChange("mau-1", "1", "indicator", "nguoi", "khac"), ("Số người", "khac")),
        (CellChange("mau-1", "1", "category", "dat", "khac"), ("Đất đai", "khac")),
        (CellChange("mau-1", "1", "row_kind", "item", "total"), ("dòng số liệu", "total")),
        (CellChange("mau-1", "1", "note", "item", "dat"), ("item", "dat")),
    ],
)
def test_a_cell_is_said_before_and_after_as_the_page_prints_it(change: CellChange, words: tuple[str, str]) -> None:
    assert cell_words(SITE, change, SECOND.table(change.table)) == words


def test_columns_beside_the_figures_have_names_of_ours() -> None:
    assert column_words(SITE, Q1, "early") == "Kết quả › Đã giải quyết › Trước hạn"
    assert (
        column_words(SITE, Q1, "label") == "Nhãn của dòng"
        and column_words(SITE, None, "where") == "Vị trí trong báo cáo"
    )
    assert column_words(SITE, None, "la") == "la"


def test_annotations_in_words() -> None:
    assert annotation_words(SITE, None) == "không có"
    assert annotation_words(SITE, make_note("misprint", "O")) == "Lỗi in: “O”"
    assert annotation_words(SITE, make_note("remark", "", "vì thế")) == "Lưu ý: vì thế"
    assert annotation_words(SITE, make_note("remark")) == "Lưu ý"


def test_files_are_listed_with_size_and_sum() -> None:
    sizes = FileSizes()
    folder = f"du-lieu/{CENTRE_Q1}/1.0.0/"
    sizes.note(folder, [PublishedFile("b.csv", "ab" * 32, 1200), PublishedFile("a.json", "cd" * 32, 7)])
    sizes.note(f"du-lieu/{CENTRE_Q1}/1.0.1/", [PublishedFile("c.csv", "ef" * 32, 1)])
    (table,) = section_of(version_page(with_sizes(SITE, sizes), FIRST), "tep").tables
    assert table_words(table) == [["a.json", "7 B", "cd" * 32], ["b.csv", "1 kB", "ab" * 32]]
    assert [row.label_path for row in table.rows] == [f"{folder}a.json", f"{folder}b.csv"]


def test_without_sums_there_is_no_empty_column() -> None:
    path = f"du-lieu/{CENTRE_Q1}/1.0.0/b.csv"
    (table,) = section_of(version_page(with_sizes(SITE, {path: 1200}), FIRST), "tep").tables
    assert heading_words(table) == ["Tệp", "Kích thước"] and sum_of({path: 1200}, path) == ""


def test_facts_of_a_version() -> None:
    facts = section_of(version_page(SITE, SECOND), "ban").facts
    assert [(fact.term, fact.text) for fact in facts] == [
        ("Bản", "1.0.1"), ("Ngày", "2/5/2032"), ("Lý do", "Sửa lỗi chép"), ("Thay đổi", "Sửa số quá hạn của Sở Lúa"),
        ("Chép từ văn bản", "1/BC-TTM"), ("Giấy phép", "CC BY 4.0"),
    ]  # fmt: skip
    assert facts[4].path == f"bao-cao/{CENTRE_Q1}/"


@pytest.mark.parametrize(("many", "folded"), [(2, False), (1, True)])
def test_tables_to_embed_start_closed_when_many(monkeypatch: pytest.MonkeyPatch, many: int, folded: bool) -> None:
    monkeypatch.setattr(versions_module, "MANY_TABLES", many)
    section = section_of(version_page(SITE, FIRST), "nhung")
    assert section.folded is folded
    assert paths(section.links) == [f"du-lieu/{CENTRE_Q1}/1.0.0/{one}.nhung.html" for one in ("mau-1", "mau-3")]


def test_what_all_rows_of_a_change_say_alike_is_said_once() -> None:
    changed = later(SECOND, "1.0.2")
    for row, column, value in (("1", "late", "11"), ("2", "late", "12"), ("2", "early", "13"), ("3", "late", "14")):
        changed = with_cell(changed, row, column, value)
    (table, *_) = change_tables(SITE, changes_between(SECOND, changed))
    assert table.caption == "Các ô đã đổi · Bảng: Giải quyết hồ sơ"
    assert heading_words(table) == ["Dòng", "Bản 1.0.1", "Bản 1.0.2", "Cột"]
    assert [row[2] for row in table_words(table)] == ["11", "13", "12", "14"]
