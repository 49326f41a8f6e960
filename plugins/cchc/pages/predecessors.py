"""What is known of a body from before its time: the figures of those it was made of, side by side and added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model.measures import MeasureValue
from ..model.references import CARRIED_OVER, IN_HAND, NOT_DUE, OVERDUE, SCORE, Succession
from ..words.numbers import rounded
from .models import CellView, Link, PageSection, TableView
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, item_table
from .value_columns import ValueColumns

# What is in hand on one day is no count of a period, and scores are no counts at all: neither is added.
NOT_ADDED = (CARRIED_OVER, IN_HAND, NOT_DUE, OVERDUE, SCORE)
RENAMED = "renamed"  # code list succession_relation
ALL = ""  # the row of all predecessors together
SHARE, POINTS = "phan-tram", "diem"  # code list unit_of_measure


@dataclass(frozen=True)
class _Block:
    """The values of one period that were counted in one way, by measure and unit; no unit stands for all together."""

    period: str
    method: str
    by_measure: dict[str, dict[str, MeasureValue]]


def predecessors_section(context: PageContext, unit: str) -> tuple[PageSection, ...]:
    """Nothing where no body came before, or nothing is known of any."""
    steps = [step for step in context.edition.references.successions if step.successor == unit]
    units = [step.unit for step in steps]
    rows = [*units, ALL] if _is_new(context, unit, steps) else units
    tables = tuple(_table(context, block, rows) for block in _blocks(context, units))
    if not tables:
        return ()
    title = context.t("Số liệu của các đơn vị tiền thân")
    return (PageSection("tien-than", title, intro=_intro(context, unit, steps), tables=tables),)


def area_words(context: PageContext, unit: str) -> str:
    """How the territory of a body of the lowest level came about; how large it was or is stands in no source that is
    held. Nothing of a body that none came before."""
    steps = [step for step in context.edition.references.successions if step.successor == unit]
    if not steps or context.unit(unit).level != context.levels[-1]:
        return ""
    if all(step.relation == RENAMED for step in steps):
        return context.t("Giữ nguyên địa bàn của đơn vị trước đó.")
    whole = context.t("Toàn bộ địa bàn các đơn vị trước đó cộng lại.") if _is_new(context, unit, steps) else ""
    unknown = context.t("Nguồn của bộ sưu tập không ghi diện tích trước và sau.")
    return f"{whole} {unknown}".lstrip()


def _blocks(context: PageContext, units: Sequence[str]) -> list[_Block]:
    """Newest period first; parts of a whole stay on their own pages."""
    blocks: dict[tuple[str, str], _Block] = {}
    for unit in units:
        for value in context.edition.values_by_unit.get(unit, ()):
            if not value.category:
                block = blocks.setdefault((value.period, value.method), _Block(value.period, value.method, {}))
                block.by_measure.setdefault(value.measure, {})[unit] = value
    return sorted(blocks.values(), key=lambda block: -context.period_order[block.period])


def _table(context: PageContext, block: _Block, rows: Sequence[str]) -> TableView:
    """A row a unit, a column a measure in the order of headlines."""
    order = {measure: place for place, measure in enumerate(context.portal.headlines)}
    measures = sorted(block.by_measure, key=lambda measure: (order.get(measure, len(order)), measure))
    some = next(iter(block.by_measure[measures[0]].values()))
    caption = f"{context.period_name(block.period)}, {context.method_label(some)}"
    names = RowNames[str](
        context.t("Đơn vị"), lambda unit: context.unit_link(unit) if unit != ALL else Link(context.t("Cộng lại"), "")
    )
    columns = [_column(context, block.by_measure[measure], measure, len(rows) - 1) for measure in measures]
    return item_table(context, caption, names, columns, rows)


def _column(context: PageContext, by_unit: dict[str, MeasureValue], measure: str, all_units: int) -> ItemColumn[str]:
    def content(unit: str) -> str | CellView:
        if unit == ALL:
            return _total(context, measure, list(by_unit.values()), all_units)
        if unit not in by_unit:
            return ""
        words, parts = context.figure_words(by_unit[unit]), context.parts(by_unit[unit])
        return ValueColumns(context).cell(by_unit[unit], f"{words} ({parts})" if parts else words)

    return ItemColumn(context.text(context.edition.measures[measure].short), content, numeric=True)


def _total(context: PageContext, measure_id: str, values: Sequence[MeasureValue], all_units: int) -> str:
    """The share worked out anew from the counts of all, or their sum; nothing where one is missing or in doubt."""
    measure = context.edition.measures[measure_id]
    parts = {part for value in values for _, _, part in value.parts}
    is_count = {context.edition.references.role(part) for part in parts}.isdisjoint(NOT_ADDED)
    doubted = any(context.standing(value).is_doubted for value in values)
    if len(values) < all_units or doubted or not is_count or measure.unit_of_measure == POINTS:
        return ""
    part = sum((value.numerator for value in values), Decimal(0))
    wholes = [value.denominator for value in values if value.denominator is not None]
    if len(wholes) == len(values):
        whole = sum(wholes, Decimal(0))
        share = rounded(part / whole * measure.scale, measure.decimals)
        words = context.t("{part} trên {whole}", part=part, whole=whole)
        is_share = measure.unit_of_measure == SHARE
        shown = context.language.percent(share, measure.decimals) if is_share else context.number(share)
        return f"{shown} ({words})"
    return "" if measure.unit_of_measure == SHARE else context.number(part)


def _is_new(context: PageContext, unit: str, steps: Sequence[Succession]) -> bool:
    """Made of these bodies and of nothing else, as far as is known: then their counts are its own."""
    return len(steps) > 1 and {step.date for step in steps} == {context.unit(unit).valid_from}


def _intro(context: PageContext, unit: str, steps: Sequence[Succession]) -> str:
    names = context.language.listed([context.unit_name(step.unit) for step in steps])
    date, acts = steps[0].date, ", ".join(dict.fromkeys(context.quoted(step.legal_act) for step in steps))
    since = context.t(", từ {date}", date=context.date(date)) if date else ""
    words = {"unit": context.own_name(unit), "units": names, "since": since, "acts": acts}
    if _is_new(context, unit, steps):
        return context.t(
            "{unit} lập từ toàn bộ {units}{since} ({acts}). Hàng cuối chỉ có số khi mọi đơn vị tiền thân báo cáo cùng "
            "một thứ theo cùng một cách; điểm số và số tồn không cộng. Ô trống: không có số, không phải số 0.",
            **words,
        )
    if all(step.relation == RENAMED for step in steps):
        return context.t("{unit} trước đó là {units}{since} ({acts}).", **words)
    return context.t("{unit} nay gồm cả {units}{since} ({acts}).", **words)


def predecessor_links(context: PageContext, unit: str) -> tuple[Link, ...]:
    """Those that came before, whether or not anything is known of them."""
    before = dict.fromkeys(step.unit for step in context.edition.references.successions if step.successor == unit)
    return tuple(context.unit_link(predecessor) for predecessor in before)
