"""From nothing or from a file to a package, on small projects: what is asked for, written beside, and put in place."""

from __future__ import annotations

import csv
import io
import os
import shutil
import sys
from pathlib import Path

import pytest

from plugins.cchc.errors import DataError, UseError
from plugins.cchc.intake.importing import ImportOrder, import_report, open_import, write_whole
from plugins.cchc.intake.new_package import refuse_existing
from plugins.cchc.intake.new_report import ScaffoldOrder, new_report, tables_asked, usual_forms
from plugins.cchc.intake.question_groups import QuestionsOpen
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.loading import load
from tests.fixtures.small_table_file import SMALL_ANSWERS, SMALL_TABLE
from tests.fixtures.versions import copy_sound, files_under

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
WANTED = Wanted("so-noi-vu", "2019-h2", "bieu-1")
REPORT = "2019-h2-so-noi-vu"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sound(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gui" / "bao cao.csv"
    path.parent.mkdir()
    path.write_text(SMALL_TABLE, "utf-8")
    return path


def copy_other(folder: Path) -> Path:
    """The other province, which prints things as the small one does."""
    shutil.copytree(FIXTURES / "other-province" / "data", folder / "data")
    shutil.copy(FIXTURES / "collection" / "data" / "report_wording.yaml", folder / "data")
    return folder


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def test_questions_and_review_stand_beside_the_file_until_nothing_is_open(root: Path, file: Path) -> None:
    before, said = files_under(root / "data"), list[str]()
    with pytest.raises(QuestionsOpen) as stopped:
        import_report(ImportOrder(root, file, WANTED), said.append)
    questions = file.parent / f"{REPORT}.questions.yaml"
    told = str(stopped.value)
    assert told.startswith("23 số trong các bảng") and "Tệp bao cao.csv: còn 3 câu hỏi" in told
    assert f'make import FILE="{file}" FORM=bieu-1 UNIT=so-noi-vu PERIOD=2019-h2 ANSWERS="{questions}"' in told
    beside = sorted(path.name for path in file.parent.iterdir())
    assert beside == [questions.name, f"{REPORT}.review.html", "bao cao.csv"]
    assert files_under(root / "data") == before and any("bao cao.csv" in line for line in said)
    text = questions.read_text("utf-8")
    for id_, answer in SMALL_ANSWERS.items():
        at = text.index(id_)
        start = text.index('answer: ""', at)
        text = text[:start] + f'answer: "{answer}"' + text[start + len('answer: ""') :]
    questions.write_text(text, "utf-8")
    out = file.parent / "out"
    done = import_report(ImportOrder(root, file, WANTED, questions, out, "2020-01-02"), said.append)
    assert f"✓ Đã ghi data/reports/{REPORT}/1.0.0: bieu-1 (4 dòng, 20 ô, 0 dòng cần xem lại)." in done
    assert "Lời văn và ghi chú không nêu số nào ngoài bảng." in done and f"REPORT={REPORT}" in done
    assert sorted(path.name for path in out.iterdir()) == [f"{REPORT}.questions.yaml", f"{REPORT}.review.html"]
    folder = root / "data/reports" / REPORT / "1.0.0"
    assert [row["received_total"] for row in rows_of(folder / "bieu-1.csv")] == ["60", "1010", "1070", "100.00"]
    assert 'created: "2020-01-02T00:00:00Z"' in (folder / "datapackage.yaml").read_text("utf-8")
    with pytest.raises(UseError, match="Đã có báo cáo"):
        import_report(ImportOrder(root, file, WANTED, questions), said.append)


def test_a_package_is_put_in_place_with_its_period_and_its_notes(root: Path, file: Path) -> None:
    task = open_import(root, file, WANTED)
    folder = task.publish(task.read(SMALL_ANSWERS), "2020-01-02")
    assert folder == root / "data/reports" / REPORT
    periods = [row["period"] for row in rows_of(root / "data/reference/periods.csv")]
    assert periods == sorted(periods) and periods.count("2019-h2") == 1
    assert (root / f"data/findings/{REPORT}.yaml").read_text("utf-8").endswith(f'report: "{REPORT}"\nfindings: []\n')
    assert not list((root / ".cache").rglob("data")), "what was checked beside data/ is gone"
    assert open_import(root, file, Wanted(*WANTED_OTHER)).reread({}).facts.period == "2019-h2"
    with pytest.raises(UseError, match="make revise"):
        refuse_existing(root, REPORT)
    with pytest.raises(UseError, match="make revise"):
        task.read(SMALL_ANSWERS)
    assert task.reread(SMALL_ANSWERS).facts.report == REPORT


WANTED_OTHER = ("so-tu-phap", "2019-h2", "bieu-1")


def test_a_package_that_would_not_pass_is_not_put_in_place(root: Path, file: Path) -> None:
    before = files_under(root)
    task = open_import(root, file, WANTED)
    reading = task.read({**SMALL_ANSWERS, "bao-cao/so": "12/BC"})
    (root / "data/reference/units.csv").write_text("unit\n", "utf-8")
    with pytest.raises(DataError):
        task.publish(reading)
    (root / "data/reference/units.csv").write_bytes(before["data/reference/units.csv"])
    assert files_under(root) == before


def test_a_package_that_cannot_be_put_in_place_leaves_no_period_behind(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    before = files_under(root / "data")
    task = open_import(root, file, WANTED)
    reading = task.read(SMALL_ANSWERS)
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(os, "rename", full)
        task.publish(reading)
    assert files_under(root / "data") == before


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "a", "một")
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "a", "\ud800")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a", "một")]


