"""Which test enters which functions of `plugins/`: each test file is run once and remembered until it changes."""

from __future__ import annotations

import hashlib
import json
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from functools import _lru_cache_wrapper, partial
from pathlib import Path
from typing import Any

import pytest

from tests.mutants.children import ChildWork, run_in_turn
from tests.mutants.hooks import EnteredFunctions
from tests.mutants.pytest_run import OWN, run_pytest

# Folders whose tests are asked; the others need the whole site built, a browser, or minutes.
FOLDERS = ("unit", "data", "oracle", "scripts")
# These start whole commands again and again: a minute of CPU each and more.
TOO_SLOW = (
    "test_check_command.py", "test_guide_commands.py", "test_import.py", "test_import_refusals.py",
    "test_interrupted.py", "test_new_report.py", "test_newcomer.py",
)  # fmt: skip
SLOW_FIXTURES = {"site", "browser", "html_checker", "rscript"}
MEMORY = Path(".cache") / "mutants"
CPU_SECONDS, CLOCK_SECONDS = 300, 900


@dataclass(frozen=True)
class TestRecord:
    """A test that passes: its name for pytest, what it costs, and the functions (“file:function”) it enters."""

    __test__ = False
    name: str
    cpu: float
    entered: tuple[str, ...]

    @property
    def file(self) -> str:
        return self.name.partition("::")[0]


def record_tests(root: Path, workers: int, pattern: str = "*") -> list[TestRecord]:
    """Every test of the fast folders that passes here, in files that the pattern fits; a test that fails can notice
    nothing and is left out."""
    files = [path for folder in FOLDERS for path in sorted((root / "tests" / folder).glob("test_*.py"))]
    names = [path.relative_to(root).as_posix() for path in files if path.name not in TOO_SLOW]
    names = [name for name in names if fnmatch(name, pattern)]
    stale = [name for name in names if _remembered(root, name) is None]
    tasks = [(name, [ChildWork(partial(_record, root, name), CPU_SECONDS, CLOCK_SECONDS)]) for name in stale]
    if stale:
        print(f"→ {len(stale)} of {len(names)} test files are traced first", flush=True)
    for count, (name, code) in enumerate(run_in_turn(tasks, workers), 1):
        remark = f" (exit code {code}: its failing tests are not asked)" if code else ""
        if remark or sys.stdout.isatty():
            print(f"→ {count}/{len(stale)} test files traced: {name}{remark}", flush=True)
    return [record for name in names for record in _remembered(root, name) or ()]


def _record(root: Path, name: str) -> int:
    recorder = _Recorder(Path(tempfile.gettempdir()) / "entered")
    code = run_pytest(root, [name], recorder)
    sys.settrace(None)
    if code <= pytest.ExitCode.TESTS_FAILED:
        _remember(root, name, recorder.records)
    return code


class _Recorder:
    """The pytest plugin. What a wide fixture or the import of the file enters counts for each test that leans on it."""

    def __init__(self, log: Path) -> None:
        self.records: list[TestRecord] = []
        self._entered = EnteredFunctions(log)
        self._importing: set[str] = set()
        self._fixtures: dict[str, set[str]] = {}
        self._passed = True
        self._entered.start()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not SLOW_FIXTURES & set(getattr(item, "fixturenames", ()))]
        self._importing = self._entered.take()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        before = self._entered.take()
        try:
            return (yield)
        finally:
            entered = self._entered.take()
            if fixturedef.scope == "function":
                before |= entered
            else:
                self._fixtures.setdefault(fixturedef.argname, set()).update(entered)
            self._entered.add(before)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._passed = self._passed and report.passed

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        _forget_answers()
        self._entered.take()
        self._passed = True
        start = _cpu()
        try:
            return (yield)
        finally:
            wide = [self._fixtures.get(name, set()) for name in getattr(item, "fixturenames", ())]
            entered = self._importing.union(self._entered.take(), *wide)
            if self._passed:
                self.records.append(TestRecord(item.nodeid, round(_cpu() - start, 3), tuple(sorted(entered))))


def _forget_answers() -> None:
    """A function whose answers are kept would be entered by the first test alone."""
    for module in [module for name, module in sys.modules.items() if name.split(".")[0] == "plugins"]:
        for value in list(vars(module).values()):
            if isinstance(value, _lru_cache_wrapper):
                value.cache_clear()


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _remember(root: Path, name: str, records: Sequence[TestRecord]) -> None:
    """Kept with the digests of all own files that had a part in it; fewer letters by counting functions."""
    functions = sorted({function for record in records for function in record.entered})
    places = {function: place for place, function in enumerate(functions)}
    kept = {
        "digests": {file: _digest(root / file) for file in sorted({*_imported(root), *_files(functions), name})},
        "functions": functions,
        "tests": [asdict(record) | {"entered": [places[each] for each in record.entered]} for record in records],
    }
    path = _memory(root, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{id(kept)}")
    draft.write_text(json.dumps(kept), "utf-8")
    draft.replace(path)


def _remembered(root: Path, name: str) -> list[TestRecord] | None:
    try:
        kept = json.loads(_memory(root, name).read_text("utf-8"))
    except FileNotFoundError:
        return None
    if any(_digest(root / file) != digest for file, digest in kept["digests"].items()):
        return None
    functions = kept["functions"]
    return [
        TestRecord(test["name"], test["cpu"], tuple(functions[place] for place in test["entered"]))
        for test in kept["tests"]
    ]


def _memory(root: Path, name: str) -> Path:
    return root / MEMORY / (name.replace("/", "-") + ".json")


def _files(functions: Sequence[str]) -> set[str]:
    return {function.partition(":")[0] for function in functions}


def _imported(root: Path) -> Iterator[str]:
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and (name.split(".")[0] in OWN or name.startswith("test_")) and Path(file).is_relative_to(root):
            yield Path(file).relative_to(root).as_posix()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
