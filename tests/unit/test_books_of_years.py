"""Books of years: the figures of each year once, with the lines of the lists that speak of their reports alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cchc.build import download_tasks
from plugins.cchc.build.kept_files import KeptFiles
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.edition import Edition
from plugins.cchc.formats import publish_files
from plugins.cchc.formats.file_format import PublishedFile
from plugins.cchc.formats.publish_files import publish_year
from plugins.cchc.loading import KeptValues
from plugins.cchc.pages.links import ALL_DATA
from plugins.cchc.tables.make_books import books_of_years, make_edition_book
from plugins.cchc.tables.stat_table import StatBook
from tests.fixtures.small_edition import small_edition, with_releases
from tests.fixtures.small_reports import CENTRE_Q1
from tests.fixtures.texts import bilingual

EDITION = small_edition()
YEARS = ("2031", "2032")


def books_of(edition: Edition) -> dict[str, StatBook]:
    figures = tuple(edition.judged(edition.store.all()))
    whole = make_edition_book(edition.collection, figures, edition.history)
    return dict(zip(YEARS, books_of_years(whole, figures, YEARS, edition.references), strict=True))


def values(book: StatBook, name: str, column: str) -> set[object]:
    table = book.table(name)
    assert table is not None
    return {row[table.index(column)] for row in table.rows}


def test_each_figure_stands_in_the_book_of_its_year() -> None:
    rows = [row for book in books_of(EDITION).values() for row in book.main[0].rows]
    whole = make_edition_book(EDITION.collection, EDITION.judged(EDITION.store.all())).main[0]
    assert sorted(map(repr, rows)) == sorted(map(repr, whole.rows))
    for year, book in books_of(EDITION).items():
        assert book.name == f"cchc-{year}" and book.title.first.endswith(f", {year}")
        assert {str(period)[:4] for period in values(book, "figures", "period")} == {year}


@pytest.mark.parametrize("year", YEARS)
def test_lists_of_a_year_speak_of_its_reports_and_whatever_they_refer_to_is_there(year: str) -> None:
    book = books_of(EDITION)[year]
    reports = values(book, "figures", "report")
    assert values(book, "reports", "report") == values(book, "fields", "report") == reports
    assert values(book, "figures-history", "report") <= reports
    for table in book.tables:
        for link in book.links(table):
            assert values(book, table.name, link.column) - {""} <= values(book, link.table, link.field)
    assert values(book, "periods", "period") < set(EDITION.references.periods), "of other years none"
    assert values(book, "units", "unit") == set(EDITION.references.units), "lists of no report stay whole"


def test_only_the_year_of_a_changed_report_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def publish(book: StatBook, folder: Path) -> Sequence[PublishedFile]:
        written.append(book.name)
        return publish_year(book, folder)

    monkeypatch.setattr(publish_files, "WHOLE_BOOK", 10)
    monkeypatch.setattr(download_tasks, "publish_year", publish)
    kept = KeptFiles(KeptValues(tmp_path), "")
    made = [download_tasks.download_tasks(SiteBuild(edition, kept=kept))[ALL_DATA]() for edition in (EDITION, EDITION)]
    assert written == ["cchc-2031", "cchc-2032"] and dict(made[0].files) == dict(made[1].files)
    release = EDITION.releases[CENTRE_Q1]
    changed = with_releases(replace(release, title=bilingual("Tên khác", "Another name")))
    anew = download_tasks.download_tasks(SiteBuild(changed, kept=kept))[ALL_DATA]()
    assert written[2:] == ["cchc-2032"]
    assert dict(anew.files) == dict(download_tasks.download_tasks(SiteBuild(changed))[ALL_DATA]().files)
