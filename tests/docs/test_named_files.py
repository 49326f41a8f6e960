"""A Python file that a comment, docstring, style sheet or document names is there, whatever was renamed."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("plugins", "scripts", "theme", "docs", "tests")
SUFFIXES = (".py", ".css", ".js", ".html", ".md")
TOLD_OF_THE_PAST = ("docs/decisions.md",)
_NAMED = re.compile(r"(?<![\w<*./-])((?:\w[\w-]*/)*[a-z]\w*\.py)\b")


def texts() -> dict[str, str]:
    paths = [
        path for name in FOLDERS for path in (ROOT / name).rglob("*") if path.suffix in SUFFIXES and path.is_file()
    ]
    paths += [*ROOT.glob("*.md"), *ROOT.glob("*.py"), ROOT / "Makefile"]
    own = Path(__file__)
    names = {path.relative_to(ROOT).as_posix(): path for path in paths if path != own and "fixtures" not in path.parts}
    return {name: path.read_text("utf-8") for name, path in names.items() if name not in TOLD_OF_THE_PAST}


def told(name: str, text: str) -> str:
    """Of Python what is no code: comments and docstrings; of other files everything."""
    if not name.endswith(".py"):
        return text
    docs = re.findall(r'"""(.*?)"""', text, re.DOTALL)
    return "\n".join([*docs, *re.findall(r"#(.*)$", text, re.MULTILINE)])


def test_every_file_named_is_there() -> None:
    held = [f"/{path.relative_to(ROOT).as_posix()}" for name in FOLDERS for path in (ROOT / name).rglob("*.py")]
    held += [f"/{path.name}" for path in ROOT.glob("*.py")]
    astray = [
        f"{name}: {file}"
        for name, text in texts().items()
        for file in _NAMED.findall(told(name, text))
        if not any(path.endswith(f"/{file}") for path in held)
    ]
    assert astray == []
