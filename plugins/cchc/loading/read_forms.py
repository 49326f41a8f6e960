"""data/forms/*.yaml into forms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.forms import PROSE, Field, FieldType, Form, RowsAre
from ..words.text import Lang
from .closed_reading import ClosedSection
from .faults import Faults, did_you_mean
from .open_file import open_yaml
from .read_check_definitions import check_definition_fields, read_check_definitions
from .read_files import Tree
from .structure_check import Lists

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
        cure = f"dùng mã có trong data/reference/{did_you_mean(value, lists[list_name])}"
        section.problem(key, "reference.unknown", f"“{key}” là mã chưa khai báo", cure, value)


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
            entry.problem("name", "form.duplicate_field", f"tên cột “{field.name}” đã dùng", "đặt tên khác", field.name)
        fields[field.name] = field
    return tuple(fields.values())


def _read_field(section: ClosedSection) -> Field:
    optional = ("unit_of_measure", "indicator", "column", "formula", "headings", "printed_as")
    section.close(("name", "type", "label"), optional)
    name = section.filled("name")
    if name and not _FIELD_NAME.fullmatch(name):
        section.problem("name", "yaml.pattern", "tên cột chỉ gồm a-z, 0-9 và _", "đặt lại tên cột", name)
    return section.make(
        Field,
        name=name,
        type=_TYPES.get(section.choice("type", _TYPES, "text"), "text"),
        headings=tuple(heading.as_text() for heading in section.sections("headings")),
        printed_as=section.shown("printed_as"),
    )
