"""Sentences to copy: each with its period, as-of date, denominator and caveat; citations in both languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.model.measures import MeasureValue
from plugins.cchc.model.releases import Cell
from plugins.cchc.pages.citation import cite_release, cite_table
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.quotes import as_of_words, quote_section, quote_value, table_quotes
from plugins.cchc.words.text import verbatim
from tests.unit.version_site import fixture_collection, make_site, set_cell

FIRST, SECOND = fixture_collection().releases
(TABLE,) = (table for table in SECOND.tables if table.id == "bieu-1")


def value_of(site: PageContext) -> MeasureValue:
    return next(value for values in site.edition.values_by_measure.values() for value in values)


def test_a_quote_has_period_denominator_as_of_date_and_source() -> None:
    site = make_site()
    value = value_of(site)
    quote = quote_value(site, value)
    release, table = site.release(value.report), site.table(value.report, value.table)
    assert value.denominator is not None and site.parts(site.edition.measures[value.measure], value) in quote.text
    for said in (
        site.unit_name(value.unit),
        site.when(value.period),
        as_of_words(site, release, table),
        f"báo cáo {release.source.number}",
    ):
        assert said in quote.text
    assert f"bản {release.version}, bảng {value.table}" in quote.cite


@pytest.mark.parametrize(
    ("start", "end", "signed", "said"),
    [
        ("2019-01-01", "2019-06-15", "2019-07-11", "số liệu từ 1/1/2019 đến 15/6/2019"),
        ("", "2019-06-15", "2019-07-11", "số liệu tính đến 15/6/2019"),
        ("", "", "2019-07-11", "không in ngày chốt số liệu; báo cáo ký ngày 11/7/2019"),
        ("", "", "", "không in ngày chốt số liệu; kỳ báo cáo kết thúc ngày 30/6/2019"),
    ],
)
def test_there_is_always_a_day_and_it_is_said_what_day_it_is(start: str, end: str, signed: str, said: str) -> None:
    release = replace(SECOND, source=replace(SECOND.source, date=signed))
    table = replace(TABLE, covers_from=start, as_of=end)
    assert as_of_words(make_site(), release, table) == said


def test_a_report_without_a_number_is_named_by_who_wrote_it() -> None:
    release = replace(SECOND, source=replace(SECOND.source, number=""))
    site = make_site(release)
    assert ", báo cáo không ghi số của Sở Nội vụ (" in quote_value(site, value_of(site)).text


def test_a_share_above_its_whole_is_never_quoted() -> None:
    site = make_site()
    value = value_of(site)
    assert value.denominator is not None
    above = replace(value, numerator=value.denominator + 1)
    assert quote_section(site, [above]) == ()
    (one,) = quote_section(site, [above, value])
    assert len(one.quotes) == 1


def test_a_figure_that_the_paper_contradicts_is_quoted_with_that() -> None:
    wrong = set_cell(FIRST, "bieu-1", "1", "received_total", Cell("99", Decimal(99), "reported"))
    site = make_site(wrong)
    doubted = replace(site, edition=replace(site.edition.alone(wrong), results=_checked(site, wrong)))
    values = [v for values in doubted.edition.values_by_measure.values() for v in values if v.row == "1"]
    assert values and all("không khớp" in quote_value(doubted, value).text for value in values)
    assert not any("không khớp" in quote_value(make_site(), value).text for value in values)


def _checked(site: PageContext, release):
    from plugins.cchc.checks import check_release

    return check_release(release, site.edition.collection)


def test_every_table_with_a_number_can_be_quoted_and_shows_how_a_row_is_pointed_to() -> None:
    site = make_site()
    for table in SECOND.tables:
        (one,) = table_quotes(site, SECOND, table)
        assert one.quotes and one.links[0].path.startswith(f"bao-cao/{SECOND.report}/{table.id}/#r-")
        assert all(as_of_words(site, SECOND, table) in quote.text for quote in one.quotes)


def test_citation_of_a_table_says_both_languages_with_their_own_addresses() -> None:
    site = replace(make_site(lang="en"), url="https://cchc.example/")
    cited = cite_table(site, SECOND, TABLE)
    assert [lang for lang, _, _ in cited.texts] == ["en", "vi"]
    own = f"du-lieu/{SECOND.report}/1.0.1/bieu-1.nhung.html"
    assert cited.address == f"https://cchc.example/en/{own}" and cited.path == f"en/{own}"
    assert cited.texts[0][2].endswith(cited.address) and cited.texts[1][2].endswith(f" https://cchc.example/{own}")
    assert f"url = {{{cited.address}}}" in cited.bibtex and "howpublished" not in cited.bibtex


def test_bibtex_keeps_the_body_whole_and_escapes_what_it_would_read() -> None:
    title = verbatim("A & B: 5 % {x}_#")
    entry = cite_release(make_site(), replace(SECOND, title=title)).bibtex
    assert r"title = {{A \& B: 5 \% \{x\}\_\#}}" in entry
    assert "author = {{Số liệu mở CCHC Sóc Trăng}}" in entry and entry.startswith(f"@misc{{{SECOND.report}-1.0.1,")
    assert "howpublished = {/du-lieu/" in entry
