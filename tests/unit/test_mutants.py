"""The tool behind `make mutants`: what it plants, what it holds to be noticed, and that its choice stays."""

from __future__ import annotations

import ast
import gc
import re
from pathlib import Path

import pytest

from plugins.cchc.checks.rules.blank_rules import _above
from tests.mutants.bounds import APART, BOUNDS
from tests.mutants.children import ChildWork, run_in_turn
from tests.mutants.choosing import choose_mutants, find_rooms, read_equivalents, stale_equivalents
from tests.mutants.recording import SLOW_FIXTURES, record_tests
from tests.mutants.report import falls_short, render
from tests.mutants.sites import Mutant, find_mutants, mutate
from tests.mutants.trying import MutantTrial, RoomResult

ROOT = Path(__file__).resolve().parents[2]
TEST_FILE = "tests/unit/test_till.py"
FILE = "plugins/cchc/shop/till.py"
SOURCE = '''
def change(paid, price):
    """What the till gives back."""
    if paid < price:
        raise ValueError("too little money")
    return paid - price


def count_down(number):
    while number > 0:
        number = number - 1
    return number


def label():
    return "till" + str(1)


def unasked(number):
    return number + 1
'''
TESTS = """
import subprocess
import sys

from plugins.cchc.shop.till import change, count_down


def test_change():
    assert change(5, 3) == 2


def test_count_down():
    assert count_down(2) == 0


def test_label():
    '''In a process of its own, as commands are run.'''
    words = "from plugins.cchc.shop.till import label; print(label())"
    answer = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert answer.stdout.startswith("till")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one room with one file, a test that sees a part of it, and the settings of ours."""
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    files = {"plugins/__init__.py": "", FILE: SOURCE, TEST_FILE: TESTS, "pyproject.toml": settings}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def mutants_of(source: str) -> list[Mutant]:
    return find_mutants(source, FILE)


def test_noticed_surviving_hanging_and_unentered(project: Path) -> None:
    """Nothing is written beside the memory of what tests enter."""
    before = _files(project)
    trial = MutantTrial(project, record_tests(project, workers=2), workers=2, patience=2)
    mutants = mutants_of(SOURCE)
    result = trial.try_room("shop", mutants)
    assert {(mutant.function, f"{mutant.old} → {mutant.new}"): why for mutant, why in result.survivors} == {
        ("change", "paid < price → paid <= price"): "1 test saw nothing",
        ("change", "paid < price → False"): "1 test saw nothing",
        ("label", "1 → 0"): "1 test saw nothing",
    } | {
        ("unasked", change): "no test enters it"
        for change in ("return number + 1 → return None", "number + 1 → number - 1", "1 → 0")
    }
    assert ("number - 1", "number + 1") in {(mutant.old, mutant.new) for mutant in mutants}, "this one never ends"
    assert _files(project) == before


