"""Days of a page: of the paper or version that it shows, and of the newest data on it; never the day of a build."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..edition import Edition
from ..pages.links import Links, language_of, language_prefix
from .common_facts import last_change, last_day


@dataclass(frozen=True)
class Days:
    """ISO; empty where none is known."""

    published: str = ""
    modified: str = ""


@dataclass(frozen=True)
class PageDays:
    edition: Edition

    def of(self, path: str) -> Days:
        """By the nearest page above that is about something of its own: a table's page is about its report."""
        place = path.removeprefix(language_prefix(language_of(path, self.edition.portal.languages)))
        while place and place not in self._by_page:
            place = place.rstrip("/").rpartition("/")[0]
            place += "/" if place else ""
        return self._by_page.get(place) or Days(modified=last_change(self.edition)[:10])

    @cached_property
    def _by_page(self) -> Mapping[str, Days]:
        return dict(self._list_pages())

    def _list_pages(self) -> Iterator[tuple[str, Days]]:
        edition, links = self.edition, Links(self.edition.portal.first_language)
        for report, release in edition.releases.items():
            yield links.report(report), Days(release.source.date, release.created[:10])
            yield links.data_set(report), Days(release.created[:10], release.created[:10])
        for release in edition.collection.releases:
            yield links.version(release.report, release.version), Days(release.created[:10], release.created[:10])
        for unit in edition.store.units():
            reports = {report for report, _ in edition.store.tables_of(unit)}
            yield links.unit(unit), Days(modified=last_day(map(edition.releases.__getitem__, reports))[:10])
        for period in {period for _, period in edition.store.unit_periods()}:
            told = (r for r in edition.releases.values() if any(table.period == period for table in r.tables))
            yield links.period(period), Days(modified=last_day(told)[:10])
