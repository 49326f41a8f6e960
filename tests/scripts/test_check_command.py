"""make check as people call it: messages, formats and exit codes, never a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COLLECTION = ROOT / "tests" / "fixtures" / "collection"
TABLE = "data/reports/2019-h1-so-noi-vu/1.0.1/bieu-1.csv"
RELEASED = "data/reports/2019-h1-so-noi-vu/1.0.0/bieu-1.csv"

FOUND = (
    ("bieu-1/received-total", "2"),
    ("bieu-1/grand-total", "received_carried_over"),
    ("figures_agree", "prose[tiep-nhan].value"),
    ("prose/received-as-in-table", "tiep-nhan"),
)


def run_check(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.check", *words]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | environment)
    assert "Traceback" not in ended.stdout + ended.stderr or "CCHC_DEBUG" in environment
    return ended


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The fixture collection with a word said about each of its findings."""
    root = Path(shutil.copytree(COLLECTION, tmp_path / "project"))
    notes = root / "data" / "findings" / "2019-h1-so-noi-vu.yaml"
    said = [f'  - {{check: "{c}", place: "{p}", status: open, text: {{vi: "Lệch.", en: "Off."}}}}\n' for c, p in FOUND]
    head = notes.read_text("utf-8").split("findings:\n")[0]
    notes.write_text(f"{head}findings:\n{''.join(said)}", "utf-8")
    return root


def damage(path: Path) -> None:
    """One digit of the first row's last number: another digit, so that nothing but the figure changes."""
    text = path.read_text("utf-8")
    found = list(re.finditer(r"\d(?=[,\n])", text.split("\n", 2)[1] + "\n"))[-1]
    at = text.index("\n") + 1 + found.start()
    path.write_text(text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :], "utf-8", newline="")


def test_sound_data_give_counts_and_zero(root: Path) -> None:
    ended = run_check("--root", str(root))
    assert ended.returncode == 0, ended.stdout
    assert "✓ Dữ liệu đạt: 1 gói dữ liệu" in ended.stdout
    assert "phép đối chiếu" in ended.stdout and "khớp" in ended.stdout
    assert "\033[" not in ended.stdout


def test_changed_digit_of_a_released_file_is_named(root: Path) -> None:
    damage(root / RELEASED)
    ended = run_check("--root", str(root))
    assert ended.returncode == 2
    assert RELEASED in ended.stdout and "[ledger.changed]" in ended.stdout
    assert ended.stdout.rstrip().endswith("sửa xong hãy chạy lại make check.")


@pytest.mark.parametrize(("figure", "code"), [("20x", "cell.number"), ("21", "check.")])
def test_place_is_told_as_it_is_seen(root: Path, figure: str, code: str) -> None:
    """The row by number and label, the column by the heading printed above it, whoever finds the fault."""
    path = root / TABLE
    changed = path.read_text("utf-8").replace("so-noi-vu,20,4,16", f"so-noi-vu,{figure},4,16")
    path.write_text(changed, "utf-8", newline="")
    said = run_check("--root", str(root)).stdout
    assert "✗ dòng 2 “Sở Nội vụ”, cột “Số hồ sơ tiếp nhận > Tổng số” (received_total): " in said and f"[{code}" in said
    first = json.loads(run_check("--root", str(root), "--format", "json").stdout)["problems"][0]
    assert (first["label"], first["heading"]) == ("Sở Nội vụ", "Số hồ sơ tiếp nhận > Tổng số")


def test_problems_are_grouped_by_file(root: Path) -> None:
    for name in (RELEASED, TABLE):
        damage(root / name)
    ended = run_check("--root", str(root))
    assert ended.returncode == 2
    heads = [line for line in ended.stdout.splitlines() if line.startswith("data/")]
    assert heads == sorted(set(heads)) and RELEASED in heads


