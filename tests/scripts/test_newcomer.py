"""Every target called wrongly, as a newcomer would in a copy of the project: one sentence, nothing written."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.fixtures.newcomer import copy_project, lend_environment
from tests.fixtures.versions import files_under

REPORT = "2023-q1-huyen-long-phu"
REVISE = ("revise", f"REPORT={REPORT}")
# What is typed, and words of the answer.
WRONG = [
    (("chek",), "Không có lệnh make chek"),
    (("check", "REPORT=la"), "Không có báo cáo “la”"),
    (("check", "REPORT=a b"), "Không có báo cáo “a b”"),
    (("check", "REPORT='; $(id)"), "Không có báo cáo"),
    (("check", "FORMAT=xml"), "chọn một trong text, markdown, json, sarif"),
    (("new-report",), "Thiếu: Đơn vị (UNIT)"),
    (("new-report", "UNIT=huyen-long-phu"), "Thiếu: Kỳ (PERIOD)"),
    (("new-report", "UNIT=huyen-long-phu", "PERIOD=quy-2"), "không đúng dạng"),
    (("new-report", "UNIT=huyen-long-phu", "PERIOD=2023-q5"), "không đúng dạng"),
    (("new-report", "UNIT=huyen-long-phu", "PERIOD=2023-q1"), f"Đã có báo cáo data/reports/{REPORT}"),
    (("new-report", "UNIT=la", "PERIOD=2023-q2"), "Không có đơn vị “la”"),
    (("new-report", "UNIT=huyen-long-phu", "PERIOD=2023-q2", "FORMS=la"), "Không có biểu mẫu “la”"),
    (("import",), "Chưa ghi tệp báo cáo"),
    (("import", "FILE=khong-co.docx"), "Không có tệp “khong-co.docx”"),
    (("import", "FILE=data"), "“data”"),
    (("import", "FILE=Makefile"), "“Makefile”"),
    (("revise",), "Thiếu LEVEL"),
    ((*REVISE, "LEVEL=patch"), "Thiếu REASON"),
    ((*REVISE, "LEVEL=lon"), "LEVEL không thể là “lon”"),
    ((*REVISE, "LEVEL=patch", "REASON=definition"), "Thiếu NOTE"),
    (("compare",), "Thiếu REPORT"),
    (("compare", f"REPORT={REPORT}", "TO=1.0.0"), "chưa có gì để so"),
    (("compare", f"REPORT={REPORT}", "FORMAT=pdf"), "Không có định dạng “pdf”"),
    (("pull-request",), "Thiếu BASE"),
    (("pull-request", "BASE=--help"), "Không tìm thấy bản"),
    (("publish",), "Thiếu nơi xuất bản"),
    (("publish", "DEST=data"), "không phải là liên kết"),
    (("preview", "PORT=x"), "--port phải là một số nguyên, không phải “x”"),
    (("serve", "PORT="), "--port phải là một số nguyên"),
    (("serve", "PORT=70000"), "số cổng từ 0 đến 65535"),
    (("addresses",), "Chạy make html trước"),
]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clone = copy_project(tmp_path_factory.mktemp("newcomer") / "cchc", REPORT)
    lend_environment(clone)
    return clone


def make(clone: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(clone), "LANG": "C.UTF-8"}
    command = ["make", *words]
    return subprocess.run(command, cwd=clone, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_wrong_use_is_one_sentence_and_writes_nothing(words: tuple[str, ...], said: str, clone: Path) -> None:
    before = files_under(clone / "data")
    ended = make(clone, *words)
    assert ended.returncode == 2 and ended.stdout == ""
    lines = [line for line in ended.stderr.splitlines() if not line.startswith("→ ")]
    assert len(lines) == 2 and lines[0].startswith("✗ ") and said in lines[0], ended.stderr
    assert re.fullmatch(r"make: \*\*\* \[.*\] Error 64", lines[1])
    assert files_under(clone / "data") == before and not (clone / "output").exists()


def test_list_of_commands_is_whole_and_vietnamese(clone: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (clone / "Makefile").read_text("utf-8"), re.MULTILINE))
    ended = make(clone)
    told = dict(re.findall(r"^  make (\S+) +(\S.*)$", ended.stdout, re.MULTILINE))
    assert ended.returncode == 0 and set(told) == targets
    assert [name for name, words in told.items() if words.isascii()] == []
    assert {words[0] for words, _ in WRONG} - set(told) == {"chek"}
