"""The book of pages: which pages there are, in order; the plugin files print them, nobody else decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..formats.run_queries import Answers
from .all_data import all_data_page, edition_pages
from .calendar import calendar_page
from .client_programs import ClientProgram
from .corrections import corrections_page
from .coverage import coverage_page
from .data_sets import data_page, data_set_page
from .documents import documents_page
from .explore import explore_page
from .findings_page import findings_page
from .frozen import frozen_tables
from .home import home_page
from .how_to_use import how_to_use_page
from .indicator import group_page, indicator_page, indicators_page, measure_page
from .models import Page
from .official_index import index_pages
from .page_context import PageContext
from .passages import topic_pages
from .period import period_page, periods_held, periods_page
from .report import report_page, reports_page, table_page
from .search import search_page
from .source_lines import source_text_page
from .unit import unit_page
from .unit_list import units_page
from .unit_period import unit_period_page
from .version_pages import version_pages


def unit_pages(context: PageContext) -> Iterator[Page]:
    yield units_page(context)
    for unit in context.edition.references.units:
        yield unit_page(context, unit)
    for unit, period in context.edition.store.unit_periods():
        if unit in context.edition.units_over_time:
            yield unit_period_page(context, unit, period)


def period_pages(context: PageContext) -> Iterator[Page]:
    yield periods_page(context)
    for period in periods_held(context):
        yield period_page(context, period)


def indicator_pages(context: PageContext) -> Iterator[Page]:
    yield indicators_page(context)
    references = context.edition.references
    for page, indicators in references.indicator_groups.items():
        yield group_page(context, page, indicators)
    for indicator in references.indicators.values():
        if indicator.has_own_page:
            yield indicator_page(context, indicator)
    for measure in context.edition.measures.values():
        yield measure_page(context, measure)
    yield from index_pages(context)


def report_pages(context: PageContext) -> Iterator[Page]:
    yield reports_page(context)
    for release in context.edition.releases.values():
        yield report_page(context, release)
        for table in release.tables:
            yield table_page(context, release, table)
        if release.source_text:
            yield source_text_page(context, release)


def catalogue_pages(context: PageContext) -> Iterator[Page]:
    yield home_page(context)
    yield data_page(context)
    yield all_data_page(context)
    yield from edition_pages(context)
    for release in context.edition.releases.values():
        yield data_set_page(context, release)
    yield from version_pages(context)
    for release in context.edition.collection.releases:
        yield from frozen_tables(context, release)
    yield findings_page(context)
    yield from topic_pages(context)
    yield documents_page(context)
    yield corrections_page(context)
    yield coverage_page(context)
    yield calendar_page(context)
    yield search_page(context)


def use_pages(context: PageContext, answers: Answers, programs: Sequence[ClientProgram] = ()) -> Iterator[Page]:
    """Pages that show what can be asked of the published files: printed once these are written and asked."""
    yield explore_page(context, answers)
    yield how_to_use_page(context, answers, programs)
