"""pytest inside a child process: chosen tests in a chosen order, no trace left in the work tree, no clocks in tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

OWN = ("plugins", "scripts", "tests", "pelicanconf", "publishconf", "conftest")


def run_pytest(root: Path, files: Sequence[str], plugin: object, *options: str) -> int:
    """pytest's exit code. The project's modules are imported anew: what this process had of them is dropped."""
    for name in [name for name in sys.modules if name.split(".")[0] in OWN or name.startswith("test_")]:
        del sys.modules[name]
    sys.path.insert(0, str(root))
    os.chdir(root)
    sys.dont_write_bytecode = True
    # Loading the plugins that are installed takes longer than most tests; one is there for a setting of the project.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    _steady_properties()
    settings = ("-q", "-c", str(root / "pyproject.toml"), "--rootdir", str(root), "-p", "no:cacheprovider")
    settings = (*settings, "-p", "pytest_timeout", "-o", "addopts=", "-o", "timeout=0")
    # Libraries are imported before the fork, hypothesis among them: pytest would warn of it, and warnings are errors.
    settings = (*settings, "-W", "ignore::pytest.PytestAssertRewriteWarning")
    return int(pytest.main([*settings, *options, *files], plugins=[plugin]))


def _steady_properties() -> None:
    """Property tests try the same examples each time, remember none and look at no clock."""
    if "hypothesis" in sys.modules:  # imported before the fork wherever tests use it
        from hypothesis import settings

        settings.register_profile("mutants", deadline=None, database=None, derandomize=True)
        settings.load_profile("mutants")


class ChosenTests:
    """A plugin that keeps the tests named, in the order named."""

    def __init__(self, names: Sequence[str]) -> None:
        self._places = {name: place for place, name in enumerate(names)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self._places]
        items[:] = sorted(kept, key=lambda item: self._places[item.nodeid])
