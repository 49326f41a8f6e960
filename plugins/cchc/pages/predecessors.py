"""What is known of a body from before its time: the figures of those it was made of, side by side and added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model.measures import MeasureValue
from ..model.roles import CARRIED_OVER, IN_HAND, NOT_DUE, OVERDUE, SCORE
from ..model.units import Succession
from ..words.numbers import rounded
from .item_tables import ItemColumn, RowNames, item_table
from .models import CellView, Link, PageSection
from .page_context import PageContext
from .table_views import text_cell

# What is in hand on one day is no count of a period, and scores are no counts at all: neither is added.
NOT_ADDED = (CARRIED_OVER, IN_HAND, NOT_DUE, OVERDUE, SCORE)
RENAMED = "renamed"  # code list succession_relation
SHARE, POINTS = "phan-tram", "diem"  # code list unit_of_measure


@dataclass(frozen=True)
class _Compared:
    """One measure, counted in one way in one period, of all predecessors that have it."""

    measure: str
    method: str
    period: str
    by_unit: dict[str, MeasureValue]


def predecessors_section(context: PageContext, unit: str) -> tuple[PageSection, ...]:
    """Nothing where no body came before, or nothing is known of any."""
    steps = [step for step in context.edition.references.successions if step.successor == unit]
    rows = list(_rows(context, [step.unit for step in steps]))
    if not rows:
        return ()
    title = context.t("Số liệu của các đơn vị tiền thân")
    names = RowNames[_Compared](
        context.t("Chỉ số"), lambda row: context.measure_link(context.edition.measures[row.measure])
    )
    columns = [
        ItemColumn[_Compared](
            context.t("Kỳ"), lambda row: text_cell(f"{context.period_short(row.period)}, {_method(context, row)}")
        ),
        *(_unit_column(context, step.unit) for step in steps),
    ]
    if _is_new(context, unit, steps):
        columns.append(ItemColumn(context.t("Cộng lại"), lambda row: _total(context, row, len(steps)), numeric=True))
    table = item_table(context, title, names, columns, rows)
    links = tuple(context.unit_link(step.unit) for step in steps)
    return (PageSection("tien-than", title, intro=_intro(context, unit, steps), tables=(table,), links=links),)


def _rows(context: PageContext, units: Sequence[str]) -> Iterator[_Compared]:
    """Newest period first, measures in the order of headlines; parts of a whole stay on their own pages."""
    compared: dict[tuple[str, str, str], _Compared] = {}
    for unit in units:
        for value in context.edition.values_by_unit.get(unit, ()):
            if not value.category:
                key = (value.measure, value.method, value.period)
                compared.setdefault(key, _Compared(*key, {})).by_unit[unit] = value
    order = {measure: place for place, measure in enumerate(context.portal.headlines)}
    yield from sorted(
        compared.values(),
        key=lambda row: (-context.period_order[row.period], order.get(row.measure, len(order)), row.measure),
    )


def _method(context: PageContext, row: _Compared) -> str:
    return context.method_label(next(iter(row.by_unit.values())))


def _unit_column(context: PageContext, unit: str) -> ItemColumn[_Compared]:
    def content(row: _Compared) -> CellView:
        value = row.by_unit.get(unit)
        if value is None:
            return CellView("", True)
        parts = context.parts(value)
        return CellView(f"{context.figure_words(value)} ({parts})" if parts else context.figure_words(value), True)

    return ItemColumn(context.unit_name(unit), content, numeric=True)


def _total(context: PageContext, row: _Compared, predecessors: int) -> str:
    """The share worked out anew from the counts of all, or their sum; nothing where one is missing or in doubt."""
    values = list(row.by_unit.values())
    measure = context.edition.measures[row.measure]
    parts = {part for value in values for _, _, part in value.parts}
    is_count = {context.edition.references.role(part) for part in parts}.isdisjoint(NOT_ADDED)
    doubted = any(context.standing(value).is_doubted for value in values)
    if len(values) < predecessors or doubted or not is_count or measure.unit_of_measure == POINTS:
        return ""
    part = sum((value.numerator for value in values), Decimal(0))
    wholes = [value.denominator for value in values if value.denominator is not None]
    if len(wholes) == len(values):
        whole = sum(wholes, Decimal(0))
        share = rounded(part / whole * measure.scale, measure.decimals)
        words = context.t("{part} trên {whole}", part=context.number(part), whole=context.number(whole))
        is_share = measure.unit_of_measure == SHARE
        shown = context.language.percent(share, measure.decimals) if is_share else context.number(share)
        return f"{shown} ({words})"
    return "" if measure.unit_of_measure == SHARE else context.number(part)


def _is_new(context: PageContext, unit: str, steps: Sequence[Succession]) -> bool:
    """Made of these bodies and of nothing else, as far as is known: then their counts are its own."""
    return len(steps) > 1 and {step.date for step in steps} == {context.unit(unit).valid_from}


def _intro(context: PageContext, unit: str, steps: Sequence[Succession]) -> str:
    names = context.language.listed([context.unit_name(step.unit) for step in steps])
    date, acts = steps[0].date, ", ".join(dict.fromkeys(step.legal_act for step in steps))
    since = context.t(", từ {date}", date=context.date(date)) if date else ""
    words = {"unit": context.own_name(unit), "units": names, "since": since, "acts": acts}
    if _is_new(context, unit, steps):
        return context.t(
            "{unit} lập từ toàn bộ {units}{since} ({acts}). Ô cuối chỉ có số khi mọi đơn vị tiền thân báo cáo cùng một "
            "thứ theo cùng một cách; điểm số và số tồn không cộng. Ô trống: không có số, không phải số 0.",
            **words,
        )
    if all(step.relation == RENAMED for step in steps):
        return context.t("{unit} trước đó là {units}{since} ({acts}).", **words)
    return context.t("{unit} nay gồm cả {units}{since} ({acts}).", **words)


def predecessor_links(context: PageContext, unit: str) -> tuple[Link, ...]:
    """Those that came before, whether or not anything is known of them."""
    before = dict.fromkeys(step.unit for step in context.edition.references.successions if step.successor == unit)
    return tuple(context.unit_link(predecessor) for predecessor in before)
