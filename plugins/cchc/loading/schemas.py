"""The shape of every CSV file of the project: its columns, their types, what they may hold and what they refer to.

One definition serves three: the descriptor that is written, the descriptor that is checked, and the structure pass.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model.forms import PROSE, ROW_KINDS, Field, Form
from ..model.releases import ANNOTATION_KINDS

ROW_PATTERN = "^[a-z0-9][a-z0-9.-]*$"
ID_PATTERN = "^[a-z0-9-]{1,64}$"
DIMENSIONS = ("unit", "indicator", "category")
PROSE_COLUMNS = ("row", "label", "unit", "indicator", "value", "unit_of_measure", "where", "note")
TYPES = {"integer": "integer", "number": "number", "text": "string"}


@dataclass(frozen=True)
class SchemaColumn:
    name: str
    type: str = "string"  # of Table Schema: string, integer, number
    title: str = ""
    title_en: str = ""
    required: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: int | None = None
    refers: str = ""  # the reference list whose ids it holds

    @cached_property
    def constraints(self) -> dict[str, object]:
        said = {"required": self.required or None, "enum": list(self.enum) or None, "pattern": self.pattern or None}
        return {key: value for key, value in {**said, "minimum": self.minimum}.items() if value is not None}


@dataclass(frozen=True)
class TableShape:
    """The columns of one table and its primary key."""

    columns: tuple[SchemaColumn, ...]
    key: tuple[str, ...] = ()
    may_be_bare: bool = False  # a header without rows is an answer too

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns if column.type != "string")

    def schema(self) -> dict[str, object]:
        """As Table Schema, without references: those leave the package."""
        fields = [_field(column) for column in self.columns]
        key = {"primaryKey": list(self.key)} if self.key else {}
        return {"fields": fields, **key, "missingValues": [""]}


def _field(column: SchemaColumn) -> dict[str, object]:
    field: dict[str, object] = {"name": column.name, "type": column.type, "title": column.title}
    if column.title_en:
        field["title_en"] = column.title_en
    if column.constraints:
        field["constraints"] = column.constraints
    return field


_ROW = SchemaColumn("row", title="Mã dòng", title_en="Row key", required=True, pattern=ROW_PATTERN)
_KIND = SchemaColumn("row_kind", title="Loại dòng", title_en="Kind of row", required=True, enum=ROW_KINDS)
_NOTE = SchemaColumn("note", title="Ghi chú", title_en="Note")
_DIMENSION = {
    "unit": SchemaColumn("unit", title="Đơn vị", title_en="Unit", refers="unit"),
    "indicator": SchemaColumn("indicator", title="Chỉ tiêu", title_en="Indicator", refers="indicator"),
    "category": SchemaColumn("category", title="Phân loại", title_en="Category", refers="category"),
}
_MEASURE = SchemaColumn("unit_of_measure", title="Đơn vị tính", title_en="Unit of measure")
_TABLE = SchemaColumn("table", title="Bảng", title_en="Table", required=True)


def form_shape(form: Form, chosen: Collection[str] = (), *, has_percent_row: bool = False) -> TableShape:
    """The columns of a form's table; `chosen` names further dimensions and unit_of_measure, left open by forms.

    A percent row puts decimals into columns of counts: then the file's columns are numbers, its other rows still whole.
    """
    if form.rows == "prose":
        return PROSE_SHAPE
    dimensions = [_DIMENSION[name] for name in DIMENSIONS if name == form.rows or name in chosen]
    measure = [_MEASURE] if "unit_of_measure" in chosen else []
    label = SchemaColumn(
        "label", title=form.row_label.first or "Nội dung", title_en=form.row_label.in_("en") or "Label", required=True
    )
    fields = [_value_column(field, has_percent_row) for field in form.fields]
    return TableShape((_ROW, _KIND, label, *dimensions, *measure, *fields, _NOTE), key=("row",))


def _value_column(field: Field, has_percent_row: bool) -> SchemaColumn:
    title = " > ".join([*(heading.first for heading in field.headings), field.label.first])
    title_en = " > ".join([*(heading.in_("en") for heading in field.headings), field.label.in_("en")])
    is_loose = has_percent_row and field.type == "integer"
    return SchemaColumn(field.name, "number" if is_loose else TYPES[field.type], title, title_en)


PROSE_SHAPE = TableShape(
    (
        _ROW,
        SchemaColumn("label", title=PROSE.row_label.first, title_en=PROSE.row_label.in_("en"), required=True),
        _DIMENSION["unit"],
        _DIMENSION["indicator"],
        SchemaColumn("value", "number", PROSE.fields[0].label.first, PROSE.fields[0].label.in_("en")),
        _MEASURE,
        SchemaColumn("where", title="Vị trí trong báo cáo", title_en="Place in the report"),
        _NOTE,
    ),
    key=("row",),
)
ANNOTATIONS_SHAPE = TableShape(
    (
        _TABLE,
        SchemaColumn("row", title="Mã dòng", title_en="Row key", required=True),
        SchemaColumn("field", title="Cột", title_en="Field", required=True),
        SchemaColumn("kind", title="Loại chú giải", title_en="Kind", required=True, enum=ANNOTATION_KINDS),
        SchemaColumn("printed", title="Bản in ghi", title_en="As printed"),
        _NOTE,
    ),
    may_be_bare=True,
)
LINES_SHAPE = TableShape(
    (
        _TABLE,
        SchemaColumn("row", title="Mã dòng", title_en="Row key", required=True),
        SchemaColumn(
            "line_from", "integer", "Từ dòng văn bản", "From line of the source text", required=True, minimum=1
        ),
        SchemaColumn("line_to", "integer", "Đến dòng văn bản", "To line of the source text", required=True, minimum=1),
    ),
    key=("table", "row"),
)
AUXILIARY = {"annotations": ANNOTATIONS_SHAPE, "lines": LINES_SHAPE}

LEDGER_SHAPE = TableShape(
    (
        SchemaColumn("report", required=True, pattern=ID_PATTERN),
        SchemaColumn("version", required=True, pattern=r"^\d+\.\d+\.\d+$"),
        SchemaColumn("file", required=True, pattern=r"^[a-z0-9-]+\.(csv|yaml)$"),
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
