"""The collection: the newest versions, labels and roles of its lists, and the reporting calendar."""

from __future__ import annotations

from dataclasses import replace

from plugins.cchc.model.changes import CellChange, changes_between
from plugins.cchc.model.collection import Collection, Query, QueryColumn
from plugins.cchc.model.figures import edition_names
from plugins.cchc.model.findings import CheckResult, Explanation
from plugins.cchc.model.portal import Duty, Portal
from plugins.cchc.model.references import Period, Unit
from plugins.cchc.model.regimes import CalendarEntry, duties_of, forms_of, make_calendar
from plugins.cchc.model.releases import Release
from plugins.cchc.words.text import NO_TEXT, verbatim
from tests.fixtures.small_edition import make_references
from tests.unit.check_builders import make_collection, make_form, make_indicator, make_plain_table, make_release

FORM = make_form("a")


def report(
    name: str, version: str = "1.0.0", period: str = "2019-h1", unit: str = "so", regime: str = "moi"
) -> Release:
    release = make_release(make_plain_table(FORM, {"1": "5"}), report=name, version=version)
    return replace(release, unit="so", source=replace(release.source, regime=regime))


def make_unit(unit: str, kind: str = "xa", parent: str = "tinh", valid_from: str = "", valid_to: str = "") -> Unit:
    return Unit(unit, kind, "commune", parent, "", verbatim(unit), NO_TEXT, valid_from, valid_to, "")


def test_the_newest_version_of_each_report_in_alphabetical_order() -> None:
    collection = make_collection(report("b", "1.9.0"), report("b", "1.10.0"), report("b", "1.2.0"), report("a"))
    assert [(release.report, release.version) for release in collection.newest()] == [("a", "1.0.0"), ("b", "1.10.0")]


def test_labels_and_roles_of_what_is_known_and_what_is_not() -> None:
    indicators = {name: make_indicator(name, role) for name, role in (("x", "late"), ("y", "late"), ("z", ""))}
    base = make_collection().references
    references = replace(base, indicators=indicators, code_lists={"loai": {"xa": verbatim("Xã")}})
    assert references.indicators_with("late") == {"x", "y"}
    assert (references.role("x"), references.role("z"), references.role("none")) == ("late", "", "")
    assert references.label("loai", "xa").first == "Xã"
    assert references.label("loai", "?").in_("km") == references.label("none", "?").first == "?"


def test_a_question_is_asked_where_all_its_reports_are() -> None:
    columns = (QueryColumn("x", "count"),)
    queries = tuple(Query(name, NO_TEXT, NO_TEXT, "", columns, needs) for name, needs in (("0", ()), ("1", ("a", "b"))))
    assert [query.id for query in replace(make_collection(report("a")), queries=queries).queries_asked()] == ["0"]
    both = replace(make_collection(report("a"), report("b")), queries=queries)
    assert both.queries_asked() == queries


def test_columns_of_a_query() -> None:
    name, count, share, percent = (QueryColumn("x", kind) for kind in ("name", "count", "share", "percent"))
    assert [column.is_numeric for column in (name, count, share, percent)] == [False, True, True, True]
    assert [column.decimals for column in (name, count, share, percent)] == [None, None, 2, 2]
    assert Query("q", NO_TEXT, NO_TEXT, "SELECT name_{lang}", ()).sql_in("km") == "SELECT name_km"


def test_an_answer_and_its_explanation_have_one_key() -> None:
    result = CheckResult("bao-cao", "1.0.0", "mau/tong", "khac[1].a", "r", "fail", NO_TEXT, True, "error")
    explanation = Explanation("mau/tong", "khac[1].a", "open", NO_TEXT)
    assert result.key == explanation.key == ("mau/tong", "khac[1].a")


def test_editions_are_the_months_in_their_order() -> None:
    march, may = (replace(report("a"), created=f"2024-0{month}-09") for month in (3, 5))
    assert edition_names([may, march, may]) == ("2024-03", "2024-05")


def test_a_change_is_of_a_figure_where_one_side_has_a_state() -> None:
    states = (("", ""), ("reported", ""), ("", "reported"))
    assert [CellChange("t", "r", "f", "", "", *pair).is_figure for pair in states] == [False, True, True]


def test_columns_that_go_and_come_are_named_in_alphabetical_order() -> None:
    old, new = (
        make_plain_table(make_form(fields), {"1": values}) for fields, values in (("d c", "1 2"), ("b a", "3 4"))
    )
    changes = changes_between(make_release(old), make_release(new))
    kinds = [(change.column, change.kind) for change in changes.shape if change.column]
    assert kinds == [("c", "removed"), ("d", "removed"), ("a", "added"), ("b", "added")]


