"""Every generated sentence of the site: one scale, an as-of date, figures counted, no name wider than its count."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.model.measures import Measure
from plugins.cchc.pages.models import Page, Quote, Tile
from tests.fixtures.every_page import every_page, parts_of

OF_HUNDRED = {
    "vi": r"Trong 100 hồ sơ đã giải quyết, [^;.]+(; tổng cộng [\d.]+ hồ sơ quá hạn|; không hồ sơ nào quá hạn)?\.",
    "en": r"Of every 100 dossiers settled, [^;.]+(; in all, [\d,]+ settled late|; none was late)?\.",
}
# Periods of which a report was written before they ended, as sentences name them.
UNFINISHED = {"vi": r"\bnăm 2018\b|\bnăm 2023\b", "en": r"\byear 2018\b|\byear 2023\b|\bfirst quarter of 2023\b"}
AS_OF = {"vi": r"\d+/\d+/\d{4}|bản chưa đánh số", "en": r"\d+ [A-Z][a-z]+ \d{4}|an unnumbered copy"}
DRAFT = {
    "vi": "bản chưa đánh số, đề tháng 12 năm 2023, trước khi hết năm",
    "en": "an unnumbered copy dated December 2023, before the year ended",
}
LEVELS = r"[Mm]ức( độ)? [34]|[Ll]evels? [34]"


@pytest.fixture(scope="module")
def pages(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    return list(every_page(edition, tmp_path_factory.mktemp("sqlite")))


def lead_of(page: Page) -> str:
    return "".join(words for words, _ in page.lead)


def sentences_of(page: Page) -> Iterator[str]:
    """What is put together from the data: the lead, quotes, what a tile says beside its figure."""
    if page.head.shared_path.startswith("don-vi/"):  # elsewhere the first sentence is the data's own
        yield lead_of(page)
    yield from (quote.text for quote in parts_of(page, Quote))
    for tile in parts_of(page, Tile):
        yield from (tile.trend, tile.context)


def test_a_share_of_a_hundred_and_a_count_are_never_mixed(pages: list[Page]) -> None:
    counts = {"vi": 0, "en": 0}
    for page in pages:
        lang, lead = page.head.lang, lead_of(page)
        opening = OF_HUNDRED[lang].split(",")[0]
        if opening in lead:
            counts[lang] += 1
            assert re.search(OF_HUNDRED[lang], lead), (page.head.path, lead)
    assert counts["vi"] == counts["en"] > 100


def test_where_the_period_had_not_ended_a_day_is_named(pages: list[Page]) -> None:
    count = 0
    for page in pages:
        for sentence in filter(None, sentences_of(page)):
            if re.search(UNFINISHED[page.head.lang], sentence, re.IGNORECASE):
                count += 1
                assert re.search(AS_OF[page.head.lang], sentence), (page.head.path, sentence)
    assert count > 450


def test_the_letter_that_forecasts_the_end_of_its_year_says_so(edition: Edition, pages: list[Page]) -> None:
    (report,) = (notes.report for notes in edition.collection.notes.values() if notes.paper)
    unit = edition.releases[report].unit
    for page in pages:
        quotes = [quote.text for quote in parts_of(page, Quote) if f"{report}," in quote.cite]
        leads = [lead_of(page)] if page.head.shared_path.startswith(f"don-vi/{unit}/2023/") else []
        assert all(DRAFT[page.head.lang] in words for words in (*quotes, *leads)), page.head.path


def test_figures_are_counted_and_not_cells(edition: Edition, pages: list[Page]) -> None:
    """2,141 figures are stated in the 2,537 cells of figures.csv; the others are blank, not applicable, not in use."""
    states = [figure.state for figure in edition.store.all()]
    stated = states.count("reported")
    assert (stated, len(states)) == (2141, 2537) and edition.store.count_stated() == stated
    leads = {page.head.path: lead_of(page) for page in pages}
    assert "2.141 số liệu mở" in leads[""] and "2,141" in leads["en/"]
    assert "2.141 số liệu" in leads["du-lieu/tat-ca/"] and "2.537 dòng" in leads["du-lieu/tat-ca/"]
    for unit in edition.store.units():
        figures = edition.store.of_unit(unit)
        assert edition.store.count_stated("unit", unit) == sum(figure.state == "reported" for figure in figures)


def test_no_measure_is_called_by_a_name_wider_than_what_it_counts(edition: Edition) -> None:
    """Whose whole are only procedures of level 3 or 4 says so in each of its names, in every language."""
    named = [measure for measure in edition.measures.values() if _counts_levels_alone(edition, measure)]
    assert len(named) >= 3
    for measure in named:
        for text in (measure.title, measure.short):
            for lang in text.languages:
                assert re.search(LEVELS, text.in_(lang)), (measure.id, lang, text.in_(lang))


def _counts_levels_alone(edition: Edition, measure: Measure) -> bool:
    indicators = edition.references.indicators
    wholes = [term for variant in measure.variants for term in variant.denominator]
    labels = [indicators[term].label.first for term in wholes if term in indicators]
    return bool(labels) and len(labels) == len(wholes) and all(re.search(LEVELS, label) for label in labels)


def test_a_unit_leads_with_its_newest_days(edition: Edition, pages: list[Page]) -> None:
    """The first tile of a unit is of the newest period that has one; the sentence above it speaks of the same days."""
    periods = edition.references.periods
    for page in pages:
        unit = page.head.shared_path.removeprefix("don-vi/").rstrip("/")
        tiles = [section.tiles for section in page.sections if section.anchor == "so-chinh" and section.tiles]
        values = edition.values_by_unit.get(unit, ())
        if page.head.lang != "vi" or not tiles or not values or not tiles[0][0].context:
            continue
        newest = {periods[value.period].end for value in values}
        names = [p.name.first for p in periods.values() if p.end == max(newest)]
        assert tiles[0][0].context.startswith(tuple(names)), page.head.path
