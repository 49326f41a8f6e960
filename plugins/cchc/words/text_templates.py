"""Texts put together from templates: a name that nobody gave is an error, a line of a block leaves no blank line. And
records put together from tables of properties.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context

from .own_files import own_rows


@cache
def make_environment(*folders: Path, **more: object) -> Environment:
    """Reads the templates of the folders; `more` as Jinja names it."""
    options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, **more}
    environment = Environment(loader=FileSystemLoader(folders), **options)  # type: ignore[arg-type]
    environment.context_class = IncludedContext
    return environment


class IncludedContext(Context):
    """Of templates that import no others: what an import would need costs each include more than all else of it."""

    def __init__(self, environment: Environment, parent: Any, name: Any, blocks: Any, globals: Any = None) -> None:
        super().__init__(environment, parent, name, blocks)


Expression = Callable[[Mapping[str, object]], Any]


def expression(text: str) -> Expression:
    """Of Jinja's language: called with all that it may name, it is worked out as Python is."""
    template = make_environment().from_string(f"{{% set result = ({text}) %}}")
    return lambda names: template.make_module(names, shared=True).result  # type: ignore[arg-type]


class PropertyTable:
    """A CSV file beside a module: what each record says, a property a line, in the order in which it is said.

    A value is an expression of Jinja's over the things that are given; a line `*` stands for all that the record it
    names says too, and what a later line says goes before it. An expression makes a record within by `record`.
    """

    def __init__(self, module: str, name: str) -> None:
        self._lines: dict[str, list[tuple[str, Any]]] = {}
        for line in own_rows(module, name):
            told = line["value"]
            value = told if line["property"] == "*" else expression(told)
            self._lines.setdefault(line["record"], []).append((line["property"], value))

    def record(self, name: str, things: Mapping[str, object], /, **more: object) -> dict[str, Any]:
        given, told = {**things, **more}, dict[str, Any]()
        given["record"] = lambda within, /, **more: self.record(within, {**given, **more})
        for key, value in self._lines[name]:
            told |= self.record(value, given) if key == "*" else {key: value(given)}
        return told
