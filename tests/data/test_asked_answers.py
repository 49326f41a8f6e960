"""Where all that a page asked is answered as it was, it says what it said: held for every page of made-up reports that
are peers of each other over several years, when one of them comes, goes, changes or is explained otherwise, or when the
lists grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.cchc.build.asked_edition import Asked, Question
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.checks import check_collection, match_explanations
from plugins.cchc.edition import Edition, assemble
from plugins.cchc.figures import FigureStore
from plugins.cchc.model.collection import Collection, DocumentCitation
from plugins.cchc.model.figures import figures_of
from plugins.cchc.model.references import UnitName
from plugins.cchc.model.releases import Cell, Release
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.page_list import CHAPTERS
from plugins.cchc.words.text import NO_TEXT
from tests.benchmark.made_up_collection import find_model, write_collection

ROOT = Path(__file__).resolve().parents[2]
BODIES, YEARS = 4, 2


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    folder = tmp_path_factory.mktemp("reports")
    write_collection(ROOT, folder, find_model(ROOT), BODIES, YEARS)
    return assemble(folder, cache=folder / "cache").collection


def build_of(collection: Collection) -> SiteBuild:
    results = check_collection(collection)
    findings, _ = match_explanations(collection, results)
    figures = (figure for release in collection.newest() for figure in figures_of(release))
    return SiteBuild(Edition(collection, FigureStore(figures), results, findings), "https://mau.example")


@dataclass(frozen=True)
class ToldPages:
    """The pages of each plan with all that they asked, made once for whatever they are compared with."""

    build: SiteBuild
    plans: dict[str, tuple[dict[Question, str], tuple[Page, ...]]]  # by name

    def still_answered(self, other: ToldPages) -> Iterator[tuple[str, bool]]:
        """Each plan, and whether all that it asked is answered the same there."""
        for name, (questions, _) in self.plans.items():
            yield name, all(other.build.answers[question] == answer for question, answer in questions.items())

    def pages(self, name: str) -> tuple[Page, ...] | None:
        return self.plans[name][1] if name in self.plans else None


def told_of(collection: Collection) -> ToldPages:
    build, plans = build_of(collection), {}
    for chapter in CHAPTERS[:-1]:
        for plan in chapter(build.contexts["vi"]):
            asked = Asked(build.answers)
            plans[plan.name] = asked.questions, plan.pages(asked.build_of(build).contexts["vi"])
    return ToldPages(build, plans)


@pytest.fixture(scope="module")
def before(collection: Collection) -> ToldPages:
    return told_of(collection)


def without_last(collection: Collection) -> Collection:
    return _without(collection, collection.releases[-1])


def without_first(collection: Collection) -> Collection:
    """With which a later one was compared."""
    return _without(collection, collection.releases[0])


def _without(collection: Collection, gone: Release) -> Collection:
    releases = tuple(release for release in collection.releases if release is not gone)
    return replace(explained_otherwise(collection, gone.report), releases=releases)


def explained_otherwise(collection: Collection, report: str = "") -> Collection:
    """As if nothing were known of one report."""
    about = report or collection.releases[0].report
    return replace(collection, notes={report: notes for report, notes in collection.notes.items() if report != about})


def one_more_settled(collection: Collection) -> Collection:
    """One number of a report in the middle is another."""
    releases = list(collection.releases)
    at = len(releases) // 2
    releases[at] = _with_number(releases[at])
    return replace(collection, releases=tuple(releases))


def _with_number(release: Release) -> Release:
    table, row, name, cell = next(each for each in release.cells() if each[3].number and each[3].number > 500)
    changed = replace(row, cells={**row.cells, name: _more(cell)})
    rows = tuple(changed if each.key == row.key else each for each in table.rows)
    tables = tuple(replace(each, rows=rows) if each.id == table.id else each for each in release.tables)
    return replace(release, tables=tables, files=(*release.files, ("khac", "0" * 64, 1)))


def _more(cell: Cell) -> Cell:
    assert cell.number is not None
    return replace(cell, printed=str(cell.number + 1), value=cell.number + Decimal(1))


def listed_more(collection: Collection) -> Collection:
    """A period, a document and a spelling that belong to a report which is not there yet."""
    references = collection.references
    before = replace(next(iter(references.periods.values())), id="1999", start="1999-01-01", end="1999-12-31")
    cited = DocumentCitation("vb-1", "ke-hoach", "1/KH", "1/1/1999", "1999-01-01", "Sở", NO_TEXT, "khac", "I", 1, "")
    spelled = UnitName("Tên khác", collection.releases[-1].unit, "khac", "", "")
    grown = replace(
        references,
        periods={before.id: before, **references.periods},
        citations=(cited, *references.citations),
        unit_names=(spelled, *references.unit_names),
    )
    return replace(collection, references=grown)


def test_longer_lists_leave_the_pages_of_reports_and_bodies_as_they_were(
    collection: Collection, before: ToldPages
) -> None:
    after, asked_anew = told_of(listed_more(collection)), Counter[str]()
    for name, is_answered in before.still_answered(after):
        if is_answered:
            assert before.pages(name) == after.pages(name), name
        else:
            asked_anew[name.split("/")[0]] += 1
    assert asked_anew["unit_page"] == 1  # of the body that is spelled otherwise
    assert not asked_anew.keys() & {"unit_period_page", "report_page", "table_page", "version_page", "table_embeds"}
    assert asked_anew["documents_page"] == 1


@pytest.mark.parametrize("edit", [without_last, without_first, explained_otherwise, one_more_settled])
def test_where_the_answers_are_the_same_a_page_says_the_same(
    collection: Collection, before: ToldPages, edit: Callable[[Collection], Collection]
) -> None:
    after = told_of(edit(collection))
    for old, new in ((before, after), (after, before)):
        kept = Counter[str]()
        for name, is_answered in old.still_answered(new):
            if is_answered:
                assert old.pages(name) == new.pages(name), name
                kept[name.split("/")[0]] += 1
        assert kept["table_page"] == 2 * (BODIES * YEARS - 1)  # tables of the other reports
        assert kept["unit_period_page"] == (BODIES - 1) * (YEARS - 1)  # of the other bodies in the other years
        assert kept["unit_page"] > BODIES
