"""English pages are English: what stays Vietnamese is a name, a document's number, a quotation, or says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from plugins.cchc.edition import Edition
from plugins.cchc.words.language import Language, mark_quoted, without_marks
from tests.site.test_strings import VIETNAMESE

_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_DOCUMENT = re.compile(r"\b\d+(?:/\d{4})*/[\w.&-]+|\b[A-ZĐ]+-[A-Z]\w*")  # 72/BC-UBND, and the sign alone
# A person, an empire of places, and a language that calls itself so.
_NAMES = ("Cần Thơ", "Hậu Giang", "Đà Nẵng", "Việt Nam", "Šidák", "Tiếng Việt")
_SILENT = ("script", "style", "code", "pre")
_KIND = re.compile(r" (Commune|Ward|Town|District|City|Township|Province)$")


@pytest.fixture(scope="module")
def names(edition: Edition) -> re.Pattern[str]:
    units = edition.references.units.values()
    told = {text.in_(lang) for unit in units for text in (unit.name, unit.short) for lang in ("vi", "en")}
    plain = {_KIND.sub("", name) for name in told}
    words = {word for name in plain for word in name.split() if VIETNAMESE.search(word)}  # of a name on two lines
    return re.compile("|".join(map(re.escape, sorted({*told, *plain, *words, *_NAMES} - {""}, key=len, reverse=True))))


def foreign_words(page: html.HtmlElement, names: re.Pattern[str]) -> Iterator[str]:
    """Each text that is Vietnamese and says so nowhere above it."""
    for node in page.body.iter():
        if not isinstance(node.tag, str) or node.tag in _SILENT:
            continue
        lang = next((one.get("lang") for one in (node, *node.iterancestors()) if one.get("lang")), "")
        for text in (node.text, *(child.tail for child in node)):
            if lang == "en" and text and VIETNAMESE.search(names.sub("", _QUOTATION.sub("", _DOCUMENT.sub("", text)))):
                yield text.strip()


def test_english_pages_say_which_words_are_vietnamese(site: Path, names: re.Pattern[str]) -> None:
    pages = sorted((site / "en").rglob("*.html"))
    assert len(pages) > 400
    strange = {
        path.relative_to(site).as_posix(): found
        for path in pages
        if (found := list(foreign_words(html.fromstring(path.read_bytes()), names)))
    }
    assert strange == {}


def test_marks_round_quoted_words_reach_no_file(site: Path) -> None:
    marks = set(Language("en").quoted("x")) - {"x"}
    texts = (
        path
        for path in site.rglob("*.*")
        if path.is_file() and path.suffix in (".html", ".js", ".json", ".svg", ".xml", ".csv")
    )
    assert [path.name for path in texts if marks & set(path.read_text("utf-8"))] == []


def test_walk_finds_vietnamese_and_leaves_names_and_quotations() -> None:
    names = re.compile("Sóc Trăng")
    page = html.fromstring(
        '<html lang="en"><body><p>Sóc Trăng reports “quá hạn”, 72/BC-UBND <i lang="vi">đúng hạn</i> đúng hạn.</p>'
        "</body></html>"
    )
    assert list(foreign_words(page, names)) == ["đúng hạn."]


def test_quoted_words_are_told_apart_in_text_and_not_in_attributes() -> None:
    english = Language("en")
    printed = f'<td title="{english.quoted("Ghi chú")}">{english.quoted("Tổng số")} of 3</td>'
    assert mark_quoted(printed) == '<td title="Ghi chú"><span lang="vi">Tổng số</span> of 3</td>'
    assert without_marks(english.quoted("Tổng số")) == Language("vi").quoted("Tổng số") == "Tổng số"
    assert english.quoted("") == ""