def test_an_empty_report_has_all_rows_of_its_forms(tmp_path: Path) -> None:
    collection = load(copy_other(tmp_path))
    folder = new_report(tmp_path, collection, ScaffoldOrder("Sở Chợ và Bến bãi", "2026-q2", ("k7-b", "k7-c")))
    assert folder.name == "2026-q2-so-cho-va-ben-bai"
    before = tmp_path / "data/reports/2026-9m-so-cho-va-ben-bai/1.0.0"
    for name in ("k7-b.csv", "k7-c.csv"):
        made, model = rows_of(folder / "1.0.0" / name), rows_of(before / name)
        assert [row["row"] for row in made] == [row["row"] for row in model] and len(made) > 4
        assert not any(row.get("so_ghi") or row.get("noi_xem") for row in made)
    assert [row["line_from"] for row in rows_of(folder / "1.0.0" / "lines.csv")] == [""] * 27
    assert not (folder / "1.0.0" / "source.txt").exists()
    with pytest.raises(UseError, match="Đã có báo cáo"):
        new_report(tmp_path, collection, ScaffoldOrder("so-cho-va-ben-bai", "2026-q2", ("k7-b",)))


def test_what_is_missing_of_an_empty_report_is_told_with_what_there_is(tmp_path: Path) -> None:
    collection = load(copy_other(tmp_path))
    assert usual_forms(collection, "so-cho-va-ben-bai") == ("k7-b", "k7-c")
    assert usual_forms(collection, "so-nuoc-va-de-dieu") == ("k7-b",)
    for order, told in (
        (ScaffoldOrder("", "2026-q2", ("k7-b",)), "Thiếu: Đơn vị"),
        (ScaffoldOrder("Sở Chợ Bến", "2026-q2", ("k7-b",)), "Gần nhất: so-cho-va-ben-bai"),
        (ScaffoldOrder("so-cho-va-ben-bai", "", ("k7-b",)), "Thiếu: Kỳ"),
        (ScaffoldOrder("so-cho-va-ben-bai", "hôm nay", ("k7-b",)), "hôm nay"),
        (ScaffoldOrder("so-cho-va-ben-bai", "2026-q2"), r"Thiếu: Biểu mẫu .*\[Enter: k7-b, k7-c\]"),
        (ScaffoldOrder("so-cho-va-ben-bai", "2026-q2", ("k9",)), "Không có biểu mẫu “k9”. → Chọn: k7-a, k7-b, k7-c"),
    ):
        with pytest.raises(UseError, match=told):
            new_report(tmp_path, collection, order)
    with pytest.raises(UseError, match="Chưa chọn biểu mẫu"):
        tables_asked(collection, ())
    assert tables_asked(collection, ("k7-c", "k7-b", "k7-c")) == ("k7-c", "k7-b")


def test_a_person_is_asked_thrice_and_enter_takes_the_usual_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    collection, typed = load(copy_other(tmp_path)), ["Sở Chợ Bến", " Sở Chợ và Bến bãi ", "2026-q2", ""]
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return typed.pop(0)

    monkeypatch.setattr("builtins.input", answer)
    folder = new_report(tmp_path, collection, ScaffoldOrder())
    assert sorted(path.name for path in (folder / "1.0.0").glob("k7*")) == ["k7-b.csv", "k7-c.csv"]
    assert [question.partition(" ")[0] for question in asked] == ["Đơn", "Đơn", "Kỳ", "Biểu"] and "Gần nhất" in (
        capsys.readouterr().out
    )
    typed += ["x"] * 4
    with pytest.raises(UseError, match="Thiếu: Đơn vị"):
        new_report(tmp_path, collection, ScaffoldOrder())
    assert len(typed) == 1
    typed[:] = ["so-cho-va-ben-bai", "2026-q3", " k7-c , "]
    folder = new_report(tmp_path, collection, ScaffoldOrder())
    assert sorted(path.name for path in (folder / "1.0.0").glob("k7*")) == ["k7-c.csv"]
