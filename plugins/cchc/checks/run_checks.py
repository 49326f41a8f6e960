"""Runs the checks of a report: those of its forms, those of its own text, and the rules about whole reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.collection import Collection
from ..model.findings import CheckResult
from ..model.forms import PROSE, CheckDefinition
from ..model.releases import Release, Table
from .cross_report_index import CrossReportIndex, make_cross_report_index
from .definition_faults import shape_faults
from .rule_input import RuleInput
from .rule_registry import REPORT_RULES, TABLE_RULES

PROSE_TABLE = "prose"


def check_release(release: Release, collection: Collection, earlier: Sequence[Release] = ()) -> tuple[CheckResult, ...]:
    """All answers for one version of one report; `earlier` holds the reports of the periods before it."""
    others = [other for other in earlier if other.report != release.report]
    index = make_cross_report_index(collection, [release, *others])
    return tuple(_answers(release, collection, index, _sound_definitions([release])))


def check_collection(collection: Collection) -> tuple[CheckResult, ...]:
    """All answers for the newest version of every report, reports in alphabetical order."""
    newest = collection.newest()
    index, sound = make_cross_report_index(collection, newest), _sound_definitions(newest)
    return tuple(answer for release in newest for answer in _answers(release, collection, index, sound))


_SoundDefinitions = Mapping[int, tuple[CheckDefinition, ...]]  # by the id of the form object


def _sound_definitions(releases: Iterable[Release]) -> _SoundDefinitions:
    """The sound check definitions of each form, found once for all reports."""
    forms = {id(table.form): table.form for release in releases for table in release.tables}
    return {key: _well_formed(form.check_definitions) for key, form in forms.items()}


def _well_formed(definitions: Iterable[CheckDefinition]) -> tuple[CheckDefinition, ...]:
    # An unsound definition is a fault of the form: validate_definitions reports it, and the build stops.
    return tuple(definition for definition in definitions if not any(shape_faults(definition)))


def _answers(
    release: Release, collection: Collection, index: CrossReportIndex, sound: _SoundDefinitions
) -> Iterator[CheckResult]:
    for table in release.tables:
        for definition in sound[id(table.form)]:
            yield from TABLE_RULES[definition.rule].check(RuleInput(release, table, definition))
    notes = collection.notes.get(release.report)
    for definition in _well_formed(notes.check_definitions) if notes else ():
        yield from TABLE_RULES[definition.rule].check(RuleInput(release, prose_of(release), definition))
    for rule in REPORT_RULES.values():
        yield from rule.check(release, index)


def prose_of(release: Release) -> Table:
    """The report's prose; an empty one where no figure stands in its text."""
    table = release.table(PROSE_TABLE)
    return table or Table(PROSE_TABLE, PROSE, PROSE.title, release.period, "", "", release.unit, (), "")
