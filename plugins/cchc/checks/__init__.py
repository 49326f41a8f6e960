"""Checks: what the forms state and imply is asked of every table; pass, fail, or not applicable with a reason."""

from __future__ import annotations

from .judge import judge
from .registry import RULES
from .rule import IdentityRule, ReportRule, Rule
from .run import check_collection, check_release
from .validate import validate_identities

__all__ = [
    "RULES",
    "IdentityRule",
    "ReportRule",
    "Rule",
    "check_collection",
    "check_release",
    "judge",
    "validate_identities",
]
