"""The reporting calendar on a page: what documents say, what is held, and what nobody knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.model.portal import Duty
from plugins.cchc.model.references import LegalAct
from plugins.cchc.pages.collection_pages import calendar_page
from plugins.cchc.pages.links import CALENDAR
from plugins.cchc.pages.models import Page
from plugins.cchc.words.text import verbatim
from tests.fixtures.small_reports import CENTRE_Q1, CENTRE_Q2, COMMUNES_Q1, YEAR_LUA, YEAR_MUOI
from tests.fixtures.small_site import (
    anchors,
    heading_words,
    make_site,
    paths,
    section_of,
    table_words,
    with_portal,
    with_sizes,
)

SITE = make_site()
NAMED = Duty("che-do-mau", "1/QĐ", ("loai-department",), (), ("quarter",), date="2031-01-02")
SINGLE = Duty("che-do-mau", "1/QĐ", (), ("trung-tam-mau", "so-vang"))
UNSAID = Duty("che-do-mau", "1/QĐ", ())


@pytest.fixture
def made():
    def page(*duties: Duty) -> Page:
        return calendar_page(with_portal(SITE, duties=duties))

    return page


def facts(page: Page) -> dict[str, str]:
    return {fact.term: fact.text for fact in section_of(page, "che-do-mau").facts}


def test_a_regime_says_its_document_its_bodies_its_forms_and_its_periods(made) -> None:
    assert facts(made(NAMED)) == {
        "Văn bản": "1/QĐ, 2/1/2031",
        "Ai báo cáo": "Sở: như văn bản nêu; các cơ quan khác: không rõ",
        "Biểu mẫu": "5 biểu",
        "Kỳ mà văn bản nêu": "Quý",
        "Kỳ đã có báo cáo trong bộ sưu tập": "Năm",
        "Không rõ có phải báo cáo hay không": "6 tháng và 9 tháng",
    }


def test_the_calendar_belongs_to_the_data(made) -> None:
    head = made(NAMED).head
    assert (head.path, head.section, head.crumbs) == ("lich-bao-cao/", "du-lieu/", ())


def test_where_no_document_states_a_period_it_is_unknown(made) -> None:
    held = facts(made(SINGLE))
    assert held["Ai báo cáo"] == "Trung tâm Mẫu và Sở Vàng" and held["Kỳ mà văn bản nêu"] == "không rõ"
    assert held["Kỳ đã có báo cáo trong bộ sưu tập"] == "Quý và Năm"
    assert facts(made(UNSAID))["Ai báo cáo"] == "không rõ; chỉ biết đơn vị có báo cáo dưới đây"


def test_a_body_has_a_report_or_it_was_not_collected_or_nobody_knows(made) -> None:
    (table,) = section_of(made(SINGLE), "che-do-mau").tables
    assert heading_words(table) == [
        "Đơn vị", "k.2032-q1", "k.2032-q2", "k.2032-q4", "6 tháng", "9 tháng", "k.2031",
    ]  # fmt: skip
    rows = {row[0]: row[1:] for row in table_words(table)}
    assert rows["Trung tâm Mẫu"] == ["có báo cáo"] * 2 + ["chưa sưu tầm"] + ["không rõ"] * 2 + ["chưa sưu tầm"]
    assert rows["Sở Lúa"] == ["chưa sưu tầm"] * 3 + ["không rõ"] * 2 + ["có báo cáo"]
    assert list(rows) == ["Sở Lúa", "Sở Muối", "Sở Vàng", "Trung tâm Mẫu", "Huyện Đông"]
    assert table.rows[0].label_path == "don-vi/so-lua/"


def test_a_body_that_was_gone_by_then_owes_nothing(made) -> None:
    (table,) = section_of(made(NAMED), "che-do-mau").tables
    names = [row[0] for row in table_words(table)]
    assert "Sở Vàng" in names and "Ban Cũ" not in names and "Trạm Cũ" not in names


def test_reports_of_a_regime_are_linked_once(made) -> None:
    found = paths(section_of(made(UNSAID), "che-do-mau").links)
    assert sorted(found) == sorted(
        f"bao-cao/{report}/" for report in (CENTRE_Q1, CENTRE_Q2, COMMUNES_Q1, YEAR_LUA, YEAR_MUOI)
    )


def test_a_regime_of_which_nothing_is_held_has_no_section(made) -> None:
    assert anchors(made(Duty("khac", "9/QĐ", ()))) == ["che-do-mau", "tai-ve"], "of which a report is held"


def test_the_calendar_can_be_taken_along(made) -> None:
    page = made(NAMED)
    assert section_of(page, "tai-ve").downloads == ()
    (file,) = section_of(calendar_page(with_sizes(SITE, {f"{CALENDAR}.csv": 5000})), "tai-ve").downloads
    assert (file.path, file.size) == (f"{CALENDAR}.csv", "5 kB")


def test_a_rule_gives_the_day_a_report_is_due_with_how_sure_it_is() -> None:
    act = LegalAct(
        "van-ban-mau", "5/VB", "", "Bộ mẫu", verbatim("Hạn"), "", "", "", "", "one_copy", verbatim("Theo một trang.")
    )
    site = with_portal(SITE, duties=(replace(NAMED, due_day="7", due_act="van-ban-mau"),))
    references = replace(site.edition.references, legal_acts={act.id: act})
    site = make_site(replace(site.edition, collection=replace(site.edition.collection, references=references)))
    due = facts(calendar_page(site))["Hạn gửi theo quy tắc"]
    assert (
        "Quý I/2032: 7/3/2032, " in due
        and "Năm 2031: 7/12/2031." in due
        and due.endswith("Theo một trang. (5/VB; one_copy)")
    )
    assert "Hạn của tỉnh" in due
