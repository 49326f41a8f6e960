"""What the collection holds and what it lacks; never suggesting that a unit failed to report."""

from collections.abc import Iterator
from functools import partial

from ..model.collection import GAP_KINDS, Gap
from ..model.references import Unit
from .models import CellView, Link, Page, PageSection
from .page_context import PageContext
from .period import periods_held
from .table_views import ItemColumn, RowNames, item_table, square_cell
from .written_texts import text_page


def coverage_page(context: PageContext) -> Page:
    parts = {"figure: reports": str(len(context.edition.releases))}
    return text_page(context, "pham-vi", (_units_section(context), *_gap_sections(context)), parts)


def _units_section(context: PageContext) -> PageSection:
    """A row a unit, a column a period; the communes stand on the pages of their districts."""
    all_units = context.units_of_this_time()
    units = [unit for unit in all_units if not context.is_commune(unit)]
    intro = context.t("Các xã, phường, thị trấn có số liệu xem ở trang của huyện.")
    title = context.t("Đơn vị và kỳ")
    names = RowNames[Unit](context.t("Đơn vị"), lambda unit: context.unit_link(unit.id))
    columns = [
        ItemColumn[Unit](context.period_short(period), partial(_coverage, context, period), numeric=True)
        for period in periods_held(context)
    ]
    table = item_table(context, title, names, columns, units)
    return PageSection("bang", title, intro=intro if len(units) < len(all_units) else "", tables=(table,))


def _gap_sections(context: PageContext) -> Iterator[PageSection]:
    """What the collection lacks by choice, and what is known to exist; what was not noted is said to be unknown."""
    titles = {
        "left_out": context.t("Có trong văn bản, không công bố"),
        "elsewhere": context.t("Biết là có, chưa sưu tầm"),
    }
    names, unknown = (
        RowNames[Gap](context.t("Cái gì"), lambda gap: Link(context.text(gap.what), "")),
        context.t("chưa biết"),
    )
    of_issuer = ItemColumn[Gap](context.t("Cơ quan"), lambda gap: context.quoted(gap.issuer))
    of_period = ItemColumn[Gap](context.t("Kỳ"), lambda gap: context.text(gap.period))
    source = ItemColumn[Gap](context.t("Biết từ đâu"), lambda gap: context.text(gap.source))
    seen = (
        ItemColumn[Gap](context.t("Địa chỉ"), lambda gap: gap.url or unknown),
        ItemColumn[Gap](context.t("Thấy ngày"), lambda gap: context.date(gap.seen_on) if gap.seen_on else unknown),
    )
    for kind in GAP_KINDS:
        gaps = [gap for gap in context.edition.references.gaps if gap.kind == kind]
        columns = (of_issuer, of_period, *(seen if kind == "elsewhere" else ()), source)
        if gaps:
            table = item_table(context, titles[kind], names, columns, gaps)
            yield PageSection(kind.replace("_", "-"), titles[kind], tables=(table,))


def _coverage(context: PageContext, period: str, unit: Unit) -> CellView:
    releases = context.edition.releases.values()
    if any((release.unit, release.period) == (unit.id, period) for release in releases):
        return square_cell(context, "full")
    return square_cell(context, "half" if period in context.edition.store.periods_of(unit.id) else "none")
