"""Data sets, corrections and the pages that a correction moves."""

from __future__ import annotations

from dataclasses import replace

from plugins.cchc.model.changes import changes_between, measure_changes
from plugins.cchc.pages.change_views import moved_pages, versions_of
from plugins.cchc.pages.data_sets import corrections_page, data_page, data_set_page, version_page
from tests.fixtures.small_names import LATE, MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_reports import CENTRE_Q1, CENTRE_Q2, Q1, WORK
from tests.fixtures.small_site import (
    anchors,
    link_words,
    make_site,
    paths,
    section_of,
    table_words,
    with_sizes,
)
from tests.fixtures.small_versions import CHANGED, later, site_of, with_cell

SITE = make_site()
FIRST, SECOND = versions_of(SITE, CENTRE_Q1)


def test_a_data_set_lists_its_versions_newest_first_and_what_each_changed() -> None:
    archive = f"du-lieu/{CENTRE_Q1}/1.0.0/{CENTRE_Q1}-1.0.0.zip"
    page = data_set_page(with_sizes(SITE, {archive: 5000}), SECOND)
    listed = section_of(page, "ban")
    assert table_words(listed.tables[0]) == [
        ["1.0.1 (mới nhất)", "2/5/2032", "Sửa lỗi chép", "Sửa số quá hạn của Sở Lúa", "1 ô đổi"],
        ["1.0.0", "20/4/2032", "Công bố lần đầu", "Bản đầu", ""],
    ]
    assert [row.label_path for row in listed.tables[0].rows] == [
        f"du-lieu/{CENTRE_Q1}/1.0.1/", f"du-lieu/{CENTRE_Q1}/1.0.0/",
    ]  # fmt: skip
    assert paths(listed.downloads) == [archive] and listed.downloads[0].label == "Bản 1.0.0 (zip)"
    change = section_of(version_page(SITE, SECOND), "doi-1.0.1")
    assert change.title == "Bản 1.0.1 đổi gì so với bản 1.0.0"
    assert change.intro == "Sửa số quá hạn của Sở Lúa. Lý do: Sửa lỗi chép. 1 ô đổi."
    # The cells stand once, where all corrections do.
    assert not change.tables and paths(change.links) == [f"dinh-chinh/#{CENTRE_Q1}-1.0.1"]
    assert table_words(section_of(corrections_page(SITE), f"{CENTRE_Q1}-1.0.1").tables[0]) == [CHANGED]
    assert page.kicker == "Bộ dữ liệu, bản 1.0.1" and page.head.path == f"du-lieu/{CENTRE_Q1}/"


def test_each_table_of_a_data_set_has_its_files() -> None:
    folder = f"du-lieu/{CENTRE_Q1}/1.0.1/"
    page = data_set_page(with_sizes(SITE, {f"{folder}mau-1.csv": 5000}), SECOND)
    (table,) = section_of(page, "tung-bang").tables
    assert table_words(table) == [
        ["Giải quyết hồ sơ", "Phụ lục I", "15", "mau-1.csv (5 kB)"],
        ["Việc theo loại", "Biểu mẫu 3", "3", ""],
    ]
    assert table.rows[0].cells[2].path == f"{folder}mau-1.csv" and table.rows[0].label_path.endswith("/mau-1/")


def test_the_catalogue_lists_the_newest_version_of_each_data_set() -> None:
    links = section_of(data_page(SITE), "bo-du-lieu").links
    assert ("Báo cáo quý I", f"du-lieu/{CENTRE_Q1}/", "bản 1.0.1, 2 bảng") in link_words(links)
    assert ("Báo cáo quý II", f"du-lieu/{CENTRE_Q2}/", "bản 1.0.0, 3 bảng") in link_words(links) and len(links) == 5


def test_corrections_list_every_change_newest_first_and_then_every_version() -> None:
    third = with_cell(later(SECOND, "1.0.2", created="2032-12-01"), "2", "late", "12")
    page = corrections_page(site_of(third))
    assert anchors(page) == [f"{CENTRE_Q1}-1.0.2", f"{CENTRE_Q1}-1.0.1", "ban"]
    section = section_of(page, f"{CENTRE_Q1}-1.0.1")
    assert section.title.startswith("Bản 1.0.1: ")
    assert section.intro == "2/5/2032. Sửa số quá hạn của Sở Lúa. Lý do: Sửa lỗi chép. 1 ô đổi."
    assert table_words(section.tables[0]) == [CHANGED] and paths(section.links) == [f"du-lieu/{CENTRE_Q1}/"]
    released = section_of(page, "ban")
    assert [row[1:3] for row in table_words(released.tables[0])][:3] == [
        ["1.0.2", "1/12/2032"], ["1.0.0", "20/7/2032"], ["1.0.1", "2/5/2032"],
    ]  # fmt: skip
    assert released.paragraphs == () and len(released.tables[0].rows) == 7


def test_without_corrections_the_page_says_so() -> None:
    edition = SITE.edition
    only = replace(edition, collection=replace(edition.collection, releases=edition.collection.releases[2:]))
    page = corrections_page(make_site(only))
    assert anchors(page) == ["ban"]
    assert page.sections[0].paragraphs == ("Chưa có đính chính nào: mọi bộ dữ liệu đang ở bản đầu.",)


def test_moved_pages_are_those_that_show_the_cell() -> None:
    moved = measure_changes(SITE.edition.collection.measures, FIRST, SECOND)
    found = moved_pages(SITE.links, SITE.edition.references, changes_between(FIRST, SECOND), moved)
    assert found == (
        f"bao-cao/{CENTRE_Q1}/mau-1/", "don-vi/so-lua/2032-q1/", "don-vi/so-lua/", "ky/2032-q1/", f"chi-tieu/{LATE}/",
        f"chi-tieu/{MEASURE_LATE}/", f"chi-tieu/{MEASURE_ON_TIME}/", "", f"bao-cao/{CENTRE_Q1}/",
        f"du-lieu/{CENTRE_Q1}/", f"du-lieu/{CENTRE_Q1}/1.0.1/", f"du-lieu/{CENTRE_Q1}/1.0.0/", "dinh-chinh/",
    )  # fmt: skip


def test_a_row_that_changed_its_unit_moves_the_pages_of_both_and_not_the_first_page() -> None:
    row = replace(Q1.rows[1], unit="so-vang")
    changed = later(SECOND, "1.0.2", tables=(replace(Q1, rows=(Q1.rows[0], row, *Q1.rows[2:])), WORK))
    found = moved_pages(make_site(lang="en").links, SITE.edition.references, changes_between(SECOND, changed), ())
    assert {"en/don-vi/so-lua/", "en/don-vi/so-vang/"} <= set(found) and "en/" not in found


def test_a_row_that_went_and_a_table_that_went_move_pages_too() -> None:
    gone = later(SECOND, "2.0.0", tables=(replace(Q1, rows=Q1.rows[:-1]),))
    found = moved_pages(SITE.links, SITE.edition.references, changes_between(SECOND, gone), ())
    assert f"bao-cao/{CENTRE_Q1}/mau-1/" in found and f"bao-cao/{CENTRE_Q1}/mau-3/" not in found
    assert "don-vi/trung-tam-mau/2032-q1/" in found and f"chi-tieu/{LATE}/" in found


def test_nothing_changed_moves_nothing() -> None:
    same = changes_between(SECOND, later(SECOND, "1.0.2"))
    assert moved_pages(SITE.links, SITE.edition.references, same, ()) == ()
