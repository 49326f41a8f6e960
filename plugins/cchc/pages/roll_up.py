"""The roll-up: what the rows of a table add up to beside the total that it prints, and what is left over."""

from dataclasses import dataclass, replace
from decimal import Decimal

from ..model.figures import Figure
from .check_views import finding_anchor
from .evidence import table_name
from .models import CellView, Link, PageSection
from .page_context import PageContext
from .predecessors import NOT_ADDED, SHARE
from .table_views import FINDING_MARK, ItemColumn, RowNames, item_table

SECTION = "cong-lai"


@dataclass(frozen=True)
class RollUp:
    """A printed total, and the rows above it that it is made of."""

    total: Figure
    printed: Decimal
    parts: tuple[Decimal, ...]
    rows: int
    is_doubted: bool  # a part cannot be right, or is contested: then its sum would be nobody's

    @property
    def sum(self) -> Decimal:
        return sum(self.parts, Decimal(0))

    @property
    def residual(self) -> Decimal:
        return self.printed - self.sum


def roll_up_section(context: PageContext, unit: str) -> tuple[PageSection, ...]:
    """Of counts alone: shares, scores and what was in hand on a day are not added."""
    roll_ups = [made for figure in context.edition.store.of_unit(unit) if (made := _roll_up(context, figure))]
    if not roll_ups:
        return ()
    names = RowNames[RollUp](context.t("Chỉ tiêu"), lambda rolled: _name(context, rolled.total))
    t, number = context.t, context.number
    columns = (
        ItemColumn[RollUp](t("Các phần có số"), lambda rolled: f"{len(rolled.parts)}/{rolled.rows}", numeric=True),
        ItemColumn[RollUp](
            t("Cộng các phần"), lambda r: t("không cộng") if r.is_doubted else number(r.sum), numeric=True
        ),
        ItemColumn[RollUp](context.t("Tổng đã in"), lambda rolled: _printed_cell(context, rolled), numeric=True),
        ItemColumn[RollUp](context.t("Chênh lệch"), lambda r: "" if r.is_doubted else number(r.residual), numeric=True),
    )
    title = context.t("Cộng các phần bên tổng đã in")
    intro = context.t(
        "Chỉ cộng số đếm, trong cùng một bảng. Chênh lệch lớn hơn 0: tổng đã in có thêm số mà các dòng không kể ra; "
        "nhỏ hơn 0: các dòng cộng lại nhiều hơn tổng. Có phần bị mâu thuẫn thì không cộng. Một thủ tục có ở nhiều nơi "
        "được đếm ở từng nơi, nên tổng số thủ tục không phải số thủ tục khác nhau."
    )
    differing = [rolled for rolled in roll_ups if rolled.is_doubted or rolled.residual]
    agreeing = [rolled for rolled in roll_ups if rolled not in differing]
    folded = context.t("{n} tổng bằng đúng các phần cộng lại", n=len(agreeing))
    tables = (
        item_table(context, context.t("Tổng khác các phần cộng lại"), names, columns, differing),
        replace(item_table(context, folded, names, columns, agreeing), folded=folded),
    )
    shown = tuple(table for table in tables if table.rows)
    return (PageSection(SECTION, title, intro=intro, tables=shown),)


def _roll_up(context: PageContext, figure: Figure) -> RollUp | None:
    is_share = figure.unit_of_measure == SHARE or context.edition.references.role(figure.indicator) in NOT_ADDED
    if figure.row_kind != "total" or is_share or not isinstance(figure.value, Decimal):
        return None
    rows = [row for row in context.table(figure.report, figure.table).rows if row.kind == "item"]
    numbers = [number for row in rows if (number := row.cells[figure.field].number) is not None]
    if not numbers:
        return None
    known = (context.standing_at(figure.report, figure.table, row.key, figure.field) for row in rows)
    return RollUp(figure, figure.value, tuple(numbers), len(rows), any(each.is_doubted for each in known))


def _name(context: PageContext, total: Figure) -> Link:
    label = context.text(context.edition.references.indicators[total.indicator].label)
    place = f"{table_name(context, context.table(total.report, total.table))}, {context.period_short(total.period)}"
    reporter = context.release(total.report).unit
    if reporter != total.unit:
        place = context.t("{place}; {unit} báo cáo", place=place, unit=context.unit_short(reporter))
    return Link(f"{label} ({place})", context.links.row(total.report, total.table, total.row))


def _printed_cell(context: PageContext, rolled: RollUp) -> CellView:
    """Leads to the contradiction, where it takes part in one."""
    total, words = rolled.total, context.number(rolled.printed)
    known = context.standing_at(total.report, total.table, total.row, total.field)
    if not (known.is_doubted and known.results):
        return CellView(words, True)
    finding = context.links.finding(finding_anchor(known.results[0]))
    return CellView(words, True, finding=finding, finding_mark=FINDING_MARK)