def test_json_can_be_read_by_a_program(root: Path) -> None:
    sound = json.loads(run_check("--root", str(root), "--format", "json").stdout)
    assert sound["ok"] and sound["problems"] == [] and sound["counts"]["packages"] == 1
    assert sound["counts"]["known"] == len(sound["findings"])
    damage(root / RELEASED)
    ended = run_check("--root", str(root), "--format", "json")
    broken = json.loads(ended.stdout)
    assert ended.returncode == 2 and not broken["ok"]
    assert broken["problems"][0] | {"code": "ledger.changed", "file": RELEASED} == broken["problems"][0]


def test_markdown_is_a_comment_without_foreign_markup(root: Path) -> None:
    assert run_check("--root", str(root), "--format", "markdown").stdout.startswith("## ✓ Dữ liệu đạt\n")
    path = root / TABLE
    path.write_text(path.read_text("utf-8").replace("row_kind", "<img src=x>|`b`", 1), "utf-8", newline="")
    ended = run_check("--root", str(root), "--format", "markdown")
    assert ended.returncode == 2
    assert ended.stdout.startswith("## ✗ ")
    assert "\n- **" in ended.stdout and "<img" not in ended.stdout.replace("\\<img", "")


def test_one_report_alone(root: Path) -> None:
    assert run_check("--root", str(root), "--report", "2019-h1-so-noi-vu").returncode == 0


def test_one_report_alone_hears_nothing_of_another(root: Path) -> None:
    """Not even where its own released bytes and a number in them are wrong, so that all is read a second time."""
    path = root / RELEASED
    path.write_text(path.read_text("utf-8").replace(",20,4,16", ",20x,4,16"), "utf-8", newline="")
    (root / "data" / "findings" / "2019-h1-so-khac.yaml").write_text("findings: 5\n", "utf-8")
    told = run_check("--root", str(root), "--report", "2019-h1-so-noi-vu").stdout
    assert "[ledger.changed]" in told and "[cell.number" in told and "so-khac" not in told
    assert "so-khac" in run_check("--root", str(root)).stdout


def test_judging_needs_no_table_engine() -> None:
    """What only building needs is not loaded: it is most of what a small command costs."""
    program = "import sys\nfrom scripts.check import main\ncode = main([])\n"
    program += "print(sorted({'pandas', 'pyarrow', 'altair', 'xlsxwriter', 'openpyxl'} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert ended.stdout.splitlines()[-1] == "[]", ended.stdout


def test_unknown_report_names_the_nearest(root: Path) -> None:
    ended = run_check("--root", str(root), "--report", "2019-h1-so-noi-vụ")
    assert ended.returncode == 64
    assert ended.stderr == "✗ Không có báo cáo “2019-h1-so-noi-vụ”. Gần nhất: 2019-h1-so-noi-vu.\n"


@pytest.mark.parametrize("words", [("--format", "xml"), ("--bogus",), ("--format",)])
def test_wrong_words_give_the_code_of_wrong_use(words: tuple[str, ...]) -> None:
    ended = run_check(*words)
    assert ended.returncode == 64
    assert ended.stderr.startswith("✗ ") and ended.stderr.count("\n") == 1


def test_unforeseen_error_is_one_line(root: Path) -> None:
    """A rule that breaks: planted from outside, for no data are known to break one."""
    plant = "import sys, plugins.cchc.messages.verdict as v\nfrom scripts.check import main\n"
    plant += "from plugins.cchc.messages.commands import run_command\n"
    plant += "def broken(*_): raise ZeroDivisionError('chia cho\\nkhông')\n"
    plant += "v.make_verdict.__defaults__ = (broken,)\nsys.exit(run_command(lambda: main([])))"
    ended = subprocess.run([sys.executable, "-c", plant], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 70
    assert ended.stderr.startswith("✗ Lỗi ngoài dự kiến: ZeroDivisionError: chia cho không.")
    assert ended.stderr.count("\n") == 1
    told = subprocess.run(
        [sys.executable, "-c", plant], cwd=ROOT, capture_output=True, text=True, env=os.environ | {"CCHC_DEBUG": "1"}
    )
    assert told.returncode == 70 and "Traceback" in told.stderr
