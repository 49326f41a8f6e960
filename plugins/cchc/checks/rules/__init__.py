"""The rules, each a function whose words say it, by name and in the order in which a report's answers are listed."""

from collections.abc import Mapping
from types import MappingProxyType

from ..rule import ReportRule, Rule, TableRule
from . import blank_rules, column_rules, document_rules, note_rules, print_rules, row_rules, table_rules

_FILES = (column_rules, row_rules, table_rules, note_rules, document_rules, blank_rules, print_rules)
_RULES = {rule.name: rule for file in _FILES for rule in vars(file).values() if isinstance(rule, Rule)}

RULES: Mapping[str, Rule] = MappingProxyType(_RULES)
TABLE_RULES: Mapping[str, TableRule] = {name: rule for name, rule in _RULES.items() if isinstance(rule, TableRule)}
REPORT_RULES: Mapping[str, ReportRule] = {name: rule for name, rule in _RULES.items() if isinstance(rule, ReportRule)}
