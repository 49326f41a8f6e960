"""Checks: what the forms state and imply is asked of every table; pass, fail, or not applicable with a reason."""

from .rule import ReportRule, Rule, TableRule
from .rules import RULES
from .run_checks import Checker, check_collection, check_release, match_explanations
from .validate_definitions import validate_definitions

__all__ = [
    "RULES",
    "Checker",
    "ReportRule",
    "Rule",
    "TableRule",
    "check_collection",
    "check_release",
    "match_explanations",
    "validate_definitions",
]
