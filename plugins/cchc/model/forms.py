"""Forms: the fields of a table, what each measures, and the checks that the form states or implies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..words.text import NO_TEXT, Text, joined, message, message_in

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
    printed_as: str = ""  # the print, where the label says more or the text layer was misprinted

    @property
    def full_label(self) -> Text:
        """All that is printed above the column, from the topmost heading down."""
        return joined(" > ", (*self.headings, self.label))


@dataclass(frozen=True)
class CheckDefinition:
    """A check as data: `rule` names a rule of checks/, `params` are the parameters for it."""

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
    check_definitions: tuple[CheckDefinition, ...] = ()
    prompts: tuple[
        str, ...
    ] = ()  # printed in the notes' column for whoever fills the form in; left there they say nothing

    def filled_note(self, note: str) -> str:
        """The note, where it is one and not what the form itself prints in its place."""
        return "" if note in self.prompts else note

    def field(self, name: str) -> Field:
        for known in self.fields:
            if known.name == name:
                return known
        raise KeyError(f"{self.id} has no field {name}")


# The table of figures stated in running text has the same columns in every report.
PROSE = Form(
    id="prose",
    regime="",
    title=message("Số liệu nêu trong lời văn của báo cáo"),
    printed_title="",
    rows="prose",
    row_label=message_in("prose", "Nội dung"),
    fields=(Field("value", "number", message("Giá trị")),),
)

__all__ = ["NO_TEXT", "PROSE", "ROW_KINDS", "CheckDefinition", "Field", "FieldType", "Form", "RowsAre"]
