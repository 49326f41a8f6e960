"""Lookup: which tables, rows and fields exist, so that a check definition that names others can be refused."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model.forms import CheckDefinition, Form
from ..model.releases import Table
from .cell_ref import parse_term
from .rule import Param
from .rule_input import DEFAULT_FIELD, is_pattern, read_text, read_texts, read_words, rows_named
from .rule_registry import TABLE_RULES


@dataclass(frozen=True)
class Lookup:
    """What the check definitions of one form, or of one report's text, may name."""

    form: Form
    tables: tuple[Table, ...]  # the tables of the form that reports hold
    others: Mapping[str, tuple[Table, ...]]  # all tables that may be named, by id

    def faults(self, definition: CheckDefinition) -> Iterator[tuple[str, str]]:
        """(kind, message) for every field, row or table that does not exist; the shape must be sound."""
        for param in TABLE_RULES[definition.rule].params:
            if param.name in definition.params:
                for message in self._faults_of(definition, param):
                    yield param.kind, f"tham số “{param.name}”: {message}"

    def _faults_of(self, definition: CheckDefinition, param: Param) -> Iterator[str]:
        words = read_texts(definition.params, param.name)
        match param.kind:
            case "field" | "fields":
                yield from self._missing_fields(words)
            case "row" | "rows" | "row_set":
                yield from self._missing_rows(words)
            case "term" | "terms":
                yield from self._faults_of_terms(words, read_text(definition.params, "field", DEFAULT_FIELD))
            case "own_fields":
                pairs = read_words(definition.params, param.name)
                yield from self._missing_fields((*pairs, *pairs.values()))
            case "table_field" | "table_fields":
                for word in words:
                    table, _, field = word.rpartition(".")
                    yield from self._missing_tables([table])
                    yield from self._missing_elsewhere(table, [field])
            case _:
                return

    def _missing_fields(self, names: Iterable[str]) -> Iterator[str]:
        known = {field.name for field in self.form.fields}
        yield from (no_field(self.form.id, name) for name in dict.fromkeys(names) if name not in known)

    def _missing_rows(self, keys: Iterable[str]) -> Iterator[str]:
        # A form that no report has filled yet cannot be asked for its rows.
        for key in keys if self.tables else ():
            if not any(_has_row(table, key) for table in self.tables):
                yield f"không bảng nào của biểu mẫu {self.form.id} có dòng “{key}”"

    def _missing_tables(self, ids: Iterable[str]) -> Iterator[str]:
        # Nor for the tables beside its own.
        yield from (no_table(table) for table in ids if self.tables and table not in self.others)

    def _missing_elsewhere(self, table_id: str, names: Iterable[str]) -> Iterator[str]:
        for table in self.others.get(table_id, ())[:1]:
            known = {field.name for field in table.form.fields}
            yield from (no_field(table_id, name) for name in names if name not in known)

    def _faults_of_terms(self, texts: Iterable[str], default: str) -> Iterator[str]:
        for text in texts:
            term = parse_term(text)
            if term is None or not term.table:
                yield from self._missing_rows([text])
                yield from self._missing_fields([default])
                continue
            yield from self._missing_tables([term.table])
            tables = self.others.get(term.table, ())
            if tables and not any(table.row(term.row) for table in tables):
                yield f"bảng {term.table} không có dòng “{term.row}”"
            yield from self._missing_elsewhere(term.table, [term.field or default])


def _has_row(table: Table, key: str) -> bool:
    return bool(rows_named(table, [key])) if is_pattern(key) else table.row(key) is not None


def no_table(table: str) -> str:
    return f"không báo cáo nào có bảng “{table}”"


def no_field(form: str, field: str) -> str:
    return f"biểu mẫu {form} không có cột “{field}”"
