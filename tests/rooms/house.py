"""The house's rules as functions: given a project folder they name each file that breaks one."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

# Room -> rooms it may import. `errors` is open to all but the core.
ARROWS: dict[str, set[str]] = {
    "words": set(),
    "model": {"words"},
    "errors": set(),
    "loading": {"words", "model", "errors"},
    "figures": {"words", "model", "errors"},
    "checks": {"words", "model", "errors"},
    "edition": {"words", "model", "errors", "loading", "figures", "checks", "formats"},
    "tables": {"words", "model", "errors"},
    "charts": {"words", "model", "errors"},
    "formats": {"words", "model", "errors", "tables"},
    "pages": {"words", "model", "errors", "edition", "tables", "charts", "formats"},
    "posters": {"words", "model", "errors", "pages"},
    "catalogue": {"words", "model", "errors", "edition", "tables", "formats", "pages"},
    "messages": {"words", "model", "errors", "edition"},
    "build": {
        "words",
        "model",
        "errors",
        "edition",
        "tables",
        "charts",
        "formats",
        "pages",
        "catalogue",
        "messages",
        "posters",
    },
    "releases": {"words", "model", "errors", "loading", "checks", "edition", "pages", "messages"},
    "intake": {"words", "model", "errors", "loading", "checks"},
    "desk": {"words", "model", "errors", "loading", "checks", "intake", "releases"},
}
# Library -> where it may be imported.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "pelican": ("plugins/*.py",),
    "jinja2": (
        "pelicanconf.py",
        "plugins/filters.py",
        "plugins/cchc/catalogue/write_catalogue.py",
        "plugins/cchc/intake/sheet_templates.py",
        "plugins/cchc/messages/markdown.py",
    ),
    "markupsafe": ("plugins/filters.py",),
    "frictionless": ("plugins/cchc/loading/**",),
    "yaml": ("plugins/cchc/loading/**",),
    "pandas": ("plugins/cchc/figures/**",),
    "numpy": ("plugins/cchc/figures/**", "plugins/cchc/intake/scan_file.py"),
    "pyarrow": ("plugins/cchc/formats/**",),
    "xlsxwriter": ("plugins/cchc/formats/**",),
    "altair": ("plugins/cchc/charts/**",),
    "vl_convert": ("plugins/cchc/charts/**",),
    "PIL": ("plugins/cchc/charts/share_card.py", "plugins/cchc/intake/scan_file.py"),
    "feedgenerator": ("plugins/cchc/catalogue/**",),
    "openpyxl": ("plugins/cchc/intake/**",),
    "docx": ("plugins/cchc/intake/**",),
    "pdfplumber": ("plugins/cchc/intake/**",),
    "pypdfium2": ("plugins/cchc/intake/**", "plugins/cchc/desk/**"),
    "rapidfuzz": ("plugins/cchc/intake/**",),
    "typst": ("plugins/cchc/posters/**",),
    "segno": ("plugins/cchc/posters/**",),
    "watchfiles": ("plugins/cchc/build/**",),
    "dask": ("plugins/cchc/build/**",),
    "rich": ("plugins/cchc/messages/**",),
    "babel": ("plugins/cchc/words/**",),
}
OWN = {"plugins", "scripts", "tests", "pelicanconf"}
LONGEST_FILE, LONGEST_SCRIPT = 400, 60


def find_breaches(root: Path) -> list[str]:
    """Every breach as “file: what is wrong”, files in order."""
    found: list[str] = []
    for path in _code(root):
        name = path.relative_to(root).as_posix()
        imported = sorted(_imports(path, name))
        lines = len(path.read_text("utf-8").splitlines())
        found += [f"{name}: {fault}" for fault in dict.fromkeys(_faults(name, imported, lines))]
    return found


def _code(root: Path) -> list[Path]:
    folders = [root / "plugins", root / "scripts", root / "tests"]
    return sorted([*(path for folder in folders for path in folder.rglob("*.py")), *root.glob("*.py")])


def _imports(path: Path, name: str) -> Iterator[str]:
    """Dotted names of all that the file imports, wherever in it: lazily, or for the type checker alone."""
    package = name.removesuffix(".py").removesuffix("/__init__").split("/")
    depth = len(package) if name.endswith("/__init__.py") else len(package) - 1
    for node in ast.walk(ast.parse(path.read_text("utf-8"), name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: depth - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _faults(name: str, imported: list[str], lines: int) -> Iterator[str]:
    if lines > LONGEST_FILE:
        yield f"{lines} lines, more than {LONGEST_FILE}"
    if name.startswith("tests/"):
        return
    if name.startswith("scripts/") and lines >= LONGEST_SCRIPT:
        yield f"{lines} lines, a script has fewer than {LONGEST_SCRIPT}"
    for one in imported:
        yield from _judge_library(name, one.split(".")[0])
        yield from _judge_arrow(name, one)


def _judge_library(name: str, library: str) -> Iterator[str]:
    if library in OWN or library in sys.stdlib_module_names:
        return
    if library not in LIBRARIES:
        yield f"imports {library}, which no room of the house is for"
    elif not any(_matches(name, where) for where in LIBRARIES[library]):
        yield f"imports {library}, which belongs to {', '.join(LIBRARIES[library])}"


def _matches(name: str, where: str) -> bool:
    if where.endswith("/**"):
        return name.startswith(where.removesuffix("**"))
    if where.endswith("/*.py"):
        return name.rpartition("/")[0] == where.removesuffix("/*.py")
    return name == where


def _judge_arrow(name: str, imported: str) -> Iterator[str]:
    here, there = _room(name), _room(imported.replace(".", "/"))
    if name.startswith("scripts/") and imported.startswith("plugins.") and not imported.startswith("plugins.cchc"):
        yield f"a script imports the plugin file {imported}"
    if not here:
        return
    if not there and imported.split(".")[0] in OWN:
        yield f"{here} imports {imported}, which is above it"
    elif here not in ARROWS:
        yield f"the room {here} is not in the plan (tests/rooms/house.py)"
    elif there and there != here and there not in ARROWS[here]:
        yield f"{here} imports {there}; it may import {', '.join(sorted(ARROWS[here])) or 'nothing'}"
    elif here == "model" and imported.split(".")[0] not in (*sys.stdlib_module_names, "plugins"):
        yield f"model imports {imported}, it has the standard library only"


def _room(path: str) -> str:
    parts = path.removesuffix(".py").split("/")
    return parts[2] if parts[:2] == ["plugins", "cchc"] and len(parts) > 2 and parts[2] != "__init__" else ""
