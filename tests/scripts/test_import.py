"""make import on a made-up quarter: file, questions, answers, package; every kind of dirt has its own words."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.loading import ReadingScope, load
from plugins.cchc.messages.commands import run_command
from plugins.cchc.model.collection import Collection
from scripts.import_report import main
from tests.fixtures.answering import answer_questions
from tests.fixtures.new_quarter import (
    ADDED,
    HOTLINE,
    LONG_PHU,
    MAIL,
    PERSON,
    PHONE,
    STNMT,
    STTTT,
    clean_print,
    make_quarter,
)

ROOT = Path(__file__).resolve().parents[2]
PERIOD = {"bao-cao/cua-so": "theo-quy-dinh"}
# What a clerk answers to each file, and what the questions of the file are.
ANSWERS = {
    f"{LONG_PHU}.docx": {
        **PERIOD,
        "sn-534/thieu/i.1.3": "khong-in",
        "loi-van/tat-ca-31": "xong",
        "bang-loi/tat-ca-2": "xong",
    },
    f"{LONG_PHU}.xlsx": {
        **PERIOD,
        "sn-534/thieu/i.1.3": "khong-in",
        "sn-534/iii.6/value": "27",
        "loi-van/tat-ca-19": "bo-qua",
    },
    f"{STTTT}.docx": {**PERIOD, "bao-cao/don-vi": STTTT, "sn-535/d12/dong": "them I.1.3"},
    f"{STTTT}.xlsx": {**PERIOD, "bao-cao/don-vi": STTTT, "sn-535/d13/dong": "them I.1.3"},
    f"{STNMT}.docx": {**PERIOD, "sn-535/i.1.4/value": "1,5", "loi-van/tat-ca-6": "bo-qua"},
    f"{STNMT}.xlsx": {**PERIOD, "sn-535/i.1.4/value": "1,5", "loi-van/tat-ca-6": "bo-qua"},
}
TABLES = {LONG_PHU: "sn-534", STTTT: "sn-535", STNMT: "sn-535"}


@pytest.fixture(scope="session")
def collection(edition: Edition) -> Collection:
    return edition.collection


@dataclass(frozen=True)
class Asked:
    """What the first run of the command left: file, questions and review sheet in one folder, and what it said."""

    folder: Path
    code: int
    said: str
    touched: bool  # whether data/ was changed


@pytest.fixture(scope="session")
def asked(collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Asked]:
    """The first run for each file: it may not write into data/, so one tree serves them all."""
    files, tree = tmp_path_factory.mktemp("quarter"), tmp_path_factory.mktemp("tree")
    shutil.copytree(ROOT / "data", tree / "data")
    made = {}
    for name, path in make_quarter(collection, files).items():
        folder = tmp_path_factory.mktemp("asked")
        shutil.copy(path, folder)
        before, said = snapshot(tree), io.StringIO()
        with contextlib.redirect_stderr(said):
            code = run("--root", tree, "--file", folder / name)
        made[name] = Asked(folder, code, said.getvalue(), snapshot(tree) != before)
    return made


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The project's data, to be written into."""
    shutil.copytree(ROOT / "data", tmp_path / "tree/data")
    return tmp_path / "tree"


def run(*words: str | Path) -> int:
    return run_command(lambda: main([str(word) for word in words]))


def take(asked: dict[str, Asked], name: str, tmp_path: Path, answers: dict[str, str] | None = None) -> Path:
    """The folder of the first run, its questions answered; returns the file."""
    shutil.copytree(asked[name].folder, tmp_path, dirs_exist_ok=True)
    answer(questions_in(tmp_path), ANSWERS[name] if answers is None else answers)
    return tmp_path / name


def answer(path: Path, answers: dict[str, str]) -> set[str]:
    return set(answer_questions(path, lambda question: answers.get(question, "")))


def questions_in(folder: Path) -> Path:
    return next(folder.glob("*.questions.yaml"))


