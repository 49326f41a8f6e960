"""Check definitions are data and can be wrong: by themselves, and where they name a rule, a row, a field or a table
that does not exist.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import combinations

from ..errors import Problem
from ..model.collection import Collection, References
from ..model.grouping import grouped
from ..model.releases import PROSE, ROW_KINDS, CheckDefinition, Form, Release, Table
from .cells import parse_term
from .rule import DEFAULT_FIELD, Param, is_pattern, read_text, read_texts, read_words, rows_named
from .rules import TABLE_RULES

_LISTS = ("fields", "rows", "row_set", "terms", "kinds", "table_fields", "words")


def shape_faults(definition: CheckDefinition) -> Iterator[str]:
    """What is wrong with the definition by itself, in Vietnamese; nothing when its rule can be applied."""
    rule = TABLE_RULES.get(definition.rule)
    if rule is None:
        known = ", ".join(TABLE_RULES)
        yield f"không có quy tắc “{definition.rule}”; các quy tắc có thể dùng: {known}"
        return
    params = {param.name: param for param in rule.params}
    for name in definition.params:
        if name not in params:
            yield f"quy tắc {rule.name} không có tham số “{name}”; các tham số: {', '.join(params)}"
    for param in rule.params:
        if param.name in definition.params:
            yield from _faults_of(param, definition.params[param.name])
        elif param.required:
            yield f"thiếu tham số “{param.name}” của quy tắc {rule.name}"
    if definition.params.get("total") in read_texts(definition.params, "parts"):
        yield "“total” nằm trong chính “parts”"
    if rule.name == "value_range" and not {"min", "max"} & set(definition.params):
        yield "quy tắc value_range cần “min” hoặc “max”"


def _faults_of(param: Param, value: object) -> Iterator[str]:
    if param.kind == "own_fields":
        if not (isinstance(value, Mapping) and value and all(isinstance(item, str) for item in value.values())):
            yield f"tham số “{param.name}” phải là các cặp cột: cột"
        return
    words = _words(param, value)
    if not words:
        yield f"tham số “{param.name}” để trống hoặc sai kiểu"
    elif param.kind != "words" and len(set(words)) < len(words):
        yield f"tham số “{param.name}” ghi một mục hai lần"
    for word in words:
        if not _is_well_formed(param, word):
            yield f"tham số “{param.name}”: không hiểu “{word}”"


def _words(param: Param, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    if param.kind not in _LISTS or not isinstance(value, Sequence):
        return ()
    return tuple(value) if all(isinstance(item, str) and item for item in value) else ()


def _is_well_formed(param: Param, word: str) -> bool:
    match param.kind:
        case "term" | "terms" | "row" | "rows":
            return parse_term(word) is not None
        case "row_set":
            return not word.startswith("kind:") or word.removeprefix("kind:") in ROW_KINDS
        case "kinds":
            return word in ROW_KINDS
        case "table_field" | "table_fields":
            return all(word.rpartition("."))
        case "yes":
            return word in ("yes", "no")
        case "number":
            with suppress(InvalidOperation):
                return Decimal(word).is_finite()
            return False
        case _:
            return True


@dataclass(frozen=True)
class Lookup:
    """What the check definitions of one form, or of one report's text, may name."""

    form: Form
    tables: tuple[Table, ...]  # the tables of the form that reports hold
    others: Mapping[str, tuple[Table, ...]]  # all tables that may be named, by id
    forms: Mapping[str, Form]  # of the collection, by id

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
                yield from _missing_from(self.form, words)
            case "row" | "rows" | "row_set":
                yield from self._missing_rows(words)
            case "term" | "terms":
                yield from self._faults_of_terms(words, read_text(definition.params, "field", DEFAULT_FIELD))
            case "own_fields":
                pairs = read_words(definition.params, param.name)
                yield from _missing_from(self.form, (*pairs, *pairs.values()))
            case "table_field" | "table_fields":
                for word in words:
                    table, _, field = word.rpartition(".")
                    yield from self._missing_elsewhere(table, field)

    def _missing_rows(self, keys: Iterable[str]) -> Iterator[str]:
        # A form that no report has filled yet cannot be asked for its rows.
        for key in keys if self.tables else ():
            if not any(rows_named(table, [key]) if is_pattern(key) else table.row(key) for table in self.tables):
                yield f"không bảng nào của biểu mẫu {self.form.id} có dòng “{key}”"

    def _missing_elsewhere(self, table_id: str, field: str, row: str = "") -> Iterator[str]:
        tables = self.others.get(table_id, ())
        if self.tables and not tables:  # nor for the tables beside its own
            yield f"không báo cáo nào có bảng “{table_id}”"
        if row and tables and not any(table.row(row) for table in tables):
            yield f"bảng {table_id} không có dòng “{row}”"
        for id_ in (table_id, table_id[:-1]):  # a letter after the id of a form makes a table of it: form-3a
            if id_ in self.forms:
                yield from _missing_from(self.forms[id_], [field])

    def _faults_of_terms(self, texts: Iterable[str], default: str) -> Iterator[str]:
        for text in texts:
            term = parse_term(text)
            if term is None or not term.table:
                yield from self._missing_rows([text])
                yield from _missing_from(self.form, [default])
            else:
                yield from self._missing_elsewhere(term.table, term.field or default, term.row)


