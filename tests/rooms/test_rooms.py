"""Imports run one way, each library has its room, files stay small; and each rule is seen to bite."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from tests.rooms.house import ARROWS, find_breaches

ROOT = Path(__file__).resolve().parents[2]
ROOMS = "plugins/cchc"


def test_house_keeps_its_rules() -> None:
    assert find_breaches(ROOT) == []


def test_plan_names_only_rooms_that_are_there() -> None:
    held = {path.stem for path in (ROOT / ROOMS).iterdir() if path.stem not in ("__init__", "__pycache__")}
    assert held == set(ARROWS)


def test_imports_have_no_circle() -> None:
    left = {room: set(others) for room, others in ARROWS.items()}
    while free := [room for room, others in left.items() if not others]:
        for room in free:
            del left[room]
        left = {room: others - set(free) for room, others in left.items()}
    assert left == {}


def test_no_class_and_no_file_has_the_name_of_another() -> None:
    """A name says what a thing is: two things with one name make every reader ask which is meant."""
    files = [path for path in (ROOT / "plugins").rglob("*.py") if path.name != "__init__.py"]
    classes = [
        node.name
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name, count in Counter(classes).items() if count > 1] == []
    assert [name for name, count in Counter(path.name for path in files).items() if count > 1] == []


VAGUE = {"one", "said", "found", "held"}


def test_local_names_are_nouns_of_the_thing() -> None:
    names = [
        (path.name, node.lineno, name)
        for path in (ROOT / "plugins").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (name := node.id if isinstance(node, ast.Name) else node.arg if isinstance(node, ast.arg) else "") in VAGUE
    ]
    assert names == []


def test_no_language_is_named_in_code() -> None:
    """But the one in which the program's own sentences are written, in one place."""
    named = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "plugins").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in ("vi", "en")
    ]
    assert set(named) == {"plugins/cchc/words/catalogue.py"}


PLANTED = [
    (f"{ROOMS}/model/bad.py", "from ..loading import load", "model imports loading"),
    (f"{ROOMS}/model/bad.py", "from ..errors import Problem", "model imports errors"),
    (f"{ROOMS}/model/bad.py", "import babel", "babel"),
    (f"{ROOMS}/loading/bad.py", "from ..checks.run import check_release", "loading imports checks"),
    (f"{ROOMS}/loading/bad.py", "from .. import figures", "loading imports figures"),
    (f"{ROOMS}/figures/bad.py", "from ..loading import load", "figures imports loading"),
    (f"{ROOMS}/checks/rules/bad.py", "from ...tables.cells import x", "checks imports tables"),
    (f"{ROOMS}/tables/bad.py", "from ..checks.run import x", "tables imports checks"),
    (f"{ROOMS}/charts/kinds/bad.py", "from ...tables.cells import x", "charts imports tables"),
    (f"{ROOMS}/tables/bad.py", "from ..charts import x", "tables imports charts"),
    (f"{ROOMS}/formats/bad.py", "from ..charts import x", "formats imports charts"),
    (f"{ROOMS}/formats/bad.py", "from ..edition import Edition", "formats imports edition"),
    (f"{ROOMS}/pages/bad.py", "from ..loading import load", "pages imports loading"),
    (f"{ROOMS}/edition/judge.py", "from ..pages.links import Links", "edition imports pages"),
    (f"{ROOMS}/errors.py", "from .model.text import Text", "errors imports model"),
    (f"{ROOMS}/messages/bad.py", "from ..pages.links import Links", "messages imports pages"),
    (f"{ROOMS}/intake/bad.py", "from ..build.numbered_builds import publish", "intake imports build"),
    (f"{ROOMS}/pages/bad.py", "from plugins.filters import x", "which is above it"),
    (f"{ROOMS}/pages/bad.py", "import scripts.build", "which is above it"),
    (f"{ROOMS}/attic/bad.py", "from ..model.text import Text", "attic is not in the plan"),
    (f"{ROOMS}/pages/bad.py", "def f():\n    import pelican", "imports pelican"),
    ("scripts/bad.py", "from pelican import signals", "imports pelican"),
    ("plugins/bad.py", "import jinja2", "imports jinja2"),
    (f"{ROOMS}/checks/bad.py", "import yaml", "imports yaml"),
    (f"{ROOMS}/checks/bad.py", "import frictionless", "imports frictionless"),
    (f"{ROOMS}/pages/bad.py", "import pandas as pd", "imports pandas"),
    (f"{ROOMS}/figures/bad.py", "import pyarrow", "imports pyarrow"),
    (f"{ROOMS}/tables/bad.py", "from xlsxwriter import Workbook", "imports xlsxwriter"),
    (f"{ROOMS}/pages/bad.py", "import altair", "imports altair"),
    (f"{ROOMS}/pages/bad.py", "import vl_convert", "imports vl_convert"),
    (f"{ROOMS}/pages/bad.py", "from babel.numbers import format_decimal", "imports babel"),
    ("plugins/bad.py", "import requests", "no room of the house is for"),
    ("scripts/bad.py", "from plugins.portal_pages import PortalPages", "imports the plugin file"),
    ("scripts/bad.py", "import plugins.portal_pages", "imports the plugin file"),
    ("scripts/bad.py", "\n" * 60, "a script has fewer than 60"),
    (f"{ROOMS}/model/bad.py", "\n" * 401, "more than 400"),
    ("tests/unit/test_bad.py", "\n" * 401, "more than 400"),
]


@pytest.mark.parametrize(("file", "text", "said"), PLANTED)
def test_breach_is_named_with_its_file(tmp_path: Path, file: str, text: str, said: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(text)
    breaches = find_breaches(tmp_path)
    assert breaches and all(breach.startswith(f"{file}: ") for breach in breaches)
    assert any(said in breach for breach in breaches), breaches


SOUND = [
    (f"{ROOMS}/model/fine.py", "import re\nfrom .text import Text\nfrom plugins.cchc.model import units"),
    (f"{ROOMS}/checks/rules/fine.py", "from ...model.text import Text\nfrom ..rule import x\nfrom ...errors import y"),
    (f"{ROOMS}/pages/fine.py", "from ..edition import Edition\nfrom ..charts.series import Series"),
    (f"{ROOMS}/formats/fine.py", "def f():\n    import pyarrow\n    from ..tables.stat_table import StatTable"),
    ("plugins/fine.py", "import pelican\nfrom plugins.cchc.pages import page_list\nfrom plugins.portal_pages import x"),
    ("plugins/filters.py", "import jinja2"),
    ("scripts/fine.py", "import sys\nfrom plugins.cchc.edition import assemble"),
    ("tests/unit/test_fine.py", "import pytest\nimport lxml"),
    ("publishconf.py", "from pelicanconf import *"),
]


@pytest.mark.parametrize(("file", "text"), SOUND)
def test_allowed_import_is_let_through(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(text)
    assert find_breaches(tmp_path) == []
