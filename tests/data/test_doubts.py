"""Figures that cannot all be true: shown with their contradiction, but neither ranked, mapped nor said as a share."""

from __future__ import annotations

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.model.findings import IMPOSSIBLE, REMARK
from plugins.cchc.model.measures import MeasureValue
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.peer_rankings import PeerRankings
from plugins.cchc.pages.pictures.measured import peers_chart
from plugins.cchc.pages.pictures.tile_maps import commune_map
from plugins.cchc.pages.sentences import lead_of, quote_section
from plugins.cchc.pages.tiles import rank_words, tile_of
from plugins.cchc.words.language import Language

DAI_TAM = "xa-dai-tam-my-xuyen"  # form 12: 1,304 on time and 299 late, of 1,340 received
MY_XUYEN = "huyen-my-xuyen"
STTTT, ON_TIME_2018 = "so-thong-tin-va-truyen-thong", ("dung-han", "2018")
TNMT = "so-tai-nguyen-va-moi-truong"


@pytest.fixture(scope="module")
def context(edition: Edition) -> PageContext:
    return PageContext(edition, Language("vi"), Links("vi", edition.units_over_time))


def value_of(context: PageContext, unit: str, measure: str, period: str) -> MeasureValue:
    (value,) = (
        v for v in context.edition.values_by_unit[unit] if (v.measure, v.period, v.category) == (measure, period, "")
    )
    return value


def test_more_settled_than_received_is_impossible(context: PageContext) -> None:
    known = context.standing(value_of(context, DAI_TAM, "dung-han", "2018"))
    assert known.standing == IMPOSSIBLE and known.results[0].expected == "<= 1340"


def test_a_bound_that_the_text_states_too_is_not_what_is_impossible(context: PageContext) -> None:
    """Long Phú: 2,844 on time of 1,654 settled, and the text states the 1,654 as well."""
    report, table = "2023-q1-huyen-long-phu", "sn-534"
    on_time, settled = (context.standing_at(report, table, row, "value") for row in ("iii.7.3", "iii.7.2"))
    assert (on_time.standing, settled.standing) == (IMPOSSIBLE, REMARK)


def test_it_is_not_ranked_and_nobody_is_ranked_against_it(context: PageContext) -> None:
    rankings, value = PeerRankings(context.edition), value_of(context, DAI_TAM, "dung-han", "2018")
    group = rankings.group(value)
    assert value in group.doubted and group.rank(value) is None
    assert rank_words(context, group, value) == "không xếp hạng: các số không thể cùng đúng"
    ranked = [other for other in group.values if group.rank(other)]
    assert group.ranked_count == len(ranked) and not set(ranked) & group.doubted
    assert peers_chart(context, value) is None


def test_a_body_s_own_claim_and_the_software_stand_side_by_side(context: PageContext) -> None:
    """81 of 81 on time by its own account, 72 of 86 in form 12 of the same report: neither leads alone."""
    values = [value for value in context.edition.values_by_unit[STTTT] if (value.measure, value.period) == ON_TIME_2018]
    own, software = (next(value for value in values if value.table == table and not value.category)
                     for table in ("bm-05b", "bm-12"))  # fmt: skip
    for value, other in ((own, "83,72\u00a0% (72 trên 86)"), (software, "100,00\u00a0% (81 trên 81)")):
        assert context.is_contested(value) and other in tile_of(context, value).rivals[0]
        assert other in "".join(words for words, _ in lead_of(context, [value]))
        (section,) = quote_section(context, [value])
        assert other in section.quotes[0].text
        assert context.rankings.group(value).rank(value) is None


def test_the_map_says_why_there_is_no_share(context: PageContext) -> None:
    chart = commune_map(context, MY_XUYEN, "2018")
    assert chart and chart.series.marks_by_row[DAI_TAM].value is None
    assert chart.series.marks_by_row[DAI_TAM].text == "số mâu thuẫn nhau"


def test_a_commune_without_the_software_is_another_gap(context: PageContext) -> None:
    chart = commune_map(context, "huyen-long-phu", "2018")
    assert chart and chart.series.marks_by_row["xa-chau-khanh-long-phu"].text == "chưa dùng phần mềm"


def test_the_sentence_tells_the_contradiction(context: PageContext) -> None:
    lead = "".join(text for text, _ in lead_of(context, [value_of(context, DAI_TAM, "dung-han", "2018")]))
    assert "mâu thuẫn" in lead and "1.340" in lead and "Trong 100" not in lead


def test_a_sentence_joins_no_two_periods(context: PageContext) -> None:
    """Late dossiers of 2018 beside those on time of 2019 would be a false statement."""
    on_time, late = value_of(context, TNMT, "dung-han", "2019-h1"), value_of(context, TNMT, "qua-han", "2018")
    lead = "".join(text for text, _ in lead_of(context, [on_time, late]))
    assert "148" in lead and "151" not in lead and "quá hạn" not in lead
