"""The reporting calendar says what documents say, calls the rest unknown, and never that a body failed to report."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.formats.publish_files import publish_table
from plugins.cchc.model.regimes import CalendarEntry, make_calendar
from plugins.cchc.pages.collection_pages import calendar_page
from plugins.cchc.pages.links import CALENDAR, Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.tables.reference_tables import make_calendar_table
from plugins.cchc.tables.stat_table import book_of
from plugins.cchc.words.language import Language
from tests.fixtures.texts import LANGS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def entries(edition: Edition) -> tuple[CalendarEntry, ...]:
    return make_calendar(edition.collection)


def test_every_report_held_stands_in_the_calendar_once(edition: Edition, entries: tuple[CalendarEntry, ...]) -> None:
    held = [entry for entry in entries if entry.status == "held"]
    assert sorted(entry.report for entry in held) == sorted(edition.releases)
    for entry in held:
        release = edition.releases[entry.report]
        assert (entry.unit, entry.period, entry.regime) == (release.unit, release.period, release.source.regime)


def test_every_regime_of_the_code_list_has_its_duty(edition: Edition) -> None:
    assert {duty.regime for duty in edition.portal.duties} == set(edition.references.code_lists["regime"])


def test_letter_534_is_for_districts_and_535_for_departments(
    edition: Edition, entries: tuple[CalendarEntry, ...]
) -> None:
    units = edition.references.units
    by_regime = {regime: {one.unit for one in entries if one.regime == regime} for regime in ("snv-534", "snv-535")}
    assert by_regime["snv-534"] == {unit.id for unit in units.values() if unit.level == "district"}
    assert by_regime["snv-535"] == {unit.id for unit in units.values() if unit.type == "so"}


def test_only_the_centre_has_a_period_that_a_document_states(entries: tuple[CalendarEntry, ...]) -> None:
    stated = [(one.unit, one.kind, one.period) for one in entries if one.basis == "stated"]
    centre = "trung-tam-phuc-vu-hanh-chinh-cong"
    assert stated == [(centre, "quarter", "2019-q1"), (centre, "quarter", "2019-q2")]


def test_where_nothing_is_said_nothing_is_claimed(edition: Edition, entries: tuple[CalendarEntry, ...]) -> None:
    assert {one.kind for one in entries} == set(edition.references.code_lists["period_kind"])
    for one in entries:
        assert (one.basis == "unknown") == (one.status == "unknown")
        if one.basis == "unknown":
            assert (one.period, one.report) == ("", "")
    assert all(one.basis == "unknown" for one in entries if one.kind == "nine_months")


def test_file_has_a_line_for_each_entry(edition: Edition, entries: tuple[CalendarEntry, ...], tmp_path: Path) -> None:
    (made,) = publish_table(book_of(make_calendar_table(edition.collection, LANGS)), tmp_path, "calendar")
    assert made.name == f"{Path(CALENDAR).name}.csv"
    with (tmp_path / made.name).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(one["regime"], one["unit"], one["period_kind"], one["period"], one["status"]) for one in lines] == [
        (one.regime, one.unit, one.kind, one.period, one.status) for one in entries
    ]
    keys = {(one["regime"], one["unit"], one["period_kind"], one["period"]) for one in lines}
    assert len(keys) == len(lines)


@pytest.mark.parametrize("lang", LANGS)
def test_page_shows_every_body_and_offers_the_file(edition: Edition, entries: tuple[CalendarEntry, ...], lang) -> None:
    site = PageContext(edition, Language(lang), Links(lang, edition.units_over_time), sizes={f"{CALENDAR}.csv": 5000})
    page = calendar_page(site)
    rows = [row.label for section in page.sections for table in section.tables for row in table.rows]
    assert len(rows) == len({(one.regime, one.unit) for one in entries})
    for section in page.sections:
        for table in section.tables:
            assert all(len(row.cells) == len(table.header_rows[0]) for row in table.rows)
    assert [one.path for one in page.sections[-1].downloads] == [f"{CALENDAR}.csv"]
    assert page.head.path.endswith("lich-bao-cao/")
