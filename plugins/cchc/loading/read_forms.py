"""data/forms/*.yaml into forms, with their check definitions (`identities`); checks/ judges whether rules know them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..model.releases import PROSE, CheckDefinition, Field, FieldType, Form, RowsAre
from ..words.text import Lang
from .closed_reading import ClosedSection, Node
from .read_files import Faults, Tree, did_you_mean
from .structure_check import Lists, open_all

_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_TAKEN = frozenset(("row", "row_kind", "label", "unit", "indicator", "category", "unit_of_measure", "where", "note"))
_TYPES: dict[str, FieldType] = {"integer": "integer", "number": "number", "text": "text"}
_ROWS: dict[str, RowsAre] = {"unit": "unit", "indicator": "indicator", "category": "category"}


@dataclass(frozen=True)
class Forms:
    """Forms by id, and the ids of unreadable ones."""

    known: Mapping[str, Form]
    unreadable: frozenset[str] = frozenset()

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


def read_forms(tree: Tree, languages: Sequence[Lang], lists: Lists, faults: Faults) -> Forms:
    files = open_all(tree.under("data/forms"), faults, languages)
    known = {section.file_name: _read_form(section, lists) for section in files}
    paths = [PurePosixPath(path) for path in (*tree.files, *tree.refused) if path.startswith("data/forms/")]
    return Forms(known, frozenset(path.name.removesuffix(".yaml") for path in paths) - known.keys())


def check_code(
    section: ClosedSection, key: str, lists: Lists, list_name: str, problem: str = "reference.unknown"
) -> None:
    """Each text under the key is an id of the list; a broken list is not asked."""
    for text in section.texts(key) if list_name in lists else ():
        if text not in lists[list_name]:
            section.problem(key, problem, text, guess=did_you_mean(text, lists[list_name]))


def _read_form(section: ClosedSection, lists: Lists) -> Form:
    section.close_as(Form, id="form", check_definitions="identities")
    section.check_name("form", "biểu mẫu")
    rows = section.choice("rows", _ROWS, "category")
    return section.make(
        Form,
        id=section.file_name,
        regime=section.filled("regime"),
        printed_title=section.shown("printed_title"),
        rows=_ROWS.get(rows, "category"),
        fields=_read_fields(section, lists),
        check_definitions=read_check_definitions(section),
        prompts=section.words("prompts"),
    )


def _read_fields(section: ClosedSection, lists: Lists) -> tuple[Field, ...]:
    fields: dict[str, Field] = {}
    for entry in section.sections("fields"):
        field = _read_field(entry, lists)
        if field.name in fields or field.name in _TAKEN:
            entry.problem("name", "form.duplicate_field", field.name, column=field.name)
        fields[field.name] = field
    return tuple(fields.values())


def _read_field(section: ClosedSection, lists: Lists) -> Field:
    section.close_as(Field)
    name = section.filled("name")
    if name and not _FIELD_NAME.fullmatch(name):
        section.problem("name", "yaml.pattern/column", name)
    for key in ("indicator", "unit_of_measure"):
        check_code(section, key, lists, key)
    return section.make(
        Field,
        name=name,
        type=_TYPES.get(section.choice("type", _TYPES, "text"), "text"),
        headings=tuple(heading.as_text() for heading in section.sections("headings")),
        printed_as=section.shown("printed_as"),
    )


_WORDS = ("id", "rule", "stated", "level", "title")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


def read_check_definitions(section: ClosedSection) -> tuple[CheckDefinition, ...]:
    """The list under `identities`."""
    return tuple(map(_read_definition, section.sections("identities")))


def _read_definition(section: ClosedSection) -> CheckDefinition:
    params = {key: _plain(node) for key, node in section.values.items() if key not in _WORDS}
    section.close(_WORDS, params)
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
        line=section.node.line,
    )


def _plain(node: Node) -> object:
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return tuple(_plain(item) for item in node.value)
    return {key: _plain(child) for key, child in node.value.items()}
