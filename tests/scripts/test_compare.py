"""make compare: every changed cell with what moves, in three forms that say the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cchc.errors import DataError, UseError
from plugins.cchc.loading import write_ledger
from plugins.cchc.model.releases import BLANK, Cell
from plugins.cchc.releases.compare import FORMS, compare, compare_versions, make_account
from plugins.cchc.releases.revise import Revision, revise
from scripts.compare import main
from tests.fixtures.texts import bilingual
from tests.fixtures.versions import FOLDER, REPORT, copy_sound, files_under, swap
from tests.unit.table_builders import make_collection, make_number, make_release

EVIL = "<b>Phòng</b> | *mới* [x](y) `z`"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The fixture's two versions and a third: a figure, a label and an annotation are corrected."""
    root = copy_sound(tmp_path)
    write_ledger(root)
    revise(root, Revision(REPORT, "patch", "transcription", bilingual("Sửa dòng 1.", "Row 1."), "2026-11-22"))
    table = root / FOLDER / "1.0.2" / "bieu-1.csv"
    swap(table, "20,4,16", "20,4,15")
    swap(table, "Tổng cộng", EVIL)
    with (root / FOLDER / "1.0.2" / "annotations.csv").open("a", encoding="utf-8") as file:
        file.write("bieu-1,1,note,remark,,Đọc lại lần hai\n")
    return root


def run(root: Path, *words: str) -> int:
    return main(["--report", REPORT, "--root", str(root), *words])


def test_text_says_what_changed_what_moves_and_how_far_to_rise(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{REPORT}: bản 1.0.1 → 1.0.2\n")
    assert "Mức tăng tối thiểu: số cuối (patch); đã tăng số cuối (patch)" in said
    assert "Lý do: Sửa lỗi chép" in said and "Số ô đổi: 3" in said
    assert "bieu-1, 1 “Sở Nội vụ”, Mới tiếp nhận (received_new): 16 → 15" in said
    assert f"nhãn của dòng (label): Tổng cộng → {EVIL}" in said
    assert "ghi chú (note): (không có) → remark: Đọc lại lần hai" in said
    assert "Sở Nội vụ, 6 tháng đầu năm 2019: 80.00 (16 trên 20) → 75.00 (15 trên 20)" in said
    assert "/don-vi/so-noi-vu/\n" in said and f"/du-lieu/{REPORT}/1.0.2/\n" in said


def test_json_holds_every_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "--format", "json")
    said = json.loads(capsys.readouterr().out)
    assert (said["from"], said["to"], said["least_bump"], said["given_bump"]) == ("1.0.1", "1.0.2", "patch", "patch")
    assert [(one["row"], one["field"], one["old"], one["new"]) for one in said["cells"]] == [
        ("1", "received_new", "16", "15"),
        ("total", "label", "Tổng cộng", EVIL),
    ]
    assert said["annotations"][0]["old"] is None and said["annotations"][0]["new"]["note"] == "Đọc lại lần hai"
    assert [(one["unit"], one["old"], one["new"]) for one in said["measures"]] == [("so-noi-vu", "80.00", "75.00")]
    assert "dinh-chinh/" in said["pages"] and said["reason"] == "transcription"


def test_markdown_keeps_its_columns(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "--format", "markdown")
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| bieu-1")]
    assert len(rows) == 3
    assert all(row.replace("\\|", "").count("|") == 6 for row in rows)
    assert "\\<b\\>Phòng\\</b\\> \\| \\*mới\\* \\[x\\](y) \\`z\\`" in rows[1]


def test_versions_may_be_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "--from", "1.0.0", "--to", "1.0.1")
    assert "(online_pct): (trống) → 0" in capsys.readouterr().out
    run(root, "--from", "1.0.0", "--format", "json")
    assert len(json.loads(capsys.readouterr().out)["cells"]) == 3
    run(root, "--to", "1.0.1", "--format", "json")
    assert json.loads(capsys.readouterr().out)["from"] == "1.0.0"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "1.0.9"), "Các bản đang có: 1.0.0, 1.0.1, 1.0.2"),
        (("--to", "1.0.0"), "không có bản nào trước 1.0.0"),
        (("--from", "1.0.2", "--to", "1.0.1"), "FROM phải là bản trước TO"),
        (("--from", "1.0.1", "--to", "1.0.1"), "FROM phải là bản trước TO"),
        (("--format", "pdf"), "chọn một trong text, markdown, json"),
        (("--report", "2019-h1-so-noi"), "Gần nhất: 2019-h1-so-noi-vu"),
        (("--report", ""), "Thiếu REPORT"),
    ],
)
def test_refusal_says_why(root: Path, words: tuple[str, ...], said: str) -> None:
    with pytest.raises(UseError) as raised:
        run(root, *words)
    assert said in str(raised.value)


def test_faulty_data_are_told_as_by_make_check(root: Path) -> None:
    swap(root / FOLDER / "1.0.2" / "bieu-1.csv", "20,4,15", "20,4,x")
    with pytest.raises(DataError) as raised:
        run(root)
    assert [problem.code for problem in raised.value.problems] == ["cell.number"]


def test_fresh_copy_has_nothing_to_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_sound(tmp_path)
    write_ledger(root)
    revise(root, Revision(REPORT, "patch", "transcription", bilingual("a", "b"), "2026-11-22"))
    run(root)
    said = capsys.readouterr().out
    assert "Mức tăng tối thiểu: không có: hai bản giống nhau" in said and "Trang đổi theo" not in said


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (make_number("2884"), "2884"),
        (BLANK, "(trống)"),
        (make_number("", "illegible"), "(trống) [illegible]"),
        (make_number("0", "not_in_use"), "0 [not_in_use]"),
    ],
)
def test_a_cell_is_told_with_its_state_under_its_newest_heading(cell: Cell, told: str) -> None:
    old = make_release()
    table = old.tables[0]
    row = replace(table.rows[1], cells={**table.rows[1].cells, "resolved_total": cell})
    fields = (replace(field, label=bilingual(f"{field.label.first} mới", "")) for field in table.form.fields)
    newer = replace(table, form=replace(table.form, fields=tuple(fields)), rows=(row,))
    new = replace(old, version="2.0.0", tables=(newer,))
    changed = make_account(compare_versions(make_collection(old, new), old, new)).sheets[0].rows
    assert changed == (("tthc-pl-1", "1 “Sở Tư pháp”", "Tổng số mới (resolved_total)", "2885", told),)


def test_too_small_a_rise_shows(root: Path) -> None:
    lines = root / FOLDER / "1.0.2" / "lines.csv"
    swap(lines, "prose,hai-long,10,10\n", "")
    prose = root / FOLDER / "1.0.2" / "prose.csv"
    prose.write_text("".join(prose.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    found = compare(root, REPORT)
    assert (found.least, found.given) == ("major", "patch")
    assert [(one.row, one.kind) for one in found.changes.rows] == [("hai-long", "removed")]


@pytest.mark.parametrize("form", FORMS)
def test_comparing_writes_nothing(root: Path, form: str) -> None:
    before = files_under(root)
    assert run(root, "--format", form) == 0
    assert files_under(root) == before
