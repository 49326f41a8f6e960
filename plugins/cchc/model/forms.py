"""Forms: the fields of a table, what each measures, and the identities the form states or implies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..words.text import NO_TEXT, Text, bilingual

RowsAre = Literal["unit", "indicator", "category", "prose"]
FieldType = Literal["integer", "number", "text"]
ROW_KINDS = ("item", "section", "subtotal", "total", "percent")


@dataclass(frozen=True)
class Field:
    name: str
    type: FieldType
    label: Text
    unit_of_measure: str = ""  # code list unit_of_measure
    indicator: str = ""  # empty where the row carries the indicator
    column: str = ""  # the printed column number
    formula: str = ""  # as printed: 3=(4+5)
    headings: tuple[Text, ...] = ()  # header cells above, outermost first
    printed_as: str = ""  # the print, where the header's text layer was misprinted


@dataclass(frozen=True)
class CheckDefinition:
    """An identity as data: `rule` names a rule of checks/, `params` are its words."""

    id: str
    rule: str
    title: Text
    stated: bool  # printed in the form (3 = 4 + 5), not only implied
    level: Literal["error", "remark"]
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    id: str
    regime: str
    title: Text
    printed_title: str
    rows: RowsAre
    row_label: Text
    fields: tuple[Field, ...]
    identities: tuple[CheckDefinition, ...] = ()

    def field(self, name: str) -> Field:
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(f"{self.id} has no field {name}")


# The table of figures stated in running text has the same columns in every report.
PROSE = Form(
    id="prose",
    regime="",
    title=bilingual("Số liệu nêu trong lời văn của báo cáo", "Figures stated in the report's text"),
    printed_title="",
    rows="prose",
    row_label=bilingual("Nội dung", "What is stated"),
    fields=(Field("value", "number", bilingual("Giá trị", "Value")),),
)

__all__ = ["NO_TEXT", "PROSE", "ROW_KINDS", "CheckDefinition", "Field", "FieldType", "Form", "RowsAre"]
