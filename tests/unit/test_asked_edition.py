"""What a task asks of the reports is noted, at least as wide as what it was told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from plugins.cchc.build.asked_edition import EVERYTHING, Asked, Question
from plugins.cchc.build.build_steps import CHAPTER_NAMES, STEPS
from plugins.cchc.build.kept_files import KeptFiles
from plugins.cchc.build.made_files import join_files
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.edition import Edition
from plugins.cchc.formats.file_format import PublishedFile
from plugins.cchc.model.releases import Release
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.page_list import report_pages, unit_pages
from plugins.cchc.pages.site_chrome import SiteChrome
from tests.fixtures.every_page import pages_of
from tests.fixtures.small_edition import small_edition, with_only, with_releases
from tests.unit.test_kept_after_edits import Memory

RELEASES = [replace(release, source_text="Một dòng.\n") for release in small_edition().collection.releases]
BUILD = SiteBuild(with_releases(*RELEASES), "https://mau.example")
REPORT = RELEASES[0].report


def ask() -> tuple[Asked, SiteBuild, PageContext]:
    asked = Asked(BUILD.answers)
    build = asked.build_of(BUILD)
    return asked, build, build.contexts["vi"]


def test_pages_say_the_same_whether_somebody_notes_or_not() -> None:
    _, _, context = ask()
    assert list(pages_of(context, unit_pages, report_pages)) == list(
        pages_of(BUILD.contexts["vi"], unit_pages, report_pages)
    )


def test_a_page_about_a_report_has_asked_about_it() -> None:
    plans = [plan for plan in report_pages(BUILD.contexts["vi"]) if isinstance(next(iter(plan.arguments), 0), Release)]
    assert {plan.make.__name__ for plan in plans} > {"source_text_page", "table_page"}
    for plan in plans:
        asked, _, context = ask()
        plan.pages(context)
        assert ("report", plan.arguments[0].report) in asked.questions
        assert EVERYTHING not in asked.questions


def test_who_uses_what_is_not_listed_or_asks_for_all_keys_has_asked_for_everything() -> None:
    for use in (
        lambda edition: edition.findings,
        lambda edition: list(edition.releases),
        lambda edition: len(edition.values_by_unit),
        lambda edition: len(edition.store),
        lambda edition: edition.store.units(),
        lambda edition: edition.collection.releases,
    ):
        asked, build, _ = ask()
        use(build.edition)
        assert [*asked.questions] == [EVERYTHING]


def test_what_is_not_there_is_asked_for_too() -> None:
    asked, build, context = ask()
    assert build.edition.releases.get("khong-co") is None and "khong-co" not in build.edition.units_over_time
    assert build.edition.values_by_unit.get("khong-co") is None and context.sizes.get("khong/co") is None
    assert [*asked.questions] == [
        ("report", "khong-co"),
        ("unit", "khong-co"),
        ("unit_values", "khong-co"),
        ("size", "khong/co"),
    ]


VALUE = next(value for values in BUILD.edition.values_by_unit.values() for value in values)
INDICATOR = min(BUILD.edition.store.indicators())


@pytest.mark.parametrize(
    ("use", "question"),
    [
        (lambda _, context: context.values_over_time.get((VALUE.unit, VALUE.measure, VALUE.category)), "unit_values"),
        (lambda build, _: build.edition.rivals_of(VALUE), "unit_values"),
        (lambda build, _: build.edition.standing_of(VALUE), "report"),
        (lambda build, _: build.edition.alone(build.edition.releases[VALUE.report]), "report"),
        (lambda build, _: build.edition.references.listed_of(BUILD.edition.releases[VALUE.report]), "report"),
        (lambda build, _: build.edition.references.periods[VALUE.period], "period"),
        (lambda build, _: build.edition.references.names_by_unit.get(VALUE.unit), "unit_names"),
        (lambda build, _: build.edition.results_by_table.get((VALUE.report, "bang")), "report"),
        (lambda _, context: context.frozen.get(VALUE.report), "report"),
        (lambda _, context: context.rankings.group(VALUE), "peers"),
        (lambda _, context: VALUE.unit in context.rankings.newest_units, "compared"),
        (lambda _, context: context.values_by_period.get((VALUE.measure, VALUE.period)), "period_values"),
        (lambda build, _: build.edition.values_by_measure[VALUE.measure], "measure_values"),
        (lambda build, _: build.edition.store.of_unit(VALUE.unit), "unit_figures"),
        (lambda build, _: build.edition.store.of_unit_period(VALUE.unit, VALUE.period), "period_figures"),
        (lambda build, _: build.edition.store.periods_of(VALUE.unit), "unit"),
        (lambda build, _: build.edition.store.of_indicator(INDICATOR), "indicator_figures"),
        (lambda build, _: build.edition.store.count_stated("indicator", INDICATOR), "indicator_figures"),
        (lambda build, _: build.edition.store.count_stated("unit", VALUE.unit), "unit_figures"),
        (lambda _, context: context.rankings.groups_of(VALUE.measure), "measure_values"),
        (lambda build, _: build.edition.last_day(BUILD.edition.name), "last_day"),
        (lambda build, _: build.edition.told_by_unit.get(VALUE.unit), "told"),
        (lambda build, _: build.edition.releases_by_unit.get(VALUE.unit), "filed"),
    ],
)
def test_what_a_page_shows_is_what_it_has_asked_about(
    use: Callable[[SiteBuild, PageContext], object], question: str
) -> None:
    about: dict[str, Question] = {
        "report": (VALUE.report,),
        "peers": BUILD.contexts["vi"].rankings.key(VALUE),
        "period": (VALUE.period,),
        "period_values": (VALUE.measure, VALUE.period),
        "measure_values": (VALUE.measure,),
        "period_figures": (VALUE.unit, VALUE.period),
        "indicator_figures": (INDICATOR,),
        "last_day": (BUILD.edition.name,),
    }
    asked, build, context = ask()
    use(build, context)
    assert [*asked.questions] == [(question, *about.get(question, (VALUE.unit,)))]


def test_answers_change_with_each_report_that_they_tell_of_and_with_no_other() -> None:
    edition = BUILD.edition
    store, units = edition.store, [*edition.references.units]
    tells: dict[Question, set[str]] = {("report", report): {report} for report in edition.releases}
    tells |= {("unit_figures", unit): {report for report, _ in store.tables_of(unit)} for unit in units}
    tells |= {
        ("indicator_figures", indicator): {figure.report for figure in store.of_indicator(indicator)}
        for indicator in edition.references.indicators
    }
    tells |= {("period_figures", *pair): set(store.reports_of(*pair)) for pair in store.unit_periods()}
    tells |= {
        ("measure_values", measure): {value.report for value in edition.values_by_measure.get(measure, ())}
        for measure in edition.measures
    }
    by_period = BUILD.contexts["vi"].values_by_period
    tells |= {("period_values", *key): {value.report for value in values} for key, values in by_period.items()}
    tells |= {("told", unit): {release.report for release, _ in edition.told_by_unit.get(unit, ())} for unit in units}
    tells |= {("filed", unit): {release.report for release in edition.releases_by_unit.get(unit, ())} for unit in units}
    for report in list(edition.releases)[::4]:
        others = (
            replace(release, files=(("bang.csv", "0" * 64, 1),)) if release.report == report else release
            for release in RELEASES
        )
        build = SiteBuild(with_releases(*others), "https://mau.example")
        changed = {question for question in tells if build.answers[question] != BUILD.answers[question]}
        assert changed == {question for question, reports in tells.items() if report in reports}


def test_answers_change_with_what_is_held_and_with_the_lists_that_grow() -> None:
    """Not only with the bytes of a report: where figures are, who is compared, what the edition is called."""
    unit, references = VALUE.unit, BUILD.edition.references
    (name, *_), (citation, *_), period = references.unit_names, references.citations, references.periods[VALUE.period]
    lists = replace(
        references,
        unit_names=(replace(name, name="Tên khác"), *references.unit_names[1:]),
        citations=(replace(citation, where="Phần II"), *references.citations[1:]),
        periods={**references.periods, period.id: replace(period, end="2032-03-30")},
    )
    collection = BUILD.edition.collection
    fewer = SiteBuild(with_only(*(release for release in RELEASES if release.unit != unit)))
    others = SiteBuild(replace(BUILD.edition, collection=replace(collection, references=lists)))
    of_lists: tuple[Question, ...] = (
        ("unit_names", name.unit), ("document", citation.document), ("citations",), ("period", period.id),
    )  # fmt: skip
    kinds = ("unit", "unit_figures", "unit_values", "filed")
    of_unit: tuple[Question, ...] = (("name",), *((kind, unit) for kind in kinds))
    for question in (*of_lists, *of_unit, EVERYTHING):
        same = {other.answers[question] == BUILD.answers[question] for other in (fewer, others)}
        assert False in same, question
        assert BUILD.answers[question] == SiteBuild(with_releases(*RELEASES)).answers[question]
    assert all(fewer.answers[question] == BUILD.answers[question] for question in of_lists)
    assert len({BUILD.answers["compared", each] for each in references.units}) == 2, "some are compared, some are not"
    elsewhere = SiteBuild(BUILD.edition, "https://khac.example")
    assert elsewhere.answers["chrome", "vi"] != BUILD.answers["chrome", "vi"] != BUILD.answers["chrome", "en"]
    released_later = with_releases(*(replace(release, created="2033-01-01") for release in RELEASES))
    anew = SiteBuild(released_later, "https://mau.example")
    path, month = BUILD.contexts["vi"].links.report(REPORT), BUILD.edition.name
    assert anew.answers["days", path] != BUILD.answers["days", path]
    assert anew.answers["last_day", month] != BUILD.answers["last_day", month]
    assert anew.answers["chrome", "vi"] == BUILD.answers["chrome", "vi"], "only the month is another"


def test_what_is_no_report_s_asks_nothing() -> None:
    asked, build, context = ask()
    assert build.edition.references.units and build.edition.collection.forms and build.edition.portal
    assert context.portal_name and not asked.questions


def test_what_several_tasks_show_is_made_once_and_each_has_asked_for_it() -> None:
    made: list[PageContext] = []

    def show(context: PageContext) -> str:
        made.append(context)
        return context.edition.releases[REPORT].report

    (first, _, context), (second, _, other) = ask(), ask()
    for each in (context, other, context):
        assert each.once("mau: một báo cáo", lambda each=each: show(each)) == REPORT
    assert made == [context] and first.questions == second.questions and ("report", REPORT) in second.questions


def test_sizes_are_asked_for_one_by_one_or_by_folder_and_as_they_are_now() -> None:
    asked, _, context = ask()
    question: Question = ("folder", "du-lieu/mau/")
    assert context.sizes.in_folder("du-lieu/mau/") == []  # type: ignore[attr-defined]
    before = asked.answers[question]
    BUILD.sizes.note("du-lieu/mau/", [PublishedFile("bang.csv", "0" * 64, 1)])
    assert asked.answers[question] != before == asked.questions[question]
    assert "du-lieu/mau/bang.csv" in context.sizes and context.sizes["du-lieu/mau/bang.csv"] == 1
    assert ("size", "du-lieu/mau/bang.csv") in asked.questions
    size = asked.answers["size", "du-lieu/mau/bang.csv"]
    context.sizes.sums.get("du-lieu/mau/bang.csv")  # type: ignore[attr-defined]
    BUILD.sizes.note("du-lieu/mau/", [PublishedFile("bang.csv", "1" * 64, 1)])
    sums = asked.questions["sum", "du-lieu/mau/bang.csv"]
    assert (
        asked.answers["sum", "du-lieu/mau/bang.csv"] != sums and asked.answers["size", "du-lieu/mau/bang.csv"] == size
    )


def test_a_frame_and_days_are_asked_for_too() -> None:
    asked, build, context = ask()
    path = context.links.report(REPORT)
    assert build.chrome["vi"] == BUILD.undated_chrome["vi"] and build.days.printed(path) == BUILD.days.of(path)
    assert [*asked.questions] == [("chrome", "vi"), ("days", path)]
    assert len(set(asked.questions.values())) == 2


def test_what_others_have_to_do_with_a_report_is_known_of_it() -> None:
    first, *others = results = tuple(BUILD.edition.results)
    whole, less = (SiteBuild(replace(BUILD.edition, results=told)) for told in (results, tuple(others)))
    reports = [*BUILD.edition.releases]
    changed = [report for report in reports if less.answers["report", report] != whole.answers["report", report]]
    assert changed == [first.report] and len(reports) > 1


def test_peers_are_told_with_what_is_known_of_their_reports() -> None:
    edition, groups = BUILD.edition, BUILD.contexts["vi"].rankings.values_by_key
    key, report = next(
        (key, value.report)
        for key, values in groups.items()
        for value in values
        if value.report in edition.collection.notes
    )
    notes = {known: notes for known, notes in edition.collection.notes.items() if known != report}
    other = SiteBuild(replace(edition, collection=replace(edition.collection, notes=notes)))
    assert other.answers["peers", *key] != BUILD.answers["peers", *key]


def test_when_a_month_begins_pages_tell_of_it_and_those_that_do_not_cite_it_are_not_printed_again() -> None:
    printed: list[str] = []

    def press(page: Page, chrome: SiteChrome) -> str:
        printed.append(page.head.path)
        return f"{page.head.path} {chrome.edition}"

    def pages(edition: Edition, kept: KeptFiles | None) -> dict[str, bytes]:
        printed.clear()
        build = SiteBuild(edition, "https://mau.example", press=press, kept=kept)
        made = join_files(task() for name in CHAPTER_NAMES for task in STEPS[name](build).values())
        return {path: data for path, data in made.files.items() if path.endswith(".html")}

    kept = KeptFiles(Memory(), "")
    pages(with_releases(*RELEASES), kept)
    *others, last = RELEASES
    later = with_releases(*others, replace(last, created="2033-02-01", files=(("bang.csv", "0" * 64, 1),)))
    after, again = pages(later, kept), {*printed}
    assert after == pages(later, None)
    links = BUILD.contexts["vi"].links
    of_reports = {release.report: links.report(release.report) for release in RELEASES}
    assert again & {*of_reports.values()} == {of_reports[last.report]}
    assert after[f"{of_reports[REPORT]}index.html"] == f"{of_reports[REPORT]} 2033-02".encode()
