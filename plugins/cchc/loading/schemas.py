"""The shape of every CSV file of the project: its columns, their types, what they may hold and what they refer to.

One definition serves three: the descriptor that is written, the descriptor that is checked, and the structure pass.
Descriptors are written with keys in our order, one field of a schema a line, all quoted that could be misread.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from ..model.releases import ANNOTATION_KINDS, NARRATIVE, PROSE, ROW_KINDS, Field, Form
from ..words.language import LanguageName
from ..words.text import NO_TEXT, Lang, Text, message, message_in, suffixed

ROW_PATTERN = "^[a-z0-9][a-z0-9.-]*$"
DAY = r"^\d{4}-\d{2}-\d{2}$"
ID_PATTERN = "^[a-z0-9-]{1,64}$"
DIMENSIONS = ("unit", "indicator", "category")
PROSE_COLUMNS = ("row", "label", "unit", "indicator", "value", "unit_of_measure", "where", "note")
PROCEDURE_CODE = r"^\d\.\d{6}(\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?$"
_TEXT = message_in("schema", "Nội dung bằng lời của dự án")
TYPES = {"integer": "integer", "number": "number", "text": "string"}


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
    is_set: bool = False  # without a key, and yet no row may stand twice

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
    titles = {key: column.title.in_(lang) for key, lang in suffixed("title", languages).items()}
    titles = {key: title for key, title in titles.items() if title or key == "title"}
    constraints = {"constraints": column.constraints} if column.constraints else {}
    return SchemaField({"name": column.name, "type": column.type, **titles, **constraints})


_ROW = SchemaColumn("row", title=message_in("schema", "Mã dòng"), required=True, pattern=ROW_PATTERN)
_KIND = SchemaColumn("row_kind", title=message_in("schema", "Loại dòng"), required=True, enum=ROW_KINDS)
_NOTE = SchemaColumn("note", title=message_in("schema", "Ghi chú"))
_DIMENSION = {
    "unit": SchemaColumn("unit", title=message_in("schema", "Đơn vị"), refers="unit"),
    "indicator": SchemaColumn("indicator", title=message_in("schema", "Chỉ tiêu"), refers="indicator"),
    "category": SchemaColumn("category", title=message_in("schema", "Phân loại"), refers="category"),
}
_MEASURE = SchemaColumn("unit_of_measure", title=message_in("schema", "Đơn vị tính"))
_TABLE = SchemaColumn("table", title=message_in("schema", "Bảng"), required=True)


def form_shape(form: Form, chosen: Collection[str] = (), *, has_percent_row: bool = False) -> TableShape:
    """The columns of a form's table; `chosen` names further dimensions and unit_of_measure, left open by forms.

    A percent row puts decimals into columns of counts: then the file's columns are numbers, its other rows still whole.
    """
    if form.rows == "prose":
        return PROSE_SHAPE
    dimensions = [_DIMENSION[name] for name in DIMENSIONS if name == form.rows or name in chosen]
    measure = [_MEASURE] if "unit_of_measure" in chosen else []
    label = SchemaColumn("label", title=form.row_label or message_in("schema", "Nội dung"), required=True)
    fields = [_value_column(field, has_percent_row) for field in form.fields]
    return TableShape((_ROW, _KIND, label, *dimensions, *measure, *fields, _NOTE), key=("row",))


def _value_column(field: Field, has_percent_row: bool) -> SchemaColumn:
    is_loose = has_percent_row and field.type == "integer"
    kind = "number" if is_loose else TYPES[field.type]
    return SchemaColumn(field.name, kind, field.full_label, is_loose=is_loose)


PROSE_SHAPE = TableShape(
    (
        _ROW,
        SchemaColumn("label", title=PROSE.row_label, required=True),
        _DIMENSION["unit"],
        _DIMENSION["indicator"],
        SchemaColumn("value", "number", PROSE.fields[0].label),
        _MEASURE,
        SchemaColumn("where", title=message_in("schema", "Vị trí trong báo cáo")),
        _NOTE,
    ),
    key=("row",),
)
ANNOTATIONS_SHAPE = TableShape(
    (
        _TABLE,
        SchemaColumn("row", title=message_in("schema", "Mã dòng"), required=True),
        SchemaColumn("field", title=message_in("schema", "Cột"), required=True),
        SchemaColumn("kind", title=message_in("schema", "Loại chú giải"), required=True, enum=ANNOTATION_KINDS),
        SchemaColumn("printed", title=message_in("schema", "Bản in ghi")),
        _NOTE,
    ),
    may_be_bare=True,
    is_set=True,
)
# As it stands in versions that were released before qualifiers were noted.
EARLIER_ANNOTATIONS_SHAPE = replace(
    ANNOTATIONS_SHAPE,
    columns=tuple(replace(c, enum=c.enum[:-1]) if c.enum else c for c in ANNOTATIONS_SHAPE.columns),
)
LINES_SHAPE = TableShape(
    (
        _TABLE,
        SchemaColumn("row", title=message_in("schema", "Mã dòng"), required=True),
        SchemaColumn("line_from", "integer", message_in("schema", "Từ dòng văn bản"), required=True, minimum=1),
        SchemaColumn("line_to", "integer", message_in("schema", "Đến dòng văn bản"), required=True, minimum=1),
    ),
    key=("table", "row"),
)
AUXILIARY = {"annotations": ANNOTATIONS_SHAPE, "lines": LINES_SHAPE}


def narrative_shape(languages: Sequence[Lang]) -> TableShape:
    """What the report says in words: its texts once for each language of the package."""
    texts = [
        SchemaColumn(f"text_{lang}", title=message("{what} {language}", what=_TEXT, language=LanguageName(lang)),
                     required=True)
        for lang in languages
    ]  # fmt: skip
    columns = (
        _ROW,
        SchemaColumn("kind", title=message_in("schema", "Loại lời"), required=True, refers="narrative_kind"),
        replace(_DIMENSION["unit"], required=True),
        _DIMENSION["indicator"],
        SchemaColumn("addressee", title=message_in("schema", "Gửi ai")),
        SchemaColumn("name", title=message_in("schema", "Tên sáng kiến, thủ tục hoặc kế hoạch")),
        SchemaColumn("code", title=message_in("schema", "Mã thủ tục quốc gia"), pattern=PROCEDURE_CODE),
        SchemaColumn("date", title=message_in("schema", "Thời điểm như in")),
        SchemaColumn("result", title=message_in("schema", "Kết quả, tiến độ theo báo cáo")),
        *texts,
        SchemaColumn("first_line", "integer", message_in("schema", "Từ dòng văn bản"), required=True, minimum=1),
        SchemaColumn("last_line", "integer", message_in("schema", "Đến dòng văn bản"), required=True, minimum=1),
    )
    return TableShape(columns, key=("row",))


def auxiliary_shapes(languages: Sequence[Lang]) -> dict[str, TableShape]:
    """The tables of a package that are no form's, by name."""
    return {**AUXILIARY, NARRATIVE: narrative_shape(languages)}


LEDGER_SHAPE = TableShape(
    (
        SchemaColumn("report", required=True, pattern=ID_PATTERN),
        SchemaColumn("version", required=True, pattern=r"^\d+\.\d+\.\d+$"),
        SchemaColumn("file", required=True, pattern=r"^[a-z0-9-]+\.(csv|yaml|txt)$"),
        SchemaColumn("sha256", required=True, pattern="^[0-9a-f]{64}$"),
        SchemaColumn("bytes", "integer", required=True, minimum=1),
    ),
    key=("report", "version", "file"),
    may_be_bare=True,
)


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
