"""Names that belong to a collection, found in code: whoever replaces data/ must meet them nowhere else."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

# What is written by us and read by people or machines; vendor/ is others' work, taken over byte for byte.
_WRITTEN = (".py", ".html", ".js", ".css", ".po", ".svg")
_FOREIGN = ("vendor", "fonts", "__pycache__")
# Columns that every table has, whatever the form (loading/schemas.py).
_COMMON = frozenset(
    ("row_kind", "unit_of_measure", "line_from", "line_to", "first_line", "last_line", "text_vi", "text_en")
)
_ADDRESSES = ("sang-kien",)  # of pages that every collection has; a row may be called by the same words
# A name of one word (total, note, vi, huyen, i, 1) is also a word of the language: only longer ones are told apart.
_COMPOUND = re.compile(r"\w+(?:[-_./]\w+)+")
# Rows that are only numbered (3.1, i.2) are numbered so in any form, and versions of software look like them.
_WORDED = re.compile(r"[^\W\d_]{2}")
_KINDS_OF_CODES = ("category", "regime")

_END = ""
_Tree = dict[str, "_Tree"]  # sign of a name -> what may follow it

Names = Mapping[str, str]  # the name as code would write it -> what it is


def names_of(data: Path) -> dict[str, str]:
    """Ids, names and numbers of everything in data/ that another province would not have."""
    found: dict[str, str] = {}
    for kind, word in _named(data):
        if word and word not in _ADDRESSES and (" " in word or _COMPOUND.fullmatch(word)):
            found.setdefault(word, kind)
    return found


def _named(data: Path) -> Iterator[tuple[str, str]]:
    for unit in _records(data / "reference" / "units.csv"):
        yield "unit", unit["unit"]
        for name in (unit["name_vi"], unit["name_en"], unit["short_vi"], unit["short_en"]):
            yield "unit", name
    for indicator in _records(data / "reference" / "indicators.csv"):
        yield "indicator", indicator["indicator"]
        yield "indicator", indicator["slug"]
    for code in _records(data / "reference" / "code_lists.csv"):
        if code["list"] in _KINDS_OF_CODES:
            yield code["list"], code["code"]
    for document in _records(data / "reference" / "documents.csv"):
        yield "document", document["document"]
        yield "document", document["number"]
    for kind, folder in (("measure", "measures"), ("form", "forms")):
        yield from ((kind, path.stem) for path in (data / folder).glob("*.yaml"))
    yield from (("report", path.name) for path in (data / "reports").iterdir())
    for path in sorted((data / "reports").glob("*/*/*.csv")):
        records = _records(path)
        yield "table", path.stem
        yield from (("field", name) for name in records[0] if records and name not in _COMMON)
        yield from (("row", record["row"]) for record in records if _WORDED.search(record["row"]))


def _records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def find_names(root: Path, names: Names) -> list[str]:
    """Every place in plugins/, theme/ and the settings that writes one of the names, comments not excepted."""
    pattern = pattern_of(names)
    return [
        f"{path.relative_to(root).as_posix()}:{number}: {_kind(word, names)} {word}"
        for path in _files(root)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        for word in dict.fromkeys(pattern.findall(line))
    ]


def _files(root: Path) -> list[Path]:
    held = [path for folder in ("plugins", "theme") for path in (root / folder).rglob("*") if path.suffix in _WRITTEN]
    return sorted([*(path for path in held if not set(path.parts) & set(_FOREIGN)), *root.glob("*conf.py")])


def pattern_of(names: Iterable[str]) -> re.Pattern[str]:
    """Whole names only: qua-han is not found in ho-so-qua-han, III.7.1 not in III.7.10 nor in III.7.1.2.

    Names that begin alike share their beginning: trying each name alone at every place takes thirty times as long.
    """
    tree: _Tree = {}
    for name in names:
        place = tree
        # “Huyện Long Phú” inside a sentence is “huyện Long Phú”.
        first = f"[{name[0].lower()}{name[0].upper()}]" if " " in name else re.escape(name[0])
        for sign in (first, *map(re.escape, name[1:]), _END):
            place = place.setdefault(sign, {})
    return re.compile(rf"(?<![\w.-]){_any_of(tree)}(?!\.?[\w-])")


def _any_of(tree: _Tree) -> str:
    """The longer of two names is tried first."""
    ways = "|".join(sign + _any_of(rest) for sign, rest in tree.items() if sign != _END)
    return f"(?:{ways}){'?' if _END in tree else ''}" if ways else ""


def _kind(word: str, names: Names) -> str:
    return next(names[one] for one in (word, word[0].upper() + word[1:], word[0].lower() + word[1:]) if one in names)
