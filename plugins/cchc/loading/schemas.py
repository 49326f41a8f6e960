"""The shape of every CSV file of the project: its columns, their types, what they may hold and what they refer to.
shapes.csv tells those that no form prescribes; what columns of reference lists are called stands in their descriptor.

One definition serves three: the descriptor that is written, the descriptor that is checked, and the structure pass.
Descriptors are written with keys in our order, one field of a schema a line, all quoted that could be misread.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

from ..model.collection import GAP_KINDS
from ..model.grouping import grouped
from ..model.releases import ANNOTATION_KINDS, NARRATIVE, PROSE, ROW_KINDS, Field, Form
from ..words.language import LanguageName
from ..words.own_files import own_rows
from ..words.text import NO_TEXT, Lang, Text, message, message_in, suffixed_texts

DAY = r"^\d{4}-\d{2}-\d{2}$"
DIMENSIONS = ("unit", "indicator", "category")
AUXILIARY = ("annotations", "lines")  # beside the tables of a package
TYPES = {"integer": "integer", "number": "number", "text": "string"}
# What shapes.csv calls by a word.
_PATTERNS = {"day": DAY, "id": "^[a-z0-9-]{1,64}$", "row": "^[a-z0-9][a-z0-9.-]*$"}
_KINDS = {"row_kind": ROW_KINDS, "annotation_kind": ANNOTATION_KINDS, "gap_kind": GAP_KINDS}
_FORM, _LEDGER = "form", "ledger"
_FILLED = (_FORM, PROSE.id, "lines", NARRATIVE, "units", "periods", "indicators", "code_lists")  # never bare


@dataclass(frozen=True)
class SchemaColumn:
    name: str
    type: str = "string"  # of Table Schema: string, integer, number
    title: Text = NO_TEXT
    required: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: int | None = None
    refers: str = ""  # the reference list whose ids it holds
    is_loose: bool = False  # of whole numbers, declared as numbers for the decimals of a percent row

    @property
    def figure(self) -> str:
        """What kind of figure its cells are; empty where they are texts."""
        return "integer" if self.is_loose else "" if self.type == "string" else self.type

    @cached_property
    def constraints(self) -> dict[str, object]:
        stated = {"required": self.required or None, "enum": list(self.enum) or None, "pattern": self.pattern or None}
        return {key: value for key, value in {**stated, "minimum": self.minimum}.items() if value is not None}


@dataclass(frozen=True)
class TableShape:
    """The columns of one table and its primary key."""

    columns: tuple[SchemaColumn, ...]
    key: tuple[str, ...] = ()
    may_be_bare: bool = False  # a header without rows is an answer too
    may_repeat: bool = False  # without a key, no row may stand twice but where this says so

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns if column.type != "string")

    def schema(self, languages: Sequence[Lang]) -> dict[str, object]:
        """As Table Schema, without references: those leave the package."""
        fields = [_field(column, languages) for column in self.columns]
        key = {"primaryKey": list(self.key)} if self.key else {}
        return {"fields": fields, **key, "missingValues": [""]}


class SchemaField(dict[str, object]):
    """One field of a Table Schema; descriptors write it on one line."""


def _field(column: SchemaColumn, languages: Sequence[Lang]) -> SchemaField:
    titles = suffixed_texts("title", column.title, languages)
    titles = {key: title for key, title in titles.items() if title or key == "title"}
    constraints = {"constraints": column.constraints} if column.constraints else {}
    return SchemaField({"name": column.name, "type": column.type, **titles, **constraints})


@cache
def table_shapes(languages: tuple[Lang, ...] = ()) -> Mapping[str, TableShape]:
    """The tables of shapes.csv by name; a column whose name ends with a star holds one text in each language."""
    by_table = grouped((line["table"], line) for line in own_rows(__file__, "shapes.csv"))
    return {
        name: TableShape(
            tuple(column for line in lines for column in _columns(line, languages)),
            key=tuple(line["name"] for line in lines if line["key"]),
            may_be_bare=name not in _FILLED,
            may_repeat=name == "documents",
        )
        for name, lines in by_table.items()
    }


def _columns(line: Mapping[str, str], languages: Sequence[Lang]) -> Iterator[SchemaColumn]:
    context, label = line["context"], line["label"]
    column = SchemaColumn(
        line["name"],
        line["type"] or "string",
        message_in(context, label) if label else NO_TEXT,
        required=bool(line["required"]),
        enum=_KINDS.get(line["enum"], tuple(line["enum"].split())),
        pattern=_PATTERNS.get(line["pattern"], line["pattern"]),
        minimum=1 if line["type"] == "integer" else None,
        refers=line["refers"],
    )
    if not column.name.endswith("*"):
        yield column
        return
    for lang in languages:
        title = message("{what} {language}", what=column.title, language=LanguageName(lang))
        yield replace(column, name=f"{column.name[:-1]}_{lang}", title=title if column.title else NO_TEXT)


PROSE_SHAPE, LEDGER_SHAPE = (table_shapes()[name] for name in (PROSE.id, _LEDGER))


def auxiliary_shapes(languages: Iterable[Lang]) -> dict[str, TableShape]:
    """The tables of a package that are no form's: on cells, on lines, and what the report says in words."""
    return {name: table_shapes(tuple(languages))[name] for name in (*AUXILIARY, NARRATIVE)}


def reference_shapes(languages: Iterable[Lang]) -> dict[str, TableShape]:
    """The lists of data/reference by the name of their file."""
    others = (_FORM, PROSE.id, *AUXILIARY, NARRATIVE, _LEDGER)
    return {name: shape for name, shape in table_shapes(tuple(languages)).items() if name not in others}


def form_shape(form: Form, chosen: Collection[str] = (), *, has_percent_row: bool = False) -> TableShape:
    """The columns of a form's table; `chosen` names further dimensions and unit_of_measure, left open by forms.

    A percent row puts decimals into columns of counts: then the file's columns are numbers, its other rows still whole.
    """
    if form.rows == "prose":
        return PROSE_SHAPE
    own = (form.rows, "note", *chosen)
    *columns, note = (column for column in table_shapes()[_FORM].columns if column.required or column.name in own)
    titled = (replace(c, title=form.row_label) if c.name == "label" and form.row_label else c for c in columns)
    fields = [_value_column(field, has_percent_row) for field in form.fields]
    return TableShape((*titled, *fields, note), key=("row",))


def _value_column(field: Field, has_percent_row: bool) -> SchemaColumn:
    is_loose = has_percent_row and field.type == "integer"
    kind = "number" if is_loose else TYPES[field.type]
    return SchemaColumn(field.name, kind, field.full_label, is_loose=is_loose)


def optional_columns(form: Form, names: Sequence[str]) -> frozenset[str]:
    """Of the columns found, those a form leaves open: further dimensions and the printed unit of measure."""
    own = {field.name for field in form.fields}
    return frozenset(name for name in names if name in (*DIMENSIONS, "unit_of_measure") and name not in own)


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
        return suffixed_texts(name, text, self.languages)

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
