"""Runs the checks of a report: those of its forms, those of its own text, and the rules about whole reports."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ..model.collection import Collection
from ..model.findings import CheckResult
from ..model.forms import PROSE, CheckDefinition, Form
from ..model.releases import Release, Table
from .answers import CollectionAnswers, ReportAnswers, answers_of
from .cross_report_index import Balance, CrossReportIndex, balance_of, index_citations
from .definition_faults import shape_faults
from .rule import RuleInput
from .rule_registry import REPORT_RULES, TABLE_RULES

PROSE_TABLE = "prose"


class Checker:
    """Asks the rules; what all reports of the collection share is worked out once."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._sound: dict[int, tuple[CheckDefinition, ...]] = {}  # by the id of the form object

    @cached_property
    def index(self) -> CrossReportIndex:
        return index_citations(self._collection.references)

    def alone(self, release: Release) -> Iterator[CheckResult]:
        """The answers that follow from the version itself, whatever other reports say."""
        for table in release.tables:
            for definition in self._sound_definitions(table.form):
                yield from TABLE_RULES[definition.rule].check(RuleInput(release, table, definition))
        notes = self._collection.notes.get(release.report)
        for definition in _well_formed(notes.check_definitions) if notes else ():
            yield from TABLE_RULES[definition.rule].check(RuleInput(release, prose_of(release), definition))
        yield from _ask_reports(release, self.index, needs_others=False)

    def compare(self, releases: Sequence[tuple[Release, ReportAnswers, Balance]]) -> CollectionAnswers:
        """All answers, with those of the rules that compare each report with the others."""
        index = self.index.with_balances(balance for _, _, balance in releases)
        return CollectionAnswers(
            {
                release.report: answers.followed_by(tuple(_ask_reports(release, index, needs_others=True)))
                for release, answers, _ in releases
            }
        )

    def balance(self, release: Release) -> Balance:
        return balance_of(release, self._collection.references)

    def _sound_definitions(self, form: Form) -> tuple[CheckDefinition, ...]:
        if id(form) not in self._sound:
            self._sound[id(form)] = _well_formed(form.check_definitions)
        return self._sound[id(form)]


def check_release(release: Release, collection: Collection, earlier: Sequence[Release] = ()) -> tuple[CheckResult, ...]:
    """All answers for one version of one report; `earlier` holds the reports of the periods before it."""
    checker, others = Checker(collection), [other for other in earlier if other.report != release.report]
    index = checker.index.with_balances(map(checker.balance, [release, *others]))
    return (*checker.alone(release), *_ask_reports(release, index, needs_others=True))


def check_collection(collection: Collection) -> CollectionAnswers:
    """All answers for the newest version of every report, reports in alphabetical order."""
    checker = Checker(collection)
    return checker.compare(
        [
            (release, answers_of(tuple(checker.alone(release))), checker.balance(release))
            for release in collection.newest()
        ]
    )


def _ask_reports(release: Release, index: CrossReportIndex, needs_others: bool) -> Iterator[CheckResult]:
    for rule in REPORT_RULES.values():
        if rule.needs_other_reports == needs_others:
            yield from rule.check(release, index)


def _well_formed(definitions: Iterable[CheckDefinition]) -> tuple[CheckDefinition, ...]:
    # An unsound definition is a fault of the form: validate_definitions reports it, and the build stops.
    return tuple(definition for definition in definitions if not any(shape_faults(definition)))


def prose_of(release: Release) -> Table:
    """The report's prose; an empty one where no figure stands in its text."""
    table = release.table(PROSE_TABLE)
    return table or Table(PROSE_TABLE, PROSE, PROSE.title, release.period, "", "", release.unit, (), "")
