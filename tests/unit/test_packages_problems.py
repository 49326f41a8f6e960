"""The words of problems: each that the reader of files names is in problems.ini, and nothing stands there unasked."""

import ast
import configparser
import re
from pathlib import Path

import pytest

from plugins.cchc.loading.read_files import Faults, FilePlace, objection

ROOM = Path(__file__).resolve().parents[2] / "plugins" / "cchc"
SECTIONS = configparser.ConfigParser(interpolation=None)
SECTIONS.read(ROOM / "loading" / "problems.ini", encoding="utf-8")
FAMILIES = {name.partition(".")[0] for name in SECTIONS.sections()}


def named_in_code() -> set[str]:
    files = [*(ROOM / "loading").glob("*.py"), ROOM / "intake" / "question_groups.py"]
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_each_name_in_code_has_its_words_and_each_words_their_name() -> None:
    words = named_in_code()
    like_names = {word for word in words if re.fullmatch(r"[a-z]+\.[a-z_\d]+(/[a-z_]+)?", word)}
    asked = {word for word in like_names if word.partition(".")[0] in FAMILIES and not word.endswith((".csv", ".txt"))}
    assert asked - {*SECTIONS.sections()} == set()
    # Some are put together: "file." and why its bytes are no text, "personal." and what of a person.
    unasked = {name for name in SECTIONS.sections() if not {name, name.partition(".")[2]} & words}
    assert unasked == set()


@pytest.mark.parametrize("name", SECTIONS.sections())
def test_each_says_what_is_wrong_and_what_to_do(name: str) -> None:
    assert set(SECTIONS[name]) == {"message", "cure"} and all(SECTIONS[name].values())


def test_a_problem_is_told_by_the_code_before_the_stroke_with_its_words_filled_in() -> None:
    told = objection("reference.unknown/form", "x", guess="; có phải “y” không?")
    assert told.code == "reference.unknown" and told.value == "x"
    assert told.cure == "dùng mã có trong data/forms/; có phải “y” không?"
    faults = Faults()
    faults.add("csv.rows", FilePlace("data/a.csv"), most=7)
    (problem,) = faults.problems
    assert (problem.code, problem.message) == ("csv.rows", "bảng có quá 7 dòng")
