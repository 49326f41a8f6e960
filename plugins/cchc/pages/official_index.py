"""An official index: which of its items can be recomputed, for each unit and period; no score is made up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial

from ..model.findings import STANDINGS
from ..model.grouping import grouped
from ..model.measures import Measure, MeasureValue
from ..model.references import BOUNDED, SCORE, IndexItem, Unit
from .models import CellView, Fact, HeaderView, Link, Page, PageSection, TableView, plain_lead, with_content
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, item_table, listed_table
from .tiles import method_notes
from .value_columns import value_cell

LONG = 40  # units; a longer table starts closed
_Values = Mapping[str, Sequence[MeasureValue]]  # by measure


def index_pages(context: PageContext) -> Iterator[Page]:
    for index, items in context.edition.references.official_indices.items():
        yield _IndexPage(context, index, items).page()


def index_links(context: PageContext) -> tuple[Link, ...]:
    indices = context.edition.references.official_indices
    return tuple(Link(context.label("official_index", index), context.links.official_index(index)) for index in indices)


@dataclass(frozen=True)
class _IndexPage:
    context: PageContext
    index: str
    items: Sequence[IndexItem]

    def page(self) -> Page:
        context = self.context
        title = context.label("official_index", self.index)
        counts = Counter(item.reach for item in self.items)
        reaches = context.edition.references.code_lists.get("reach", ())
        reached = "; ".join(f"{context.number(counts[each])} {context.label('reach', each)}" for each in reaches)
        told = context.t(
            "Trong {n} mục: {reached}. Trang này không đặt ra điểm số nào.", n=len(self.items), reached=reached
        )
        about = context.t("{title}: từng mục, từng đơn vị và kỳ.", title=title)
        # Every act that a rule of this site rests on, and how sure it is.
        of_acts = context.t("Văn bản quy định cách tính, và chắc đến đâu")
        table = listed_table(context, "legal acts", of_acts, context.edition.references.legal_acts.values())
        acts = PageSection("van-ban", of_acts, tables=(table,), folded=True)
        path, above = context.links.official_index(self.index), context.section_link("indicators")
        return Page(
            head=context.head(path, title, about, "indicators", above),
            heading=title,
            lead=plain_lead(told),
            sections=with_content(self._items_section(), *self._unit_sections(), *self._scores(), acts),
        )

    def _items_section(self) -> PageSection:
        """Each group a table: what counts, how near the reports come to it, what they lack."""
        context = self.context
        known = {"name": self._item_name, "percent": lambda told: context.language.percent(Decimal(told))}
        by_group = grouped((context.text(item.group), item) for item in self.items)
        tables = tuple(listed_table(context, "index items", *about, **known) for about in by_group.items())
        sure = dict.fromkeys(context.label("certainty", item.certainty) for item in self.items)
        note = context.t("Điểm, ngưỡng và cách tính của các mục: {certainty}.", certainty="; ".join(sure))
        return PageSection("tung-muc", context.t("Từng mục"), tables=tables, paragraphs=(note,))

    def _item_name(self, item: IndexItem) -> str:
        return f"{item.item} {self.context.text(item.label)}" if item.has_number else self.context.text(item.label)

    @cached_property
    def _measured(self) -> tuple[IndexItem, ...]:
        return tuple(item for item in self.items if item.measures)

    def _unit_sections(self) -> Iterator[PageSection]:
        """Each period a table, the newest first: a row a unit, a column an item that has a measure."""
        context = self.context
        measures = dict.fromkeys(measure for item in self._measured for measure in item.measures)
        every = (value for measure in measures for value in context.edition.values_by_measure[measure])
        by_period = grouped((value.period, value) for value in every if not value.category)
        lacking = sum(not item.measures for item in self.items)
        for period in sorted(by_period, key=lambda period: -context.period(period).order):
            of_units = grouped((value.unit, value) for value in by_period[period])
            units = {unit: grouped((value.measure, value) for value in values) for unit, values in of_units.items()}
            shown = [value for values in of_units.values() for value in values]
            intro = context.t(
                "“≤” là mức cao nhất mà mục có thể đạt; ô trống: báo cáo của đơn vị không có đầu vào. {n} mục khác "
                "không báo cáo nào có đầu vào.",
                n=lacking,
            )
            intro = f"{self._before_words(period)} {intro}".strip()
            table, notes, is_long = self._unit_table(period, units), method_notes(context, shown), len(units) > LONG
            name = context.period_name(period)
            yield PageSection(f"ky-{period}", name, intro=intro, tables=(table,), paragraphs=notes, folded=is_long)

    def _before_words(self, period: str) -> str:
        """The index may be younger than the figures: then they say only what its formula would give."""
        known = self.context.edition.measures
        rules = ((item, rule) for item in self._measured for each in item.measures for rule in known[each].basis)
        since = min((rule.since for item, rule in rules if rule.act == item.act and rule.since), default="")
        if not since or since <= self.context.period(period).end:
            return ""
        day = self.context.date(since)
        return self.context.t("Bộ chỉ số vận hành từ {day}; số của kỳ này chỉ cho biết công thức cho ra gì.", day=day)

    def _unit_table(self, period: str, by_unit: Mapping[str, _Values]) -> TableView:
        context = self.context
        names = RowNames[Unit](context.t("Đơn vị"), lambda unit: context.unit_period_link(unit.id, period))
        measured = {measure for values in by_unit.values() for measure in values}
        items = [item for item in self._measured if measured.intersection(item.measures)]
        columns = [ItemColumn[Unit]("", partial(self._cell, by_unit, item), numeric=True) for item in items]
        units = context.by_name(context.unit(unit) for unit in by_unit)
        table = item_table(context, context.period_name(period), names, columns, units)
        headings = tuple(
            HeaderView(self._item_name(item), 1, 1, context.label("reach", item.reach), True) for item in items
        )
        return replace(table, header_rows=(headings,))

    def _cell(self, by_unit: Mapping[str, _Values], item: IndexItem, unit: Unit) -> str | CellView:
        """Counted in several ways or at several levels, all of them; of doubted figures none is the most it can be, and
        the sign is that of the most doubted."""
        context, words = self.context, dict[str, None]()
        values = [value for measure in item.measures for value in by_unit[unit.id].get(measure, ())]
        for value in values:
            name = f"{context.text(context.edition.measures[value.measure].short)}: " if len(item.measures) > 1 else ""
            is_most = item.reach == BOUNDED and not context.standing(value).is_doubted
            words[f"{name}{'≤ ' if is_most else ''}{context.figure_words(value)}"] = None
        doubted = min(values, key=lambda value: STANDINGS.index(context.standing(value).standing), default=None)
        return value_cell(context, doubted, "; ".join(words)) if doubted else ""

    def _scores(self) -> Iterator[PageSection]:
        """The scored indices by name, their highest total and the totals; no grade, for its bands were not read."""
        context = self.context
        scored = [each for each in context.edition.references.indicators.values() if each.role == SCORE]
        facts = tuple(
            Fact(context.text(each.label), context.text(each.definition), context.links.indicator(each))
            for each in scored
        )
        intro = context.t(
            "{n} chỉ số, mỗi chỉ số nhiều nhất {most} điểm, tổng nhiều nhất {total}. Không xếp loại: mức điểm của từng "
            "loại chưa đối chiếu được với văn bản gốc.",
            n=len(scored),
            most=context.portal.highest_score,
            total=len(scored) * context.portal.highest_score,
        )
        totalled = [measure for measure in context.edition.measures.values() if measure.unit_of_measure == "diem"]
        totals = tuple(map(self._totals, totalled))
        title = context.t("Các chỉ số chấm điểm")
        yield PageSection("cham-diem", title, intro=intro, facts=facts, tables=totals if scored else ())

    def _totals(self, measure: Measure) -> TableView:
        context = self.context
        values = {(value.unit, value.period): value for value in context.edition.values_by_measure[measure.id]}

        def total(period: str, unit: Unit) -> str | CellView:
            value = values.get((unit.id, period))
            return value_cell(context, value, context.figure_words(value)) if value else ""

        periods = sorted({period for _, period in values}, key=lambda period: context.period(period).order)
        columns = [ItemColumn[Unit](context.period_short(each), partial(total, each), numeric=True) for each in periods]
        names = RowNames[Unit](context.t("Đơn vị"), lambda unit: context.unit_link(unit.id))
        units = context.by_name(map(context.unit, {unit for unit, _ in values}))
        return item_table(context, context.text(measure.title), names, columns, units)
