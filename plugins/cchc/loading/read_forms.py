"""data/forms/*.yaml into forms, with their check definitions (`identities`): ids, rules, whether named fields exist."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.releases import PROSE, CheckDefinition, Field, FieldType, Form, RowsAre
from ..words.text import Lang
from .closed_reading import ClosedSection, Node
from .read_files import Faults, Tree, did_you_mean
from .structure_check import Lists, open_yaml

_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_TAKEN = frozenset(("row", "row_kind", "label", "unit", "indicator", "category", "unit_of_measure", "where", "note"))
_REQUIRED = ("form", "regime", "title", "printed_title", "rows", "row_label", "fields")
_TYPES: dict[str, FieldType] = {"integer": "integer", "number": "number", "text": "text"}
_ROWS: dict[str, RowsAre] = {"unit": "unit", "indicator": "indicator", "category": "category"}


@dataclass(frozen=True)
class Forms:
    """Forms by id, the section each was read from (later checks name its lines), and the ids of unreadable ones."""

    known: dict[str, Form]
    sections: dict[str, ClosedSection]
    unreadable: frozenset[str]

    @property
    def ids(self) -> frozenset[str]:
        return self.unreadable | self.known.keys()

    @property
    def named(self) -> dict[str, Form]:
        """All that tables can have, the one of prose with them."""
        return {**self.known, PROSE.id: PROSE}

    def id_of_table(self, table: str) -> str:
        """form-3 serves the tables form-3a and form-3b; prose has one form everywhere. Empty: no form."""
        if table == PROSE.id or table in self.ids:
            return table
        return table[:-1] if table[-1:].isalpha() and table[:-1] in self.ids else ""

    def of_table(self, table: str) -> Form | None:
        return PROSE if table == PROSE.id else self.known.get(self.id_of_table(table))


@dataclass(frozen=True)
class Vocabulary:
    """What the files of a report may name, and in which languages they speak."""

    languages: tuple[Lang, ...]
    lists: Lists
    forms: Forms


def read_forms(tree: Tree, languages: Sequence[Lang], faults: Faults) -> Forms:
    known, sections, unreadable = {}, {}, set()
    for path in [*tree.files, *tree.refused]:
        if not path.startswith("data/forms/"):
            continue
        form_id = path.rsplit("/", 1)[1].removesuffix(".yaml")
        section = open_yaml(tree.files[path], faults, languages) if path in tree.files else None
        if section is None:
            unreadable.add(form_id)
            continue
        known[form_id], sections[form_id] = _read_form(form_id, section), section
    return Forms(known, sections, frozenset(unreadable))


def check_forms(forms: Forms, lists: Lists, faults: Faults) -> None:
    """What forms refer to: indicators, units of measure, and fields of each other."""
    every = forms.known
    # Terms name tables; a letter after the form's id makes one: form-3a.
    letters = {f"{form_id}{letter}": form for form_id, form in every.items() for letter in "abcd"}
    tables = {**letters, **every, PROSE.id: PROSE}
    for form_id, section in forms.sections.items():
        if faults.is_broken(section.file):
            continue
        for field in section.sections("fields"):
            check_code(field, "indicator", lists, "indicator")
            check_code(field, "unit_of_measure", lists, "unit_of_measure")
        check_definition_fields(section, every[form_id], tables)


def check_code(section: ClosedSection, key: str, lists: Lists, list_name: str) -> None:
    """The text under the key, where there is one, is an id of the list; a broken list is not asked."""
    value = section.text(key)
    if value and list_name in lists and value not in lists[list_name]:
        section.problem(key, "reference.unknown", value, guess=did_you_mean(value, lists[list_name]))


def _read_form(form_id: str, section: ClosedSection) -> Form:
    section.close(_REQUIRED, ("identities", "prompts"))
    section.check_name("form", form_id, "biểu mẫu")
    rows = section.choice("rows", _ROWS, "category")
    return section.make(
        Form,
        id=form_id,
        regime=section.filled("regime"),
        printed_title=section.shown("printed_title"),
        rows=_ROWS.get(rows, "category"),
        fields=_read_fields(section),
        check_definitions=read_check_definitions(section),
        prompts=section.words("prompts"),
    )


def _read_fields(section: ClosedSection) -> tuple[Field, ...]:
    fields: dict[str, Field] = {}
    for entry in section.sections("fields"):
        field = _read_field(entry)
        if field.name in fields or field.name in _TAKEN:
            entry.problem("name", "form.duplicate_field", field.name, column=field.name)
        fields[field.name] = field
    return tuple(fields.values())


def _read_field(section: ClosedSection) -> Field:
    optional = ("unit_of_measure", "indicator", "column", "formula", "headings", "printed_as")
    section.close(("name", "type", "label"), optional)
    name = section.filled("name")
    if name and not _FIELD_NAME.fullmatch(name):
        section.problem("name", "yaml.pattern/column", name)
    return section.make(
        Field,
        name=name,
        type=_TYPES.get(section.choice("type", _TYPES, "text"), "text"),
        headings=tuple(heading.as_text() for heading in section.sections("headings")),
        printed_as=section.shown("printed_as"),
    )


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
            entry.problem("id", "identity.duplicate", id=definition.id)
        seen.add(definition.id)
        definitions.append(definition)
    return tuple(definitions)


def _read_definition(section: ClosedSection) -> CheckDefinition:
    params = {key: _plain(node) for key, node in section.values.items() if key not in _WORDS}
    section.close(_WORDS, params)  # words of the rule itself are judged by checks/, which knows the rules
    identifier = section.filled("id")
    if identifier and not _ID.fullmatch(identifier):
        section.problem("id", "yaml.pattern", identifier)
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
                told = {"form": form.id, "column": field, "guess": did_you_mean(field, names)}
                entry.problem(word, "identity.field", field, **told)


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
