"""What is set going inside a Python process under trial: a mutated module on import, or a list of functions entered.

Processes that a test starts do the same: they find `startup/sitecustomize.py` through their environment.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType

from tests.mutants.sites import mutate

HERE = Path(__file__).resolve().parent
ORDERS = "CCHC_MUTANTS"  # in the environment: what a child process is to do
_OWN_FILE = re.compile(r"(?:^|/)(plugins/[^.]*\.py)$")
_UNNAMED = re.compile(r"(?:\.<locals>)?\.?<(?:lambda|listcomp|setcomp|dictcomp|genexpr)>.*")


def plant(file: str, key: str) -> None:
    """From now on the file is imported with that mutant in it, here and in child processes; nothing is written."""
    _pass_on({"file": file, "key": key})
    read_sound = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        path = Path(self.get_filename(fullname))
        if not path.as_posix().endswith(f"/{file}"):
            return read_sound(self, fullname)
        return compile(mutate(path.read_text("utf-8"), file, key), path, "exec", dont_inherit=True)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign]


class EnteredFunctions:
    """Names of own functions that were entered since the last look, by this process or one that it started."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._main = os.getpid()
        self._added: set[str] = set()
        # By id: the hash of a code object is worked out anew each time, and this runs at every call. Kept, so that no
        # other code gets the id.
        self._seen: dict[int, CodeType] = {}
        self._names: dict[int, tuple[str, CodeType]] = {}

    def start(self) -> None:
        _pass_on({"log": str(self._log)})
        threading.settrace(self._on_call)
        sys.settrace(self._on_call)

    def start_in_child(self) -> None:
        """In a process that a test started: what is entered can only be told through the file."""
        self._main = 0
        self.start()

    def take(self) -> set[str]:
        """The names so far; the next look begins with none."""
        seen, self._seen = self._seen, {}
        names = self._added | {self._name(code) for code in seen.values()}
        self._added = set()
        if self._log.exists():
            names |= set(self._log.read_text("utf-8").split("\n"))
            self._log.unlink()
        return names - {""}

    def add(self, names: set[str]) -> None:
        """Names taken too early go back."""
        self._added |= names

    def _on_call(self, frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if id(code) not in self._seen:
            self._seen[id(code)] = code
            if os.getpid() != self._main and (name := self._name(code)):
                with self._log.open("a", encoding="utf-8") as file:
                    file.write(name + "\n")

    def _name(self, code: CodeType) -> str:
        if id(code) not in self._names:
            self._names[id(code)] = _own_name(code), code
        return self._names[id(code)][0]


def obey_orders() -> None:
    """In a process that a test started: the same as in the test's own."""
    orders = json.loads(os.environ.get(ORDERS, "{}"))
    if "key" in orders:
        plant(orders["file"], orders["key"])
    elif "log" in orders:
        EnteredFunctions(Path(orders["log"])).start_in_child()


def _own_name(code: CodeType) -> str:
    """“file:function” of own code, empty for all other; a lambda or comprehension belongs to its function."""
    own = _OWN_FILE.search(code.co_filename)
    function = _UNNAMED.sub("", code.co_qualname) or "<module>"
    return f"{own[1]}:{function}" if own and function != "<module>" else ""


def _pass_on(orders: dict[str, str]) -> None:
    os.environ[ORDERS] = json.dumps(orders)
    paths = [str(HERE / "startup"), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(path for path in paths if path))
