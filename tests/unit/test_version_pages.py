"""Pages of versions: what a version is made of, what changed since, in red where it is known to be wrong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.formats.checksums import PublishedFile
from plugins.cchc.model.changes import changes_between
from plugins.cchc.model.measure_changes import measure_changes
from plugins.cchc.model.releases import Annotation, Cell, Release
from plugins.cchc.pages.change_views import change_tables
from plugins.cchc.pages.corrections import corrections_page
from plugins.cchc.pages.data_sets import data_set_page
from plugins.cchc.pages.file_sizes import FileSizes, sum_of
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.moved_pages import moved_pages
from plugins.cchc.pages.version_pages import WarningSection, version_page, version_pages
from tests.unit.version_site import fixture_collection, lines, make_later, make_site, section, set_cell

REPORT = "2019-h1-so-noi-vu"
FIRST, SECOND = fixture_collection().releases
CHANGED = ["Sở Tư pháp", "Biểu 1. Tiếp nhận hồ sơ", "Tỷ lệ trực tuyến", "để trống", "0", "Sửa lỗi chép"]


def correct(release: Release, version: str, reason: str = "transcription") -> Release:
    """Sở Nội vụ received 15 new dossiers, not 16: a cell that a measure is made of."""
    cell = Cell("15", Decimal(15), "reported")
    return set_cell(make_later(release, version, reason), "bieu-1", "1", "received_new", cell)


def test_every_version_has_a_page_in_both_languages() -> None:
    vi = [page.head for page in version_pages(make_site())]
    en = [page.head for page in version_pages(make_site(lang="en"))]
    assert [head.path for head in vi] == [f"du-lieu/{REPORT}/1.0.0/", f"du-lieu/{REPORT}/1.0.1/"]
    assert [head.shared_path for head in en] == [head.path for head in vi]
    assert len({head.title for head in vi}) == 2


def test_older_version_warns_with_every_cell_that_changed_since() -> None:
    site = make_site()
    page = version_page(site, FIRST)
    warned = page.sections[0]
    assert isinstance(warned, WarningSection) and warned.alarm
    assert warned.warning.startswith("Đã có bản mới hơn (1.0.1, 21/11/2026); các ô sau đây đã đổi (1 ô đổi).")
    assert "chỗ thiếu hoặc sai đã biết (sửa lỗi chép)" in warned.warning
    assert lines(warned.tables) == [CHANGED]
    assert warned.links[0].path == f"du-lieu/{REPORT}/1.0.1/"


def test_newest_version_warns_of_nothing() -> None:
    page = version_page(make_site(), SECOND)
    assert [one.anchor for one in page.sections] == ["ban", "tep", "doi-1.0.1", "nhung", "trich-dan"]
    assert page.lead[0][0] == "Đây là bản mới nhất."


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
    first = replace(FIRST, version="1.0.0")
    warned = version_page(make_site(first, correct(first, "1.1.0", reason)), first).sections[0]
    assert isinstance(warned, WarningSection) and warned.alarm is alarm
    assert ("sai đã biết" in warned.warning) is alarm


def test_mistake_found_in_between_is_still_an_alarm_and_the_cells_are_those_of_today() -> None:
    third = correct(SECOND, "1.1.0", "late_report")
    site = make_site(FIRST, SECOND, third)
    oldest, middle = (version_page(site, release).sections[0] for release in (FIRST, SECOND))
    assert isinstance(oldest, WarningSection) and isinstance(middle, WarningSection)
    assert (oldest.alarm, middle.alarm) == (True, False)
    changed = [row[:3] for row in lines(oldest.tables[:1])]
    assert changed == [["Sở Nội vụ", CHANGED[1], "Mới tiếp nhận"], CHANGED[:3]]
    assert len(lines(middle.tables[:1])) == 1
    # Each cell with the reason of the version that changed it, not of the last one.
    assert [row[-1] for row in lines(oldest.tables[:1])] == [site.label("change_reason", "late_report"), CHANGED[-1]]
    assert "1.1.0" in oldest.warning


def test_measures_that_move_are_shown_with_both_values() -> None:
    site = make_site(FIRST, correct(FIRST, "1.0.1"))
    (cells, measures) = version_page(site, FIRST).sections[0].tables
    assert cells.caption == "Các ô đã đổi"
    assert lines([measures]) == [
        [
            "Tỷ lệ hồ sơ mới tiếp nhận", "Sở Nội vụ", site.period_short("2019-h1"),
            "80,00\u00a0% (16 trên 20)", "75,00\u00a0% (15 trên 20)",
        ]
    ]  # fmt: skip
    assert measures.rows[0].label_path == "chi-tieu/ho-so-moi/"


def test_annotation_without_any_figure_changed_is_shown() -> None:
    note = Annotation("bieu-1", "1", "note", "remark", "", "Có thể in nhầm dòng")
    table = FIRST.tables[0]
    rows = (replace(table.rows[0], annotations=(*table.rows[0].annotations, note)), *table.rows[1:])
    later = replace(make_later(FIRST, "1.0.1"), tables=(replace(table, rows=rows), *FIRST.tables[1:]))
    (shown,) = change_tables(make_site(FIRST, later), changes_between(FIRST, later))
    assert shown.caption == "Chú giải đã đổi"
    label = make_site().label("annotation_kind", "remark")
    assert lines([shown])[0][2:5] == ["Ghi chú", "không có", f"{label}: Có thể in nhầm dòng"]


def test_rows_tables_and_words_are_shown() -> None:
    table = FIRST.tables[0]
    later = replace(
        make_later(FIRST, "2.0.0"),
        tables=(replace(table, rows=table.rows[1:], as_of="2019-06-30"),),
    )
    changes = changes_between(FIRST, later)
    shown = next(one for one in change_tables(make_site(FIRST, later), changes) if one.corner == "Thay đổi")
    said = [(row[0], row[1], row[3], row[4]) for row in lines([shown])]
    assert ("Bỏ bảng", "Số liệu nêu trong lời văn của báo cáo", "", "") in said
    assert ("Bỏ dòng", "Biểu 1. Tiếp nhận hồ sơ", "Sở Nội vụ", "") in said
    assert ("Đổi lời mô tả", "Biểu 1. Tiếp nhận hồ sơ", "2019-06-15", "2019-06-30") in said


def test_state_is_said_beside_the_print() -> None:
    off = Cell("0", Decimal(0), "not_in_use")
    later = set_cell(make_later(FIRST, "1.0.1"), "bieu-1", "1", "received_total", off)
    (row,) = lines(change_tables(make_site(FIRST, later), changes_between(FIRST, later))[:1])
    assert row[3:5] == ["20", "0 (chưa dùng hệ thống)"]


def test_row_that_is_gone_today_is_not_linked() -> None:
    later = correct(FIRST, "1.0.1")
    table = later.tables[0]
    newest = replace(make_later(later, "2.0.0"), tables=(replace(table, rows=table.rows[1:]), *later.tables[1:]))
    first = change_tables(make_site(FIRST, later, newest), changes_between(FIRST, later))[0]
    assert first.rows[0].label == "Sở Nội vụ" and first.rows[0].label_path == ""
    kept = change_tables(make_site(FIRST, later), changes_between(FIRST, later))[0]
    assert kept.rows[0].label_path == f"bao-cao/{REPORT}/bieu-1/#r-1"


def test_files_are_listed_with_size_and_sum() -> None:
    sizes = FileSizes()
    folder = f"du-lieu/{REPORT}/1.0.0/"
    sizes.note(folder, [PublishedFile("b.csv", "ab" * 32, 1200), PublishedFile("a.json", "cd" * 32, 7)])
    sizes.note(f"du-lieu/{REPORT}/1.0.1/", [PublishedFile("c.csv", "ef" * 32, 1)])
    (table,) = section(version_page(replace(make_site(), sizes=sizes), FIRST), "tep").tables
    assert lines([table]) == [["a.json", "7 B", "cd" * 32], ["b.csv", "1 kB", "ab" * 32]]
    assert [row.label_path for row in table.rows] == [f"{folder}a.json", f"{folder}b.csv"]


def test_without_sums_there_is_no_empty_column() -> None:
    path = f"du-lieu/{REPORT}/1.0.0/b.csv"
    (table,) = section(version_page(replace(make_site(), sizes={path: 1200}), FIRST), "tep").tables
    assert [head.text for head in table.header_rows[0]] == ["Kích thước"] and sum_of({path: 1200}, path) == ""


def test_citation_names_version_and_permanent_address() -> None:
    cited = section(version_page(make_site(), FIRST), "trich-dan").citation
    assert cited and cited.path == f"du-lieu/{REPORT}/1.0.0/" and cited.address == f"/{cited.path}"
    said = {lang: text for lang, _, text in cited.texts}
    assert "bản 1.0.0, 21/11/2026" in said["vi"] and "version 1.0.0, 21 November 2026" in said["en"]
    assert all(text.endswith(cited.address) for text in said.values())
    assert "version = {1.0.0}" in cited.bibtex and cited.address in cited.bibtex


def test_data_set_lists_versions_and_what_each_changed() -> None:
    archive = f"du-lieu/{REPORT}/1.0.0/{REPORT}-1.0.0.zip"
    page = data_set_page(replace(make_site(), sizes={archive: 5000}), SECOND)
    listed = section(page, "ban")
    assert [(row[0], row[2], row[4]) for row in lines(listed.tables)] == [
        ("1.0.1 (mới nhất)", "Sửa lỗi chép", "1 ô đổi"),
        ("1.0.0", "Bản đầu", ""),
    ]
    assert [row.label_path for row in listed.tables[0].rows] == [f"du-lieu/{REPORT}/1.0.1/", f"du-lieu/{REPORT}/1.0.0/"]
    assert [one.path for one in listed.downloads] == [archive]
    change = section(page, "doi-1.0.1")
    assert lines(change.tables) == [CHANGED] and "Lý do: Sửa lỗi chép. 1 ô đổi." in change.intro


def test_note_without_a_full_stop_still_ends_its_sentence() -> None:
    page = data_set_page(make_site(FIRST, correct(FIRST, "1.0.1")), correct(FIRST, "1.0.1"))
    assert section(page, "doi-1.0.1").intro.startswith("Sửa số. Lý do: ")


def test_corrections_list_every_change_newest_first() -> None:
    third = replace(correct(SECOND, "1.0.2"), created="2026-12-01")
    page = corrections_page(make_site(FIRST, SECOND, third))
    assert [one.anchor for one in page.sections] == [f"{REPORT}-1.0.2", f"{REPORT}-1.0.1", "ban"]
    assert lines(page.sections[1].tables) == [CHANGED]
    assert [table.caption for table in page.sections[0].tables] == ["Các ô đã đổi", "Chỉ số đổi theo"]
    assert [row[1] for row in lines(page.sections[2].tables)] == ["1.0.2", "1.0.1", "1.0.0"]


def test_without_corrections_the_page_says_so() -> None:
    page = corrections_page(make_site(FIRST))
    assert [one.anchor for one in page.sections] == ["ban"]
    assert page.sections[0].paragraphs == ("Chưa có đính chính nào: mọi bộ dữ liệu đang ở bản đầu.",)


def test_moved_pages_are_those_that_show_the_cell() -> None:
    later, collection = correct(FIRST, "1.0.1"), fixture_collection()
    moved = measure_changes(collection.measures, FIRST, later)
    paths = moved_pages(Links("vi"), collection.references, changes_between(FIRST, later), moved)
    assert paths == (
        f"bao-cao/{REPORT}/bieu-1/",
        "don-vi/so-noi-vu/2019-h1/",
        "don-vi/so-noi-vu/",
        "ky/2019-h1/",
        "chi-tieu/ho-so-tiep-nhan-moi/",
        "chi-tieu/ho-so-moi/",
        "",
        f"bao-cao/{REPORT}/",
        f"du-lieu/{REPORT}/",
        f"du-lieu/{REPORT}/1.0.1/",
        f"du-lieu/{REPORT}/1.0.0/",
        "dinh-chinh/",
    )


def test_row_that_changed_its_unit_moves_the_pages_of_both() -> None:
    table = FIRST.tables[0]
    rows = (replace(table.rows[0], unit="tinh-soc-trang"), *table.rows[1:])
    later = replace(make_later(FIRST, "1.0.1"), tables=(replace(table, rows=rows), *FIRST.tables[1:]))
    paths = moved_pages(Links("en"), fixture_collection().references, changes_between(FIRST, later), ())
    assert {"en/don-vi/so-noi-vu/", "en/don-vi/tinh-soc-trang/"} <= set(paths) and "en/" not in paths


def test_nothing_changed_moves_nothing() -> None:
    same = changes_between(FIRST, make_later(FIRST, "1.0.1"))
    assert moved_pages(Links("vi"), fixture_collection().references, same, ()) == ()
