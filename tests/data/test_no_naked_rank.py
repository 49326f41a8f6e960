"""No place among others is said to the unit unless chance leaves no other: in pages, pictures, quotes, search, API."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from plugins.cchc.charts.series import SeriesMark, SeriesRow
from plugins.cchc.edition import Edition
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.models import Page, Tile
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.pictures.measured import group_chart
from plugins.cchc.words.language import Language
from tests.fixtures.every_page import every_page, texts_of
from tests.fixtures.texts import LANGS

GOLDEN_API = Path(__file__).parent.parent / "golden" / "api_v1_fields.json"
# A place among others, in either language; what comes before it makes it an interval or a certain one.
_PLACE = re.compile(
    r"(?P<before>\S+ )?\bthứ \d+ (?:trong|trên)\b"
    r"|\b(?:đứng|xếp|hạng) (?:thứ )?\d+\b|(?<!người )đứng đầu|dẫn đầu|đứng cuối|xếp cuối"
    r"|\brank(?:ed|s)? (?:no\. )?\d|\b\d+(?:st|nd|rd|th) (?:of|among) \d",
    re.IGNORECASE,
)
_SURE = {"chắc ", "đến "}  # “chắc thứ 1 trong 11”, “từ thứ 7 đến thứ 11 trong 16”


@pytest.fixture(scope="module")
def pages(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    return tuple(every_page(edition, tmp_path_factory.mktemp("base")))


@pytest.mark.parametrize("said", ["đứng thứ 3 trong 16 đơn vị", "hạng 2", "Sở dẫn đầu", "ranked 3", "the 3rd of 16"])
def test_a_naked_rank_is_recognised(said: str) -> None:
    match = _PLACE.search(said)
    assert match is not None and match["before"] not in _SURE


def test_no_page_says_a_place_to_the_unit(pages: tuple[Page, ...]) -> None:
    said = [
        f"{page.head.path}: {match[0]}"
        for page in pages
        if not page.head.path.endswith("nguyen-van/")  # words of the papers
        for text in texts_of(page)
        for match in _PLACE.finditer(text)
        if match["before"] not in _SURE
    ]
    assert said == []


def tiles_of(pages: tuple[Page, ...]) -> list[tuple[Page, Tile]]:
    return [(page, tile) for page in pages for section in page.sections for tile in section.tiles]


def test_ranks_that_are_told_come_with_the_sentence_why(pages: tuple[Page, ...]) -> None:
    told = [(page, tile) for page, tile in tiles_of(pages) if re.search(r"thứ \d|không phân biệt", tile.rank)]
    assert len({page.head.path for page, _ in told}) > 50
    for page, _ in told:
        if page.head.path:  # the home page has room for the rank alone
            notes = [note for section in page.sections for note in section.paragraphs]
            assert any("Số đếm là đủ" in note for note in notes), page.head.path


def test_every_share_on_a_tile_has_its_interval_and_what_was_counted_in_full_none(
    pages: tuple[Page, ...], edition: Edition
) -> None:
    ids = [each.id for each in edition.measures.values() if each.chance == "none"]
    counted_in_full = {Links(lang, edition.units_over_time).measure(each) for lang in LANGS for each in ids}
    tiles = [tile for _, tile in tiles_of(pages) if tile.evidence.parts and "%" in tile.figure]
    full = [tile for tile in tiles if tile.path in counted_in_full]
    drawn = [tile for tile in tiles if tile.path not in counted_in_full and tile.evidence.check != "fail"]
    assert len(drawn) > 200 and len(full) > 20
    assert [tile for tile in drawn if not tile.interval] == [tile for tile in full if tile.interval] == []


def test_every_dot_of_a_share_that_nothing_contradicts_has_its_interval(edition: Edition) -> None:
    site = PageContext(edition, Language("vi"), Links("vi", edition.units_over_time))
    drawn = 0
    for group in site.rankings.groups.values():
        chart = group_chart(site, group)
        if chart and chart.series.kind == "share_dots":
            for value in group.values:
                if value.denominator is None or value in group.doubted:
                    continue
                mark = chart.series.marks_by_row[value.unit]
                if not group.measure.has_chance:
                    assert mark.low is None and mark.high is None
                    continue
                assert mark.low is not None and mark.value is not None and mark.high is not None
                assert mark.low <= mark.value <= mark.high
                drawn += 1
    assert drawn > 70


def test_pictures_and_the_interface_know_no_rank() -> None:
    assert not any("rank" in name for kind in (SeriesRow, SeriesMark) for name in kind.__dataclass_fields__)
    assert "rank" not in json.dumps(json.loads(GOLDEN_API.read_text("utf-8")))
