"""Every command of the guide for contributors, run in its order by a newcomer in a fresh clone."""

from __future__ import annotations

import csv
import io
import os
import pty
import re
import shlex
import shutil
import signal
import subprocess
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from tests.fixtures.answering import answer_questions
from tests.fixtures.new_quarter import LONG_PHU, make_quarter
from tests.fixtures.newcomer import lend_environment, make_origin
from tests.fixtures.repositories import git

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "huong-dan-dong-gop.md"
OLD, NEW = f"2023-q1-{LONG_PHU}", f"2023-q2-{LONG_PHU}"


@dataclass
class Desk:
    """Where the newcomer sits: folders, and what each command answered."""

    top: Path
    report: Path  # the report's file, as the unit sent it
    here: Path
    answers: list[tuple[str, int, str]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        # Nothing of whoever runs the tests; port 0 is one that is free.
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
        return {"PATH": os.environ["PATH"], "HOME": str(self.top), "LANG": "C.UTF-8", "PORT": "0", **alone}

    def run(self, command: str, typed: str = "", where: Path | None = None) -> tuple[int, str]:
        """Exit code and output; `typed`: what a person answers on the terminal."""
        screen, keyboard = pty.openpty() if typed else (-1, subprocess.DEVNULL)
        if typed:
            os.write(screen, typed.encode())
        ended = subprocess.run(
            shlex.split(command), cwd=where or self.here, env=self.environment, stdin=keyboard, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        for end in (screen, keyboard) if typed else ():
            os.close(end)
        return ended.returncode, ended.stdout


# Words that stand for something of the reader's own.
NAMES: dict[str, Callable[[Desk], str]] = {"ĐỊA-CHỈ-BẢN-SAO-CỦA-BẠN": lambda desk: str(desk.top / "origin.git")}


def correct_cell(desk: Desk) -> None:
    """“Sửa ô xong thì kiểm tra”: one figure of the new version."""
    change_row(newest(desk) / "sn-534.csv", "i.1.3", "8")


def put_back(desk: Desk) -> None:
    """The second case begins where the first did."""
    shutil.rmtree(newest(desk))


def newest(desk: Desk) -> Path:
    return max((desk.here / "data/reports" / OLD).iterdir())


def change_row(path: Path, row: str, value: str) -> None:
    header, *rows = csv.reader(io.StringIO(path.read_text("utf-8")))
    at = header.index("value")
    assert [one[at] for one in rows if one[0] == row] not in ([], [value])
    made = io.StringIO()
    changed = [[*one[:at], value, *one[at + 1 :]] if one[0] == row else one for one in rows]
    csv.writer(made, lineterminator="\n").writerows([header, *changed])
    path.write_text(made.getvalue(), "utf-8")


def copy_file(desk: Desk) -> None:
    shutil.copy(desk.report, desk.here / "bao-cao-quy-2.docx")


def answer_file(desk: Desk) -> None:
    answer_questions(
        desk.here / f"{NEW}.questions.yaml",
        lambda question: next((answer for start, answer in QUESTIONS.items() if question.startswith(start)), ""),
    )


QUESTIONS = {
    "bao-cao/cua-so": "theo-quy-dinh",
    "sn-534/thieu/i.1.3": "khong-in",
    "loi-van/tat-ca": "bo-qua",
    "bang-loi/tat-ca": "bo-qua",
}


def explain(desk: Desk) -> None:
    """“Dán mẫu máy đưa”: the made-up figures contradict each other in many places."""
    code, said = desk.run(f"make check REPORT={NEW}")
    stanzas = re.findall(r"mục findings: - (\{check: .*\}\})", said)
    assert code == 2 and stanzas
    lines = "".join(f"  - {one.replace('…', 'x')}\n" for one in stanzas)
    path = desk.here / f"data/findings/{NEW}.yaml"
    path.write_text(path.read_text("utf-8").replace("findings: []", f"findings:\n{lines}"), "utf-8")


# What the text between two commands tells people to do, by the beginning of the command that follows.
BY_HAND: dict[str, Callable[[Desk], None]] = {
    f"make check REPORT={OLD}": correct_cell,
    "git switch": put_back,
    "make import FILE=bao-cao-quy-2.docx UNIT=huyen-long-phu PERIOD=2023-q2 ANSWERS=": answer_file,
    "make import FILE=bao-cao-quy-2.docx": copy_file,
    f"make check REPORT={NEW}": explain,
}


def enter(desk: Desk, command: str) -> tuple[int, str]:
    desk.here = desk.here / command.removeprefix("cd ")
    lend_environment(desk.here)
    return 0, ""


def scaffold_beside(desk: Desk, command: str) -> tuple[int, str]:
    """Instead of importing, so in a clone of its own."""
    beside = desk.top / "beside"
    desk.run(f"git clone --quiet {desk.top / 'origin.git'} {beside}")
    lend_environment(beside)
    return desk.run(command, where=beside)


PREVIEWED = "xem tại", r"^  (http://127\.0\.0\.1:\d+/\S+)$"


def look_and_stop(desk: Desk, command: str, listening: tuple[str, str] = PREVIEWED) -> tuple[int, str]:
    """Wait for the line that says it listens, open the first page listed, press Ctrl-C as on a terminal."""
    process = subprocess.Popen(
        shlex.split(command), cwd=desk.here, env=desk.environment, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    said, how = "", signal.SIGKILL  # whatever goes wrong, nothing is left running
    assert process.stdout is not None
    try:
        for line in process.stdout:
            said += line
            if listening[0] in line:
                break
        first = re.findall(listening[1], said, re.MULTILINE)[0]
        with urllib.request.urlopen(first, timeout=30) as answer:
            said += answer.read().decode()
        how = signal.SIGINT
    finally:
        os.killpg(process.pid, how)
        said += process.communicate()[0]
    return process.returncode, said


def sit_and_stop(desk: Desk, command: str) -> tuple[int, str]:
    """Wait for the desk's address, open it, press Ctrl-C."""
    return look_and_stop(desk, command, ("→ mở", r"(http://127\.0\.0\.1:\d+/\S+/)"))


# Commands that are more than a line and its end.
SPECIAL: dict[str, Callable[[Desk, str], tuple[int, str]]] = {
    "cd ": enter,
    "make new-report": scaffold_beside,
    "make preview": look_and_stop,
    "make desk": sit_and_stop,
}
# How a command ends where that is not with 0, and words of what it says.
ENDS: dict[str, tuple[tuple[int, ...], str]] = {
    "make help": ((0,), "make import"),
    "make check": ((0,), "✓ Dữ liệu đạt"),
    "make revise": ((0,), f"✓ Đã tạo data/reports/{OLD}/"),
    "make compare": ((0,), "i.1.3"),
    "make import FILE=bao-cao-quy-2.docx UNIT=huyen-long-phu PERIOD=2023-q2 ANSWERS=": ((0,), "✓ Đã ghi"),
    "make import": ((2,), "chưa ghi gì vào data/"),  # questions first
    "make new-report": ((0,), f"✓ Đã lập data/reports/{NEW}/1.0.0"),
    "make preview": ((-signal.SIGINT, 130), "→ đã dừng"),  # make tells the shell that it was interrupted
    "make desk": ((0, -signal.SIGINT, 130), "Bàn nhập báo cáo"),
    "make pull-request": ((0,), "# ✓ Đạt: chờ người thứ hai xem"),
}


def commands_of(text: str) -> list[str]:
    """The lines of the fenced `sh` blocks, which may be indented."""
    blocks = re.findall(r"^[ ]*```sh\n(.*?)^[ ]*```$", text, re.MULTILINE | re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


COMMANDS = commands_of(GUIDE.read_text("utf-8"))


def entry(table: dict, command: str):
    """The table's entry with the longest beginning that the command has."""
    fitting = [start for start in table if command.startswith(start)]
    return table[max(fitting, key=len)] if fitting else None


@pytest.fixture(scope="module")
def desk(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The newcomer after the last command of the guide."""
    top = tmp_path_factory.mktemp("newcomer")
    make_origin(top, OLD)
    files = tmp_path_factory.mktemp("files")
    desk = Desk(top, make_quarter(edition.collection, files)[f"{LONG_PHU}.docx"], top)
    for command in COMMANDS:
        if (by_hand := entry(BY_HAND, command)) is not None:
            by_hand(desk)
        typed = command
        for name, meaning in NAMES.items():
            typed = typed.replace(name, meaning(desk))
        special = entry(SPECIAL, command)
        code, said = special(desk, typed) if special else desk.run(typed)
        desk.answers.append((command, code, said))
    return desk


def test_guide_has_commands_of_git_and_make_alone() -> None:
    assert len(COMMANDS) >= 15
    assert {command.split()[0] for command in COMMANDS} == {"git", "make", "cd"}


def test_tables_speak_of_commands_that_are_there() -> None:
    named = [*BY_HAND, *SPECIAL, *ENDS]
    assert [start for start in named if not any(command.startswith(start) for command in COMMANDS)] == []
    assert [name for name in NAMES if not any(name in command for command in COMMANDS)] == []


def test_every_command_ends_as_the_guide_says(desk: Desk) -> None:
    assert [command for command, *_ in desk.answers] == COMMANDS
    for command, code, said in desk.answers:
        codes, words = entry(ENDS, command) or ((0,), "")
        assert code in codes and words in said, f"{command}: {code}\n{said[-2000:]}"
        assert "Traceback" not in said


def test_preview_lists_the_new_report_before_anything_else(desk: Desk) -> None:
    said = next(said for command, _, said in desk.answers if command == "make preview")
    first, second = said.splitlines()[:2]
    assert first.startswith("→ So với nhánh chính (origin/main): ")
    assert re.fullmatch(rf"  http://127\.0\.0\.1:\d+/bao-cao/{NEW}/", second)
    assert f"/don-vi/{LONG_PHU}/2023-q2/" in said.partition("xem tại")[0]
    assert "Quý II năm 2023" in said.partition("xem tại")[2]


def test_what_was_pushed_is_the_report_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--branch", NEW, str(desk.top / "origin.git"), "arrived")
    names = {path.relative_to(tmp_path / "arrived").as_posix() for path in (tmp_path / "arrived").rglob("*.*")}
    assert f"data/reports/{NEW}/1.0.0/sn-534.csv" in names and f"data/findings/{NEW}.yaml" in names
    assert not {"bao-cao-quy-2.docx", f"{NEW}.questions.yaml", f"{NEW}.review.html"} & names
    assert not (tmp_path / "arrived/data/reports" / OLD / "1.0.1").exists()
