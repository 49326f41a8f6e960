"""docs/clients.md and what readers see of it: every claim has its test, every locked program its locked version."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from plugins.cchc.pages.use_pages import load_programs
from scripts.clients import render_programs

ROOT = Path(__file__).resolve().parents[2]
LOCKED = dict(re.findall(r"^([\w.-]+)==([\w.!+-]+)", (ROOT / "requirements-dev.txt").read_text("utf-8"), re.MULTILINE))
PROGRAMS = load_programs(ROOT)


def package_of(name: str) -> str:
    return name.lower().replace(" ", "-")


def test_a_program_runs_in_its_test_or_is_not_locked() -> None:
    tested = {package_of(program.name): program.version for program in PROGRAMS if program.test}
    assert len(tested) >= 10 and tested == {name: LOCKED.get(name) for name in tested}
    by_hand = {package_of(part) for program in PROGRAMS if not program.test for part in program.name.split(", ")}
    assert by_hand & LOCKED.keys() == set()


def test_the_document_tells_what_the_list_says() -> None:
    assert (ROOT / "docs" / "clients.md").read_text("utf-8") == render_programs(PROGRAMS)


def test_each_test_named_is_there() -> None:
    for program in PROGRAMS:
        if program.test:
            file, _, name = program.test.partition("::")
            tree = ast.parse((ROOT / file).read_text("utf-8"))
            assert name in [node.name for node in tree.body if isinstance(node, ast.FunctionDef)], program.test


def test_more_programs_were_tried_than_are_locked() -> None:
    names = [program.name for program in PROGRAMS]
    assert len(set(names)) == len(names) > 30 and sum(not program.test for program in PROGRAMS) > 10
    assert all(
        program.version and program.asked.in_(lang) and program.result.in_(lang)
        for program in PROGRAMS
        for lang in ("vi", "en")
    )
