"""Identities are data, and data can be wrong: every rule, word, field, row and table they name must exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..errors import Problem
from ..model.collection import Collection
from ..model.forms import PROSE, CheckDefinition
from ..model.releases import Release, Table
from .definition_faults import shape_faults
from .lookup import Lookup
from .run_checks import prose_of

_CURE = "Sửa mục identities “{id}”: quy tắc và tham số như trong data/README.md, cột và dòng như trong biểu mẫu"


def validate_identities(collection: Collection) -> tuple[Problem, ...]:
    """Problems of all forms, then of the identities written for single reports."""
    newest = collection.newest()
    by_form = _releases_by_form(newest)
    problems: list[Problem] = []
    for form in collection.forms.values():
        # An identity speaks of one report: other tables are sought beside the form's own, not anywhere.
        others = _tables_by_id(by_form.get(form.id, ()))
        own = tuple(table for held in others.values() for table in held if table.form.id == form.id)
        problems += _check_all(f"data/forms/{form.id}.yaml", form.identities, Lookup(form, own, others))
    reports = {release.report: release for release in newest}
    for notes in collection.notes.values():
        if notes.report in reports:
            prose = prose_of(reports[notes.report])
            others = {**_tables_by_id([reports[notes.report]]), prose.id: (prose,)}
            problems += _check_all(notes.file, notes.identities, Lookup(PROSE, (prose,), others))
    return tuple(problems)


def _releases_by_form(releases: Iterable[Release]) -> dict[str, list[Release]]:
    found: dict[str, list[Release]] = {}
    for release in releases:
        for form in dict.fromkeys(table.form.id for table in release.tables):
            found.setdefault(form, []).append(release)
    return found


def _tables_by_id(releases: Iterable[Release]) -> dict[str, tuple[Table, ...]]:
    found: dict[str, list[Table]] = {}
    for release in releases:
        for table in release.tables:
            found.setdefault(table.id, []).append(table)
    return {key: tuple(tables) for key, tables in found.items()}


def _check_all(file: str, identities: tuple[CheckDefinition, ...], lookup: Lookup) -> Iterator[Problem]:
    for identity_id, count in Counter(identity.id for identity in identities).items():
        if count > 1:
            yield _problem(file, identity_id, "identity.duplicate", f"có {count} mục cùng mã")
    for identity in identities:
        faults = list(shape_faults(identity))
        for message in faults:
            yield _problem(file, identity.id, "identity.shape", message)
        if not faults:
            for kind, message in lookup.faults(identity):
                yield _problem(file, identity.id, f"identity.{kind}", message)


def _problem(file: str, identity_id: str, code: str, message: str) -> Problem:
    told = f"Phép kiểm “{identity_id}”: {message}"
    return Problem(file, None, "", code, told, _CURE.format(id=identity_id), identity_id)
