"""Check definitions in YAML files (key `identities`): their ids, their rule, and whether the fields they name exist."""

import re
from collections.abc import Iterator, Mapping

from ..model.forms import CheckDefinition, Form
from .closed_reading import ClosedSection
from .faults import did_you_mean
from .strict_yaml import Node

_WORDS = ("id", "rule", "stated", "level", "title")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_TERM = re.compile(r"(?P<table>[a-z0-9-]+)(?:\[[^\]]*\])?\.(?P<field>[a-z0-9_]+)")
# Which parameters of a rule name fields of the definition's own table; checks/ knows the rest of each rule.
_FIELD_WORDS = {
    "sum_of_fields": ("total", "parts"),
    "part_of_field": ("parts", "whole"),
    "percent_of_fields": ("percent", "part", "whole"),
    "percent_row": ("denominators",),
    "column_total": ("fields",),
    "value_range": ("fields",),
    "tables_sum": ("field",),
    "rows_whole": ("fields",),
    "rows_differ": ("fields",),
}
_TERM_RULES = ("sum_of_rows", "part_of_row", "percent_of_rows", "rows_equal", "tables_sum", "part_of_field")


def read_check_definitions(section: ClosedSection) -> tuple[CheckDefinition, ...]:
    """The list under `identities`; ids are unique in their file."""
    seen: set[str] = set()
    definitions = []
    for entry in section.sections("identities"):
        definition = _read_definition(entry)
        if definition.id in seen:
            entry.problem(
                "id", "identity.duplicate", f"mã phép đối chiếu “{definition.id}” dùng hai lần", "đặt mã khác"
            )
        seen.add(definition.id)
        definitions.append(definition)
    return tuple(definitions)


def _read_definition(section: ClosedSection) -> CheckDefinition:
    params = {key: _plain(node) for key, node in section.values.items() if key not in _WORDS}
    section.close(_WORDS, params)  # words of the rule itself are judged by checks/, which knows the rules
    identifier = section.filled("id")
    if identifier and not _ID.fullmatch(identifier):
        section.problem("id", "yaml.pattern", "mã chỉ gồm chữ thường không dấu, số, gạch nối", "đặt lại mã", identifier)
    level = section.choice("level", ("error", "remark"), "error")
    return CheckDefinition(
        id=identifier,
        rule=section.filled("rule"),
        title=section.translated("title"),
        stated=section.choice("stated", ("yes", "no"), "no") == "yes",
        level="remark" if level == "remark" else "error",
        params=params,
    )


def _plain(node: Node) -> object:
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return tuple(_plain(item) for item in node.value)
    return {key: _plain(child) for key, child in node.value.items()}


def check_definition_fields(section: ClosedSection, own: Form | None, tables: Mapping[str, Form]) -> None:
    """A problem for each field that a definition names and its table does not have."""
    for entry in section.sections("identities"):
        for word, form, field in _fields_named(entry, own, tables):
            names = [known.name for known in form.fields]
            if field not in names:
                cure = f"dùng tên cột có trong biểu mẫu {form.id}{did_you_mean(field, names)}"
                entry.problem(word, "identity.field", f"biểu mẫu {form.id} không có cột “{field}”", cure, field)


def _fields_named(
    entry: ClosedSection, own: Form | None, tables: Mapping[str, Form]
) -> Iterator[tuple[str, Form, str]]:
    rule = entry.text("rule")
    for word, node in entry.values.items():
        if own is not None and (word == "field" or word in _FIELD_WORDS.get(rule, ())):
            yield from ((word, own, text) for text in _texts(node))
        elif rule in _TERM_RULES:
            for text in _texts(node):
                term = _TERM.fullmatch(text)
                if term and term["table"] in tables:
                    yield word, tables[term["table"]], term["field"]


def _texts(node: Node) -> list[str]:
    if isinstance(node.value, str):
        return [node.value]
    if isinstance(node.value, list):
        return [text for item in node.value for text in _texts(item)]
    return [*node.value, *(text for child in node.value.values() for text in _texts(child))]
