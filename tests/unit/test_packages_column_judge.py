"""Each distinct value is judged once; what a judge refuses is refused in every row and every table."""

from __future__ import annotations

import gc

import pytest

from plugins.cchc.loading import cell_values, personal
from plugins.cchc.loading.cell_values import ColumnJudge, CsvSheet, judge_column
from plugins.cchc.loading.read_files import Faults, Objection
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


def test_what_was_made_while_the_collector_stood_still_is_walked_with_what_is_old() -> None:
    with paused_collector():
        made = [[number] for number in range(1000)]
    assert not any(value is made for value in gc.get_objects(0))
    assert any(value is made for value in gc.get_objects(2))


def test_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_texts_that_told_of_nobody_are_not_read_again_by_the_next_command(monkeypatch, tmp_path) -> None:
    harmless, telling = "Hồ sơ của một xã không có thật", "gọi 0912 345 678 để hỏi về xã không có thật"
    read: list[str] = []

    def next_command(guard: str = "a") -> list[bool]:
        """Whether each of the two is refused by a process that has just begun."""
        monkeypatch.setattr(cell_values, "_told_of_nobody", set())
        monkeypatch.setattr(cell_values, "code_digest", lambda: guard)
        cell_values.object_to_personal.cache_clear()
        with cell_values.remembered_texts(tmp_path):
            return [cell_values.object_to_personal(text) is not None for text in (harmless, telling)]

    def find_personal(text: str):
        read.append(text)
        return personal.find_personal(text)

    monkeypatch.setattr(cell_values, "find_personal", find_personal)
    assert next_command() == [False, True] and read == [harmless, telling]
    assert next_command() == [False, True] and read[2:] == [telling]  # what tells of somebody is found each time
    assert next_command("another guard") == [False, True] and read[3:] == [harmless, telling]
    (tmp_path / "texts").write_bytes(b"damaged")
    assert next_command("another guard") == [False, True] and read[5:] == [harmless, telling]
