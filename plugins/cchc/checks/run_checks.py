"""Asking: every rule of a report's forms, of its own text, and every rule that needs no asking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    return tuple(_answers(release, collection, make_cross_report_index(collection, [release, *others])))


def check_collection(collection: Collection) -> tuple[CheckResult, ...]:
    """All answers for the newest version of every report, reports in alphabetical order."""
    newest = collection.newest()
    scene = make_cross_report_index(collection, newest)
    return tuple(answer for release in newest for answer in _answers(release, collection, scene))


def _answers(release: Release, collection: Collection, scene: CrossReportIndex) -> Iterator[CheckResult]:
    for table in release.tables:
        for identity in table.form.identities:
            yield from _ask(release, table, identity)
    notes = collection.notes.get(release.report)
    for identity in notes.identities if notes else ():
        yield from _ask(release, prose_of(release), identity)
    for rule in REPORT_RULES.values():
        yield from rule.check(release, scene)


def _ask(release: Release, table: Table, identity: CheckDefinition) -> Iterator[CheckResult]:
    # An identity that cannot be asked is a fault of the form: validate_identities tells it, and stops the build.
    if not any(shape_faults(identity)):
        yield from IDENTITY_RULES[identity.rule].check(RuleInput(release, table, identity))


def prose_of(release: Release) -> Table:
    """The report's prose; an empty one where no figure stands in its text."""
    table = release.table(PROSE_TABLE)
    return table or Table(PROSE_TABLE, PROSE, PROSE.title, release.period, "", "", release.unit, (), "")
