"""Descriptors as we write them: keys in our order, one field of a schema per line, all quoted that could be misread."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..words.text import Lang, Text, suffixed
from .schemas import SchemaField, TableShape

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def render_yaml(value: Mapping[str, object]) -> str:
    """Text that yamllint accepts and that both our strict reader and any YAML reader understand alike."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            # Lists stand indented below their key, as the project's linter wants them.
            super().increase_indent(flow, False)

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def represent_field(dumper: Any, field: SchemaField) -> Any:
        return dumper.represent_mapping("tag:yaml.org,2002:map", field, flow_style=True)

    Dumper.add_representer(SchemaField, represent_field)
    Dumper.add_representer(str, _represent_text)
    return yaml.dump(dict(value), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=10_000)


def _represent_text(dumper: Any, text: str) -> Any:
    # Double quotes throughout: a reader never has to know when YAML would take a word for a date or a number.
    plain = _WORD.fullmatch(text) is not None  # null, yes and the like are quoted by the writer itself
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


@dataclass(frozen=True)
class DescriptorWriter:
    """Makes the entries of a descriptor, with texts in each of the languages."""

    languages: tuple[Lang, ...]

    def texts(self, name: str, text: Text) -> dict[str, str]:
        """title, title_en …"""
        return {key: text.in_(lang) for key, lang in suffixed(name, self.languages).items()}

    def resource(
        self, name: str, title: Text, shape: TableShape, about: Mapping[str, str] = MappingProxyType({})
    ) -> dict[str, object]:
        """`about`: what only tables of a form have, form and period and unit."""
        return {
            "name": name,
            "type": "table",
            "path": f"{name}.csv",
            **self.texts("title", title),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            **about,
            "schema": shape.schema(self.languages),
        }
