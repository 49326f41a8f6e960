"""Check definitions are data and can be wrong: every rule, parameter, field, row and table they name must exist."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from ..errors import Problem
from ..model.collection import Collection, References
from ..model.releases import PROSE, CheckDefinition, Release, Table
from .definition_faults import Lookup, shape_faults
from .run_checks import prose_of

_CURE = "Sửa mục identities “{id}”: quy tắc và tham số như trong data/README.md, cột và dòng như trong biểu mẫu"


def validate_definitions(collection: Collection) -> tuple[Problem, ...]:
    """Problems of the definitions of all forms, then of those written for single reports."""
    newest = collection.newest()
    by_form = _releases_by_form(newest)
    problems: list[Problem] = []
    for form in collection.forms.values():
        # A definition is about one report: other tables must stand in a report beside the form's own.
        others = _tables_by_id(by_form.get(form.id, ()))
        own = tuple(table for tables in others.values() for table in tables if table.form.id == form.id)
        problems += _check_all(f"data/forms/{form.id}.yaml", form.check_definitions, Lookup(form, own, others))
    reports = {release.report: release for release in newest}
    for notes in collection.notes.values():
        if notes.report in reports:
            prose = prose_of(reports[notes.report])
            others = {**_tables_by_id([reports[notes.report]]), prose.id: (prose,)}
            problems += _check_all(notes.file, notes.check_definitions, Lookup(PROSE, (prose,), others))
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

    def problem(column: str, code: str, message: str, cure: str, value: str) -> Problem:
        return Problem("data/reference/comparison_sets.csv", None, column, code, message, cure, value)

    for peers in references.comparison_sets:
        known = {unit.type for unit in references.units.values() if unit.level == peers.level}
        for unit_type in peers.types:
            if unit_type not in known:
                message = f"nhóm “{peers.id}” so loại “{unit_type}” với cấp “{peers.level}”, mà cấp ấy không có loại đó"
                cure = "chỉ ghi loại của các đơn vị cùng cấp trong units.csv; khác cấp thì không so với nhau"
                yield problem("types", "comparison.type", message, cure, unit_type)
    for peers, other in combinations(references.comparison_sets, 2):
        if peers.overlaps(other):
            message = f"nhóm “{peers.id}” và “{other.id}” có chung loại đơn vị trong cùng thời gian"
            yield problem("set", "comparison.overlap", message, "để mỗi loại ở một nhóm, hoặc tách ngày", other.id)


def _releases_by_form(releases: Iterable[Release]) -> dict[str, list[Release]]:
    by_form: dict[str, list[Release]] = {}
    for release in releases:
        for form in {table.form.id for table in release.tables}:
            by_form.setdefault(form, []).append(release)
    return by_form


def _tables_by_id(releases: Iterable[Release]) -> dict[str, tuple[Table, ...]]:
    by_id: dict[str, list[Table]] = {}
    for release in releases:
        for table in release.tables:
            by_id.setdefault(table.id, []).append(table)
    return {key: tuple(tables) for key, tables in by_id.items()}


def _check_all(file: str, definitions: tuple[CheckDefinition, ...], lookup: Lookup) -> Iterator[Problem]:
    for definition_id, count in Counter(definition.id for definition in definitions).items():
        if count > 1:
            yield _problem(file, definition_id, "identity.duplicate", f"có {count} mục cùng mã")
    for definition in definitions:
        faults = list(shape_faults(definition))
        for message in faults:
            yield _problem(file, definition.id, "identity.shape", message)
        if not faults:
            for kind, message in lookup.faults(definition):
                yield _problem(file, definition.id, f"identity.{kind}", message)


def _problem(file: str, definition_id: str, code: str, message: str) -> Problem:
    full_message = f"Phép kiểm “{definition_id}”: {message}"
    return Problem(file, None, "", code, full_message, _CURE.format(id=definition_id), definition_id)
