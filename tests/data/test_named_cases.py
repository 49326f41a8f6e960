"""What readers once caught this site telling wrongly: each case by its name, on the pages that tell of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.cchc.checks.standings import confirms
from plugins.cchc.edition import Edition
from plugins.cchc.model.findings import AGREES, CONTESTED, IMPOSSIBLE, REMARK, CellPlace
from plugins.cchc.model.measures import MeasureValue
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.sentences import quote_value
from plugins.cchc.pages.tiles import tile_of
from plugins.cchc.pages.unit import unit_page
from plugins.cchc.pages.unit_period import unit_period_page
from plugins.cchc.words.language import Language
from tests.fixtures.every_page import texts_of

DAI_TAM, LONG_PHU, TNMT = "xa-dai-tam-my-xuyen", "huyen-long-phu", "so-tai-nguyen-va-moi-truong"
LONG_PHU_Q1, TNMT_2023 = "2023-q1-huyen-long-phu", "2023-so-tai-nguyen-va-moi-truong"


@pytest.fixture(scope="module")
def context(edition: Edition) -> PageContext:
    return PageContext(edition, Language("vi"), Links("vi", edition.units_over_time))


def value_of(context: PageContext, unit: str, measure: str, period: str) -> MeasureValue:
    values = context.edition.values_by_unit[unit]
    (value,) = (value for value in values if (value.measure, value.period, value.category) == (measure, period, ""))
    return value


def lead_of(page: Page) -> str:
    return "".join(words for words, _ in page.lead)


def pages_of(context: PageContext, unit: str, period: str) -> tuple[Page, Page]:
    return unit_page(context, unit), unit_period_page(context, unit, period)


def test_dai_tam_has_its_printed_figures_and_no_share(context: PageContext) -> None:
    """1,304 on time and 299 late of 1,340 received: once a large 81.35 % with a quote."""
    for page in pages_of(context, DAI_TAM, "2018"):
        texts = list(texts_of(page))
        assert not any("81,35" in text for text in texts)
        assert "1.304 + 299, phải ≤ 1.340" in lead_of(page)
        assert all(tile.missing and not tile.rank.startswith(("từ", "chắc")) for tile in page.sections[0].tiles)
        assert not any(section.quotes for section in page.sections)
    known = context.standing(value_of(context, DAI_TAM, "dung-han", "2018"))
    assert known.standing == IMPOSSIBLE


def test_the_letter_of_2023_leads_its_unit_with_its_own_on_time_share(context: PageContext) -> None:
    page = unit_page(context, TNMT)
    assert "Năm 2023 (bản chưa đánh số" in lead_of(page) and "99\u00a0%" in lead_of(page)
    tiles = page.sections[0].tiles
    assert (tiles[0].figure, tiles[0].evidence.check) == ("99\u00a0%", "remark")
    assert page.sections[0].title.startswith("Số chính, năm 2023 (bản chưa đánh số")


def test_22_of_45_is_said_to_be_of_levels_3_and_4_of_461_received(context: PageContext) -> None:
    value = value_of(context, TNMT, "truc-tuyen-muc-do-3-4", "2023")
    tile = tile_of(context, value)
    assert "chỉ thủ tục mức độ 3–4" in tile.name and tile.evidence.check == "remark"
    for words in (tile.evidence.check_label, quote_value(context, value).text):
        assert "22 hồ sơ trực tuyến bằng đúng 22 TTHC" in words and "461 hồ sơ" in words


def test_43_64_percent_is_said_to_be_two_levels_far_apart(context: PageContext) -> None:
    value = value_of(context, LONG_PHU, "truc-tuyen-muc-do-3-4", "2023-q1")
    words = [tile_of(context, value).evidence.check_label, quote_value(context, value).text]
    words += [lead_of(page) for page in pages_of(context, LONG_PHU, "2023-q1")]
    assert all("cấp huyện 88,51 %, cấp xã 19,78 %" in each for each in words)
    shares = [Decimal(part) / whole * 100 for part, whole in ((2497, 2821), (1049, 5304))]
    assert [round(share, 2) for share in shares] == [Decimal("88.51"), Decimal("19.78")]


def test_235_documents_of_5380_are_not_explained(context: PageContext) -> None:
    value = value_of(context, TNMT, "van-ban-dien-tu", "2023")
    tile = tile_of(context, value)
    assert (tile.evidence.parts, tile.evidence.check) == ("5.145 trên 5.380", "remark")
    assert "lệch 235" in tile.evidence.check_label and "lệch 235" in quote_value(context, value).text


def test_the_survey_of_424_is_contested_by_its_own_394_forms(context: PageContext) -> None:
    """The 30 opinions through Zalo are cumulative: no sum with them confirms 424."""
    known = context.edition.standing_at(LONG_PHU_Q1, CellPlace("sn-534", "i.7.1", "value"))
    assert known.standing == CONTESTED and [result.expected for result in known.results] == ["394"]
    results = context.edition.results_by_cell[LONG_PHU_Q1, "sn-534", "i.7.1", "value"]
    assert not any(result.answer == "pass" and confirms(result) for result in results)


@pytest.mark.parametrize("unit", ["xa-lieu-tu-tran-de", "xa-tai-van-tran-de"])
def test_blank_cells_are_not_told_as_printed_zeros(context: PageContext, unit: str) -> None:
    page = unit_page(context, unit)
    (why,) = (section.paragraphs[0] for section in page.sections if section.anchor == "chua-co")
    assert "để trống" in why and "số 0" not in why
    figures = context.edition.store.of_unit(unit)
    assert figures and all(figure.value is None and figure.state == "not_in_use" for figure in figures)


def test_printed_zeros_without_the_system_are_told_as_such(context: PageContext) -> None:
    page = unit_page(context, "xa-chau-khanh-long-phu")
    (why,) = (section.paragraphs[0] for section in page.sections if section.anchor == "chua-co")
    assert "số 0 in trong biểu không có nghĩa là không có hồ sơ" in why


def test_what_only_lies_within_bounds_confirms_nothing(edition: Edition) -> None:
    """A tick is arithmetic or a second statement; ranges, filled headings and dates that exist are counted apart."""
    ranges = [result for result in edition.results if result.rule in ("value_range", "heading_filled", "date_possible")]
    assert len(ranges) > 500 and not any(confirms(result) for result in ranges)
    for report, release in edition.releases.items():
        for table in release.tables:
            for row in table.rows:
                for field in row.cells:
                    known = edition.standing_at(report, CellPlace(table.id, row.key, field))
                    if known.standing == AGREES:
                        assert any(confirms(result) for result in known.results)
                    if known.standing == REMARK:
                        assert known.results or known.annotations
