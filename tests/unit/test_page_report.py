"""Reports and their tables: the document's identity, what it holds, how it adds up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.pages import report as report_module
from plugins.cchc.pages.report import report_page, reports_page, table_page
from tests.fixtures.small_builders import text
from tests.fixtures.small_reports import CENTRE_Q1, CENTRE_Q2, COMMUNES_Q1, YEAR_LUA, YEAR_MUOI
from tests.fixtures.small_site import anchors, lead_words, link_words, make_site, paths, section_of, with_sizes

SITE = make_site()


def report(name: str, sizes=None):
    return report_page(with_sizes(SITE, sizes or {}), SITE.release(name))


def table(name: str, table_id: str, sizes=None):
    return table_page(with_sizes(SITE, sizes or {}), SITE.release(name), SITE.table(name, table_id))


def test_reports_stand_newest_signed_first_and_undated_last() -> None:
    assert link_words(section_of(reports_page(SITE), "danh-sach").links) == [
        ("Báo cáo quý II", f"bao-cao/{CENTRE_Q2}/", "2/BC-TTM, quý II/2032, bản 1.0.0"),
        ("Báo cáo quý I", f"bao-cao/{CENTRE_Q1}/", "1/BC-TTM, quý I/2032, bản 1.0.1"),
        ("Báo cáo năm của Sở Lúa", f"bao-cao/{YEAR_LUA}/", "9/BC-SL, năm 2031, bản 1.0.0"),
        ("Báo cáo năm của Sở Muối", f"bao-cao/{YEAR_MUOI}/", "văn bản không ghi số, năm 2031, bản 1.0.0"),
        ("Báo cáo các xã của Huyện Đông", f"bao-cao/{COMMUNES_Q1}/", "3/BC-HĐ, quý I/2032, bản 1.0.0"),
    ]


def test_the_document_is_told_in_full() -> None:
    page = report(CENTRE_Q1)
    assert [(fact.term, fact.text, fact.path) for fact in section_of(page, "van-ban").facts] == [
        ("Số, ký hiệu", "1/BC-TTM", ""),
        ("Ngày ký", "10/4/2032", ""),
        ("Đơn vị ban hành", "Trung tâm Mẫu", "don-vi/trung-tam-mau/"),
        ("Kỳ báo cáo", "Quý I/2032", "ky/2032-q1/"),
        ("Chế độ báo cáo", "Chế độ mẫu", ""),
        ("Số bảng chép từ văn bản này", "2", ""),
        ("Bản văn bản nguồn", f"{CENTRE_Q1}.txt", ""),
        ("SHA-256", "ab" * 32, ""),
        ("Bản dữ liệu", "1.0.1, 2/5/2032", f"du-lieu/{CENTRE_Q1}/"),
    ]
    assert (page.kicker, page.heading, page.head.path) == ("1/BC-TTM", "Báo cáo quý I", f"bao-cao/{CENTRE_Q1}/")
    assert lead_words(page) == page.head.description == "Mô tả của Báo cáo quý I."


def test_a_document_without_number_and_date_says_so() -> None:
    facts = {fact.term: fact.text for fact in section_of(report(YEAR_MUOI), "van-ban").facts}
    assert facts["Số, ký hiệu"] == "văn bản không ghi số" and facts["Ngày ký"] == "để trống trong văn bản"


def test_tables_say_their_length_and_span() -> None:
    assert link_words(section_of(report(CENTRE_Q1), "bang").links) == [
        ("Giải quyết hồ sơ", f"bao-cao/{CENTRE_Q1}/mau-1/", "15 dòng, Tính đến 25/3/2032"),
        ("Việc theo loại", f"bao-cao/{CENTRE_Q1}/mau-3/", "3 dòng, Quý I/2032"),
    ]


def test_errors_and_remarks_stand_apart() -> None:
    page = report(CENTRE_Q1)
    assert [check.title for check in section_of(page, "doi-chieu").checks] == [
        "Cột 1 = 2 + 3 + 4 + 5 + 6", "Đã giải quyết không quá tiếp nhận",
    ]  # fmt: skip
    assert section_of(page, "doi-chieu").intro.startswith(
        "Phép đối chiếu: 12 khớp, 2 lệch, 1 cần lưu ý, 13 trong giới hạn."
    )
    assert [(check.title, check.remark) for check in section_of(page, "nhan-xet").checks] == [
        ("Các loại làm như nhau", True)
    ]
    assert "nhan-xet" not in anchors(report(CENTRE_Q2)) and section_of(report(CENTRE_Q2), "doi-chieu").checks == ()


def test_files_of_the_version() -> None:
    folder = f"du-lieu/{CENTRE_Q1}/1.0.1/"
    sizes = {f"{folder}{CENTRE_Q1}-1.0.1.zip": 1, f"{folder}SHA256SUMS": 1, f"{folder}other": 1}
    section = section_of(report(CENTRE_Q1, sizes), "tai-ve")
    assert [file.label for file in section.downloads] == ["Gói dữ liệu (zip)", "SHA256SUMS"]
    assert paths(section.links) == [f"du-lieu/{CENTRE_Q1}/"]


def test_a_table_page_says_whose_and_of_when() -> None:
    page = table(CENTRE_Q1, "mau-1")
    assert page.head.title == "Giải quyết hồ sơ, TT Mẫu, quý I/2032" and page.kicker == "1/BC-TTM · quý I/2032"
    assert lead_words(page) == "78 ô có số hoặc chữ. Phép đối chiếu: 11 khớp, 2 lệch, 11 trong giới hạn."
    assert paths(page.head.crumbs) == ["bao-cao/", f"bao-cao/{CENTRE_Q1}/"]
    assert section_of(page, "bang").intro == "15 dòng, đúng thứ tự của văn bản. Tính đến 25/3/2032."


def test_chips_are_the_reports_tables_with_capitals() -> None:
    page = table(YEAR_LUA, "prose")
    assert link_words(page.chips) == [
        ("Biểu 2", f"bao-cao/{YEAR_LUA}/mau-2/", ""),
        ("Lời văn", f"bao-cao/{YEAR_LUA}/prose/", ""),
    ]
    assert page.current_chip == f"bao-cao/{YEAR_LUA}/prose/"


def test_the_picture_comes_first_where_there_is_one() -> None:
    assert anchors(table(CENTRE_Q1, "mau-1"))[:2] == ["bieu-do", "bang"]
    assert anchors(table(CENTRE_Q1, "mau-3"))[0] == "bang"


def test_what_fails_is_shown_and_what_agrees_is_counted_below() -> None:
    page = table(CENTRE_Q1, "mau-3")
    assert [group.title for group in section_of(page, "doi-chieu").check_groups] == ["Các loại làm như nhau"]
    quiet = section_of(page, "doi-chieu-khop")
    assert quiet.title == "Phép đối chiếu khớp hoặc không áp dụng được (1)" and not quiet.folded
    assert [group.title for group in quiet.check_groups] == ["Cộng = các loại"]
    assert "doi-chieu-khop" not in anchors(table(CENTRE_Q1, "mau-1"))
    assert section_of(table(CENTRE_Q2, "mau-4"), "doi-chieu").check_groups == ()


@pytest.mark.parametrize(("many", "folded"), [(1, False), (0, True)])
def test_a_long_list_of_agreeing_checks_starts_closed(monkeypatch, many: int, folded: bool) -> None:
    monkeypatch.setattr(report_module, "MANY_CHECKS", many)
    assert section_of(table(CENTRE_Q1, "mau-3"), "doi-chieu-khop").folded is folded


def test_the_table_has_anchors_and_its_light_page_to_embed() -> None:
    (view,) = section_of(table(CENTRE_Q1, "mau-1"), "bang").tables
    (embed,), path = view.embeds, f"du-lieu/{CENTRE_Q1}/1.0.1/mau-1.nhung.html"
    assert view.rows[1].anchor == "r-1" and (embed.path, embed.label) == (path, "Giữ nguyên bản 1.0.1")


def test_files_of_a_table() -> None:
    folder = f"du-lieu/{CENTRE_Q1}/1.0.1/"
    sizes = {f"{folder}mau-1.csv": 1, f"{folder}{CENTRE_Q1}-1.0.1.xlsx": 2}
    files = section_of(table(CENTRE_Q1, "mau-1", sizes), "tai-ve").downloads
    assert [(file.label, file.note) for file in files] == [("CSV", ""), ("Excel", "cả báo cáo")]


def test_long_descriptions_are_cut_for_search_engines() -> None:
    release = SITE.release(CENTRE_Q1)
    long = replace(release, description=text("x" * 400))
    page = report_page(SITE, long)
    assert page.head.description == "x" * 300 and lead_words(page) == "x" * 400