UNITS = (make_unit("tinh", parent=""), make_unit("so", "so"), make_unit("xa-1"), make_unit("xa-2", parent="huyen"))
KINDS = ("half", "quarter", "year")


def with_duties(*duties: Duty, releases: tuple[Release, ...] = (), units: tuple[Unit, ...] = UNITS) -> Collection:
    collection = make_collection(*releases)
    lists = {"period_kind": {kind: NO_TEXT for kind in KINDS}}
    references = replace(collection.references, units={unit.id: unit for unit in units}, code_lists=lists)
    return replace(collection, references=references, portal=Portal(province="tinh", duties=duties))


def entries_of(collection: Collection, unit: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    entries = [entry for entry in make_calendar(collection) if entry.unit == unit]
    return {(entry.kind, entry.period): (entry.basis, entry.status, entry.report) for entry in entries}


def test_the_calendar_says_what_is_held_what_is_due_and_what_nobody_knows() -> None:
    collection = with_duties(Duty("moi", "1/QĐ", ("xa",), (), ("quarter",)), releases=(report("bao-cao"),))
    assert entries_of(collection, "so") == {
        ("half", "2019-h1"): ("filed", "held", "bao-cao"),
        ("quarter", "2019-q1"): ("stated", "not_collected", ""),
        ("quarter", "2019-q2"): ("stated", "not_collected", ""),
        ("quarter", "2019-q4"): ("stated", "not_collected", ""),
        ("year", ""): ("unknown", "unknown", ""),
    }
    assert entries_of(collection, "xa-1")[("half", "2019-h1")] == ("filed", "not_collected", "")
    assert entries_of(collection, "xa-2") == {}  # of another body than the province


def test_a_kind_of_period_without_a_period_of_the_year_stands_without_one() -> None:
    collection = with_duties(Duty("moi", "", (), (), ("year",)), releases=(report("bao-cao"),))
    assert entries_of(collection, "so")[("year", "")] == ("stated", "not_collected", "")


def test_a_unit_named_singly_or_there_in_all_the_years_owes() -> None:
    units = (
        make_unit("so", "so"), make_unit("ten", "khac"), make_unit("moi-lap", valid_from="2019-12-31"),
        make_unit("sau", valid_from="2020-01-01"), make_unit("truoc", valid_to="2018-12-31"),
        make_unit("den", valid_to="2019-01-01"),
    )  # fmt: skip
    collection = with_duties(Duty("moi", "", ("xa",), ("ten",)), releases=(report("bao-cao"),), units=units)
    assert list(dict.fromkeys(entry.unit for entry in make_calendar(collection))) == ["so", "ten", "moi-lap", "den"]


def test_duties_of_regimes_that_are_here_and_regimes_without_a_duty() -> None:
    duties = (Duty("moi", "1/QĐ", ()), Duty("che-do", "2/QĐ", ()), Duty("xa-la", "3/QĐ", ()))
    collection = with_duties(*duties, releases=(report("a"), report("b", regime="khac")))
    assert duties_of(collection) == (duties[0], duties[1], Duty("khac", "", ()))
    assert forms_of("che-do", collection) == ("mau",) and forms_of("moi", collection) == ()


def test_entries_go_by_regime_then_unit() -> None:
    collection = with_duties(Duty("moi", "", ("xa",)), releases=(report("a"),))
    assert make_calendar(collection)[0] == CalendarEntry("moi", "so", "half", "2019-h1", "filed", "held", "a")


def test_periods_follow_each_other_by_their_days_and_the_longer_begins() -> None:
    spans = ["2032-q1 2032-01-01 2032-03-31", "2031 2031-01-01 2031-12-31", "2032 2032-01-01 2032-12-31",
             "2032-h1 2032-01-01 2032-06-30", "2032-q2 2032-04-01 2032-06-30"]  # fmt: skip
    periods = [Period(name, "", start, end, NO_TEXT, NO_TEXT) for name, start, end in map(str.split, spans)]
    ordered = [period.id for period in sorted(periods, key=lambda period: period.order)]
    assert ordered == ["2031", "2032", "2032-h1", "2032-q1", "2032-q2"]


def test_lists_say_of_a_report_its_periods_and_what_it_cites() -> None:
    references = make_references()
    release = replace(report("a"), period="2031")
    told = references.listed_of(replace(release, report=references.citations[0].report))
    assert told[:2] == (None, references.periods["2031"])  # that of its table is in no list
    assert references.citations[0] in told
    assert references.listed_of(replace(release, report="khac"))[2:] == ()
