"""The book of pages: which pages there are, in order; the plugin files print them, nobody else decides.

A page is planned before it is made: planning costs nothing, and each plan can be carried out by itself, in any order
and in any process.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..model.releases import Release
from .collection_pages import calendar_page, coverage_page, documents_page, findings_page
from .data_sets import all_data_page, corrections_page, data_page, data_set_page, edition_pages, version_page
from .embeds import table_embeds
from .indicator import group_page, indicator_page, indicators_page, measure_page
from .models import Page
from .official_index import index_pages
from .page_context import PageContext
from .period import highlight_pages, home_page, period_page, periods_held, periods_page
from .report import report_page, reports_page, source_text_page, table_page, topic_pages
from .search import search_page
from .side_by_side import compare_page
from .unit import unit_page, units_page
from .unit_period import unit_period_page
from .use_pages import explore_page, how_to_use_page


@dataclass(frozen=True)
class PagePlan:
    """The call of a page builder: a page, or a few that are made together."""

    make: Callable[..., Page | Iterator[Page]]
    arguments: tuple[Any, ...] = ()  # beside the context

    @property
    def name(self) -> str:
        """Tells it from every other plan, in any process."""
        return "/".join((self.make.__name__, *filter(None, map(_id, self.arguments))))

    def pages(self, context: PageContext) -> tuple[Page, ...]:
        made = self.make(context, *(_asked(context, argument) for argument in self.arguments))
        return (made,) if isinstance(made, Page) else tuple(made)


def _asked(context: PageContext, argument: Any) -> Any:
    """A version is asked for, so that whoever notes what a page asks of the reports hears of it."""
    if not isinstance(argument, Release):
        return argument
    versions = context.edition.collection.versions[argument.report]
    return next(release for release in versions if release.version == argument.version)


def _id(argument: Any) -> str:
    if isinstance(argument, Release):
        return f"{argument.report}/{argument.version}"
    return argument if isinstance(argument, str) else getattr(argument, "id", "")


def _plan(make: Callable[..., Page | Iterator[Page]], *arguments: Any) -> PagePlan:
    return PagePlan(make, arguments)


Chapter = Callable[[PageContext], Iterator[PagePlan]]


def unit_pages(context: PageContext) -> Iterator[PagePlan]:
    yield _plan(units_page)
    for unit in context.edition.references.units:
        yield _plan(unit_page, unit)
    for unit, period in context.edition.store.unit_periods():
        if unit in context.edition.units_over_time:
            yield _plan(unit_period_page, unit, period)


def period_pages(context: PageContext) -> Iterator[PagePlan]:
    yield _plan(periods_page)
    for period in periods_held(context):
        yield _plan(period_page, period)
        yield _plan(highlight_pages, period)


def indicator_pages(context: PageContext) -> Iterator[PagePlan]:
    yield _plan(indicators_page)
    references = context.edition.references
    for page, indicators in references.indicator_groups.items():
        yield _plan(group_page, page, indicators)
    for indicator in references.indicators.values():
        if indicator.has_own_page:
            yield _plan(indicator_page, indicator)
    for measure in context.edition.measures.values():
        yield _plan(measure_page, measure)
    yield _plan(index_pages)


def report_pages(context: PageContext) -> Iterator[PagePlan]:
    yield _plan(reports_page)
    for release in context.edition.releases.values():
        yield _plan(report_page, release)
        for table in release.tables:
            yield _plan(table_page, release, table)
        if release.source_text:
            yield _plan(source_text_page, release)


def catalogue_pages(context: PageContext) -> Iterator[PagePlan]:
    yield from map(_plan, (home_page, data_page, all_data_page, edition_pages))
    for release in context.edition.releases.values():
        yield _plan(data_set_page, release)
    for release in context.edition.collection.releases:
        yield _plan(version_page, release)
    for report in context.edition.releases:
        yield _plan(table_embeds, report)
    yield from map(_plan, (findings_page, topic_pages, documents_page, corrections_page, coverage_page))
    yield from map(_plan, (calendar_page, search_page, compare_page))


def use_pages(_: PageContext) -> Iterator[PagePlan]:
    """Pages that show what can be asked of the published files: printed once these are written and asked."""
    yield from map(_plan, (explore_page, how_to_use_page))


# In the order of printing.
CHAPTERS: tuple[Chapter, ...] = (
    unit_pages, period_pages, indicator_pages, report_pages, catalogue_pages, use_pages,
)  # fmt: skip
