"""Checks: what the forms state and imply is asked of every table; pass, fail, or not applicable with a reason."""

from __future__ import annotations

from .match_explanations import match_explanations
from .rule import IdentityRule, ReportRule, Rule
from .rule_registry import RULES
from .run_checks import check_collection, check_release
from .validate_definitions import validate_identities

__all__ = [
    "RULES",
    "IdentityRule",
    "ReportRule",
    "Rule",
    "check_collection",
    "check_release",
    "match_explanations",
    "validate_identities",
]
