"""The registry: every rule by its name, in the order in which a report's answers are listed."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from .rule import ReportRule, Rule, TableRule

_NAMES = (
    "sum_of_fields",
    "part_of_field",
    "percent_of_fields",
    "column_total",
    "percent_row",
    "value_range",
    "sum_of_rows",
    "part_of_row",
    "percent_of_rows",
    "heading_filled",
    "rows_equal",
    "tables_sum",
    "tables_balance",
    "share_stands_out",
    "zeros_noted",
    "rows_differ",
    "rows_whole",
    "note_in_period",
    "note_asked",
    "done_noted",
    "rows_counted",
    "reader_noted",
    "figures_agree",
    "dates_agree",
    "date_possible",
    "documents_in_order",
    "document_sign",
    "own_number",
    "closing_day",
    "blanks_by_total",
    "blank_told",
    "zero_told",
    "unit_printed",
    "units_listed",
    "printed_twice",
    "ordinals_in_order",
    "continuity",
)
_RULES: dict[str, Rule] = {name: import_module(f".rules.{name}", __package__).check for name in _NAMES}

RULES: Mapping[str, Rule] = MappingProxyType(_RULES)
TABLE_RULES: Mapping[str, TableRule] = {name: rule for name, rule in _RULES.items() if isinstance(rule, TableRule)}
REPORT_RULES: Mapping[str, ReportRule] = {name: rule for name, rule in _RULES.items() if isinstance(rule, ReportRule)}
