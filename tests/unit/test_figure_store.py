"""The store of figures: every question gives exactly its figures, in file order."""

from __future__ import annotations

from decimal import Decimal

from plugins.cchc.figures import FigureStore
from plugins.cchc.model.figures import COLUMNS, Figure

ABOUT = dict.fromkeys(COLUMNS, "")


def make_figure(report: str, unit: str, period: str, indicator: str, value: Decimal | str | None = None) -> Figure:
    words = {"report": report, "unit": unit, "period": period, "indicator": indicator}
    return Figure(**{**ABOUT, **words, "value": value})  # pyright: ignore[reportArgumentType]


FIGURES = (
    make_figure("r1", "a", "2019", "nhan", Decimal("10.0")),
    make_figure("r1", "b", "2019", "tra"),
    make_figure("r1", "a", "2019", "", "có"),
    make_figure("r2", "a", "2018", "nhan", Decimal(7)),
)
STORE = FigureStore(iter(FIGURES))


def test_all_gives_back_what_was_put_in() -> None:
    assert tuple(STORE.all()) == FIGURES
    assert len(STORE) == 4
    assert len(list(FigureStore([FIGURES[0]] * 10_001).all())) == 10_001


def test_a_value_is_what_it_was() -> None:
    values = [figure.value for figure in STORE.all()]
    assert str(values[0]) == "10.0" and values[1] is None and values[2] == "có"


def test_each_question_gives_its_figures_in_file_order() -> None:
    first, second, third, fourth = FIGURES
    assert STORE.of_unit("a") == (first, third, fourth)
    assert STORE.of_unit_period("a", "2019") == (first, third)
    assert STORE.of_period("2018") == (fourth,)
    assert STORE.of_indicator("tra") == (second,)
    assert STORE.of_report("r1") == (first, second, third)


def test_nothing_is_known_of_what_is_not_there() -> None:
    assert STORE.of_unit("c") == STORE.of_unit_period("b", "2018") == ()
    assert STORE.periods_of("c") == frozenset()


def test_what_the_store_has_of_each_kind() -> None:
    assert STORE.unit_periods() == (("a", "2018"), ("a", "2019"), ("b", "2019"))
    assert STORE.periods_of("a") == {"2018", "2019"} and STORE.periods_of("b") == {"2019"}
    assert STORE.units() == {"a", "b"}
    assert STORE.indicators() == {"nhan", "tra"}
