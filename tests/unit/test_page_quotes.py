"""Sentences to copy: each with its period, as-of date, denominator and caveat; citations in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.pages import sentences as quotes_module
from plugins.cchc.pages.citation import cite_edition, cite_release, cite_table
from plugins.cchc.pages.sentences import (
    as_of_words,
    column_name,
    figure_quotes,
    quote_figure,
    quote_row,
    quote_section,
    quote_value,
    report_words,
    table_quotes,
)
from plugins.cchc.pages.value_columns import figure_text
from tests.fixtures.small_builders import make_cell, make_field, make_note, text
from tests.fixtures.small_edition import with_releases
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_reports import (
    CENTRE_Q1,
    COMMUNES_Q1,
    LUA,
    LUA_PROSE,
    Q1,
    WORK,
    YEAR_LUA,
    YEAR_MUOI,
)
from tests.fixtures.small_site import link_words, make_site, value_of

SITE = make_site()
SECOND = SITE.release(CENTRE_Q1)
CITE = f"Phụ lục I, bản 1.0.1: https://mau.example/du-lieu/{CENTRE_Q1}/1.0.1/mau-1.nhung.html"


def value(unit: str, period: str = "2032-q1", measure: str = MEASURE_ON_TIME, category: str = ""):
    return value_of(SITE, measure, unit, period, category)


def figures(indicator: str):
    return SITE.edition.store.of_indicator(indicator)


def row(table, key: str):
    return next(row for row in table.rows if row.key == key)


def test_a_value_is_quoted_with_parts_source_as_of_date_and_note() -> None:
    quote = quote_value(SITE, value("so-lua"))
    assert quote.text == (
        "Sở Lúa, quý I/2032: tỷ lệ đúng hạn là 90,00\u00a0% (90 trên 100), theo Phụ lục I, báo cáo 1/BC-TTM ngày "
        "10/4/2032 của Trung tâm Mẫu (số liệu tính đến 25/3/2032). Trung tâm đếm bằng phần mềm."
    )
    assert quote.cite.endswith(CITE)


def test_without_a_note_the_measures_caveat_is_said() -> None:
    said = quote_value(SITE, value("trung-tam-mau", measure="viec-lam", category="dat")).text
    assert said.startswith("Trung tâm Mẫu, quý I/2032: tỷ lệ việc đã làm (đất đai) là 50,00\u00a0% (5 trên 10)")
    assert said.endswith("Việc gộp nhiều loại.")


def test_figures_that_cannot_all_be_true_are_not_quoted() -> None:
    assert quote_section(SITE, [value("so-nang")]) == ()
    assert "mâu thuẫn" not in quote_value(SITE, value("so-lua")).text


def test_a_share_above_its_whole_is_never_quoted() -> None:
    above = value("so-lua", "2031")
    assert above.above_whole and quote_section(SITE, [above]) == ()
    (section,) = quote_section(SITE, [above, value("so-lua")], "Lời dẫn")
    assert len(section.quotes) == 1 and (section.anchor, section.intro) == ("trich-con-so", "Lời dẫn")


@pytest.mark.parametrize(
    ("start", "end", "signed", "words"),
    [
        ("2032-01-01", "2032-03-25", "2032-04-10", "số liệu từ 1/1/2032 đến 25/3/2032"),
        ("", "2032-03-25", "2032-04-10", "số liệu tính đến 25/3/2032"),
        ("2032-01-01", "", "2032-04-10", "không in ngày chốt số liệu; báo cáo ký ngày 10/4/2032"),
        ("", "", "2032-04-10", "không in ngày chốt số liệu; báo cáo ký ngày 10/4/2032"),
        ("", "", "", "không in ngày chốt số liệu; kỳ báo cáo kết thúc ngày 31/3/2032"),
    ],
)
def test_there_is_always_a_day_and_it_is_said_what_day_it_is(start: str, end: str, signed: str, words: str) -> None:
    release = replace(SECOND, source=replace(SECOND.source, date=signed))
    assert as_of_words(SITE, release, replace(Q1, covers_from=start, as_of=end)) == words


def test_a_report_is_named_by_number_and_date_as_far_as_it_prints_them() -> None:
    assert report_words(SITE, SECOND) == "báo cáo 1/BC-TTM ngày 10/4/2032 của Trung tâm Mẫu"
    assert report_words(SITE, SITE.release(COMMUNES_Q1)) == "báo cáo 3/BC-HĐ của Huyện Đông"
    assert report_words(SITE, SITE.release(YEAR_MUOI)) == "báo cáo không ghi số của Sở Muối"


def test_a_row_is_quoted_with_its_columns_and_headings() -> None:
    quote = quote_row(SITE, SECOND, Q1, row(Q1, "1"))
    assert quote.text == (
        "Sở Lúa, quý I/2032: tiếp nhận 120; đã giải quyết, trước hạn 60; đã giải quyết, đúng hạn 30; đã giải quyết, "
        "quá hạn 10; kết quả, còn hạn 15; kết quả, đang quá hạn 5, theo báo cáo 1/BC-TTM ngày 10/4/2032 của Trung tâm "
        "Mẫu, Phụ lục I, dòng 1 (số liệu tính đến 25/3/2032)."
    )
    doubted = quote_row(SITE, SECOND, Q1, row(Q1, "4")).text
    assert doubted.endswith(" Chính văn bản mâu thuẫn ở số này: báo cáo ghi 40 + 10 + 5, phải ≤ 50 (lệch 5).")


def test_a_row_about_no_body_is_called_by_what_the_paper_prints() -> None:
    assert quote_row(SITE, SECOND, WORK, row(WORK, "dat")).text.startswith(
        "Trung tâm Mẫu, quý I/2032, “Việc đất đai”: được hỏi 10; đã làm 5, theo báo cáo"
    )
    assert quote_row(SITE, SECOND, Q1, row(Q1, "total")).text.startswith("Trung tâm Mẫu, quý I/2032, “Tổng cộng”: tiếp")


def test_a_single_column_needs_no_name() -> None:
    said = quote_row(SITE, SITE.release(YEAR_LUA), LUA_PROSE, LUA_PROSE.rows[0]).text
    assert said.startswith("Sở Lúa, năm 2031, “Số người, theo lời văn”: 10, theo báo cáo 9/BC-SL")
    assert ", lời văn (không in ngày" in said


def test_a_number_that_is_not_printed_is_not_quoted() -> None:
    worked_out = replace(row(Q1, "1"), cells={**row(Q1, "1").cells, "early": make_cell("=60")})
    said = quote_row(SITE, SECOND, Q1, worked_out).text
    assert "tiếp nhận 120; đã giải quyết, đúng hạn 30;" in said and "trước hạn" not in said


def test_a_long_row_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes_module, "MOST_COLUMNS", 2)
    assert "tiếp nhận 120; đã giải quyết, trước hạn 60, theo" in quote_row(SITE, SECOND, Q1, row(Q1, "1")).text


def test_columns_are_called_with_the_heading_above_unless_it_says_nothing() -> None:
    assert column_name(SITE, make_field("a", "Tổng số", headings=("Ngoài", "Giữa"))) == "giữa, tổng số"
    assert column_name(SITE, make_field("a", "Tổng số", headings=("Ngoài", "Trong đó"))) == "ngoài, tổng số"
    assert column_name(SITE, make_field("a", "Giữa", headings=("Giữa",))) == "giữa"
    assert column_name(SITE, make_field("a", "Tổng số")) == "tổng số"


def test_a_figure_is_quoted_with_its_place() -> None:
    total, early = figures("hoi")[-1], figures("hoi")[0]
    assert quote_figure(SITE, early).text == (
        "Trung tâm Mẫu, quý I/2032: việc được hỏi (Đất đai) là 10, theo báo cáo 1/BC-TTM ngày 10/4/2032 của Trung tâm "
        "Mẫu, Biểu mẫu 3, dòng “Việc đất đai”, cột 1 (không in ngày chốt số liệu; báo cáo ký ngày 10/4/2032)."
    )
    assert "việc được hỏi (Cộng) là 40" in quote_figure(SITE, total).text
    printed = quote_figure(SITE, figures("phan-in")[0]).text
    assert "tỷ lệ in sẵn là 97,50, theo" in printed, "the form prints its own unit of measure"
    percent = replace(figures("phan-in")[0], unit_of_measure="phan-tram")
    assert "tỷ lệ in sẵn là 97,50\u00a0%, theo" in quote_figure(SITE, percent).text


def test_a_figures_note_and_doubt_are_quoted_with_it() -> None:
    said = quote_figure(SITE, figures("nguoi")[0]).text
    contradiction = "Chính văn bản mâu thuẫn ở số này: báo cáo ghi 12; nơi khác ghi 10 (lệch 2)."
    assert said.endswith(f"{contradiction} Ghi chú của báo cáo: “tính cả người nghỉ”.")


def test_figures_without_an_indicator_are_called_by_their_row() -> None:
    unnamed = replace(figures("nguoi")[0], indicator="")
    assert quote_figure(SITE, unnamed).text.startswith("Sở Lúa, năm 2031: số người là 12, theo")


def test_figures_of_an_indicator_are_quoted_one_a_period_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    held = figures("nguoi")
    later = replace(held[0], period="2032-q1")
    (section,) = figure_quotes(SITE, [held[3], later, held[0]])
    assert [quote.text.split(":")[0] for quote in section.quotes] == ["Sở Lúa, quý I/2032", "Sở Muối, năm 2031"]
    monkeypatch.setattr(quotes_module, "MOST", 1)
    (section,) = figure_quotes(SITE, [held[3], later])
    assert len(section.quotes) == 1


def test_codes_blanks_and_words_are_never_quoted() -> None:
    assert figure_quotes(SITE, figures("co-trang")) == ()
    assert figure_quotes(SITE, [replace(figures("nguoi")[0], unit_of_measure="Tốt = 1")]) == ()
    assert figure_quotes(SITE, figures("mat")) == () and figure_quotes(SITE, []) == ()
    assert figure_quotes(SITE, [replace(figures("nguoi")[0], state="derived")]) == ()
    assert figure_quotes(SITE, [replace(figures("nguoi")[0], value="mười hai")]) == ()


def test_a_table_quotes_the_measures_of_its_total_and_its_total_row() -> None:
    (section,) = table_quotes(SITE, SECOND, Q1)
    assert [quote.text.split(", quý I/2032")[1][:24] for quote in section.quotes] == [
        ": tỷ lệ đúng hạn là 90,9",
        ": tỷ lệ quá hạn là 9,09\u00a0",
        ": số hồ sơ nhận là 2.740",
        ", “Tổng cộng”: tiếp nhận",
    ]
    assert link_words(section.links) == [("Ví dụ: dòng total", f"bao-cao/{CENTRE_Q1}/mau-1/#r-total", "")]


def test_a_table_without_a_total_quotes_its_body_or_its_first_row() -> None:
    (section,) = table_quotes(SITE, SITE.release(YEAR_LUA), LUA)
    assert [quote.text.split(" là ")[0] for quote in section.quotes] == [
        "Sở Lúa, năm 2031: tỷ lệ in sẵn",
        "Sở Lúa, năm 2031: số người làm",
    ], "nothing above its whole"
    assert section.links[0].path == f"bao-cao/{YEAR_LUA}/mau-2/#r-i.1"
    communes = SITE.release(COMMUNES_Q1)
    (section,) = table_quotes(SITE, communes, communes.tables[0])
    assert [quote.text.split(":")[0] for quote in section.quotes] == ["Phường 1, H. Đông, quý I/2032"]


def test_a_table_without_a_number_has_nothing_to_quote() -> None:
    nothing = replace(Q1, id="khac", rows=Q1.rows[:1])
    assert table_quotes(SITE, SECOND, nothing) == ()
    percent = replace(Q1, id="khac", rows=(replace(Q1.rows[1], kind="percent"),))
    assert table_quotes(SITE, SECOND, percent) == ()
    code = replace(LUA, id="khac", rows=(row(LUA, "i.5"),))
    assert table_quotes(SITE, SITE.release(YEAR_LUA), code) == ()


def test_citation_of_a_version_says_both_languages_with_their_own_addresses() -> None:
    cited = cite_release(SITE, SECOND)
    assert cited.texts == (
        (
            "vi", "Tiếng Việt",
            "Báo cáo quý I. Số liệu mở tỉnh Mẫu, bản 1.0.1, 2/5/2032. Chép từ văn bản 1/BC-TTM. "
            f"https://mau.example/du-lieu/{CENTRE_Q1}/1.0.1/",
        ),
        (
            "en", "English",
            "Báo cáo quý I (en). Số liệu mở tỉnh Mẫu (en), version 1.0.1, 2 May 2032. Transcribed from document "
            f"1/BC-TTM. https://mau.example/en/du-lieu/{CENTRE_Q1}/1.0.1/",
        ),
    )  # fmt: skip
    assert cited.path == f"du-lieu/{CENTRE_Q1}/1.0.1/" and cited.address == f"https://mau.example/{cited.path}"


def test_the_pages_own_language_comes_first() -> None:
    cited = cite_table(make_site(lang="en"), SECOND, Q1)
    assert [lang for lang, _, _ in cited.texts] == ["en", "vi"]
    assert cited.texts[0][2].startswith("Giải quyết hồ sơ (en), in: Báo cáo quý I (en).")
    assert cited.path == f"en/du-lieu/{CENTRE_Q1}/1.0.1/mau-1.nhung.html"


def test_a_document_without_a_number_is_cited_by_its_file() -> None:
    cited = cite_release(SITE, SITE.release(YEAR_MUOI))
    assert "Chép từ văn bản văn bản không ghi số." in cited.texts[0][2]
    assert "document without a number" in cited.texts[1][2]
    assert f"note = {{{YEAR_MUOI}.txt}}" in cited.bibtex


def test_bibtex_keeps_the_body_whole_and_escapes_what_it_would_read() -> None:
    entry = cite_release(SITE, replace(SECOND, title=text("A & B: 5 % {x}_#$", "C"))).bibtex
    assert r"title = {{A \& B: 5 \% \{x\}\_\#\$}}" in entry
    assert "author = {{Số liệu mở tỉnh Mẫu}}" in entry and entry.startswith(f"@misc{{{CENTRE_Q1}-1.0.1,")
    assert "url = {https://mau.example/du-lieu/" in entry and "howpublished" not in entry
    assert "howpublished = {/du-lieu/" in cite_release(make_site(url=""), SECOND).bibtex
    assert "year = {2032}" in entry and "version = {1.0.1}" in entry


def test_an_edition_is_dated_by_its_newest_release() -> None:
    cited = cite_edition(SITE, "2032-05", text("Mọi thứ"), "tat-ca")
    assert cited.texts[0][2] == (
        "Mọi thứ. Số liệu mở tỉnh Mẫu, ấn bản 2032-05, 2/5/2032. https://mau.example/du-lieu/tat-ca/2032-05/"
    )
    assert cited.bibtex.startswith("@misc{tat-ca-2032-05,") and "note" not in cited.bibtex


def test_words_that_qualify_a_number_are_quoted_with_it() -> None:
    about = [make_note("qualifier", "khoảng trên")]
    first = LUA_PROSE.rows[0]
    cells = {name: replace(cell, annotations=tuple(about)) for name, cell in first.cells.items()}
    table = replace(LUA_PROSE, rows=(replace(first, cells=cells), *LUA_PROSE.rows[1:]))
    release = SITE.release("2031-so-lua")
    number = SITE.number(first.cells["value"].number or 0)
    assert f"khoảng trên {number}" in quote_row(SITE, release, table, table.rows[0]).text
    site = replace(SITE, edition=with_releases(replace(release, tables=(*release.tables[:-1], table))))
    place = ("2031-so-lua", table.id, first.key)
    figure = next(each for each in site.edition.store.all() if (each.report, each.table, each.row) == place)
    assert figure.note.endswith(f"in: khoảng trên {first.cells['value'].printed}")
    assert f"là khoảng trên {number}" in quote_figure(site, figure).text
    assert figure_text(site, figure) == f"khoảng trên {number}"
