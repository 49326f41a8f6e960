"""Abbreviations are explained on the page that uses them, in the order of use, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.figures import FigureStore
from plugins.cchc.loading import ReadingScope, load
from plugins.cchc.pages.finished_pages import abbreviations_of
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.models import CellView, Fact, Link, Page, PageHead, PageSection, RowView, TableView
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.language import Language
from plugins.cchc.words.text import Lang

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "content/pages/vi/thuat-ngu.md"
COLLECTION = load(ROOT, ReadingScope(with_ledger=False))
ABBREVIATIONS = COLLECTION.references.code_lists["abbreviation"]


def make_page(*sections: PageSection, heading: str = "Sở Nội vụ", lang: Lang = "vi") -> Page:
    head = PageHead(
        lang, "x/", "../", "x", "TTHC only told to search engines", (Link("BCCI", "y/"),), "en/x/", "don-vi/"
    )
    return Page(head=head, kicker="", heading=heading, sections=sections)


def told(page: Page) -> list[Fact]:
    lang = page.head.lang
    edition = Edition(COLLECTION, FigureStore(()), (), ())
    return list(abbreviations_of(PageContext(edition, Language(lang), Links(lang, edition.units_over_time)), page))


def words(page: Page) -> list[str]:
    return [fact.term for fact in told(page) if fact.term != "CCHC"]


def test_the_sites_own_name_comes_first() -> None:
    assert [fact.term for fact in told(make_page(PageSection("a", "BCCI")))] == ["CCHC", "BCCI"]


def test_order_is_that_of_first_use() -> None:
    row = RowView("", "item", False, "Số TTHC qua dịch vụ BCCI", "tthc/", (CellView("do UBND xã nhận", False),))
    table = TableView("Bảng", "Chỉ tiêu", (), (row,), ())
    page = make_page(PageSection("TTHC", "Hồ sơ của UBND"), PageSection("b", "Bảng", tables=(table,)))
    assert words(page) == ["UBND", "TTHC", "BCCI"]


@pytest.mark.parametrize(
    "text", ["72/BC-UBND", "Công văn số 220/UBND-VP", "Quyết định 12/QĐ-UBND", "tthc", "XTTHC", "Tổ TTHCX"]
)
def test_numbers_of_documents_and_parts_of_words_are_none(text: str) -> None:
    assert words(make_page(PageSection("a", text))) == []


@pytest.mark.parametrize(("text", "word"), [("TP. Sóc Trăng", "TP."), ("(TTHC)", "TTHC"), ("Sở LĐTBXH", "LĐTBXH")])
def test_points_and_brackets_are_no_hindrance(text: str, word: str) -> None:
    assert words(make_page(PageSection("a", text))) == [word]


def test_a_heading_that_spells_it_out_is_enough() -> None:
    spelled = make_page(PageSection("a", "TTHC"), heading="Cải cách thủ tục hành chính")
    assert words(spelled) == []


def test_each_language_has_its_own_words() -> None:
    for lang, said in (("vi", "bưu chính công ích"), ("en", "public postal service")):
        (_, fact) = told(make_page(PageSection("a", "BCCI"), lang=lang))
        assert fact.text == said
    assert all(text.first and text.in_("en") for text in ABBREVIATIONS.values())


@pytest.mark.parametrize("word", ["TTHC", "DVC", "BCCI", "VBQPPL", "CCHC", "CBCCVC", "CNTT", "UBND"])
def test_glossary_explains_the_forms_own(word: str) -> None:
    line = next(line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith(f"{word} – "))
    assert ABBREVIATIONS[word].first.casefold() in line.casefold()
