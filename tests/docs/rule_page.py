"""The page about rules, docs/rules.md: each with its sentence and its parameters, written from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from plugins.cchc.checks import RULES, ReportRule, Rule, TableRule
from plugins.cchc.checks.rule import ParamKind

_OPENING = """\
# Rules

Written by `make docs` from `plugins/cchc/checks/rules/`, one function a rule; a test compares. How to add a rule:
[architecture.md](architecture.md#a-check). How to use one: [data/README.md](../data/README.md).

A check under `identities` in `data/forms/<form>.yaml` names a rule and gives its parameters; for the text of one report
it stands in `data/findings/<report>.yaml`. The answer is pass, fail, or not applicable with a reason.
"""
# How the value of a parameter is written, by its kind.
_KINDS: Mapping[ParamKind, str] = {
    "field": "a column of the form",
    "fields": "columns of the form",
    "row": "the key of a row",
    "rows": "keys of rows",
    "row_set": "keys of rows; `kind:item` for all rows of a kind, `i.*` for the rows right below `i`",
    "term": "a cell: the key of its row (the column is `field`, else `value`), or `table[row].column`",
    "terms": "cells, each the key of its row (the column is `field`, else `value`) or `table[row].column`",
    "kinds": "kinds of rows: `item`, `section`, `subtotal`, `total`, `percent`",
    "number": "a number",
    "own_fields": "pairs of columns, `column: column`",
    "table_field": "`table.column`",
    "table_fields": "a list of `table.column`",
    "yes": "`yes` or `no`",
    "words": "a list of words",
}
assert set(_KINDS) == set(get_args(ParamKind)), "every kind of parameter is explained"


def make_rule_page() -> str:
    """The whole page as Markdown."""
    named = [line for rule in RULES.values() if not isinstance(rule, ReportRule) for line in _rule(rule)]
    always = [line for rule in RULES.values() if isinstance(rule, ReportRule) for line in _rule(rule)]
    return "\n".join(
        [_OPENING, "## Rules that a form names", "", *named, "## Rules that every report is asked", "", *always]
    )


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.name}`"
    yield ""
    yield f"“{rule.title.first}”"
    yield ""
    yield from ((rule.doc or "").strip(), "")
    if isinstance(rule, ReportRule):
        yield "A failure is an error." if rule.level == "error" else "A failure is a remark, not an error."
    elif isinstance(rule, TableRule):
        yield "| parameter | is |"
        yield "|---|---|"
        for param in rule.params:
            yield f"| `{param.name}`{'' if param.required else ' (optional)'} | {_KINDS[param.kind]} |"
    yield ""
