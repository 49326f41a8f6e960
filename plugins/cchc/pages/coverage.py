"""What the collection holds and what it lacks; never suggesting that a unit failed to report."""

from __future__ import annotations

from functools import partial

from ..model.units import Unit
from .item_tables import ItemColumn, RowNames, item_table
from .models import Page, PageSection
from .page_context import PageContext
from .period import periods_held
from .written_texts import text_page


def coverage_page(context: PageContext) -> Page:
    parts = {"figure: reports": str(len(context.edition.releases))}
    return text_page(context, "pham-vi", (_units_section(context),), parts)


def _units_section(context: PageContext) -> PageSection:
    """A row a unit, a column a period; the communes stand on the pages of their districts."""
    all_units = context.units_of_this_time()
    units = [unit for unit in all_units if not context.is_commune(unit)]
    intro = context.t("Các xã, phường, thị trấn có số liệu xem ở trang của huyện.")
    title = context.t("Đơn vị và kỳ")
    names = RowNames[Unit](context.t("Đơn vị"), lambda unit: context.unit_link(unit.id))
    columns = [
        ItemColumn[Unit](context.period_short(period), partial(_coverage, context, period))
        for period in periods_held(context)
    ]
    table = item_table(context, title, names, columns, units)
    return PageSection("bang", title, intro=intro if len(units) < len(all_units) else "", tables=(table,))


def _coverage(context: PageContext, period: str, unit: Unit) -> str:
    releases = context.edition.releases.values()
    if any((release.unit, release.period) == (unit.id, period) for release in releases):
        return context.t("có báo cáo")
    is_mentioned = period in context.edition.store.periods_of(unit.id)
    return context.t("báo cáo khác nêu") if is_mentioned else context.t("chưa sưu tầm")
