"""Each distinct value is judged once; what a judge refuses is refused in every row and every table."""

from __future__ import annotations

import gc

import pytest

from plugins.cchc.loading import cell_values
from plugins.cchc.loading.cell_values import ColumnJudge, judge_column
from plugins.cchc.loading.csv_tokens import CsvSheet
from plugins.cchc.loading.faults import Faults, Objection
from plugins.cchc.model.collector import paused_collector

WRONG = Objection("cell.choice", "giá trị không có trong danh sách", "chọn một trong: a, b", "x")


def make_sheet(*cells: str, path: str = "data/reports/r/1.0.0/t.csv") -> CsvSheet:
    return CsvSheet(path, ("row", "kind"), tuple((str(at), cell) for at, cell in enumerate(cells)))


class Recorder:
    """Refuses x, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> Objection | None:
        self.asked.append(text)
        return WRONG if text == "x" else None


def test_each_value_is_asked_about_once_and_each_row_that_holds_a_refused_one_is_told() -> None:
    ask, faults = Recorder(), Faults()
    judge_column(make_sheet("a", "x", "b", "x", "a"), "kind", ColumnJudge(ask), faults)
    assert sorted(ask.asked) == ["a", "b", "x"]
    told = [(p.file, p.row, p.column, p.code, p.message, p.cure, p.value) for p in faults.problems]
    place, words = ("data/reports/r/1.0.0/t.csv", "kind"), (WRONG.code, WRONG.message, WRONG.cure, "x")
    assert told == [(place[0], row, place[1], *words) for row in (3, 5)]


def test_next_table_is_asked_only_what_is_new_or_was_refused() -> None:
    ask, faults = Recorder(), Faults()
    judge = ColumnJudge(ask)
    judge_column(make_sheet("a", "x"), "kind", judge, faults)
    ask.asked.clear()
    judge_column(make_sheet("a", "b", "x", path="u.csv"), "kind", judge, faults)
    assert sorted(ask.asked) == ["b", "x"]
    assert [(p.file.rpartition("/")[2], p.row) for p in faults.problems] == [("t.csv", 3), ("u.csv", 4)]


def test_judge_does_not_remember_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell_values, "REMEMBERED", 2)
    ask = Recorder()
    judge = ColumnJudge(ask)
    for values in ({"a", "b", "c"}, {"a"}, {"d"}, {"b", "d"}):
        assert judge.refuse(frozenset(values)) == {}
    assert sorted(ask.asked[:3]) == ["a", "b", "c"] and ask.asked[3:] == ["d", "b"]


def test_sheet_without_rows_has_empty_columns() -> None:
    sheet = make_sheet()
    assert sheet.column("kind") == () and sheet.distinct("row") == frozenset()


def test_collector_stands_still_inside_and_runs_again_after() -> None:
    assert gc.isenabled()
    with paused_collector():
        assert not gc.isenabled()
        with paused_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collector_runs_again_after_an_error() -> None:
    with pytest.raises(KeyError), paused_collector():
        raise KeyError
    assert gc.isenabled()


def test_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
