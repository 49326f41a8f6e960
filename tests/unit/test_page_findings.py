"""Checks in words and the page of findings: what was printed, what was expected, what is known about it."""

from __future__ import annotations

from functools import cache

import pytest

from plugins.cchc.model.findings import CellPlace, CheckResult
from plugins.cchc.pages.check_views import (
    arithmetic,
    column_words,
    finding_anchor,
    finding_path,
    groups_of,
    in_words,
    place_words,
    tally_words,
    view_of,
)
from plugins.cchc.pages.collection_pages import findings_page
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.report import report_page
from tests.fixtures.small_builders import make_field, text
from tests.fixtures.small_reports import CENTRE_Q1, YEAR_LUA, YEAR_MUOI
from tests.fixtures.small_site import anchors, lead_words, make_site, result_of, section_of, table_words

SITE = make_site()


@cache
def page() -> Page:
    return findings_page(SITE)


def made(printed: str, expected: str, worked: str = "", gap: str = "", answer="fail", rule="x") -> CheckResult:
    result = result_of(CENTRE_Q1, "mau-1/bang-tong", "4")
    return result._replace(printed=printed, expected=expected, arithmetic=worked, gap=gap, answer=answer, rule=rule)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (made("2941", "2940", "1125 + 1815", "+1"), "1.125 + 1.815 = 2.940; báo cáo ghi 2.941 (lệch 1)"),
        (made("10", "12", gap="-2"), "báo cáo ghi 10; nơi khác ghi 12 (lệch 2)"),
        (made("40 + 15", "<= 50", gap="+5"), "báo cáo ghi 40 + 15, phải ≤ 50 (lệch 5)"),
        (made("4", ">= 5", "2 + 3"), "báo cáo ghi 4, phải ≥ 5"),
        (made("9", ""), "báo cáo ghi 9"),
        (made("", "12"), "báo cáo ghi để trống; nơi khác ghi 12"),
        (made("3428", "3428", "195 + 3233", answer="pass"), "3.428 = 195 + 3.233"),
        (made("40", "<= 50", "20 + 30", answer="pass"), "40 ≤ 50"),
        (made("40", ">= 5", "2 + 3", answer="pass"), "40 ≥ 5"),
        (made("12", "12", answer="pass"), "12 12"),
        (made("31/2/2031", "", rule="date_possible"), "báo cáo ghi “31/2/2031”"),
        (made("1/2; 3/4", "", rule="dates_agree"), "báo cáo ghi “1/2; 3/4”"),
        (made("1.2; 1.4", "", rule="ordinals_in_order"), "báo cáo ghi “1.2; 1.4”"),
        (made("7", "1100", rule="units_listed"), "kể 7 trong 1.100 đơn vị"),
        (made("80", "76", gap="+4", rule="rows_counted"), "báo cáo ghi 80; đếm dòng được 76"),
    ],
)
def test_arithmetic_is_said_with_the_pages_numbers(result: CheckResult, words: str) -> None:
    assert arithmetic(SITE, result) == words


def test_numbers_and_signs_of_plain_arithmetic() -> None:
    assert in_words(SITE, "1125.5 + -3 >= 81") == "1.125,5 + −3 ≥ 81"
    assert in_words(make_site(lang="en"), "1125.5 <= 81") == "1,125.5 ≤ 81"
    assert in_words(SITE, "Σ 32") == "cộng 32 số"


def test_a_place_is_table_row_and_column() -> None:
    assert place_words(SITE, CENTRE_Q1, CellPlace("mau-1", "4", "early")) == (
        "Giải quyết hồ sơ · Sở Nắng · Đã giải quyết: Trước hạn (cột 2)"
    )
    assert place_words(SITE, CENTRE_Q1, CellPlace("mau-1", "x", "y")) == "Giải quyết hồ sơ · x"
    assert place_words(SITE, CENTRE_Q1, CellPlace("khong-co", "x", "y")) == "khong-co"
    assert place_words(SITE, YEAR_LUA, CellPlace("mau-2", "i.2", "value")) == "Chỉ tiêu của cơ quan · Đã giải quyết"


def test_a_short_column_label_says_the_heading_above_it() -> None:
    assert column_words(SITE, make_field("a", "Mười một c", column="7", headings=("Trên", "Giữa"))) == (
        "Giữa: Mười một c (cột 7)"
    )
    assert column_words(SITE, make_field("a", "x" * 11, headings=("Giữa",))) == f"Giữa: {'x' * 11}"
    assert column_words(SITE, make_field("a", "x" * 12, headings=("Giữa",))) == "x" * 12
    assert column_words(SITE, make_field("a", "Ngắn")) == "Ngắn"


def test_anchors_hold_letters_digits_dots_and_dashes() -> None:
    result = made("1", "2")
    assert finding_anchor(result) == f"{CENTRE_Q1}.mau-1.bang-tong.4"
    assert finding_anchor(result._replace(place="")) == f"{CENTRE_Q1}.mau-1.bang-tong"
    assert finding_anchor(result._replace(place="prose[số 1]")) == f"{CENTRE_Q1}.mau-1.bang-tong.prose-s-1"


def test_a_failure_is_shown_with_what_is_known_of_it() -> None:
    view = view_of(SITE, result_of(CENTRE_Q1, "mau-1/bang-tong", "4"))
    assert (view.status, view.explanation) == ("đã giải thích", "Cột 1 in thiếu năm hồ sơ.")
    assert view.place_path == f"bao-cao/{CENTRE_Q1}/mau-1/#r-4" and not view.remark