def snapshot(root: Path) -> dict[str, str]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("name", ANSWERS)
def test_file_becomes_package_by_way_of_questions(
    name: str, asked: dict[str, Asked], tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (asked[name].code, asked[name].touched) == (2, False)
    assert "chưa ghi gì vào data/" in asked[name].said
    shutil.copytree(asked[name].folder, tmp_path, dirs_exist_ok=True)
    assert answer(questions_in(tmp_path), ANSWERS[name]) == set(ANSWERS[name])
    assert run("--root", tree, "--file", tmp_path / name, "--answers", questions_in(tmp_path)) == 0
    unit = name.partition(".")[0]
    assert f"✓ Đã ghi data/reports/2023-q2-{unit}/1.0.0" in capsys.readouterr().out
    release = load(tree, ReadingScope(f"2023-q2-{unit}")).releases[0]
    assert (release.period, release.unit, release.source.date) == ("2023-q2", unit, "2023-06-16")
    assert not (tree / ".cache/nhap").exists()


# Rows whose dirt leaves another figure than the clean print has, or none.
CHANGED = {
    LONG_PHU: {"Số văn bản chỉ đạo CCHC đã ban hành", "Số hồ sơ TTHC do UBND cấp xã tiếp nhận"},
    STTTT: {"Số lượng TTHC thực hiện rà soát", ADDED},
    STNMT: {"Tỷ lệ hoàn thành Kế hoạch CCHC năm (Lũy kế đến thời điểm báo cáo)", "Số lượng phiếu khảo sát"}
    | {"Tỷ lệ hài lòng trong kỳ báo cáo"},
}


@pytest.mark.parametrize("name", [f"{LONG_PHU}.docx", f"{STTTT}.xlsx", f"{STNMT}.docx"])
def test_figures_are_those_of_the_clean_print(
    name: str, asked: dict[str, Asked], tree: Path, tmp_path: Path, collection: Collection
) -> None:
    file = take(asked, name, tmp_path)
    assert run("--root", tree, "--file", file, "--answers", questions_in(tmp_path)) == 0
    path = tree / f"data/reports/2023-q2-{file.stem}/1.0.0/{TABLES[file.stem]}.csv"
    read = by_label((row["label"], row["value"]) for row in csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    clean = clean_print(collection, file.stem)
    grid = clean.grid()[clean.header :]
    printed = by_label((row[1], row[3].replace(".", "").replace(",", ".")) for row in grid)
    assert len(printed) > 180
    assert {place[0] for place in read.keys() | printed.keys() if read.get(place) != printed.get(place)} <= CHANGED[
        file.stem
    ]


def by_label(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, int], str]:
    """Values by label and how often it stood before: some labels recur."""
    found: dict[tuple[str, int], str] = {}
    for label, value in pairs:
        found[label, sum(place[0] == label for place in found)] = value
    return found


# Each kind of dirt: the file that has it and the words that must be said about it: where, what, what to do.
SHEET = "trang tính “Bieu 1”"
DIRT = {
    "row missing": (
        f"{LONG_PHU}.docx",
        "dòng I.1.3 “Số văn bản chỉ đạo CCHC đã ban hành” của biểu mẫu: không thấy dòng này trong tệp. Nếu bản",
    ),
    "row added": (
        f"{STTTT}.xlsx",
        f"dòng “{ADDED}” (dòng 13 của {SHEET}): không khớp dòng nào của biểu mẫu. Đây là dòng nào? Ghi mã",
    ),
    "formula": (
        f"{LONG_PHU}.xlsx",
        f"dòng III.6 “Thực hiện cơ chế một cửa, một cửa liên thông” (dòng 71 của {SHEET}), cột “Số lượng/ Tỷ lệ”: in "
        "“=SUM(D80:D81)”: ô là công thức và tệp không lưu kết quả; chương trình không tính thay. Ô này là số nào?",
    ),
    "wrong name of the unit": (
        f"{STTTT}.xlsx",
        "tệp ghi “SỞ THÔNG TIN TRUYỀN THÔNG”, không có đơn vị nào tên như vậy. Báo cáo này của đơn vị nào? Ghi mã",
    ),
    "composed letters": (
        f"{LONG_PHU}.xlsx",
        f"“Kiểm tra CCHC” (dòng 12 của {SHEET}): chữ ghi ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn",
    ),
    "phone number": (
        f"{LONG_PHU}.docx",
        "“Tổng số văn bản đi tại UBND cấp huyện” (hàng 163 của bảng 1), cột “Ghi chú”: không lấy ghi chú vì có số điện "
        "thoại. → Nếu cần giữ phần còn lại",
    ),
    "phone number in the letter": (f"{LONG_PHU}.docx", "Lời văn, dòng 14 của tệp: câu có thông tin cá nhân"),
    "mail address": (f"{STTTT}.docx", "không lấy ghi chú vì có địa chỉ thư điện tử hoặc tài khoản trò chuyện"),
    "name of a person": (f"{STNMT}.docx", "không lấy ghi chú vì có tên một cá nhân"),
    "unclear figure": (f"{STNMT}.xlsx", "in “1.5”: dấu chấm ở đây là phần nghìn hay phần thập phân? Ghi số"),
    "sign for a number": (
        f"{STNMT}.xlsx",
        f"“Số lượng phiếu khảo sát” (dòng 31 của {SHEET}): dấu gạch hoặc chấm không phải là số: để trống, không phải 0",
    ),
    "text for a number": (
        f"{STNMT}.docx",
        "): in “100%”, đọc là 100",
    ),
    "rows to look at": (
        f"{STNMT}.docx",
        "Bảng sn-535, 3 dòng cần xem lại: dòng I.7.1 “Số lượng phiếu khảo sát” (hàng 26 của bảng 1)",
    ),
    "days counted": (f"{STNMT}.docx", "theo-quy-dinh (theo quy định: từ 2023-03-15 đến 2023-06-14)"),
    "name of the file": (f"{STNMT}.docx", f"Tệp {STNMT}.docx: còn 3 câu hỏi, chưa ghi gì vào data/"),
}


@pytest.mark.parametrize("kind", DIRT)
def test_dirt_is_told_or_asked(kind: str, asked: dict[str, Asked]) -> None:
    name, words = DIRT[kind]
    assert words in asked[name].said


@pytest.mark.parametrize(
    ("name", "secret", "why"),
    [
        (f"{LONG_PHU}.xlsx", PHONE, "có số điện thoại"),
        (f"{STTTT}.docx", MAIL, "có địa chỉ thư điện tử hoặc tài khoản trò chuyện"),
        (f"{STNMT}.docx", PERSON, "có tên một cá nhân"),
    ],
    ids=["phone", "mail", "name"],
)
def test_personal_data_reach_no_file(
    name: str, secret: str, why: str, asked: dict[str, Asked], tree: Path, tmp_path: Path
) -> None:
    file = take(asked, name, tmp_path)
    assert run("--root", tree, "--file", file, "--answers", questions_in(tmp_path)) == 0
    package = tree / f"data/reports/2023-q2-{file.stem}/1.0.0"
    written = [*tmp_path.glob("*.yaml"), *tmp_path.glob("*.html"), *package.iterdir()]
    assert len(written) >= 6
    assert [path.name for path in written if secret in path.read_text("utf-8")] == []
    assert secret not in asked[name].said
    assert f"note,withheld,,Ghi chú không công bố: {why}." in (package / "annotations.csv").read_text("utf-8")


def test_figures_of_the_letter_are_taken_only_where_answered(
    asked: dict[str, Asked], tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"{LONG_PHU}.docx"
    answers = {"loi-van/d11-1": "dung", "loi-van/d13-1": "Người được tập huấn | don-vi=so-tai-chinh"}
    file = take(asked, name, tmp_path, {**ANSWERS[name], **answers})
    assert run("--root", tree, "--file", file, "--answers", questions_in(tmp_path)) == 0
    assert "lấy 2 trên 31 số nêu trong lời văn" in capsys.readouterr().out
    release = load(tree, ReadingScope(f"2023-q2-{LONG_PHU}")).releases[0]
    prose = next(table for table in release.tables if table.form.rows == "prose")
    rows = [(row.label, row.unit, row.indicator, row.cells["value"].printed, row.where) for row in prose.rows]
    assert rows == [
        ("Cấp huyện tiếp nhận hồ sơ", "", "", "2311", "Phần I, mục 2, gạch đầu dòng 1, dấu cộng 1"),
        ("Người được tập huấn", "so-tai-chinh", "", "24", "Phần I, mục 2, gạch đầu dòng 2"),
    ]
    assert "prose,cap-huyen-tiep-nhan-ho-so,11,11" in (
        tree / f"data/reports/2023-q2-{LONG_PHU}/1.0.0/lines.csv"
    ).read_text("utf-8")


def test_without_an_answer_no_figure_of_the_letter_is_taken(
    asked: dict[str, Asked], tree: Path, tmp_path: Path
) -> None:
    file = take(asked, f"{LONG_PHU}.docx", tmp_path)
    assert run("--root", tree, "--file", file, "--answers", questions_in(tmp_path)) == 0
    assert not (tree / f"data/reports/2023-q2-{LONG_PHU}/1.0.0/prose.csv").exists()


def test_review_sheet_shows_figures_of_the_letter_and_what_is_none(asked: dict[str, Asked]) -> None:
    sheet = next(asked[f"{LONG_PHU}.docx"].folder.glob("*.html")).read_text("utf-8")
    part = sheet[sheet.index('id="loi-van"') : sheet.index("<h2>Bảng sn-534")]
    assert "<mark>2.311</mark>" in part and "loi-van/d11-1" in part
    folded = part[part.index("<details>") :]
    assert "41/KH-UBND" in folded and "03/4/2023" in folded
    assert HOTLINE not in sheet
    assert not re.search(r"(?:src|href)=\"(?!#)|@import|url\(|<script", sheet)


def test_answers_of_another_file_are_refused(
    asked: dict[str, Asked], tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(asked, f"{LONG_PHU}.docx", tmp_path)
    other = asked[f"{LONG_PHU}.xlsx"].folder / f"{LONG_PHU}.xlsx"
    assert run("--root", tree, "--file", other, "--answers", questions_in(tmp_path)) == 2
    assert "câu trả lời này là của một bản khác của tệp báo cáo" in capsys.readouterr().err


def test_useless_answer_is_asked_again_with_the_reason(
    asked: dict[str, Asked], tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = take(asked, f"{STNMT}.docx", tmp_path, {**PERIOD, "sn-535/i.1.4/value": "một rưỡi"})
    assert run("--root", tree, "--file", file, "--answers", questions_in(tmp_path)) == 2
    assert "Câu trả lời “một rưỡi” không dùng được" in capsys.readouterr().err
    assert 'answer: "theo-quy-dinh"' in questions_in(tmp_path).read_text("utf-8")


def test_made_up_quarter_is_the_same_every_time(
    asked: dict[str, Asked], collection: Collection, tmp_path: Path
) -> None:
    again = make_quarter(collection, tmp_path)
    assert sorted(again) == sorted(ANSWERS)
    for name, path in again.items():
        assert path.read_bytes() == (asked[name].folder / name).read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Chưa ghi tệp báo cáo. → Ghi FILE="),
        (("--file", "khong-co.docx"), "Không có tệp “khong-co.docx”"),
        (("--file", "a.docx", "--unit", "so-la"), "Không có đơn vị “so-la”"),
        (("--file", "a.docx", "--period", "2023-q7"), "Kỳ “2023-q7” không đúng dạng"),
        (("--file", "a.docx", "--form", "sn-1"), "Không có biểu mẫu “sn-1”"),
    ],
)
def test_wrong_words_are_told(
    words: tuple[str, ...], said: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--root", tree, *words) == 64
    assert said in capsys.readouterr().err


def test_existing_report_is_refused_before_anything_is_written(
    asked: dict[str, Asked], tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, before = Path(shutil.copy(asked[f"{LONG_PHU}.docx"].folder / f"{LONG_PHU}.docx", tmp_path)), snapshot(tree)
    assert run("--root", tree, "--file", file, "--unit", LONG_PHU, "--period", "2023-q1") == 64
    assert f"Đã có báo cáo data/reports/2023-q1-{LONG_PHU}" in capsys.readouterr().err
    assert snapshot(tree) == before and [path.name for path in tmp_path.glob("*.yaml")] == []


@pytest.mark.parametrize("failing", ["rename", "replace"])
def test_interrupted_at_the_last_step_nothing_is_left(
    failing: str, asked: dict[str, Asked], tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, before, real = take(asked, f"{LONG_PHU}.docx", tmp_path), snapshot(tree), getattr(os, failing)

    def stop(source: Path, target: Path) -> None:
        if str(tree / "data") in str(target):
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, failing, stop)
    assert run("--root", tree, "--file", file, "--answers", questions_in(tmp_path)) == 130
    assert snapshot(tree) == before


def test_killed_while_building_leaves_no_half_made_folder(asked: dict[str, Asked], tree: Path, tmp_path: Path) -> None:
    """Interrupted, then killed; the third run sweeps away what the killed one left."""
    file = take(asked, f"{LONG_PHU}.docx", tmp_path)
    for name in ("plugins", "scripts", "theme/locale"):
        shutil.copytree(ROOT / name, tree / name)
    words = ["--file", str(file), "--answers", str(questions_in(tmp_path))]
    command, before = [sys.executable, "-m", "scripts.import_report", *words], snapshot(tree / "data")
    for number in (signal.SIGINT, signal.SIGKILL):
        with subprocess.Popen(command, cwd=tree, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            for line in process.stderr:
                if "lập gói dữ liệu" in line:
                    process.send_signal(number)
                    break
            process.stderr.read()
        if process.returncode == 0:  # it was faster than the signal, and then the package is whole
            break
        assert snapshot(tree / "data") == before
        assert number == signal.SIGKILL or not (tree / ".cache/nhap").exists()
    else:
        assert subprocess.run(command, cwd=tree, capture_output=True).returncode == 0
    assert load(tree, ReadingScope(f"2023-q2-{LONG_PHU}")).counts.rows == 210
    assert not (tree / ".cache/nhap").exists()
