"""Figures added up: of the bodies that a body was made of, and of a table's rows beside the total that it prints."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from ..model.figures import Figure
from ..model.findings import REMARK
from ..model.measures import MeasureValue
from ..model.references import CARRIED_OVER, IN_HAND, NOT_DUE, OVERDUE, SCORE, Succession
from ..words.language import lower, rounded
from .evidence import period_words, table_name
from .models import CellView, Lead, Link, PageSection, TableView, plain_lead
from .page_context import PageContext
from .sentences import source_words
from .table_views import ItemColumn, RowNames, finding_mark, item_table, listed_table
from .tiles import headline_order
from .value_columns import value_cell

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
    steps = _steps(context, unit)
    units = [step.unit for step in steps]
    rows = [*units, ALL] if _is_new(context, unit, steps) else units
    tables = tuple(_table(context, block, rows) for block in _blocks(context, units))
    if not tables:
        return ()
    title = context.t("Số liệu của các đơn vị tiền thân")
    return (PageSection("tien-than", title, intro=_intro(context, unit, steps), tables=tables),)


def predecessors_lead(context: PageContext, unit: str) -> tuple[Lead, str]:
    """What those before it reported last, in one sentence, and by which paper; empty where nothing is known."""
    steps = _steps(context, unit)
    units = [step.unit for step in steps]
    blocks = _blocks(context, units)
    if not blocks:
        return (), ""
    measure = _measures(context, blocks[0])[0]
    values = list(blocks[0].by_measure[measure].values())
    period = period_words(context, *context.source(values[0]))
    can_add = _is_new(context, unit, steps) or all(step.relation == RENAMED for step in steps)
    total = _total(context, measure, values, len(units)) if can_add else ""
    if not total:
        each = context.t("{period}, mỗi đơn vị tiền thân có số riêng ở bảng dưới đây.", period=period)
        return plain_lead(each), source_words(context, values)
    told = f"{lower(context.text(context.edition.measures[measure].short))} {total}"
    if any(context.standing(value).standing == REMARK for value in values):
        told = context.t("{words}, theo số có lưu ý", words=told)
    by = context.t("các đơn vị tiền thân cộng lại") if len(units) > 1 else context.unit_name(units[0])
    start = context.t("{period}, {units}: ", period=period, units=by)
    return ((start, False), (told, True), (".", False)), source_words(context, values)


def area_words(context: PageContext, unit: str) -> str:
    """How the territory of a body of the lowest level came about; how large it was or is stands in no source that is
    held. Nothing of a body that none came before."""
    steps = _steps(context, unit)
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
    return sorted(blocks.values(), key=lambda block: -context.period(block.period).order)


def _table(context: PageContext, block: _Block, rows: Sequence[str]) -> TableView:
    """A row a unit, a column a measure in the order of headlines."""
    measures = _measures(context, block)
    some = next(iter(block.by_measure[measures[0]].values()))
    caption = f"{context.period_name(block.period)}, {context.method_label(some)}"
    names = RowNames[str](
        context.t("Đơn vị"), lambda unit: context.unit_link(unit) if unit != ALL else Link(context.t("Cộng lại"), "")
    )
    columns = [_column(context, block.by_measure[measure], measure, len(rows) - 1) for measure in measures]
    return item_table(context, caption, names, columns, rows)


def _measures(context: PageContext, block: _Block) -> list[str]:
    return sorted(block.by_measure, key=partial(headline_order, context))


def _column(context: PageContext, by_unit: dict[str, MeasureValue], measure: str, all_units: int) -> ItemColumn[str]:
    def content(unit: str) -> str | CellView:
        if unit == ALL:
            return _total(context, measure, list(by_unit.values()), all_units)
        if unit not in by_unit:
            return ""
        words, parts = context.figure_words(by_unit[unit]), context.parts(by_unit[unit])
        return value_cell(context, by_unit[unit], f"{words} ({parts})" if parts else words)

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
    return tuple(context.unit_link(before) for before in dict.fromkeys(step.unit for step in _steps(context, unit)))


def _steps(context: PageContext, unit: str) -> Sequence[Succession]:
    return context.edition.references.successions_to.get(unit, ())


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
    known = {"name": partial(_name, context), "printed_total": partial(_printed_cell, context)}
    known["not_added"] = context.t("không cộng")
    title = context.t("Cộng các phần bên tổng đã in")
    intro = context.explanation("sums of parts")
    differing = [rolled for rolled in roll_ups if rolled.is_doubted or rolled.residual]
    agreeing = [rolled for rolled in roll_ups if rolled not in differing]
    folded = context.t("{n} tổng bằng đúng các phần cộng lại", n=len(agreeing))
    tables = (
        listed_table(context, "roll-ups", context.t("Tổng khác các phần cộng lại"), differing, **known),
        replace(listed_table(context, "roll-ups", folded, agreeing, **known), folded=folded),
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
    finding, sign = finding_mark(context, known) if known.is_doubted else ("", "")
    return CellView(words, True, finding=finding, finding_mark=sign)
