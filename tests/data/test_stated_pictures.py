"""What a body states of itself: its dossiers and shares as pictures, and what was before, in words."""

from __future__ import annotations

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.pictures.filed import dossiers_chart
from plugins.cchc.pages.tiles import headline_values, trend_words
from plugins.cchc.words.language import Language

LONG_PHU, TNMT = "huyen-long-phu", "so-tai-nguyen-va-moi-truong"


@pytest.fixture(scope="module")
def context(edition: Edition) -> PageContext:
    return PageContext(edition, Language("vi"), Links("vi", edition.units_over_time))


def values_of(context: PageContext, unit: str, period: str) -> list:
    return headline_values(context, [v for v in context.edition.values_by_unit[unit] if v.period == period])


def test_dossiers_of_both_levels_as_printed(context: PageContext) -> None:
    chart = dossiers_chart(context, context.edition.store.of_unit_period(LONG_PHU, "2023-q1"))
    assert chart
    assert [mark.value for mark in chart.series.marks] == [2844, 1654, None, 8015, None, None], "1,654 is stated twice"
    impossible = [mark.text for mark in chart.series.marks if mark.value is None]
    numbers = ("2.844", "8.010", "8.012")
    assert impossible == [f"{n}, không thể cùng đúng" for n in numbers], "printed, not drawn"
    assert all(row.label.startswith("Cấp ") for row in chart.series.rows)
    assert "không thể cùng đúng" in chart.say


def test_dossiers_without_contradiction_say_nothing_of_one(context: PageContext) -> None:
    chart = dossiers_chart(context, context.edition.store.of_unit_period(TNMT, "2023"))
    assert chart
    assert [(row.label, chart.series.marks_by_row[row.id].text) for row in chart.series.rows] == [
        ("Tiếp nhận", "461"),
        ("Đã giải quyết, trả kết quả", "354"),
    ]
    assert "không thể" not in chart.say


def test_forms_with_a_column_for_each_step_have_another_picture(context: PageContext) -> None:
    assert dossiers_chart(context, context.edition.store.of_unit_period(TNMT, "2019-h1")) is None


@pytest.mark.parametrize(
    ("unit", "measure", "period", "said"),
    [
        (
            TNMT,
            "diem-giai-quyet",
            "2019-q2",
            "trước đó, quý I năm 2019: 13,5",
        ),  # no change: which days were counted is unknown
        (TNMT, "dung-han", "2019-h1", ""),  # two ways of counting make no trend
        (TNMT, "dung-han", "2018", ""),
        (LONG_PHU, "dung-han", "2023-q1", ""),  # a part above its whole is compared with nothing
    ],
)
def test_what_was_before(context: PageContext, unit: str, measure: str, period: str, said: str) -> None:
    (value,) = (v for v in values_of(context, unit, period) if v.measure == measure)
    assert trend_words(context, value) == said
