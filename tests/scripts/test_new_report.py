"""make new-report: all rows of the forms, nothing that exists overwritten, nothing left when it is stopped."""

from __future__ import annotations

import builtins
import csv
import io
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.errors import DataError
from plugins.cchc.intake.new_report import ScaffoldOrder, make_scaffold
from plugins.cchc.intake.templates import make_template
from plugins.cchc.loading import ReadingScope, load
from plugins.cchc.messages.commands import run_command
from scripts.new_report import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def run(tree: Path, *words: str) -> int:
    return run_command(lambda: main(["--root", str(tree), *words]))


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def test_scaffold_has_every_row_of_the_newest_table(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tree, "--unit", "huyen-long-phu", "--period", "2023-q2", "--forms", "sn-534") == 0
    assert "✓ Đã lập data/reports/2023-q2-huyen-long-phu/1.0.0" in capsys.readouterr().out
    folder = tree / "data/reports/2023-q2-huyen-long-phu/1.0.0"
    assert sorted(path.name for path in folder.iterdir()) == [
        "annotations.csv", "datapackage.yaml", "lines.csv", "sn-534.csv",
    ]  # fmt: skip
    made, model = rows_of(folder / "sn-534.csv"), rows_of(tree / "data/reports/2023-q1-huyen-long-phu/1.0.0/sn-534.csv")
    assert made == [{**row, "value": "", "note": ""} for row in model]
    assert (tree / "data/findings/2023-q2-huyen-long-phu.yaml").is_file()
    assert "2023-q2,quarter,2023-04-01,2023-06-30,Quý II năm 2023" in (tree / "data/reference/periods.csv").read_text()


def test_empty_form_cannot_pass_for_a_report(tree: Path) -> None:
    run(tree, "--unit", "huyen-long-phu", "--period", "2023-q2", "--forms", "sn-534")
    with pytest.raises(DataError) as raised:
        load(tree, ReadingScope("2023-q2-huyen-long-phu"))
    found = {(problem.file.rpartition("/")[2], problem.code) for problem in raised.value.problems}
    assert found == {("lines.csv", "cell.required")}


def test_form_of_two_tables_gets_both_with_their_quarters(edition: Edition) -> None:
    collection = edition.collection
    order = ScaffoldOrder("trung-tam-phuc-vu-hanh-chinh-cong", "2019-h1", ("tthc-pl-3", "tthc-pl-1"))
    new = make_scaffold(collection, order)
    assert {"tthc-pl-1.csv", "tthc-pl-3a.csv", "tthc-pl-3b.csv"} <= set(new.files)
    described = new.files["datapackage.yaml"]
    assert 'period: "2019-q1"' in described and 'period: "2019-q2"' in described


def test_form_without_a_released_table_takes_the_rows_it_defines(edition: Edition) -> None:
    from dataclasses import replace

    bare = replace(edition.collection, releases=())
    rows = {row.key: row for row in make_template("sn-534", bare).rows}
    assert rows["iii.7.1"].indicator == "III.7.1" and rows["iii.7.1"].label
    assert "value" not in rows and "total" not in rows


REFUSED = [
    (("--unit", "huyen-long-phu", "--period", "2023-q1", "--forms", "sn-534"), "Đã có báo cáo"),
    (("--unit", "huyen-long-phu", "--period", "2023-q5", "--forms", "sn-534"), "không đúng dạng"),
    (("--unit", "huyen-long-phu", "--period", "2023", "--forms", "sn-999"), "Không có biểu mẫu “sn-999”"),
    (("--unit", "huyen-long-phu", "--period", "2023", "--forms", "sn-534,bm-12"), "không cùng một chế độ"),
    (("--unit", "long phuc", "--period", "2023", "--forms", "sn-534"), "huyen-long-phu (Huyện Long Phú)"),
    (("--period", "2023", "--forms", "sn-534"), "Thiếu: Đơn vị (UNIT)"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_refusal_says_why_and_writes_nothing(
    words: tuple[str, ...], said: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tree.rglob("*"))
    assert run(tree, *words) == 64
    assert said in capsys.readouterr().err
    assert sorted(tree.rglob("*")) == before


def test_terminal_asks_for_what_is_missing(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers: Iterator[str] = iter(["long phuc", "Huyện Long Phú", "quý 2", "2023-q2", ""])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", lambda _: next(answers))
    assert run(tree) == 0
    said = capsys.readouterr().out
    assert "Không có đơn vị “long phuc”" in said and "Kỳ “quý 2” không đúng dạng" in said
    assert (tree / "data/reports/2023-q2-huyen-long-phu/1.0.0/sn-534.csv").is_file()


def test_interrupted_leaves_nothing(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in tree.rglob("*") if path.is_file()}

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "rename", stop)
    assert run(tree, "--unit", "huyen-long-phu", "--period", "2023-q2", "--forms", "sn-534") == 130
    assert {path: path.read_bytes() for path in tree.rglob("*") if path.is_file()} == before
