"""Every rule is a function of a file in rules/, registered under its name, whose words say it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from plugins.cchc.checks import RULES, TableRule, rules

FUNCTIONS = {
    node.name: ast.get_docstring(node)
    for file in Path(rules.__file__).parent.glob("*_rules.py")
    for node in ast.parse(file.read_text("utf-8")).body
    if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
}


def test_every_function_is_registered_and_every_rule_has_a_function():
    assert sorted(RULES) == sorted(FUNCTIONS)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_rule_says_itself_and_when_it_does_not_apply(name):
    rule, words = RULES[name], FUNCTIONS[name]
    assert words and rule.name == name and rule.doc == words
    assert rule.sentence.endswith(".") and len(rule.sentence) > 40
    assert rule.title.first and rule.title.in_("en")
    doc = " ".join(words.lower().split())
    assert "not applicable" in doc or "no answer" in doc


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if isinstance(rule, TableRule)])
def test_no_rule_takes_a_word_twice(rule):
    names = [param.name for param in rule.params]
    assert names and len(names) == len(set(names))


def test_the_registry_cannot_be_changed():
    with pytest.raises(TypeError):
        RULES["other"] = RULES["sum_of_fields"]  # pyright: ignore[reportIndexIssue]
