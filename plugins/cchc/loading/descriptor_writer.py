"""Descriptors as we write them: keys in our order, one field of a schema per line, all quoted that could be misread."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..model.forms import Form
from .read_files import ReadFile
from .schemas import TableShape

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def render_yaml(value: dict[str, Any]) -> str:
    """Text that yamllint accepts and that both our strict reader and any YAML reader understand alike."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            # Lists stand indented below their key, as the project's linter wants them.
            super().increase_indent(flow, False)

        def ignore_aliases(self, data: Any) -> bool:
            return True

    class Flow(dict[str, Any]):
        """A mapping written on one line."""

    def represent_flow(dumper: Any, data: Flow) -> Any:
        return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)

    Dumper.add_representer(Flow, represent_flow)
    Dumper.add_representer(str, _represent_text)
    for resource in value["resources"]:
        resource["schema"]["fields"] = [Flow(field) for field in resource["schema"]["fields"]]
    return yaml.dump(value, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=10_000)


def _represent_text(dumper: Any, text: str) -> Any:
    # Double quotes throughout: a reader never has to know when YAML would take a word for a date or a number.
    plain = _WORD.fullmatch(text) is not None  # null, yes and the like are quoted by the writer itself
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


def make_resource(
    file: ReadFile, titles: tuple[str, str], form: Form | None, shape: TableShape, about: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "name": file.name.removesuffix(".csv"),
        "type": "table",
        "path": file.name,
        "title": titles[0],
        "title_en": titles[1],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **({"form": form.id} if form else {}),
        **about,
        "schema": shape.schema(),
    }
