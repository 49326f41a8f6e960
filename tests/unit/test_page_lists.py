"""Lists of everything: units, coverage, cited documents, the index, the first page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.model.collection import Gap
from plugins.cchc.pages.collection_pages import coverage_page, documents_page
from plugins.cchc.pages.period import home_page
from plugins.cchc.pages.pictures import tile_maps
from plugins.cchc.pages.search import search_page
from plugins.cchc.pages.unit import unit_sections, units_page
from plugins.cchc.words.text import NO_TEXT, verbatim
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import CITATIONS, small_edition, with_releases
from tests.fixtures.small_site import (
    anchors,
    heading_words,
    lead_words,
    link_words,
    make_site,
    paths,
    section_of,
    table_words,
    with_tiles,
)

SITE = make_site()
TILES = {unit: (at, 0) for at, unit in enumerate(("huyen-dong", "huyen-tay", "huyen-nam", "huyen-giua", "huyen-xa"))}


def test_units_stand_by_level_and_communes_by_district() -> None:
    sections = unit_sections(SITE)
    assert [section.anchor for section in sections][:6] == [
        "hien-nay", "cap-province", "cap-centre", "cap-department", "cap-district", "xa-huyen-dong",
    ]  # fmt: skip
    by_anchor = {section.anchor: section for section in sections}
    assert [link.label for link in by_anchor["xa-huyen-dong"].links] == [
        "Phường 1", "Phường 2", "Phường 10", "Xã Cuối", "Xã Đầu", "Xã Trong",
    ]  # fmt: skip
    assert link_words(by_anchor["xa-huyen-tay"].links) == [("Phường 1", "don-vi/phuong-1-tay/", "chưa có số")]
    departments = {link.label: link.note for link in by_anchor["cap-department"].links}
    assert departments["Sở Lúa"] == "" and departments["Sở Vàng"] == "chưa có số"
    assert units_page(SITE).sections == tuple(sections)


def test_units_of_the_later_order_stand_first_and_nowhere_else() -> None:
    listed = [(section.anchor, path) for section in unit_sections(SITE) for path in paths(section.links)]
    assert [anchor for anchor, path in listed if path == "don-vi/xa-moi/"] == ["hien-nay"]


def test_coverage_says_filed_told_by_others_or_not_collected() -> None:
    page = coverage_page(SITE)
    assert lead_words(page).startswith("Chúng tôi giữ 5 báo cáo.")
    (table,) = section_of(page, "bang").tables
    assert heading_words(table) == ["Đơn vị", "k.2031", "k.2032-q1", "k.2032-q2"], "only periods with figures"
    rows = {row[0]: row[1:] for row in table_words(table)}
    assert rows["Sở Lúa"] == ["có báo cáo", "báo cáo khác nêu", "báo cáo khác nêu"]
    assert rows["Trung tâm Mẫu"] == ["chưa sưu tầm", "có báo cáo", "có báo cáo"]
    assert rows["Sở Vàng"] == ["chưa sưu tầm"] * 3
    assert "Phường 1, H. Đông" not in rows and "Xã Mới" not in rows and len(rows) == 17
    assert table.rows[1].label_path == "don-vi/so-lua/"


def test_cited_documents_stand_by_kind_as_printed() -> None:
    page = documents_page(SITE)
    assert lead_words(page).startswith("3 chỗ viện dẫn")
    assert [(section.anchor, section.title) for section in page.sections] == [
        ("loai-quyet-dinh", "Quyết định (2)"),
        ("loai-ke-hoach", "Kế hoạch (1)"),
    ]
    assert table_words(page.sections[0].tables[0]) == [
        ["12/QĐ", "Phân cấp", "1/2/2031", "Ủy ban mẫu", "9/BC-SL, Phần I", "", "về việc phân cấp", "1/2/2031"],
        [
            "13/QĐ", "Ngày không có", "", "Ủy ban mẫu", "văn bản không ghi số, Phần I",
            "ngày in không thể có hoặc thiếu", "", "31/2/2031",
        ],
    ]  # fmt: skip
    assert table_words(page.sections[1].tables[0]) == [
        ["không ghi số", "Việc năm", "", "Ủy ban mẫu", "9/BC-SL, Phần II", "", "", ""],
    ]


def with_references(**changes):
    edition = small_edition()
    references = replace(edition.references, **changes)
    return make_site(replace(edition, collection=replace(edition.collection, references=references)))


def test_what_was_noted_of_a_document_stands_beside_it_and_its_place_leads_to_the_line() -> None:
    cited = replace(CITATIONS[0], note="ký hiệu in thiếu")
    (table,) = documents_page(with_references(citations=(cited,))).sections[0].tables
    assert (table.rows[0].cells[4].text, table.rows[0].cells[3].path) == ("ký hiệu in thiếu", "")
    told = with_releases(replace(SITE.release(cited.report), source_text="lời"))
    (table,) = documents_page(make_site(told)).sections[0].tables
    assert table.rows[0].cells[3].path == f"bao-cao/{cited.report}/nguyen-van/#d-{cited.line}"


def test_words_of_the_papers_are_marked_as_theirs_on_a_page_in_another_language() -> None:
    """Day, note, issuer, printed subject and place are the paper's; the matter is told in the page's language."""
    cited = replace(CITATIONS[0], note="ký hiệu in thiếu")
    edition = with_references(citations=(cited,)).edition
    (table,) = documents_page(make_site(edition, "en")).sections[0].tables
    assert [cell.lang for cell in table.rows[0].cells] == ["", "", "vi", "vi", "vi", "vi", "vi"]


def test_coverage_tells_what_is_left_out_and_what_is_known_elsewhere() -> None:
    assert anchors(coverage_page(SITE)) == ["bang"]
    known = Gap("bang-2030", "elsewhere", verbatim("Bảng năm 2030"), "Ủy ban mẫu", NO_TEXT, "", "", verbatim("Thư 1"))
    left = Gap("ten", "left_out", verbatim("Tên người"), "", NO_TEXT, "", "", verbatim("Quy tắc"))
    page = coverage_page(with_references(gaps=(known, left)))
    assert table_words(section_of(page, "left-out").tables[0]) == [["Tên người", "", "", "Quy tắc"]]
    (table,) = section_of(page, "elsewhere").tables
    assert table_words(table) == [["Bảng năm 2030", "Ủy ban mẫu", "", "chưa biết", "chưa biết", "Thư 1"]]
    seen = replace(known, url="https://cong.invalid/", seen_on="2031-05-04")
    (table,) = section_of(coverage_page(with_references(gaps=(seen,))), "elsewhere").tables
    assert table_words(table)[0][3:5] == ["https://cong.invalid/", "4/5/2031"]


@pytest.mark.parametrize(("count", "folded"), [(20, False), (21, True)])
def test_more_than_twenty_documents_of_a_kind_start_closed(count: int, folded: bool) -> None:
    assert documents_page(with_references(citations=CITATIONS[:1] * count)).sections[0].folded is folded


def test_the_catalogue_lists_units_by_letter_and_only_indicators_with_figures() -> None:
    page = search_page(SITE)
    letters = [section for section in page.sections if section.anchor.startswith("chu-")]
    assert anchors(page) == [*(section.anchor for section in letters), "chi-so", "chi-tieu", "bang"]
    assert sum(len(section.links) for section in letters) == 25 and all(section.folded for section in page.sections)
    assert ("Phường 1, Huyện Tây", "don-vi/phuong-1-tay/", "") in link_words(section_of(page, "chu-p").links)
    indicators = link_words(section_of(page, "chi-tieu").links)
    assert ("Số người", "chi-tieu/nguoi/", "nguoi") in indicators
    assert "chi-tieu/chua-hoi/" not in [path for _, path, _ in indicators]
    assert ("Tỷ lệ in sẵn", "chi-tieu/in-san/", "") in link_words(section_of(page, "chi-so").links)
    tables = link_words(section_of(page, "bang").links)
    assert tables[0] == ("Chỉ tiêu của cơ quan, năm 2031", "bao-cao/2031-so-lua/mau-2/", "") and len(tables) == 9


def test_units_of_a_kind_that_names_begin_with_stand_by_what_follows() -> None:
    lists = {**SITE.edition.references.code_lists, "unit_type": {"loai-department": text("Sở", "Department")}}
    references = replace(SITE.edition.references, code_lists=lists)
    edition = replace(SITE.edition, collection=replace(SITE.edition.collection, references=references))
    assert "Sở Lúa" in [link.label for link in section_of(search_page(make_site(edition)), "chu-l").links]


def test_the_first_page_shows_the_newest_reports_first_and_three_of_them() -> None:
    page = home_page(SITE)
    assert [anchor for anchor in anchors(page) if anchor.startswith("moi-2")] == [
        "moi-2032-q2-trung-tam-mau",
        "moi-2032-q1-trung-tam-mau",
    ], "the third, of the communes, has no figure of the district itself"
    section = section_of(page, "moi-2032-q1-trung-tam-mau")
    assert section.title == "Trung tâm Mẫu, quý I/2032, tính đến 25/3/2032"
    assert paths(section.links) == ["don-vi/trung-tam-mau/2032-q1/"]
    assert [tile.figure for tile in section.tiles] == ["90,91\u00a0%", "9,09\u00a0%", "2.740", "87,50\u00a0%"]
    assert [tile.figure for tile in section_of(page, "moi-2032-q2-trung-tam-mau").tiles] == [
        "90,26\u00a0%", "9,74\u00a0%", "1.140",
    ]  # fmt: skip


def test_a_newest_report_shows_no_impossible_figure_and_none_of_another_report() -> None:
    edition = small_edition()
    fewer = tuple(release for release in edition.collection.releases if release.report != "2032-q1-huyen-dong")
    kept = replace(edition, collection=replace(edition.collection, releases=fewer))
    page = home_page(make_site(kept))
    tiles = section_of(page, "moi-2031-so-lua").tiles
    assert [tile.figure for tile in tiles] == ["97,50\u00a0%", "12 ≠ 10"]


def test_the_first_page_counts_the_figures_and_finds_units() -> None:
    page = home_page(SITE)
    assert "*168 số liệu mở*" in lead_words(page), "blank and the like are cells without a figure"
    figures = list(small_edition().store.all())
    assert sum(figure.state == "reported" for figure in figures) == 168 and len(figures) == 187
    assert page.template == "home" and page.finder is not None
    assert [title for title, _ in page.finder.groups[:2]] == ["Đơn vị hiện nay", "Cấp tỉnh"]


def test_newest_releases_stand_first_and_six_of_them() -> None:
    links = section_of(home_page(SITE), "moi-them").links
    assert [(link.path, link.note) for link in links] == [
        ("du-lieu/2032-q2-trung-tam-mau/", "bản 1.0.0, 20/7/2032"),
        ("du-lieu/2032-q1-trung-tam-mau/", "bản 1.0.1, 2/5/2032"),
        ("du-lieu/2032-q1-huyen-dong/", "bản 1.0.0, 25/4/2032"),
        ("du-lieu/2032-q1-trung-tam-mau/", "bản 1.0.0, 20/4/2032"),
        ("du-lieu/2031-so-muoi/", "bản 1.0.0, 21/1/2032"),
        ("du-lieu/2031-so-lua/", "bản 1.0.0, 20/1/2032"),
    ]


def test_the_question_of_the_first_page_is_answered_by_the_newest_map(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ban-do" not in anchors(home_page(SITE)), "no district of the made-up province"
    site = with_tiles(SITE, TILES)
    monkeypatch.setattr(tile_maps, "LEAST", 1)
    section = section_of(home_page(site), "ban-do")
    assert section.title == "Hồ sơ đúng hạn ở các huyện, quý II/2032", "newest first, though fewer are told of"
    assert paths(section.links) == ["ky/2032-q2/"]
    monkeypatch.setattr(tile_maps, "LEAST", 5)
    section = section_of(home_page(site), "ban-do")
    assert section.title == "Hồ sơ đúng hạn ở các huyện, quý I/2032"
