"""What files tell about a column: each descriptor, dictionary and header takes what it needs from here."""

from collections.abc import Sequence

from ..tables.stat_table import StatColumn
from ..words.text import Lang
from .text_forms import named_by_language


def column_facts(column: StatColumn, languages: Sequence[Lang]) -> dict[str, str]:
    """Facts by their published names, empty where there is nothing to tell."""
    return {
        "column": column.name,
        "type": column.type,
        **named_by_language("label", column.full_label, languages),
        **named_by_language("description", column.description, languages),
        "unit_of_measure": column.unit_of_measure,
        "printed_column": column.column,
        "formula": column.formula,
        "refers_to": column.refers_to,
    }


def names_by_language(name: str, languages: Sequence[Lang]) -> tuple[str, ...]:
    """label_vi, label_en …"""
    return tuple(f"{name}_{lang}" for lang in languages)
