"""Pages that a change touches, nearest first, each once: for whoever reviews it and for whoever makes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..edition import Edition
from ..model.releases import Release
from ..pages.links import Links
from ..pages.moved_pages import moved_pages
from .git_history import ChangedFile
from .pull_request_review import comparisons, finding_changes, lost_reports, moved_measures, new_reports

_NEWS, _PAGES = "content/news/", "content/pages/"


def pages_to_see(base: Edition, head: Edition) -> tuple[str, ...]:
    """Site paths of the first language that read otherwise with the data of `head`."""
    return tuple(dict.fromkeys(_pages(Links(head.portal.first_language, head.units_over_time), base, head)))


def report_pages(links: Links, release: Release) -> tuple[str, ...]:
    """Where a report that was not there before is to be seen."""
    return (
        links.report(release.report),
        *(links.table(release.report, table.id) for table in release.tables),
        links.unit_period(release.unit, release.period),
        links.unit(release.unit),
        links.period(release.period),
        links.data_set(release.report),
    )


def _pages(links: Links, base: Edition, head: Edition) -> Iterator[str]:
    for release in new_reports(base, head):
        yield from report_pages(links, release)
    for comparison in comparisons(base, head):
        yield from moved_pages(links, comparison.collection.references, comparison.changes, comparison.measures)
    if lost_reports(base, head):
        yield from (links.reports(), links.periods(), links.units())
    for old, new in finding_changes(base, head):
        finding = new or old
        if finding is not None and finding.result.report in head.releases:
            places = finding.result.cells[:1]
            yield from (links.table(finding.result.report, place.table) for place in places)
        yield links.findings()
    yield from (links.measure(measure) for measure in moved_measures(base, head))


def written_pages(files: Iterable[ChangedFile]) -> tuple[str, ...]:
    """Pages and news written by hand that were added or edited; their names are their addresses."""
    return tuple(_written(file.path) for file in files if file.kind != "D" and _is_written(file.path))


def _is_written(path: str) -> bool:
    return path.startswith((_NEWS, _PAGES)) and path.endswith(".md") and path.count("/") == 3


def _written(path: str) -> str:
    _, kind, lang, name = path.split("/")
    return Links(lang).static(f"{'tin-tuc/' if kind == 'news' else ''}{name.removesuffix('.md')}")