def test_an_answer_without_a_cell_names_the_document_that_it_is_about() -> None:
    impossible = result_of(YEAR_MUOI, "date_possible", "quyet-dinh-13/QĐ.31-2-2031")
    view = view_of(SITE, impossible)
    assert (view.place, view.place_path) == ("Quyết định 13/QĐ", "")
    assert view_of(SITE, impossible._replace(place="quyet-dinh-la.1-1-2031")).place == "quyet-dinh-la.1-1-2031"
    agreed = view_of(SITE, result_of(CENTRE_Q1, "mau-1/bang-tong", "1"))
    assert (agreed.status, agreed.explanation, agreed.answer) == ("", "", "pass")
    remark = view_of(SITE, result_of(CENTRE_Q1, "mau-3/nhu-nhau", "dat"))
    assert remark.remark and remark.status == "chưa rõ"


def test_a_tally_counts_errors_remarks_and_mere_bounds_apart() -> None:
    results = SITE.edition.results_by_report[CENTRE_Q1]
    assert tally_words(SITE, results) == "12 khớp, 2 lệch, 1 cần lưu ý, 13 trong giới hạn"
    assert tally_words(SITE, [result for result in results if result.level == "error"]) == (
        "12 khớp, 2 lệch, 11 trong giới hạn"
    )
    assert tally_words(SITE, []) == "0 khớp, 0 lệch"


def group(*answers: str, level="error"):
    results = [made("1", "2", answer=answer)._replace(place=str(at), level=level) for at, answer in enumerate(answers)]
    return groups_of(SITE, results)[0]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (("pass", "pass", "fail"), "2 trên 3 chỗ khớp"),
        (("pass", "pass"), "2 trên 2 chỗ khớp"),
        (("pass",), "khớp"),
        (("fail",), "lệch"),
        (("pass", "not_applicable"), "khớp"),
        (("not_applicable",), "không áp dụng được"),
    ],
)
def test_a_group_sums_up_its_answers(answers: tuple[str, ...], words: str) -> None:
    held = group(*answers)
    assert held.summary == words
    counts = {"pass": held.passed, "fail": held.failed}
    assert counts == {answer: answers.count(answer) for answer in counts} and len(held.failures) == held.failed


def test_a_group_is_a_remark_when_every_failure_is_one() -> None:
    assert group("fail", level="remark").remark and not group("pass", level="remark").remark
    mixed = groups_of(SITE, [made("1", "2"), made("1", "2")._replace(place="5", level="remark")])
    assert not mixed[0].remark


def test_failures_stand_first_then_what_agrees_then_silence() -> None:
    results = [
        made("1", "2", answer=answer)._replace(check=f"mau-1/{answer}") for answer in ("not_applicable", "pass", "fail")
    ]
    assert [held.failed or held.passed for held in groups_of(SITE, results)] == [1, 1, 0]
    assert groups_of(SITE, results)[0].failed == 1


def test_reasons_for_silence_are_said_once_and_three_at_most() -> None:
    results = [
        made("", "", answer="not_applicable")._replace(place=str(at), reason=text(f"Lý do {at // 2}"))
        for at in range(9)
    ]
    (held,) = groups_of(SITE, results)
    assert held.reasons == ("Lý do 0", "Lý do 1", "Lý do 2")


def test_the_page_says_what_is_confirmed_and_what_only_lies_within_bounds() -> None:
    assert lead_words(page()) == (
        "57 phép tính mà các biểu mẫu nêu hoặc hàm ý đã được tính lại: *22 khớp* với tổng, tỷ lệ hoặc một nơi khác, "
        "*5 lệch*, 1 cần lưu ý; 29 chỗ còn lại chỉ nằm trong giới hạn cho phép, chưa có gì xác nhận. Chúng tôi "
        "không sửa số của văn bản: chỗ lệch được ghi lại, kèm điều đã biết."
    )


def test_findings_are_counted_by_report_and_stand_on_its_page() -> None:
    """In full they would make this page grow by fifty thousand signs with each report."""
    assert anchors(page()) == ["tom-tat", "khong-ap-dung"]
    (table,) = section_of(page(), "tom-tat").tables
    assert table_words(table) == [
        ["Báo cáo năm của Sở Lúa", "0", "2", "0", "2", "0"],
        ["Báo cáo năm của Sở Muối", "0", "1", "0", "2", "0"],
        ["Báo cáo các xã của Huyện Đông", "5", "0", "0", "5", "2"],
        ["Báo cáo quý I", "12", "2", "1", "13", "2"],
        ["Báo cáo quý II", "5", "0", "0", "7", "0"],
    ]
    assert table.rows[3].label_path == f"bao-cao/{CENTRE_Q1}/#doi-chieu"


def test_every_finding_stands_where_links_to_it_lead() -> None:
    for finding in SITE.edition.findings:
        path, _, anchor = finding_path(SITE.links, finding.result).partition("#")
        report = SITE.release(finding.result.report)
        own = report_page(SITE, report)
        assert own.head.path == path and anchor in {check.anchor for part in own.sections for check in part.checks}


def test_what_could_not_be_asked_is_counted_by_check_and_starts_closed() -> None:
    section = section_of(page(), "khong-ap-dung")
    assert section.folded
    assert table_words(section.tables[0]) == [
        ["Cột 1 = 2 + 3 + 4 + 5 + 6", "2", "2"],
        ["Đã giải quyết không quá tiếp nhận", "2", "2"],
    ]
