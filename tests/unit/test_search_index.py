"""What a search can find, and the file that says it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cchc.build import search_files
from plugins.cchc.build.search_files import compare_file, search_file
from plugins.cchc.errors import CchcError
from plugins.cchc.model.portal import SearchWords
from plugins.cchc.pages import search
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.search import SearchEntry, search_entries
from plugins.cchc.pages.site_chrome import make_site_chrome
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import small_edition
from tests.fixtures.small_site import make_site


def entries_of(context: PageContext) -> dict[str, SearchEntry]:
    """By path."""
    chrome = make_site_chrome(context.language, context.portal, "", context.edition.name)
    return {entry.path: entry for entry in search_entries(context, chrome, ())}


SITE = make_site()
ENTRIES = entries_of(SITE)


def of_kind(kind: str) -> list[SearchEntry]:
    return [entry for entry in ENTRIES.values() if entry.kind == kind]


def test_every_unit_is_there_and_its_periods_where_they_have_pages() -> None:
    units = SITE.edition.references.units
    assert [entry.path for entry in of_kind("unit")] == [f"don-vi/{unit}/" for unit in units]
    assert {entry.path for entry in of_kind("unit in a period")} == {
        f"don-vi/{unit}/{period}/"
        for unit, period in SITE.edition.store.unit_periods()
        if unit in SITE.edition.units_over_time
    }


def test_unit_says_its_periods_its_time_and_its_newest_figure() -> None:
    rice, later = ENTRIES["don-vi/so-lua/"], ENTRIES["don-vi/xa-moi/"]
    assert rice.note == "k.2031, k.2032-q1, k.2032-q2 · từ 1/1/2031"
    assert rice.figure == "Tỷ lệ đúng hạn, ngắn: 93,75\u00a0% (k.2032-q2)"
    assert (later.note, later.figure) == ("chưa có số · từ 1/7/2033", "")


def test_figures_that_cannot_be_true_are_told_so() -> None:
    assert ENTRIES["don-vi/so-nang/"].figure.endswith("không tính được (k.2032-q1) · không thể cùng đúng")


def test_measures_periods_reports_tables_findings_and_documents_are_there() -> None:
    edition = SITE.edition
    assert len(of_kind("measure")) == len(edition.measures)
    assert {entry.path for entry in of_kind("period")} == {
        f"ky/{period}/" for _, period in edition.store.unit_periods()
    }
    texts = {f"bao-cao/{name}/nguyen-van/" for name, release in edition.releases.items() if release.source_text}
    assert {entry.path for entry in of_kind("report")} == texts | {f"bao-cao/{name}/" for name in edition.releases}
    assert len(of_kind("table")) == sum(len(release.tables) for release in edition.releases.values())
    assert len(of_kind("finding")) == len(edition.findings)
    assert all("#vb-" in entry.path for entry in of_kind("document")) and of_kind("document")


def with_words(words: SearchWords) -> PageContext:
    edition = small_edition()
    portal = replace(edition.portal, search=words)
    return replace(SITE, edition=replace(edition, collection=replace(edition.collection, portal=portal)))


def test_words_of_the_portal_belong_to_a_page() -> None:
    entries = entries_of(with_words(SearchWords(words={"du-lieu/tat-ca/": text("tải excel", "download")})))
    assert entries["du-lieu/tat-ca/"].words.strip() == "tải excel"


def test_words_for_a_page_that_is_not_there_stop_the_build() -> None:
    with pytest.raises(CchcError, match=r"data/portal\.yaml, khóa “search”: không có trang “du-lieu/khac/”"):
        entries_of(with_words(SearchWords(words={"du-lieu/khac/": text("khác", "other")})))


def test_words_for_an_indicator_that_no_report_fills_are_no_error() -> None:
    reported = SITE.edition.store.indicators()
    silent = next(one for one in SITE.edition.references.indicators.values() if one.id not in reported)
    path = SITE.links.indicator(silent)
    assert path not in entries_of(with_words(SearchWords(words={path: text("ký số", "signature")})))


def test_file_calls_the_search_and_repeats_no_word_of_a_name(tmp_path: Path) -> None:
    content = tmp_path / "content" / "pages"
    content.mkdir(parents=True)
    page = (
        "Title: Thuật ngữ\nSlug: thuat-ngu\nLang: vi\nSummary: Từ khó.\n\n## Phần\n\nHồ sơ {: #ho-so }\n:   Giấy tờ.\n"
    )
    (content / "thuat-ngu.md").write_text(page, "utf-8")
    chrome = make_site_chrome(SITE.language, SITE.portal, "", "")
    files = search_file(replace(SITE, texts=tmp_path / "content" / "texts"), chrome).files
    written = files["tim-kiem/chi-muc.js"].decode()
    assert written.startswith("cchcIndex(") and written.endswith(");\n")
    index = json.loads(written.removeprefix("cchcIndex(").removesuffix(");\n"))
    rows = {row[2]: row for row in index["entries"]}
    assert rows["thuat-ngu/#ho-so"][1] == "Hồ sơ" and rows["thuat-ngu/"][4] == "Từ khó"
    assert all(row[-1] != "" for row in index["entries"])
    named = [(row[1].lower().split(), row[4].lower().split()) for row in index["entries"] if len(row) > 4]
    assert named and not [name for name, words in named if set(name) & set(words)]


def test_pages_news_and_terms_by_hand_are_found_in_their_language_and_order(tmp_path: Path) -> None:
    pages = {
        "news/2032/b.md": "Title: Tin\nSlug: tin\nLang: vi\nSummary: Một <b>tin</b> hay tin\n\nx",
        "pages/c.md": "Title: Về chúng tôi\nLang: vi\n\n## Phần {: #phan }\n\n#Hình {: #hinh }\n",
        "pages/a.md": "Slug: khong-ten\nLang: vi\n\nLang: en\n",
        "pages/d.md": "Title: English\nSlug: english\nLang: en\n\nx",
    }
    for name, text_of_page in pages.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text_of_page, "utf-8")
    found = [
        (entry.kind, entry.name, entry.path, entry.words) for entry in search_files._entries_by_hand(SITE, tmp_path)
    ]
    assert found == [
        ("news", "Tin", "tin-tuc/tin/", "Một tin hay tin "),
        ("page", "khong-ten", "khong-ten/", " "),
        ("page", "Về chúng tôi", "c/", " "),
    ]
    (english,) = search_files._entries_by_hand(make_site(lang="en"), tmp_path)
    assert (english.name, english.path) == ("English", "en/english/")
    row = search_files._row(SearchEntry("news", "Tin", "tin-tuc/tin/", "", "Một tin hay Hay"))
    assert row == [list(search.KINDS).index("news"), "Tin", "tin-tuc/tin/", "", "Một Hay"]


def test_what_the_comparing_page_loads_calls_it_with_a_line_for_each_part() -> None:
    ((path, content),) = compare_file(SITE).files.items()
    assert path == SITE.links.compare_data()
    lines = content.decode().removeprefix("cchcCompare({").removesuffix("});\n")
    assert json.loads(f"{{{lines}}}") and "Sở Lúa" in lines
