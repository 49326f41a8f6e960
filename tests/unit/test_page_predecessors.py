"""A body of today: what is known of those it was made of."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from plugins.cchc.model.findings import REMARK, FigureStanding
from plugins.cchc.model.references import Succession
from plugins.cchc.pages.added_up import area_words
from plugins.cchc.pages.models import PageSection
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.table_views import FINDING_MARK
from plugins.cchc.pages.unit import unit_page, unit_sections
from tests.fixtures.small_builders import make_succession
from tests.fixtures.small_edition import small_edition
from tests.fixtures.small_site import anchors, lead_words, link_words, make_site, section_of, table_words

PARTS = re.compile(r"\d+(?=[) ])")
LATER, FORMED = "xa-moi", "2033-07-01"


def site_where(*successions: Succession) -> PageContext:
    edition = small_edition()
    references = replace(edition.references, successions=successions)
    return make_site(replace(edition, collection=replace(edition.collection, references=references)))


def formed_from(*units: str) -> PageContext:
    return site_where(*(make_succession(unit, "merged", LATER, FORMED) for unit in units))


def predecessors_of(site: PageContext, unit: str = LATER) -> PageSection:
    return section_of(unit_page(site, unit), "tien-than")


def test_counts_of_all_are_added_and_the_share_is_worked_out_anew() -> None:
    tables = {table.caption: table for table in predecessors_of(formed_from("so-lua", "so-gio")).tables}
    (table,) = (table for caption, table in tables.items() if caption.startswith("Quý I/2032"))
    *rows, total = table_words(table)
    assert [row[0] for row in rows] == ["Sở Lúa", "Sở Gió"] and total[0] == "Cộng lại"
    added = [at for at, cell in enumerate(total) if "trên" in cell]
    assert added, "both have shares of this quarter"
    for at in added:
        parts = [[int(number) for number in PARTS.findall(row[at])[-2:]] for row in rows]
        part, whole = (sum(numbers) for numbers in zip(*parts, strict=True))
        assert total[at].endswith(f"({part} trên {whole})")


def test_a_body_without_a_figure_or_with_a_doubtful_one_leaves_no_sum() -> None:
    for other in ("so-vang", "so-nang"):
        totals = [table_words(table)[-1] for table in predecessors_of(formed_from("so-lua", other)).tables]
        assert totals and all(total[0] == "Cộng lại" and not any(total[1:]) for total in totals)


def test_a_contested_figure_keeps_its_sign() -> None:
    site = formed_from("so-lua", "so-nang")
    values = (value for values in site.edition.values_by_measure.values() for value in values)
    contested = next(value for value in values if site.is_contested(value) and not value.category)
    tables = predecessors_of(formed_from(contested.unit, "so-gio")).tables
    signs = {cell.finding_mark for table in tables for cell in table.rows[0].cells}
    assert FINDING_MARK in signs


def test_the_page_opens_with_them_and_says_from_when_by_which_act() -> None:
    site = formed_from("so-lua", "so-gio")
    assert anchors(unit_page(site, LATER))[0] == "tien-than"
    intro = predecessors_of(site).intro
    assert intro.startswith("Xã Mới lập từ toàn bộ Sở Lúa và Sở Gió, từ 1/7/2033 (") and "không phải số 0" in intro


def test_a_body_that_took_another_in_adds_nothing_and_shows_its_own_first() -> None:
    site = site_where(make_succession("so-gio", "merged", "so-lua", "2031-01-01"))
    section = predecessors_of(site, "so-lua")
    assert section.intro.startswith("Sở Lúa nay gồm cả Sở Gió")
    assert [row[0] for row in table_words(section.tables[0])] == ["Sở Gió"]
    assert anchors(unit_page(site, "so-lua"))[0] != "tien-than"


def test_a_new_name_is_told_as_one() -> None:
    site = site_where(make_succession("so-gio", "renamed", LATER, FORMED))
    assert predecessors_of(site).intro.startswith("Xã Mới trước đó là Sở Gió, từ 1/7/2033")


def test_without_figures_of_any_there_is_no_such_part() -> None:
    assert "tien-than" not in anchors(unit_page(formed_from("so-vang"), LATER))


def test_units_of_today_stand_first_and_say_whether_anything_is_known() -> None:
    section = unit_sections(formed_from("so-lua", "so-gio"))[0]
    assert section.anchor == "hien-nay"
    assert ("Xã Mới", f"don-vi/{LATER}/", "") in link_words(section.links)
    section = unit_sections(site_where())[0]
    assert ("Xã Mới", f"don-vi/{LATER}/", "chưa có số") in link_words(section.links)


def test_how_the_territory_came_about_is_said_as_far_as_it_is_known() -> None:
    merged = area_words(formed_from("so-lua", "so-gio"), LATER)
    assert merged == (
        "Toàn bộ địa bàn các đơn vị trước đó cộng lại. Nguồn của bộ sưu tập không ghi diện tích trước và sau."
    )
    parts = site_where(make_succession("so-lua", "split", LATER, "2033-01-01"))
    assert area_words(parts, LATER).startswith("Nguồn của bộ sưu tập không ghi diện tích")
    renamed = site_where(make_succession("so-gio", "renamed", LATER, FORMED))
    assert area_words(renamed, LATER) == "Giữ nguyên địa bàn của đơn vị trước đó."
    department = site_where(make_succession("so-gio", "merged", "so-lua", "2031-01-01"))
    assert area_words(make_site(), LATER) == "" == area_words(department, "so-lua")
    facts = section_of(unit_page(formed_from("so-lua", "so-gio"), LATER), "ho-so").facts
    assert merged in [fact.text for fact in facts if fact.term == "Địa bàn"]


def test_a_body_of_today_opens_with_what_those_before_it_reported_last(monkeypatch: pytest.MonkeyPatch) -> None:
    page = unit_page(formed_from("so-lua", "so-gio"), LATER)
    lead = lead_words(page)
    total = table_words(section_of(page, "tien-than").tables[0])[-1]
    assert "các đơn vị tiền thân cộng lại" in lead and any(cell and cell in lead for cell in total[1:])
    assert page.lead_source.startswith("Theo "), "copied with its source"
    assert "theo số có lưu ý" not in lead
    monkeypatch.setattr(PageContext, "standing", lambda *_: FigureStanding(REMARK))
    assert ", theo số có lưu ý" in lead_words(unit_page(formed_from("so-lua", "so-gio"), LATER))


def test_what_cannot_be_added_is_pointed_to_and_of_a_single_body_it_is_its_own() -> None:
    words = lead_words(unit_page(formed_from("so-lua", "so-nang"), LATER))
    assert words.endswith("mỗi đơn vị tiền thân có số riêng ở bảng dưới đây.")
    renamed = site_where(make_succession("so-gio", "renamed", LATER, FORMED))
    assert "Sở Gió: " in lead_words(unit_page(renamed, LATER))
