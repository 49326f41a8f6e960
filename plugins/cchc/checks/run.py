"""Asking: every rule of a report's forms, of its own text, and every rule that needs no asking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..core.collection import Collection
from ..core.findings import CheckResult
from ..core.forms import PROSE, Identity
from ..core.releases import Release, Table
from .case import Case
from .registry import IDENTITY_RULES, REPORT_RULES
from .scene import Scene, make_scene
from .shape import shape_faults

PROSE_TABLE = "prose"


def check_release(release: Release, collection: Collection, earlier: Sequence[Release] = ()) -> tuple[CheckResult, ...]:
    """All answers for one version of one report; `earlier` holds the reports of the periods before it."""
    others = [one for one in earlier if one.report != release.report]
    scene = make_scene(collection, [release, *others])
    return tuple(_answers(release, collection, scene, _askable([release])))


def check_collection(collection: Collection) -> tuple[CheckResult, ...]:
    """All answers for the newest version of every report, reports in alphabetical order."""
    newest = collection.newest()
    scene, askable = make_scene(collection, newest), _askable(newest)
    return tuple(answer for release in newest for answer in _answers(release, collection, scene, askable))


_Askable = Mapping[int, tuple[Identity, ...]]  # by the form as an object, for one form is shared by many tables


def _askable(releases: Iterable[Release]) -> _Askable:
    """The identities of each form that can be asked, looked at once for all reports."""
    forms = {id(table.form): table.form for release in releases for table in release.tables}
    return {key: _well_formed(form.identities) for key, form in forms.items()}


def _well_formed(identities: Iterable[Identity]) -> tuple[Identity, ...]:
    # An identity that cannot be asked is a fault of the form: validate_identities tells it, and stops the build.
    return tuple(identity for identity in identities if not any(shape_faults(identity)))


def _answers(release: Release, collection: Collection, scene: Scene, askable: _Askable) -> Iterator[CheckResult]:
    for table in release.tables:
        for identity in askable[id(table.form)]:
            yield from IDENTITY_RULES[identity.rule].check(Case(release, table, identity))
    notes = collection.notes.get(release.report)
    for identity in _well_formed(notes.identities) if notes else ():
        yield from IDENTITY_RULES[identity.rule].check(Case(release, prose_of(release), identity))
    for rule in REPORT_RULES.values():
        yield from rule.check(release, scene)


def prose_of(release: Release) -> Table:
    """The report's prose; an empty one where no figure stands in its text."""
    table = release.table(PROSE_TABLE)
    return table or Table(PROSE_TABLE, PROSE, PROSE.title, release.period, "", "", release.unit, (), "")
