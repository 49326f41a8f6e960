"""The places in a source file where one small fault can be planted, and the planting of it."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tests.mutants.operators import SyntaxPlace, changes_at

# Read by the type checker or the decorator, not by the function when it runs.
_NOT_RUN = {"decorator_list", "annotation", "returns", "bases"}
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LONGEST_TEXT = 70


@dataclass(frozen=True)
class Mutant:
    """One change of one function: where it stands, what kind it is, what it makes of what."""

    file: str
    function: str
    operator: str
    ordinal: int
    line: int
    old: str
    new: str

    @property
    def key(self) -> str:
        """Names the mutant for good: lines that move and other functions that change leave it as it is."""
        return f"{self.file}:{self.function}:{self.operator}:{self.ordinal}"


def find_mutants(source: str, file: str) -> list[Mutant]:
    """Every mutant of the file, in the order of its text."""
    return [mutant for mutant, _, _ in _sites(ast.parse(source), file)]


def mutate(source: str, file: str, key: str) -> ast.Module:
    """The file's syntax tree with that one mutant in it; unchanged when the file has no such mutant."""
    tree = ast.parse(source)
    for mutant, place, replacement in _sites(tree, file):
        if mutant.key == key:
            place.put(replacement)
            break
    return ast.fix_missing_locations(tree)


def _sites(tree: ast.Module, file: str) -> Iterator[tuple[Mutant, SyntaxPlace, ast.AST]]:
    ordinals: Counter[tuple[str, str]] = Counter()
    for function, place in _places(tree, "", ""):
        for operator, replacement in changes_at(place):
            ast.copy_location(replacement, place.node)
            ordinals[function, operator] += 1
            line = getattr(place.node, "lineno", 0)
            texts = _texts(ast.unparse(place.node), ast.unparse(replacement))
            yield Mutant(file, function, operator, ordinals[function, operator], line, *texts), place, replacement


def _places(node: ast.AST, function: str, prefix: str, returns: str = "") -> Iterator[tuple[str, SyntaxPlace]]:
    """(qualified name of the function, place) of each node inside a function that runs when the function does."""
    for place in _children(node, returns):
        child = place.node
        if isinstance(child, ast.Raise) or _is_text_alone(child):
            continue  # what a message says is read by people
        if function:
            yield function, place
        if isinstance(child, _FUNCTIONS):
            name = prefix + child.name
            yield from _places(child, name, f"{name}.<locals>.", ast.unparse(child.returns) if child.returns else "")
        elif isinstance(child, ast.ClassDef):
            yield from _places(child, "", f"{prefix}{child.name}.")
        else:
            yield from _places(child, function, prefix, returns)


def _children(node: ast.AST, returns: str) -> Iterator[SyntaxPlace]:
    for field, value in ast.iter_fields(node):
        if field in _NOT_RUN:
            continue
        if isinstance(value, ast.AST):
            yield SyntaxPlace(node, field, None, value, returns)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield SyntaxPlace(node, field, index, item, returns)


def _is_text_alone(node: ast.AST) -> bool:
    """A docstring: a statement that is nothing but a text."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _texts(old: str, new: str) -> tuple[str, str]:
    """Both in one line; of long ones only the part around the first letter that differs."""
    old, new = " ".join(old.split()), " ".join(new.split())
    if max(len(old), len(new)) <= LONGEST_TEXT:
        return old, new
    pairs = enumerate(zip(old, new, strict=False))
    same = next((place for place, (left, right) in pairs if left != right), 0)
    return _part(old, same), _part(new, same)


def _part(text: str, place: int) -> str:
    start = max(0, min(place - LONGEST_TEXT // 2, len(text) - LONGEST_TEXT))
    end = start + LONGEST_TEXT
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
