"""Asking: every rule of a report's forms, of its own text, and every rule that needs no asking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.collection import Collection
from ..model.findings import CheckResult
from ..model.forms import PROSE, CheckDefinition
from ..model.releases import Release, Table
from .cross_report_index import CrossReportIndex, make_cross_report_index
from .definition_faults import shape_faults
from .rule_input import RuleInput
from .rule_registry import IDENTITY_RULES, REPORT_RULES

PROSE_TABLE = "prose"


def check_release(release: Release, collection: Collection, earlier: Sequence[Release] = ()) -> tuple[CheckResult, ...]:
    """All answers for one version of one report; `earlier` holds the reports of the periods before it."""
    others = [one for one in earlier if one.report != release.report]
    scene = make_cross_report_index(collection, [release, *others])
    return tuple(_answers(release, collection, scene, _askable([release])))


def check_collection(collection: Collection) -> tuple[CheckResult, ...]:
    """All answers for the newest version of every report, reports in alphabetical order."""
    newest = collection.newest()
    scene, askable = make_cross_report_index(collection, newest), _askable(newest)
    return tuple(answer for release in newest for answer in _answers(release, collection, scene, askable))


_Askable = Mapping[int, tuple[CheckDefinition, ...]]  # by the form as an object, for one form is shared by many tables


def _askable(releases: Iterable[Release]) -> _Askable:
    """The identities of each form that can be asked, looked at once for all reports."""
    forms = {id(table.form): table.form for release in releases for table in release.tables}
    return {key: _well_formed(form.identities) for key, form in forms.items()}


def _well_formed(identities: Iterable[CheckDefinition]) -> tuple[CheckDefinition, ...]:
    # An identity that cannot be asked is a fault of the form: validate_identities tells it, and stops the build.
    return tuple(identity for identity in identities if not any(shape_faults(identity)))


def _answers(
    release: Release, collection: Collection, scene: CrossReportIndex, askable: _Askable
) -> Iterator[CheckResult]:
    for table in release.tables:
        for identity in askable[id(table.form)]:
            yield from IDENTITY_RULES[identity.rule].check(RuleInput(release, table, identity))
    notes = collection.notes.get(release.report)
    for identity in _well_formed(notes.identities) if notes else ():
        yield from IDENTITY_RULES[identity.rule].check(RuleInput(release, prose_of(release), identity))
    for rule in REPORT_RULES.values():
        yield from rule.check(release, scene)


def prose_of(release: Release) -> Table:
    """The report's prose; an empty one where no figure stands in its text."""
    table = release.table(PROSE_TABLE)
    return table or Table(PROSE_TABLE, PROSE, PROSE.title, release.period, "", "", release.unit, (), "")
