"""make check FORMAT=sarif: the shape of the standard, and the same facts as the JSON form."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plugins.cchc.messages.build_account import WORDS
from plugins.cchc.messages.output_formats import UNKNOWN, CellPlaces, family_of, render_sarif
from plugins.cchc.messages.verdict import make_verdict
from scripts.check import main
from tests.fixtures.faults import FAULTS
from tests.fixtures.sarif_shape import SARIF
from tests.fixtures.versions import FOLDER, copy_sound, swap

ROOT = Path(__file__).resolve().parents[2]
TABLE = f"{FOLDER}/1.0.1/bieu-1.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sound(tmp_path)


def run(root: Path, form: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    code = main(["--root", str(root), "--format", form])
    return code, json.loads(capsys.readouterr().out)


def faults_of(said: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SARIF).iter_errors(said)]


def test_sound_data_give_notes_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = run(root, "sarif", capsys)
    assert code == 0 and faults_of(said) == []
    _, plain = run(root, "json", capsys)
    run_ = said["runs"][0]
    assert [one["properties"] for one in run_["results"]] == plain["findings"] != []
    assert {one["level"] for one in run_["results"]} == {"note"}
    assert run_["properties"] == {"ok": True, "counts": plain["counts"]}
    # The note lies where the words about it stand.
    place = run_["results"][0]["locations"][0]["physicalLocation"]
    line = (root / place["artifactLocation"]["uri"]).read_text("utf-8").split("\n")[place["region"]["startLine"] - 1]
    assert plain["findings"][0]["check"] in line


def test_problems_are_those_of_the_json_form(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    swap(root / TABLE, ",item,", ",itemx,")
    swap(root / f"{FOLDER}/1.0.1/datapackage.yaml", 'version: "1.0.1"', 'version: "1.0.3"')
    code, said = run(root, "sarif", capsys)
    assert code == 2 and faults_of(said) == []
    _, plain = run(root, "json", capsys)
    results, rules = said["runs"][0]["results"], said["runs"][0]["tool"]["driver"]["rules"]
    assert [one["properties"] for one in results] == plain["problems"]
    assert {one["ruleId"] for one in results} == {"cell.choice", "descriptor.version"} == {one["id"] for one in rules}
    for one in results:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"] and one["level"] == "error"
        assert one["properties"]["cure"] in one["message"]["text"]


def test_region_is_the_cell_itself(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    swap(root / TABLE, ",item,", ",itemx,")
    _, said = run(root, "sarif", capsys)
    place = said["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    region, file = place["region"], root / place["artifactLocation"]["uri"]
    line = file.read_text("utf-8").split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "itemx"


LINES = 'a,"b,c",d\n1,"hai, ""ba""",\n,x\n"astray,y,z\n'
PLACES = [
    ((2, "b,c"), '"hai, ""ba"""'),
    ((1, "d"), "d"),
    ((2, "d"), ""),
    ((3, "a"), ""),
    ((3, "d"), None),
    ((9, "a"), None),
    ((2, "no such column"), None),
]


@pytest.mark.parametrize(("asked", "cell"), PLACES)
def test_cells_are_found_behind_quotes_and_blanks(asked: tuple[int, str], cell: str | None, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(LINES, "utf-8")
    span = CellPlaces(tmp_path).find("t.csv", *asked)
    found = None if span is None else LINES.split("\n")[asked[0] - 1][span[0] - 1 : span[1] - 1]
    assert found == cell


@pytest.mark.parametrize("file", ["gone.csv", "binary.csv", "t.yaml"])
def test_where_there_is_no_table_there_is_no_place(file: str, tmp_path: Path) -> None:
    (tmp_path / "binary.csv").write_bytes(b"a,b\n\xff,1\n")
    (tmp_path / "t.yaml").write_text("a,b\n1,2\n")
    assert CellPlaces(tmp_path).find(file, 2, "a") is None


def test_name_that_is_no_text_stays_a_uri(root: Path) -> None:
    odd = root / "data" / "reference" / "tên lạ\udcff.csv"
    odd.write_text("x")
    said = json.loads(render_sarif(make_verdict(root, None, lambda _: None), root))
    assert faults_of(said) == []
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in said["runs"][0]["results"]]
    assert "data/reference/t%C3%AAn%20l%E1%BA%A1%FF.csv" in uris


@pytest.mark.parametrize("name", ["utf-16", "wrong unit", "misspelt field key", "changed released byte"])
def test_each_kind_of_fault_keeps_the_shape(name: str, tmp_path: Path) -> None:
    fault = next((one for one in FAULTS if one.name == name), None)
    assert fault is not None
    root = Path(shutil.copytree(ROOT / "tests/fixtures/collection", tmp_path / "project"))
    fault.edit(root / fault.file)
    said = json.loads(render_sarif(make_verdict(root, None, lambda _: None), root))
    assert faults_of(said) == [] and fault.code in {one["ruleId"] for one in said["runs"][0]["results"]}


def test_every_code_that_is_given_has_its_family() -> None:
    codes = {code for path in sorted((ROOT / "plugins/cchc").rglob("*.py")) for code in codes_in(path)}
    codes |= {fault.code for fault in FAULTS}
    assert len(codes) > 80 and {"check.", "ledger.changed", "personal.phone"} <= codes
    assert sorted(code for code in codes if family_of(code) is UNKNOWN) == []
    assert all(WORDS.values())


def codes_in(path: Path) -> set[str]:
    """The codes given to Faults.add, Problem and the like: two words and a dot, an argument of their own."""
    calls = [one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Call)]
    given = [
        argument
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", ""))
        in {"add", "Problem", "_problem", "_say", "complain"}
        for argument in (*call.args, *(word.value for word in call.keywords if word.arg == "code"))
    ]
    # The last word may come from elsewhere: the first is what counts.
    texts = [one.values[0] if isinstance(one, ast.JoinedStr) else one for one in given]
    found = {one.value for one in texts if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return {code for code in found if re.fullmatch(r"[a-z_]+\.(?!csv|yaml|json)[a-z_]*", code)}


def test_command_writes_nothing_else_to_its_output(root: Path) -> None:
    words = [sys.executable, "-m", "scripts.check", "--root", str(root), "--format", "sarif"]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0 and faults_of(json.loads(ended.stdout)) == []
    assert ended.stderr.startswith("→ ")