def test_failing_test_can_notice_nothing(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    test = project / TEST_FILE
    test.write_text(TESTS.replace("== 2", "== 3"), "utf-8")
    records = record_tests(project, workers=1)
    assert [record.name for record in records] == [f"{TEST_FILE}::test_count_down", f"{TEST_FILE}::test_label"]
    test.write_text(TESTS.replace("== 0", "== 1"), "utf-8")
    trial = MutantTrial(project, records, workers=1)
    assert trial.fails_unchanged([mutant for mutant in mutants_of(SOURCE) if mutant.function == "count_down"])
    assert f"FAILED {TEST_FILE}::test_count_down" in capfd.readouterr().err, "whoever waits is told which and why"


def test_a_limited_process_may_fork_one_with_wider_limits() -> None:
    quick = ChildWork(lambda: 3, cpu_seconds=100, clock_seconds=100)
    outer = ChildWork(lambda: dict(run_in_turn([("", [quick])], workers=1))[""], cpu_seconds=10, clock_seconds=100)
    assert dict(run_in_turn([("", [outer])], workers=1)) == {"": 3}


def test_test_file_is_traced_again_when_it_changes(project: Path) -> None:
    assert len(record_tests(project, workers=1)) == 3
    test = project / TEST_FILE
    test.write_text(TESTS + "\n\ndef test_nothing():\n    pass\n", "utf-8")
    records = record_tests(project, workers=1)
    entered = [function.removeprefix(f"{FILE}:") for record in records for function in record.entered]
    assert len(records) == 4 and entered == ["change", "count_down", "label"]


def test_what_the_process_before_left_over_is_entered_by_no_test(project: Path) -> None:
    """A half-read generator of ours in a ring of waste, which only a collection ends."""
    half_read = _above("a.b.c")
    next(half_read)
    ring: list[object] = [half_read]
    ring.append(ring)
    (project / TEST_FILE).write_text(TESTS + "\n\ndef test_waste():\n    import gc\n\n    gc.collect()\n", "utf-8")
    gc.disable()
    try:
        del half_read, ring
        records = record_tests(project, workers=1)
    finally:
        gc.enable()
    assert {function.partition(":")[0] for record in records for function in record.entered} == {FILE}


CHANGES = [
    ("return a < b", {"a < b → a <= b"}),
    ("return a is None and b", {"a is None and b → a is None or b", "a is None → a is not None"}),
    ("return not a", {"not a → a"}),
    ("x = True, 0, 1, 7", {"True → False", "0 → 1", "1 → 0", "7 → 8"}),
    ("x = 'word'; y = 'some words'; z = 'số'; a = ''", {"'word' → ''"}),
    ("x = f'{a} word {b:>3}'", set()),
    ("'A docstring.'", set()),
    ("raise KeyError('word', a < b)", set()),
    ("x = min(a)", {"min(a) → max(a)"}),
    ("x = all(a)", {"all(a) → any(a)"}),
    ("x = a + b", {"a + b → a - b"}),
    ("x = a + ' b '", {"' b ' → ''"}),
    ("x -= a", {"x -= a → x += a"}),
    ("x = a[0], b[-1]", {"a[0] → a[-1]", "0 → 1", "b[-1] → b[0]"}),
    ("x = sorted(a)", {"sorted(a) → sorted(a, reverse=True)"}),
    ("x = sorted(a, reverse=True)", {"sorted(a, reverse=True) → sorted(a)", "True → False"}),
    ("x = g(a, b)", {"g(a, b) → g(a)"}),
    ("x = g(a, k=b)", {"g(a, k=b) → g(a)"}),
    ("x = zip(a, b, strict=a), isinstance(a, b), open(a, encoding='utf-8')", set()),
    ("if a: x = b", {"a → not a", "a → False"}),
    ("if a == b: x = b", {"a == b → a != b", "a == b → False"}),
    ("x = a if b else c", {"b → not b"}),
    ("x = [y for y in a if y]", {"y → not y"}),
    ("x: 'Word' = a", set()),
]


@pytest.mark.parametrize(("body", "changes"), CHANGES)
def test_kinds_of_changes(body: str, changes: set[str]) -> None:
    mutants = mutants_of(f"def f(a, b):\n    {body}\n")
    texts = {f"{mutant.old} → {mutant.new}" for mutant in mutants if mutant.operator != "return"}
    assert texts == changes


@pytest.mark.parametrize(
    ("returns", "change"),
    [
        ("str", "''"),
        ("list[str]", "[]"),
        ("tuple[int, ...]", "()"),
        ("dict[str, int]", "{}"),
        ("bool", "not g(a)"),
        ("str | None", "None"),
    ],
)
def test_nothing_is_returned_in_the_kind_of_the_function(returns: str, change: str) -> None:
    assert [mutant.new for mutant in mutants_of(f"def f(a) -> {returns}:\n    return g(a)\n")] == [f"return {change}"]


def test_only_functions_are_changed_and_named_as_python_names_them() -> None:
    source = """
LIMIT = 3 < 4
class Box:
    size: int = 5
    def fits(self, limit=6):
        def inner():
            return [x for x in y if x > 7]
        return lambda: 8
"""
    functions = {(mutant.function, mutant.old) for mutant in mutants_of(source) if mutant.operator == "constant"}
    assert functions == {("Box.fits", "6"), ("Box.fits.<locals>.inner", "7"), ("Box.fits", "8")}


def test_each_mutant_changes_one_thing_and_keeps_its_line() -> None:
    sound = ast.unparse(ast.parse(SOURCE))
    changed = [ast.unparse(mutate(SOURCE, FILE, mutant.key)) for mutant in mutants_of(SOURCE)]
    assert sound not in changed and len(set(changed)) == len(changed)
    assert {mutant.line for mutant in mutants_of(SOURCE) if mutant.operator == "compare"} == {4, 10}
    assert ast.unparse(mutate(SOURCE, FILE, f"{FILE}:change:compare:9")) == sound


def test_choice_stays_while_other_code_changes_and_files_move(project: Path) -> None:
    path = project / FILE
    chosen = choose_mutants(project, [path], 6, [])
    assert len(chosen) == 6 and len({mutant.operator for mutant in chosen}) == 6
    path.write_text(SOURCE.replace("def unasked(number):", "def unasked(number, more=()):\n    # more\n"), "utf-8")
    again = choose_mutants(project, [path], 6, [])
    assert [mutant.key for mutant in again] == [mutant.key for mutant in chosen]
    assert choose_mutants(project, [path], 6, [], "2") != again, "another seed, another choice"
    moved = path.rename(project / "plugins/cchc/till.py")
    names = [mutant.key.rpartition("/")[2] for mutant in choose_mutants(project, [moved], 6, [])]
    assert names == [mutant.key.rpartition("/")[2] for mutant in chosen]


def test_equivalents_are_left_out_and_must_be_there(project: Path) -> None:
    key = f"{FILE}:count_down:compare:1"
    listed = project / "equivalent.txt"
    listed.write_text(f"# why\n{key} | number > 0 → number >= 0 | made up\n", "utf-8")
    equivalents = read_equivalents(listed)
    assert stale_equivalents(project, equivalents) == []
    assert key not in {mutant.key for mutant in choose_mutants(project, [project / FILE], 99, equivalents)}
    listed.write_text(f"{key} | number < 0 → number <= 0 | made up\nplugins/no.py:f:not:1 | not a → a | \n", "utf-8")
    assert stale_equivalents(project, read_equivalents(listed)) == [
        f"{key}: there is no such mutant “number < 0 → number <= 0”",
        "plugins/no.py:f:not:1: there is no such mutant “not a → a”",
        "plugins/no.py:f:not:1: no reason is given",
    ]


def test_our_own_lists_name_what_is_there() -> None:
    equivalents = read_equivalents(ROOT / "tests/mutants/equivalent.txt")
    assert stale_equivalents(ROOT, equivalents) == []
    assert set(BOUNDS) <= set(find_rooms(ROOT))
    assert [file for files in APART.values() for file in files if not (ROOT / file).exists()] == []


def test_every_file_has_one_room() -> None:
    files = sorted(path for paths in find_rooms(ROOT).values() for path in paths)
    assert files == sorted(set((ROOT / "plugins").rglob("*.py")) - {ROOT / "plugins/cchc/__init__.py"})


def test_no_fixture_of_one_file_is_called_like_a_slow_one() -> None:
    """The tests of such a file were never asked, and their room seemed to have none."""
    own = re.compile(rf"^def ({'|'.join(SLOW_FIXTURES)})\(", re.MULTILINE)
    assert [path.name for path in (ROOT / "tests").rglob("test_*.py") if own.search(path.read_text("utf-8"))] == []


def test_only_a_bound_room_falls_short_and_survivors_are_told_with_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BOUNDS, "cellar", None)
    left = tuple((mutant, "1 test saw nothing") for mutant in mutants_of(SOURCE)[:2])
    poor, unbound, good = RoomResult("shop", 10, left), RoomResult("cellar", 10, left), RoomResult("shop", 20, left)
    assert [falls_short(result) for result in (poor, unbound, good)] == [True, False, False]
    assert f"{FILE}:4 paid < price → False (1 test saw nothing)" in render([poor])
    assert falls_short(RoomResult("empty", 0, ())) is False


def _files(project: Path) -> list[Path]:
    return sorted(path for path in project.rglob("*") if not {".cache", "__pycache__"} & set(path.parts))
