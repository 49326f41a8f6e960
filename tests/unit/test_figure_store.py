"""The store of figures: every question gives exactly its figures, in file order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.cchc.figures import FigureStore
from plugins.cchc.model.figures import COLUMNS, Figure

ABOUT = dict.fromkeys((name for name in COLUMNS if name != "value_text"), "")


def make_figure(report: str, unit: str, period: str, indicator: str, value: Decimal | str | None = None) -> Figure:
    words = {"report": report, "unit": unit, "period": period, "indicator": indicator}
    return Figure(**{**ABOUT, **words, "value": value})  # pyright: ignore[reportArgumentType]


FIGURES = (
    make_figure("r1", "a", "2019", "nhan", Decimal("10.0")),
    make_figure("r1", "b", "2019", "tra"),
    make_figure("r1", "a", "2019", "", "có"),
    make_figure("r2", "a", "2018", "nhan", Decimal(7)),
)


@pytest.fixture
def store() -> FigureStore:
    """A new one for each test: a store keeps what it was asked once."""
    return FigureStore(iter(FIGURES))


def test_all_gives_back_what_was_put_in(store: FigureStore) -> None:
    assert tuple(store.all()) == FIGURES
    assert len(store) == 4
    assert len(list(FigureStore([FIGURES[0]] * 10_001).all())) == 10_001


def test_a_value_is_what_it_was(store: FigureStore) -> None:
    values = [figure.value for figure in store.all()]
    assert str(values[0]) == "10.0" and values[1] is None and values[2] == "có"


def test_each_question_gives_its_figures_in_file_order(store: FigureStore) -> None:
    first, second, third, fourth = FIGURES
    assert store.of_unit("a") == (first, third, fourth)
    assert store.of_unit_period("a", "2019") == (first, third)
    assert store.units_in("2018") == (fourth.unit,) and store.units_in("2017") == ()
    assert store.of_indicator("tra") == (second,)


def test_nothing_is_known_of_what_is_not_there(store: FigureStore) -> None:
    assert store.of_unit("c") == store.of_unit_period("b", "2018") == ()
    assert store.periods_of("c") == frozenset()


def test_what_the_store_has_of_each_kind(store: FigureStore) -> None:
    assert store.unit_periods() == (("a", "2018"), ("a", "2019"), ("b", "2019"))
    assert store.periods_of("a") == {"2018", "2019"} and store.periods_of("b") == {"2019"}
    assert store.units() == {"a", "b"}
    assert store.indicators() == {"nhan", "tra"}


def test_units_of_a_period_come_as_filed_and_reports_of_a_unit_by_name() -> None:
    places = (("r2", "b"), ("r1", "a"), ("r1", "b"))
    store = FigureStore(make_figure(report, unit, "2019", "nhan") for report, unit in places)
    assert store.units_in("2019") == ("b", "a")
    assert store.reports_of("b", "2019") == ("r1", "r2") and store.reports_of("b", "2018") == ()
    assert store.tables_of("b") == {("r1", ""), ("r2", "")} and store.tables_of("c") == frozenset()


def test_a_figure_more_takes_four_bytes_a_column() -> None:
    """Millions must fit in memory."""
    store = FigureStore([FIGURES[0]] * 100)
    assert len(store) == 100 and {codes.nbytes for _, codes in store._columns.values()} == {400}
