"""The days that were counted: told with how they are known, in words, in the catalogue, and beside a check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.catalogue.publication import Coverage, coverage_of
from plugins.cchc.model.findings import CellPlace
from plugins.cchc.model.measures import MeasureValue
from plugins.cchc.model.releases import Window
from plugins.cchc.pages.check_views import groups_of, window_words
from plugins.cchc.pages.evidence import as_of_words
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.value_columns import values_table
from plugins.cchc.tables.columns import window_text
from tests.fixtures.small_edition import with_releases
from tests.fixtures.small_reports import CENTRE_Q1
from tests.fixtures.small_site import heading_words, make_site, table_words

SITE = make_site()
DAYS = "Ngày được đếm"
RELEASE = SITE.release(CENTRE_Q1)
PRINTED, AS_OF = Window("printed", "2032-01-01", "2032-03-25"), Window("as_of", "", "2032-03-14")
BY_RULE, UNKNOWN = Window("by_rule", "2031-12-15", "2032-03-14"), Window()


def with_windows(*windows: Window):
    """The report with one table for each window, none of which prints a day itself."""
    first = replace(RELEASE.tables[0], covers_from="", as_of="")
    tables = (replace(first, id=f"bang-{at}", other_window=window) for at, window in enumerate(windows))
    return replace(RELEASE, tables=tuple(tables))


@pytest.mark.parametrize(
    "window, vi, en",
    [
        (PRINTED, "từ 1/1/2032 đến 25/3/2032", "from 1 January 2032 to 25 March 2032"),
        (AS_OF, "tính đến 14/3/2032", "as of 14 March 2032"),
        (
            BY_RULE,
            "từ 15/12/2031 đến 14/3/2032 theo quy tắc của kỳ báo cáo, văn bản không in ngày",
            "from 15 December 2031 to 14 March 2032 by the rule of the reporting period, no dates printed",
        ),
        (UNKNOWN, "văn bản không in ngày nào", "no dates printed"),
    ],
)
def test_a_window_says_how_it_is_known(window: Window, vi: str, en: str) -> None:
    assert (window_text(window).first, window_text(window).in_("en")) == (vi, en)


def test_days_printed_at_the_table_come_first() -> None:
    table = replace(RELEASE.tables[0], covers_from="2032-01-01", as_of="2032-03-25", other_window=BY_RULE)
    assert table.window == PRINTED and replace(table, covers_from="").window == replace(PRINTED, kind="as_of", first="")
    assert replace(table, covers_from="", as_of="").window == BY_RULE


@pytest.mark.parametrize(
    "windows, told",
    [
        ([PRINTED], Coverage("2032-01-01", "2032-03-25", False)),
        ([PRINTED, UNKNOWN], Coverage("2032-01-01", "2032-03-25", False)),
        ([BY_RULE, PRINTED], Coverage("2031-12-15", "2032-03-25", True)),
        ([PRINTED, AS_OF], Coverage("2032-01-01", "2032-03-25", False)),
        ([AS_OF], Coverage("", "2032-03-14", False)),
        ([UNKNOWN], Coverage("", "", False)),
    ],
)
def test_the_catalogue_knows_no_more_than_was_printed_or_follows_by_rule(windows: list[Window], told: Coverage) -> None:
    assert coverage_of(SITE.edition, [replace(with_windows(*windows), report="khac")]) == told
    assert told.interval == (f"{told.start or '..'}/{told.end}" if told.end else "")


def test_a_quote_says_that_its_days_follow_by_rule_alone() -> None:
    release = with_windows(BY_RULE)
    assert as_of_words(SITE, release, release.tables[0]).startswith("số liệu từ 15/12/2031 đến 14/3/2032 theo quy tắc")
    silent = with_windows(UNKNOWN)
    assert as_of_words(SITE, silent, silent.tables[0]).startswith("không in ngày chốt số liệu")


def test_a_check_of_tables_that_counted_other_days_says_so() -> None:
    result = next(one for one in SITE.edition.results_by_report[CENTRE_Q1] if one.answer == "pass" and one.cells)
    same = result._replace(cells=(result.cells[0],))
    assert window_words(SITE, [same]) == ""
    windows = {table.id: table.window for table in RELEASE.tables}
    other = next(table for table in RELEASE.tables if table.window != windows[same.cells[0].table])
    both = result._replace(cells=(result.cells[0], CellPlace(other.id, other.rows[0].key, "late")))
    words = window_words(SITE, [both])
    assert words.startswith("Các bảng được so có thể không đếm cùng những ngày: ") and words.count("; ") == 1
    assert groups_of(SITE, [both])[0].reasons == (words,)
    assert groups_of(SITE, [same])[0].reasons == ()


def test_the_last_day_of_a_whole_report_is_none_that_a_table_of_it_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    result = next(one for one in SITE.edition.results_by_report[CENTRE_Q1] if one.answer == "pass" and one.cells)
    first, other = RELEASE.tables[:2]
    dated = replace(first, covers_from="", as_of="2032-03-25", other_window=AS_OF)
    silent = replace(other, covers_from="", as_of="", other_window=AS_OF)
    monkeypatch.setattr(PageContext, "release", lambda *_: replace(RELEASE, tables=(dated, silent)))
    cells = [CellPlace(table.id, table.rows[0].key, "late") for table in (dated, silent)]
    words = window_words(SITE, [result._replace(cells=tuple(cells))])
    assert words.startswith("Các bảng được so có thể không") and words.endswith(": không in ngày nào.")


def test_an_older_version_is_about_the_days_that_the_newest_one_knows() -> None:
    newest = with_windows(BY_RULE)
    older = replace(with_windows(UNKNOWN), version="0.9.0")
    site = replace(SITE, edition=with_releases(newest))
    assert coverage_of(site.edition, [older]) == Coverage("2031-12-15", "2032-03-14", True)


def test_values_of_other_days_stand_beside_the_days_they_counted() -> None:
    values = SITE.edition.values_by_unit["huyen-dong"]
    same = [value for value in values if (value.table, value.report) == (values[0].table, values[0].report)]
    assert DAYS not in heading_words(values_table(SITE, "values", "Các số", same, has_period=False))
    other = next(value for value in values if SITE.table(value.report, value.table).window != window_of(values[0]))
    table = values_table(SITE, "values", "Các số", (values[0], other), has_period=False)
    assert heading_words(table)[-1] == DAYS
    first, second = (words[-1] for words in table_words(table))
    assert second == window_text(window_of(other)).first != first


def window_of(value: MeasureValue) -> Window:
    return SITE.table(value.report, value.table).window