def _missing_from(form: Form, names: Iterable[str]) -> Iterator[str]:
    known = [field.name for field in form.fields]
    for name in dict.fromkeys(names):
        if name not in known:
            yield f"biểu mẫu {form.id} không có cột “{name}”; các cột: {', '.join(known)}"


def prose_of(release: Release) -> Table:
    """The report's prose; an empty one where no figure stands in its text."""
    table = release.table(PROSE.id)
    return table or Table(PROSE.id, PROSE, PROSE.title, release.period, "", "", release.unit, (), "")


_CURE = "Sửa mục identities “{id}”: quy tắc và tham số như trong data/README.md, cột và dòng như trong biểu mẫu"


def validate_definitions(collection: Collection) -> tuple[Problem, ...]:
    """Problems of the definitions of all forms, then of those written for single reports."""
    newest, forms = collection.newest(), {**collection.forms, PROSE.id: PROSE}
    by_form = grouped((form, release) for release in newest for form in {table.form.id for table in release.tables})
    problems: list[Problem] = []
    for form in collection.forms.values():
        # A definition is about one report: other tables must stand in a report beside the form's own.
        others = _tables_by_id(by_form.get(form.id, ()))
        own = tuple(table for tables in others.values() for table in tables if table.form.id == form.id)
        problems += _check_all(f"data/forms/{form.id}.yaml", form.check_definitions, Lookup(form, own, others, forms))
    reports = {release.report: release for release in newest}
    for notes in collection.notes.values():
        if notes.report in reports:
            prose = prose_of(reports[notes.report])
            others = {**_tables_by_id([reports[notes.report]]), prose.id: (prose,)}
            problems += _check_all(notes.file, notes.check_definitions, Lookup(PROSE, (prose,), others, forms))
    return (*problems, *_shared_addresses(collection), *_comparisons(collection.references))


def _shared_addresses(collection: Collection) -> Iterator[Problem]:
    """Pages of indicators, of their groups and of measures stand side by side: each name is of one page."""
    references = collection.references
    own = (indicator.slug for indicator in references.indicators.values() if indicator.has_own_page)
    measures = (measure.id for measure in collection.measures)
    for name, count in Counter((*own, *references.indicator_groups, *measures)).items():
        if count > 1:
            message = f"“{name}” là địa chỉ của {count} trang: chỉ tiêu, nhóm chỉ tiêu và chỉ số không được trùng tên"
            cure = "đổi slug của chỉ tiêu, mã của nhóm trong code_lists.csv (indicator_page) hoặc tên tệp của chỉ số"
            yield Problem("data/reference/indicators.csv", None, "slug", "key.address", message, cure, name)


def _comparisons(references: References) -> Iterator[Problem]:
    """A set compares bodies of one level and of types that this level has; no body is in two sets at once."""
    file = "data/reference/comparison_sets.csv"
    for peers in references.comparison_sets:
        known = {unit.type for unit in references.units.values() if unit.level == peers.level}
        for unit_type in peers.types:
            if unit_type not in known:
                message = f"nhóm “{peers.id}” so loại “{unit_type}” với cấp “{peers.level}”, mà cấp ấy không có loại đó"
                cure = "chỉ ghi loại của các đơn vị cùng cấp trong units.csv; khác cấp thì không so với nhau"
                yield Problem(file, None, "types", "comparison.type", message, cure, unit_type)
    for peers, other in combinations(references.comparison_sets, 2):
        if peers.overlaps(other):
            message = f"nhóm “{peers.id}” và “{other.id}” có chung loại đơn vị trong cùng thời gian"
            cure = "để mỗi loại ở một nhóm, hoặc tách ngày"
            yield Problem(file, None, "set", "comparison.overlap", message, cure, other.id)


def _tables_by_id(releases: Iterable[Release]) -> dict[str, tuple[Table, ...]]:
    return grouped((table.id, table) for release in releases for table in release.tables)


def _check_all(file: str, definitions: tuple[CheckDefinition, ...], lookup: Lookup) -> Iterator[Problem]:
    seen = set[str]()
    for definition in definitions:
        faults = [("shape", message) for message in shape_faults(definition)] or [*lookup.faults(definition)]
        if definition.id in seen:
            faults.append(("duplicate", "mã này đã dùng ở mục trước"))
        seen.add(definition.id)
        for kind, message in faults:
            told, cure = f"Phép kiểm “{definition.id}”: {message}", _CURE.format(id=definition.id)
            yield Problem(file, definition.line, "", f"identity.{kind}", told, cure, definition.id)
