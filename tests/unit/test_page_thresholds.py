"""A threshold that an act sets stands beside the result, in its time only, with its source and how sure that is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.model.measures import MeasureValue
from plugins.cchc.model.references import LegalAct, LegalBasis
from plugins.cchc.pages.indicator import measure_page
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.pictures.measured import group_chart, timeline_chart
from plugins.cchc.pages.tiles import tile_of
from plugins.cchc.words.text import NO_TEXT
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import MEASURES, make_edition, small_edition
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_site import heading_words, make_site, section_of, value_of

ACT = LegalAct("qd-mau", "7/QĐ-MAU", "", "Ủy ban mẫu", text("Quyết định mẫu"), "", "", "", "", "cited", NO_TEXT)
RULE = LegalBasis("qd-mau", "mục 2", "2032-02-01", "", "quoted", "95", NO_TEXT)


def site_with(rule: LegalBasis = RULE, act: LegalAct = ACT) -> PageContext:
    """The small site whose share on time rests on this rule."""
    collection = small_edition().collection
    measures = tuple(replace(each, basis=(rule,)) if each.id == MEASURE_ON_TIME else each for each in MEASURES)
    references = replace(collection.references, legal_acts={act.id: act})
    return make_site(make_edition(replace(collection, references=references, measures=measures)))


SITE = site_with()


def on_time(unit: str, period: str, site: PageContext = SITE) -> MeasureValue:
    return value_of(site, MEASURE_ON_TIME, unit, period)


def test_a_tile_names_the_threshold_who_sets_it_and_whether_that_was_held_against_the_act() -> None:
    tile = tile_of(SITE, on_time("so-lua", "2032-q1"))
    assert tile.threshold == ("Ngưỡng 95\u00a0% (7/QĐ-MAU, mục 2). Đối chiếu với văn bản gốc: chưa; theo chỗ dẫn lại.")
    assert tile_of(SITE, value_of(SITE, MEASURE_LATE, "so-lua", "2032-q1")).threshold == ""
    early = site_with(replace(RULE, since=""))
    assert tile_of(early, on_time("so-lua", "2031", early)).threshold == "", "nothing to hold against it"


@pytest.mark.parametrize(
    ("rule", "act", "period", "has_threshold"),
    [
        (RULE, ACT, "2031", False),
        (replace(RULE, since="2032-03-31"), ACT, "2032-q1", True),
        (replace(RULE, since="2032-04-01"), ACT, "2032-q1", False),
        (replace(RULE, until="2032-03-31"), ACT, "2032-q1", True),
        (replace(RULE, until="2032-03-31"), ACT, "2032-q2", False),
        (RULE, replace(ACT, in_force_to="2032-05-01"), "2032-q2", False),
        (replace(RULE, target=""), ACT, "2032-q1", False),
    ],
)
def test_a_threshold_holds_where_it_was_in_force_on_the_last_day(
    rule: LegalBasis, act: LegalAct, period: str, has_threshold: bool
) -> None:
    site = site_with(rule, act)
    unit = "so-muoi" if period == "2031" else "so-lua"
    assert bool(tile_of(site, on_time(unit, period, site)).threshold) is has_threshold


def test_a_line_over_time_marks_the_threshold_in_its_periods_and_says_what_it_is() -> None:
    values = [on_time("so-muoi", period) for period in ("2031", "2032-q1", "2032-q2")]
    chart = timeline_chart(SITE, "so-muoi", values)
    assert chart is not None
    assert [mark.target for mark in chart.series.marks] == [None, Decimal(95), Decimal(95)]
    assert chart.caveats[-1] == (
        "Vạch đứt: ngưỡng 95\u00a0% (7/QĐ-MAU, mục 2). Đối chiếu với văn bản gốc: chưa; theo chỗ dẫn lại."
    )
    assert "Ngưỡng" in heading_words(chart.table)
    plain = timeline_chart(make_site(), "so-muoi", values)
    assert (
        plain is not None and "Ngưỡng" not in heading_words(plain.table) and "Vạch đứt" not in " ".join(plain.caveats)
    )


def test_peers_mark_it_too() -> None:
    peers = group_chart(SITE, SITE.rankings.group(on_time("so-lua", "2032-q1")))
    assert peers is not None and {mark.target for mark in peers.series.marks} == {Decimal(95)}


def test_tables_have_a_column_for_it_that_leads_to_what_is_known_of_the_act() -> None:
    page = measure_page(SITE, SITE.edition.measures[MEASURE_ON_TIME])
    table = section_of(page, "2032-q1-trung-tam-dem-department").tables[0]
    column = heading_words(table).index("Ngưỡng") - 1
    cell = table.rows[0].cells[column]
    assert (cell.text, cell.path) == ("95\u00a0%", f"chi-tieu/{MEASURE_ON_TIME}/#can-cu")
    assert section_of(page, "can-cu")
    bare = measure_page(make_site(), SITE.edition.measures[MEASURE_LATE])
    assert "Ngưỡng" not in heading_words(section_of(bare, "2032-q1-trung-tam-dem-department").tables[0])
