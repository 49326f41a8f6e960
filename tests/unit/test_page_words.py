"""Small questions every page asks: numbers and dates in words, names, addresses, the frame, given-up addresses."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.cchc.catalogue.addresses import Tombstone, tombstone_page
from plugins.cchc.pages.links import (
    Links,
    in_every_language,
    root_of,
    row_anchor,
    unit_document,
    unit_stem,
)
from plugins.cchc.pages.page_context import natural_key, row_name
from plugins.cchc.pages.site_chrome import make_site_chrome
from plugins.cchc.words import catalogue
from plugins.cchc.words.language import Language, lower
from tests.fixtures.small_builders import make_indicator, text
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_reports import LUA, Q1, YEAR_MUOI
from tests.fixtures.small_site import lead_words, link_words, make_site, value_of

SITE, ENGLISH = make_site(), make_site(lang="en")
VI, EN = Language("vi"), Language("en")


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (25031, None, "25.031", "25,031"),
        (Decimal("86.48"), None, "86,48", "86.48"),
        (Decimal("1234.5"), 2, "1.234,50", "1,234.50"),
        (Decimal("0.125"), 2, "0,13", "0.13"),
        (Decimal("-5"), None, "−5", "−5"),
        (Decimal("2.50"), 0, "3", "3"),
    ],
)
def test_numbers_are_written_each_languages_way(value, decimals, vi: str, en: str) -> None:
    assert (VI.number(value, decimals), EN.number(value, decimals)) == (vi, en)


def test_a_percentage_has_a_space_in_vietnamese_alone() -> None:
    assert VI.percent(Decimal("98.1"), 2) == "98,10\u00a0%" and EN.percent(Decimal("98.1"), 2) == "98.10%"


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2019-06-15", "15/6/2019", "15 June 2019"),
        ("2019-12-01T10:00", "1/12/2019", "1 December 2019"),
        ("2019-01-31", "31/1/2019", "31 January 2019"),
        ("2019-06", "2019-06", "2019-06"),
        ("", "", ""),
        ("12-a-2019", "12-a-2019", "12-a-2019"),
    ],
)
def test_dates_are_written_each_languages_way(iso: str, vi: str, en: str) -> None:
    assert (VI.date(iso), EN.date(iso)) == (vi, en)


def test_lists_end_with_and() -> None:
    assert [VI.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a và b", "a, b và c"]


def test_messages_come_from_the_catalogue_or_stay() -> None:
    assert EN.t("Bản {version}", version="1.0") == "Version 1.0" and VI.t("Bản {version}", version="1.0") == "Bản 1.0"
    assert EN.t("Chưa ai dịch") == "Chưa ai dịch" and EN.t("{raw}") == "{raw}"


@pytest.mark.parametrize(
    ("words", "inside"), [("Quý I", "quý I"), ("TTHC mới", "TTHC mới"), ("A", "a"), ("", ""), ("6 tháng", "6 tháng")]
)
def test_inside_a_sentence_capitals_of_a_short_name_stay(words: str, inside: str) -> None:
    assert lower(words) == inside


def test_a_catalogue_leaves_out_what_is_fuzzy_or_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    said = 'msgid "Có"\nmsgstr "Yes"\n\n#, fuzzy\nmsgid "Mờ"\nmsgstr "Fuzzy"\n\nmsgid "Trống"\nmsgstr ""\n'
    (folder / "cchc.po").write_text(head + said, encoding="utf-8")
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    assert catalogue.catalogue_of.__wrapped__("en") == {("", "Có"): "Yes"}
    assert catalogue.catalogue_of.__wrapped__("vi") == {}


def test_a_commune_is_named_with_its_district_and_everything_else_alone() -> None:
    assert SITE.unit_name("phuong-1") == "Phường 1, H. Đông" and SITE.own_name("phuong-1") == "Phường 1"
    assert SITE.unit_name("phuong-1-tay") == "Phường 1, Huyện Tây" and SITE.unit_name("huyen-dong") == "Huyện Đông"
    assert SITE.unit_short("huyen-dong") == "H. Đông" and SITE.unit_short("so-lua") == "Sở Lúa"
    assert ENGLISH.unit_name("so-lua") == "Sở Lúa (en)"


def test_a_unit_without_a_short_name_or_a_parent_keeps_its_name() -> None:
    units = dict(SITE.edition.references.units)
    units["phuong-2"] = replace(units["phuong-2"], short=text(""), parent="")
    references = replace(SITE.edition.references, units=units)
    site = make_site(replace(SITE.edition, collection=replace(SITE.edition.collection, references=references)))
    assert site.unit_short("phuong-2") == "Phường 2" == site.unit_name("phuong-2")


def test_periods_and_labels() -> None:
    assert (SITE.period_name("2032-q1"), SITE.when("2032-q1"), SITE.period_short("2032-q1")) == (
        "Quý I/2032", "quý I/2032", "k.2032-q1",
    )  # fmt: skip
    assert SITE.label("level", "commune") == "Cấp xã" and SITE.label("level", "khac") == "khac" == SITE.label(
        "x", "khac"
    )
    assert SITE.report_number(SITE.release(YEAR_MUOI)) == "văn bản không ghi số"
    assert (SITE.quoted_lang, ENGLISH.quoted_lang) == ("", "vi")


def test_an_address_is_whole_where_the_site_has_one() -> None:
    assert SITE.address("x/") == "https://mau.example/x/" == make_site(url="https://mau.example/").address("x/")
    assert make_site(url="").address("x/") == "/x/"


def test_units_stand_by_kind_and_then_by_name_with_numbers_as_numbers() -> None:
    units = SITE.edition.references.units
    names = [
        unit.id for unit in SITE.by_name(units[one] for one in ("xa-dau", "phuong-10", "so-mua", "phuong-2", "so-gio"))
    ]
    assert names == ["phuong-2", "phuong-10", "xa-dau", "so-gio", "so-mua"]
    assert natural_key("Đầu 10") > natural_key("dau 9") and natural_key("Á") == natural_key("a")


@pytest.mark.parametrize(
    ("measure", "unit", "period", "words"),
    [
        (MEASURE_ON_TIME, "so-lua", "2032-q1", "90,00\u00a0%"),
        (MEASURE_ON_TIME, "so-lua", "2031", "không tính được"),
        ("in-san", "so-lua", "2031", "97,50\u00a0%"),
        ("nhan", "huyen-dong", "2032-q1", "1.000"),
    ],
)
def test_a_value_in_words(measure: str, unit: str, period: str, words: str) -> None:
    assert SITE.format_value(value_of(SITE, measure, unit, period)) == words


def test_a_printed_rate_keeps_the_decimals_it_was_printed_with() -> None:
    value = replace(value_of(SITE, "in-san", "so-lua", "2031"), numerator=Decimal("97.5"))
    assert SITE.format_value(value) == "97,5\u00a0%"


def test_parts_are_said_where_there_are_any() -> None:
    on_time, count = (
        value_of(SITE, MEASURE_ON_TIME, "huyen-dong", "2032-q1"),
        value_of(SITE, "nhan", "so-lua", "2032-q1"),
    )
    assert SITE.parts(on_time) == "900 trên 1.000"
    assert SITE.parts(count) == ""


def test_a_row_is_called_by_its_number_or_its_label() -> None:
    assert row_name(SITE, Q1, Q1.rows[1].key) == "dòng 1" and row_name(SITE, LUA, LUA.rows[1].key) == "dòng “Tiếp nhận”"


def test_addresses_are_known_in_every_language_and_have_a_way_back() -> None:
    vi, en = Links("vi"), Links("en")
    for name in (
        "home", "units", "periods", "indicators", "reports", "data", "all_data", "api", "explore", "how_to_use",
        "findings", "corrections", "documents", "coverage", "calendar", "search",
    ):  # fmt: skip
        path = getattr(vi, name)()
        assert getattr(en, name)() == f"en/{path}"
        both = {"vi": path, "en": f"en/{path}"}
        assert in_every_language(path, ("vi", "en")) == both == in_every_language(f"en/{path}", ("vi", "en"))
    assert en.row("r", "t", "1") == "en/bao-cao/r/t/#r-1" and row_anchor("i.1") == "r-i.1"
    assert vi.edition("2032-05") == "du-lieu/tat-ca/2032-05/" and en.finding("r", "a") == "en/bao-cao/r/#fe8b7be43"
    assert vi.static("tro-nang") == "tro-nang/"
    assert (root_of(""), root_of("a/"), root_of("a/b/c.html")) == ("./", "../", "../../")


def test_a_period_of_a_unit_has_an_address_where_there_are_several() -> None:
    links = Links("en", frozenset({"a"}))
    assert links.unit_period("a", "2032") == "en/don-vi/a/2032/" and links.unit_period("b", "2032") == "en/don-vi/b/"
    with pytest.raises(AssertionError, match="which units have several"):
        Links("vi").unit_period("a", "2032")


def test_an_indicator_has_a_page_or_a_place_on_that_of_its_group() -> None:
    shared = replace(make_indicator("B.1", "B", "Đếm"), page="dem")
    links = Links("vi")
    assert links.indicator(shared) == "chi-tieu/dem/#b-1" and links.indicator_group("dem") == "chi-tieu/dem/"
    assert (
        links.indicator(replace(shared, own_page=True)) == "chi-tieu/b-1/" == links.indicator(replace(shared, page=""))
    )
    assert links.measure("dung-han") == "chi-tieu/dung-han/"


def test_files_stand_outside_the_folders_of_languages() -> None:
    assert unit_stem("a") == "don-vi/a/a" and unit_document("a") == "api/v1/units/a.json"


@pytest.mark.parametrize(
    ("lang", "next_update", "words"),
    [("vi", "2033-01-15", "15/1/2033"), ("en", "2033-01-15", "15 January 2033"), ("vi", "none", "chưa hẹn ngày"),
     ("en", "none", "no day promised")],
)  # fmt: skip
def test_the_frame_tells_whom_to_write_to_and_when_to_look_again(lang, next_update: str, words: str) -> None:
    portal = replace(SITE.portal, contact="https://lien-he.example/", next_update=next_update)
    frame = make_site_chrome(Language(lang), portal, "", "2032-07", "https://repo.example")
    assert (frame.contact, frame.next_update) == ("https://lien-he.example/", words)


@pytest.mark.parametrize(("lang", "prefix"), [("vi", ""), ("en", "en/")])
def test_the_frame_leads_to_every_part_of_the_site(lang, prefix: str) -> None:
    frame = make_site_chrome(Language(lang), SITE.portal, "https://mau.example/", "2032-07", "https://repo.example")
    assert (frame.url, frame.edition, frame.repository) == ("https://mau.example", "2032-07", "https://repo.example")
    assert (frame.contact, frame.next_update) == ("https://repo.example/issues", "")
    assert [link.path for link in frame.nav] == [
        f"{prefix}{part}/" for part in ("don-vi", "so-sanh", "ky", "chi-tieu", "bao-cao", "du-lieu", "doi-chieu")
    ]
    assert frame.links.search() == f"{prefix}tim-kiem/"
    assert [link.path for link in frame.feeds] == [
        f"feeds/{lang}.atom.xml", f"feeds/du-lieu.{lang}.atom.xml", f"feeds/dinh-chinh.{lang}.atom.xml",
    ]  # fmt: skip
    written = [
        f"{prefix}{page}/" for page in ("gioi-thieu", "phuong-phap", "thuat-ngu", "tin-tuc", "dong-gop", "tro-nang")
    ]
    assert set(written) <= {link.path for link in frame.footer_links}
    assert f"{prefix}lich-bao-cao/" in [link.path for link in frame.footer_links]


def given_up(successor: str, reason: str = "Dời") -> Tombstone:
    return Tombstone("/cu/", text(reason), "2032-05-02", successor, 2)


def test_a_given_up_address_says_why_since_when_and_where_to_look() -> None:
    page = tombstone_page(ENGLISH, "en/cu/", "/cu/", given_up("/don-vi/so-lua/", "Đã dời"))
    why, instead = page.sections
    assert [fact.text for fact in why.facts] == ["/cu/", "2 May 2032"] and lead_words(page) == "Đã dời (en)"
    assert link_words(instead.links) == [("/don-vi/so-lua/", "en/don-vi/so-lua/", "")]
    assert page.head.title.endswith(": /cu/") and page.head.path == "en/cu/" and page.head.section == ""


def test_a_file_stands_in_no_language_folder_and_without_a_successor_home_is_left() -> None:
    file = tombstone_page(ENGLISH, "en/cu/", "/cu/", given_up("/a/b.csv"))
    assert link_words(file.sections[1].links) == [("/a/b.csv", "a/b.csv", "")]
    gone = tombstone_page(SITE, "cu/", "/cu/", given_up(""))
    assert [link.path for link in gone.sections[1].links] == [""]
    root = tombstone_page(ENGLISH, "en/cu/", "/cu/", given_up("/"))
    assert root.sections[1].links[0].path == "en/"
