"""Every rule stands in one file, opens with its sentence, and is registered under the file's name."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from plugins.cchc.checks import RULES, TableRule, rules

FILES = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))


def test_every_file_is_registered_and_every_rule_has_a_file():
    assert sorted(RULES) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_rule_file_says_its_rule_and_when_it_does_not_apply(name):
    module = importlib.import_module(f"plugins.cchc.checks.rules.{name}")
    rule = RULES[name]
    assert module.check is rule
    assert rule.name == name
    assert rule.doc == module.__doc__
    assert rule.sentence.endswith(".") and len(rule.sentence) > 40
    assert rule.title.first and rule.title.in_("en")
    doc = " ".join(module.__doc__.lower().split())
    assert "not applicable" in doc or "no answer" in doc


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if isinstance(rule, TableRule)])
def test_no_rule_takes_a_word_twice(rule):
    names = [param.name for param in rule.params]
    assert names and len(names) == len(set(names))


def test_the_registry_cannot_be_changed():
    with pytest.raises(TypeError):
        RULES["other"] = RULES["sum_of_fields"]  # pyright: ignore[reportIndexIssue]
